//! Taking receipts in.

use rules::{text::Line, time::Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::failure_of;
use crate::{
    DeskError,
    action::{
        Action, Context, Failure,
        files::{files_of, name_of, read_signed},
    },
    count::count,
};

/// Takes in receipts for one's own sheets.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertReceipts {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// What came of a file.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ReceiptOutcome {
    /// A receipt; here already, it changed nothing.
    Taken {
        /// The file's name.
        name: String,
        /// Who received.
        from: Line,
        /// When, by the receiver's clock.
        at: Instant,
        /// Own sheets in it.
        sheets: u32,
        /// It was here already.
        here: bool,
    },
    /// Not taken in.
    Refused {
        /// The file's name.
        name: String,
        /// Why.
        failure: Failure,
    },
}

impl Action for ExpertReceipts {
    const NAME: &'static str = "expert.receipts";
    const HELP_ZH: &'static str = "导入收件回执";
    const HELP_EN: &'static str = "Takes in receipts for one's own sheets";
    type Output = Vec<ReceiptOutcome>;

    fn run(self, context: &Context<'_>) -> Result<Vec<ReceiptOutcome>, DeskError> {
        let seat = context.seat()?;
        let mut outcomes = Vec::new();
        for path in files_of(&self.paths)? {
            let name = name_of(&path);
            let taken = read_signed(&path).and_then(|bytes| seat.take_receipt(&bytes, context.now));
            outcomes.push(match taken {
                Ok(own) => ReceiptOutcome::Taken {
                    name,
                    from: own.receipt.payload.signing.name,
                    at: own.receipt.payload.received_at,
                    sheets: count(own.sheets.len()),
                    here: own.here,
                },
                Err(error) => ReceiptOutcome::Refused { name, failure: failure_of(&error) },
            });
        }
        Ok(outcomes)
    }
}
