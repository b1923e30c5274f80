//! Consensus per item: where experts differ, and what they agree on.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    charter::Merge,
    digest::Digest,
    ids::{ApplicationId, ItemId},
    panel::{Cell, CellState, Consensus, ItemSpread, MergeFault, SpreadLevel, item_spreads},
    sheet::Sheet,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use store::Act;

use super::PanelKey;
use crate::{DeskError, record::SignedRecord, seat::Seat};

/// The draft of an item on which nothing is typed.
const NOTHING_TYPED: &str = "null";

/// An item to be discussed or agreed already.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// Application.
    pub application: ApplicationId,
    /// Marks and spread.
    pub spread: ItemSpread,
    /// What was agreed.
    pub consensus: Option<Consensus>,
}

/// The opened sheets of a panel.
pub(crate) struct OpenedSheets {
    /// How every cell stands.
    pub(crate) cells: Vec<Cell>,
    /// Sheets that count, by application.
    pub(crate) counted: BTreeMap<ApplicationId, Vec<SignedRecord<Sheet>>>,
}

/// What the panel agreed on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreedItem {
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
    /// The agreed mark with its reason.
    pub consensus: Consensus,
}

impl Seat {
    /// Returns the agenda: items at the threshold, or all where only agreed marks count; widest spread first, then in
    /// order of application and item.
    ///
    /// # Errors
    /// Not opened yet, or the copy's own.
    pub fn agenda(&self, panel: &PanelKey) -> Result<Vec<Disagreement>, DeskError> {
        self.agenda_of(panel, &self.opened_sheets(panel)?)
    }

    /// Returns the agenda of sheets that are read already.
    pub(crate) fn agenda_of(&self, panel: &PanelKey, opened: &OpenedSheets) -> Result<Vec<Disagreement>, DeskError> {
        let (_, charter) = self.charter()?;
        let (rule, set) = charter.marks(&panel.round).ok_or(DeskError::NoMarksRound)?;
        let agreed = self.agreed(panel)?;
        let mut agenda = Vec::new();
        for (application, sheets) in &opened.counted {
            let views: Vec<(Digest, &Sheet)> = sheets.iter().map(|sheet| (sheet.identity, &sheet.payload)).collect();
            for spread in item_spreads(set, rule.consensus.as_ref(), &views) {
                if spread.level == SpreadLevel::Reached || rule.merge == Merge::Consensus {
                    let consensus = agreed.get(&(application.clone(), spread.item.clone())).cloned();
                    agenda.push(Disagreement { application: application.clone(), spread, consensus });
                }
            }
        }
        agenda.sort_by(|a, b| {
            let place = |entry: &Disagreement| (entry.application.clone(), entry.spread.item.clone());
            b.spread.spread.cmp(&a.spread.spread).then_with(|| place(a).cmp(&place(b)))
        });
        Ok(agenda)
    }

    /// Records what the panel agreed on for items; may be changed until the result is signed.
    ///
    /// # Errors
    /// Not opened yet, an item or mark does not exist, or the rule has no consensus step.
    pub fn agree(&self, panel: &PanelKey, items: &[AgreedItem], now: Instant) -> Result<(), DeskError> {
        if self.opening(panel)?.is_none() {
            return Err(DeskError::NotOpened);
        }
        let (_, charter) = self.charter()?;
        let (rule, set) = charter.marks(&panel.round).ok_or(DeskError::NoMarksRound)?;
        if !rule.merge.merges_items() {
            return Err(DeskError::AgreeOnSheets);
        }
        let mut agreed = self.agreed(panel)?;
        for entry in items {
            if rule.consensus.is_none() && rule.merge != Merge::Consensus {
                let fault = MergeFault::NoConsensusStep(entry.item.clone());
                return Err(DeskError::Merge { application: entry.application.clone(), fault });
            }
            if set.mark_score(&entry.item, entry.consensus.steps).is_none() {
                return Err(DeskError::AgreedMark { item: entry.item.clone() });
            }
            agreed.insert((entry.application.clone(), entry.item.clone()), entry.consensus.clone());
        }
        self.keep_agreed(panel, agreed, items.len(), now)
    }

    /// Takes back what was agreed on for an item, so that each expert's own mark stays.
    ///
    /// # Errors
    /// Not opened yet, or the copy's own.
    pub fn withdraw_agreed(
        &self,
        panel: &PanelKey,
        application: &ApplicationId,
        item: &ItemId,
        now: Instant,
    ) -> Result<(), DeskError> {
        if self.opening(panel)?.is_none() {
            return Err(DeskError::NotOpened);
        }
        let mut agreed = self.agreed(panel)?;
        match agreed.remove(&(application.clone(), item.clone())) {
            Some(_) => self.keep_agreed(panel, agreed, 1, now),
            None => Ok(()),
        }
    }

