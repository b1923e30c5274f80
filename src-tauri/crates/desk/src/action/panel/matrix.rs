//! After the opening: marks by letter with their spread, and the agenda. No names, totals, ranks or lines.

use std::collections::BTreeMap;

use rules::{
    charter::Source,
    criteria::Step,
    digest::Digest,
    ids::{ApplicationId, ItemId, PersonId},
    panel::{Difference, SpreadLevel, differences, item_spreads},
    sheet::Sheet,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    shared::PanelPlace,
    voices::{Agreeing, VoiceState, Voices},
};
use crate::{
    DeskError,
    action::{Action, Context, words::Words},
    panel::PanelKey,
    seat::Seat,
};

/// Asks for the marks of an application.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelMatrixOf {
    /// The panel.
    pub place: PanelPlace,
    /// The application.
    pub application: ApplicationId,
}

/// The marks of an application.
#[derive(Serialize, TS)]
pub(crate) struct PanelMatrix {
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// All applications of the panel, to turn to.
    pub applications: Vec<MatrixApplication>,
    /// Experts by letter, with what they said of this application.
    pub voices: Vec<MatrixVoice>,
    /// Items in order.
    pub items: Vec<MatrixItem>,
    /// Spread from which on an item is discussed; none without a consensus step.
    pub threshold: Option<String>,
    /// The article the rule comes from; none when unspecified.
    pub article: Option<String>,
    /// Who decided the rule.
    pub decided_by: String,
    /// Whether marks are percent or points.
    #[ts(type = "\"percent\" | \"points\"")]
    pub unit: &'static str,
    /// What has to be agreed on.
    pub agreeing: Agreeing,
}

/// An application to turn to.
#[derive(Serialize, TS)]
pub(crate) struct MatrixApplication {
    /// Number.
    pub id: ApplicationId,
    /// Applicant.
    pub applicant: String,
}

/// An expert.
#[derive(Serialize, TS)]
pub(crate) struct MatrixVoice {
    /// Letter.
    pub letter: String,
    /// How the cell stands.
    pub state: VoiceState,
}

/// One item over all experts.
#[derive(Serialize, TS)]
pub(crate) struct MatrixItem {
    /// Code.
    pub code: ItemId,
    /// Name.
    pub name: Words,
    /// Full points.
    pub points: u32,
    /// One per voice, in their order; none where there is no mark.
    pub marks: Vec<Option<MatrixMark>>,
    /// Highest minus lowest.
    pub spread: String,
    /// Level by the frozen threshold.
    #[ts(type = "\"agreed\" | \"near\" | \"reached\"")]
    pub level: &'static str,
    /// What was agreed on.
    pub agreed: Option<String>,
}

/// A mark.
#[derive(Serialize, TS)]
pub(crate) struct MatrixMark {
    /// In steps.
    pub steps: u32,
    /// As people read it.
    pub text: String,
    /// Percent of the item's points, for the strip.
    pub percent: u32,
    /// Class of its difference from the item's median.
    // Another type of this name is declared already: what an audit finds.
    #[ts(type = "\"lo2\" | \"lo1\" | \"even\" | \"hi1\" | \"hi2\"")]
    pub difference: Difference,
}

/// Asks for the items to be discussed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelAgenda {
    /// The panel.
    pub place: PanelPlace,
}

/// Items of applications that the same experts leave the room for.
#[derive(Serialize, TS)]
pub(crate) struct AgendaGroup {
    /// Letters of those who leave.
    pub leave: Vec<String>,
    /// Items, widest spread first.
    pub items: Vec<AgendaItem>,
}

/// An item to be discussed.
#[derive(Serialize, TS)]
pub(crate) struct AgendaItem {
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// Item.
    pub item: ItemId,
    /// Its name.
    pub name: Words,
    /// Its points.
    pub points: u32,
    /// Highest minus lowest.
    pub spread: String,
    /// What was agreed on.
    pub agreed: Option<String>,
}

pub(super) fn level(level: SpreadLevel) -> &'static str {
    match level {
        SpreadLevel::Agreed => "agreed",
        SpreadLevel::Near => "near",
        SpreadLevel::Reached => "reached",
    }
}

/// Returns applications of a panel with their applicants.
pub(super) fn applicants(seat: &Seat, key: &PanelKey) -> Result<BTreeMap<ApplicationId, String>, DeskError> {
    let rows = seat.panel_rows(key)?;
    Ok(rows.into_iter().map(|row| (row.application.id, row.application.applicant.to_string())).collect())
}

impl Action for PanelMatrixOf {
    const NAME: &'static str = "panel.matrix";
    const HELP_ZH: &'static str = "开封后一家的评分矩阵：专家以字母表示，逐条离散";
    const HELP_EN: &'static str = "After the opening: one application's marks by letter, with the spread of each item";
    type Output = PanelMatrix;

