//! The expected matrix: round × panel × application × expert, committed to with salts.
//!
//! The charter carries one digest per cell, sorted, so that everybody can count and nobody can read; a person gets
//! the rows that are theirs opened, and the archive opens all.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Charter;
use crate::{
    digest::Digest,
    ids::{ApplicationId, PanelId, PersonId, RoundId, TrackId},
    text::Line,
};

/// The cells of one panel in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixBlock {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
    /// One digest per cell, ascending.
    pub commitments: Vec<Digest>,
}

/// One opened cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
    /// Application.
    pub application: ApplicationReference,
    /// Expert.
    pub expert: PersonId,
    /// What is expected of the cell.
    pub expected: Expected,
    /// 32 random bytes, so that a digest gives nothing away.
    pub salt: Salt,
}

/// An application as a reviewer knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationReference {
    /// Number on the dossier.
    pub id: ApplicationId,
    /// The applicant 申报单位.
    pub applicant: Line,
    /// Track.
    pub track: TrackId,
    /// Category as the scheme says it, such as 制造业.
    pub category: Line,
}

/// What is expected of a cell when the charter is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A sheet.
    Sheet,
    /// Nothing: the expert is recused 回避.
    Recused,
}

/// 32 random bytes; JSON text is 64 lower-case hex digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(Digest);

/// A row that the charter does not expect.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RowFault {
    /// No such panel in that round.
    #[error("the charter has no panel {panel} in round {round}")]
    NoSuchPanel {
        /// Round named.
        round: RoundId,
        /// Panel named.
        panel: PanelId,
    },
    /// The panel exists, the cell does not.
    #[error("the charter expects no such cell in round {round}, panel {panel}")]
    NotExpected {
        /// Round named.
        round: RoundId,
        /// Panel named.
        panel: PanelId,
    },
}

impl Salt {
    /// Returns the salt of 32 random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Salt {
        Salt(Digest::from_bytes(bytes))
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}

impl JsonSchema for Salt {
    fn schema_name() -> Cow<'static, str> {
        "Salt".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "32 random bytes" })
    }
}

impl Row {
    /// Returns the commitment: SHA-256 over the lines `paneldesk.matrix-row/1`, round, panel, application, applicant,
    /// track, category, expert, expected, salt, each ended by a line feed. No field can contain a line feed.
    #[must_use]
    pub fn commitment(&self) -> Digest {
        let expected = match self.expected {
            Expected::Sheet => "sheet",
            Expected::Recused => "recused",
        };
        let text = format!(
            "paneldesk.matrix-row/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{expected}\n{}\n",
            self.round,
            self.panel,
            self.application.id,
            self.application.applicant,
            self.application.track,
            self.application.category,
            self.expert,
            self.salt.0,
        );
        Digest::of(text.as_bytes())
    }
}

impl MatrixBlock {
    /// Returns the blocks of opened rows, in order of round and panel.
    #[must_use]
    pub fn of(rows: &[Row]) -> Vec<MatrixBlock> {
        let mut blocks: std::collections::BTreeMap<(RoundId, PanelId), Vec<Digest>> = Default::default();
        for row in rows {
            blocks.entry((row.round.clone(), row.panel.clone())).or_default().push(row.commitment());
        }
        blocks
            .into_iter()
            .map(|((round, panel), mut commitments)| {
                commitments.sort();
                commitments.dedup();
                MatrixBlock { round, panel, commitments }
            })
            .collect()
    }
}

impl Charter {
    /// Returns whether the charter expects this row.
    ///
    /// # Errors
    /// [`RowFault`] says what it does not know.
    pub fn expects(&self, row: &Row) -> Result<(), RowFault> {
        let named = |block: &&MatrixBlock| block.round == row.round && block.panel == row.panel;
        let (round, panel) = (row.round.clone(), row.panel.clone());
        match self.matrix.iter().find(named) {
            None => Err(RowFault::NoSuchPanel { round, panel }),
            Some(block) if block.commitments.binary_search(&row.commitment()).is_err() => {
                Err(RowFault::NotExpected { round, panel })
            }
            Some(_) => Ok(()),
        }
    }
}