    fn keep_agreed(
        &self,
        panel: &PanelKey,
        agreed: BTreeMap<(ApplicationId, ItemId), Consensus>,
        changed: usize,
        now: Instant,
    ) -> Result<(), DeskError> {
        let list: Vec<AgreedItem> = agreed
            .into_iter()
            .map(|((application, item), consensus)| AgreedItem { application, item, consensus })
            .collect();
        let json = serde_json::to_string(&list).map_err(|_| DeskError::DamagedValue { name: "consensus" })?;
        let key = panel.text();
        self.copy.write(Act::named("agree"), &now.to_string(), &key, |write| {
            write.put_value(&format!("consensus/{key}"), &json)?;
            write.set_details(serde_json::json!({ "items": changed }));
            Ok::<(), DeskError>(())
        })
    }

    /// Returns what is typed on an item and not recorded yet.
    pub(crate) fn agreeing_draft(
        &self,
        panel: &PanelKey,
        application: &ApplicationId,
        item: &ItemId,
    ) -> Result<Option<String>, DeskError> {
        let draft = self.copy.draft(&agreeing(panel, application, item))?;
        Ok(draft.map(|draft| draft.json).filter(|json| json != NOTHING_TYPED))
    }

    /// Keeps what is typed on an item; durable when it returns, and not journaled: nothing is agreed on yet.
    pub(crate) fn keep_agreeing_draft(
        &self,
        panel: &PanelKey,
        application: &ApplicationId,
        item: &ItemId,
        json: &str,
        now: Instant,
    ) -> Result<(), DeskError> {
        if self.opening(panel)?.is_none() {
            return Err(DeskError::NotOpened);
        }
        let key = agreeing(panel, application, item);
        let version = self.copy.draft(&key)?.map_or(0, |draft| draft.version);
        self.copy.save_draft(&key, json, version, &now.to_string())?;
        Ok(())
    }

    /// Forgets what was typed on an item.
    pub(crate) fn forget_agreeing_draft(
        &self,
        panel: &PanelKey,
        application: &ApplicationId,
        item: &ItemId,
        now: Instant,
    ) -> Result<(), DeskError> {
        match self.agreeing_draft(panel, application, item)? {
            Some(_) => self.keep_agreeing_draft(panel, application, item, NOTHING_TYPED, now),
            None => Ok(()),
        }
    }

    pub(crate) fn agreed(&self, panel: &PanelKey) -> Result<BTreeMap<(ApplicationId, ItemId), Consensus>, DeskError> {
        let Some(json) = self.copy.value(&format!("consensus/{}", panel.text()))? else { return Ok(BTreeMap::new()) };
        let list: Vec<AgreedItem> =
            serde_json::from_str(&json).map_err(|_| DeskError::DamagedValue { name: "consensus" })?;
        Ok(list.into_iter().map(|entry| ((entry.application, entry.item), entry.consensus)).collect())
    }

    /// Returns the sheets that count, for every application that somebody was to score; an error before the opening.
    pub(crate) fn counted_sheets(
        &self,
        panel: &PanelKey,
    ) -> Result<BTreeMap<ApplicationId, Vec<SignedRecord<Sheet>>>, DeskError> {
        Ok(self.opened_sheets(panel)?.counted)
    }

    /// Reads the opened sheets of a panel once; an error before the opening.
    pub(crate) fn opened_sheets(&self, panel: &PanelKey) -> Result<OpenedSheets, DeskError> {
        if self.opening(panel)?.is_none() {
            return Err(DeskError::NotOpened);
        }
        let mut sheets = self.panel_sheets(panel)?;
        let cells = self.sort_sheets(panel, &sheets, &BTreeSet::new())?.cells;
        let mut counted: BTreeMap<ApplicationId, Vec<SignedRecord<Sheet>>> = BTreeMap::new();
        for cell in &cells {
            // What all are recused from, such as an application that withdrew, has no place in the result.
            if cell.state == CellState::Recused {
                continue;
            }
            // One whose sheets have not come has: no result may leave it out.
            let sheets_of = counted.entry(cell.application.clone()).or_default();
            let (CellState::Scored(id) | CellState::Abstained(id) | CellState::Insufficient(id)) = &cell.state else {
                continue;
            };
            if let Some(sheet) = sheets.remove(id) {
                sheets_of.push(sheet);
            }
        }
        Ok(OpenedSheets { cells, counted })
    }
}

fn agreeing(panel: &PanelKey, application: &ApplicationId, item: &ItemId) -> String {
    format!("consensus/{}/{application}/{item}", panel.text())
}
