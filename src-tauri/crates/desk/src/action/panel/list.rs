//! The panels one chairs.

use rules::{
    ids::{PanelId, RoundId},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    panel::PanelKey,
};

/// Asks for the panels the owner chairs.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelList {}

/// A panel the owner chairs.
#[derive(Serialize, TS)]
pub(crate) struct ChairedPanel {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
    /// The round's name.
    pub round_name: String,
    /// The panel's name.
    pub panel_name: String,
    /// When hand-in ends.
    pub deadline: Instant,
    /// When its sheets were opened.
    pub opened: Option<Instant>,
    /// When its result was signed.
    pub concluded: Option<Instant>,
}

impl Action for PanelList {
    const NAME: &'static str = "panel.list";
    const HELP_ZH: &'static str = "本人任组长的评审组";
    const HELP_EN: &'static str = "The panels the owner chairs";
    type Output = Vec<ChairedPanel>;

    fn run(self, context: &Context<'_>) -> Result<Vec<ChairedPanel>, DeskError> {
        let seat = context.seat()?;
        let me = seat.profile()?.person;
        let (_, charter) = seat.charter()?;
        let mut panels = Vec::new();
        for round in &charter.rounds {
            for panel in round.panels.iter().filter(|panel| panel.chair == me) {
                let key = PanelKey { round: round.id.clone(), panel: panel.id.clone() };
                panels.push(ChairedPanel {
                    round_name: round.name.to_string(),
                    panel_name: panel.name.to_string(),
                    deadline: round.deadline,
                    opened: seat.opening(&key)?.map(|slip| slip.payload.at),
                    concluded: seat.result_in_force(&key)?.map(|result| result.payload.signing.claimed_at),
                    round: key.round,
                    panel: key.panel,
                });
            }
        }
        Ok(panels)
    }
}