    fn run(self, context: &Context<'_>) -> Result<PanelMatrix, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let opened = seat.opened_sheets(&key)?;
        let (_, charter) = seat.charter()?;
        let (rule, set) = charter.marks(&key.round).ok_or(DeskError::NoMarksRound)?;
        let applicants = applicants(&seat, &key)?;
        let applicant = applicants.get(&self.application).cloned().ok_or(DeskError::NotAssigned)?;
        let voices = Voices::of(&charter, &key, &opened).on(&self.application);
        let agreed = seat.agreed(&key)?;
        let sheets: Vec<(Digest, &Sheet)> = opened
            .counted
            .get(&self.application)
            .into_iter()
            .flatten()
            .map(|sheet| (sheet.identity, &sheet.payload))
            .collect();
        let mut items = Vec::new();
        for spread in item_spreads(set, rule.consensus.as_ref(), &sheets) {
            let Some(item) = set.item(&spread.item) else { continue };
            let percents: Vec<_> = spread.marks.iter().filter_map(|(_, steps)| set.percent(item, *steps)).collect();
            let classes = differences(&percents);
            let mark = |person: &PersonId| {
                let index = spread.marks.iter().position(|(marker, _)| marker == person)?;
                let (_, steps) = spread.marks.get(index)?;
                Some(MatrixMark {
                    steps: *steps,
                    text: set.steps_text(*steps),
                    percent: percents.get(index)?.decimal(0).parse().ok()?,
                    difference: *classes.get(index)?,
                })
            };
            let consensus = agreed.get(&(self.application.clone(), item.code.clone()));
            items.push(MatrixItem {
                code: item.code.clone(),
                name: Words::from(&item.name),
                points: item.points,
                marks: voices.iter().map(|(_, person, _)| mark(person)).collect(),
                spread: set.steps_text(spread.spread),
                level: level(spread.level),
                agreed: consensus.map(|consensus| set.steps_text(consensus.steps)),
            });
        }
        let Source { article, decided_by } = &rule.source;
        Ok(PanelMatrix {
            application: self.application,
            applicant,
            applications: applicants.into_iter().map(|(id, applicant)| MatrixApplication { id, applicant }).collect(),
            voices: voices.into_iter().map(|(letter, _, state)| MatrixVoice { letter, state }).collect(),
            items,
            threshold: rule.consensus.as_ref().map(|consensus| set.steps_text(consensus.spread_steps)),
            article: article.as_ref().map(ToString::to_string),
            decided_by: decided_by.to_string(),
            unit: if matches!(set.step, Step::Percent { .. }) { "percent" } else { "points" },
            agreeing: Agreeing::by(rule),
        })
    }
}

impl Action for PanelAgenda {
    const NAME: &'static str = "panel.agenda";
    const HELP_ZH: &'static str = "需讨论的条款：按离散排列，按须离席的人分组";
    const HELP_EN: &'static str = "Items to be discussed by spread, grouped by who leaves the room";
    type Output = Vec<AgendaGroup>;

    fn run(self, context: &Context<'_>) -> Result<Vec<AgendaGroup>, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let opened = seat.opened_sheets(&key)?;
        let agenda = seat.agenda_of(&key, &opened)?;
        let (_, charter) = seat.charter()?;
        let (_, set) = charter.marks(&key.round).ok_or(DeskError::NoMarksRound)?;
        let applicants = applicants(&seat, &key)?;
        let voices = Voices::of(&charter, &key, &opened);
        let mut leaves: BTreeMap<ApplicationId, Vec<String>> = BTreeMap::new();
        for id in applicants.keys() {
            let recused = voices.on(id).into_iter().filter(|(.., state)| *state == VoiceState::Recused);
            leaves.insert(id.clone(), recused.map(|(letter, ..)| letter).collect());
        }
        let mut groups: Vec<AgendaGroup> = Vec::new();
        for entry in agenda {
            let Some(item) = set.item(&entry.spread.item) else { continue };
            let leave = leaves.get(&entry.application).cloned().unwrap_or_default();
            let line = AgendaItem {
                applicant: applicants.get(&entry.application).cloned().unwrap_or_default(),
                application: entry.application,
                item: item.code.clone(),
                name: Words::from(&item.name),
                points: item.points,
                spread: set.steps_text(entry.spread.spread),
                agreed: entry.consensus.map(|consensus| set.steps_text(consensus.steps)),
            };
            match groups.iter_mut().find(|group| group.leave == leave) {
                Some(group) => group.items.push(line),
                None => groups.push(AgendaGroup { leave, items: vec![line] }),
            }
        }
        Ok(groups)
    }
}
