//! The chair's road: roster, intake, opening, consensus, result, acknowledgements; and a member's answer.

mod answer;
mod concluding;
mod consensus;
mod draft;
mod intake;
mod list;
mod matrix;
mod opening;
mod result;
mod roster;
mod shared;
mod voices;

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<list::PanelList>(),
    Entry::of::<roster::PanelRosterOf>(),
    Entry::of::<intake::PanelCheck>(),
    Entry::of::<intake::PanelTakeIn>(),
    Entry::of::<intake::PanelExportReceipts>(),
    Entry::of::<opening::PanelMayOpen>(),
    Entry::of::<opening::PanelOpen>(),
    Entry::of::<opening::PanelSlip>(),
    Entry::of::<matrix::PanelMatrixOf>(),
    Entry::of::<matrix::PanelAgenda>(),
    Entry::of::<consensus::PanelItem>(),
    Entry::of::<draft::PanelDraft>(),
    Entry::of::<consensus::PanelAgree>(),
    Entry::of::<consensus::PanelKeep>(),
    Entry::of::<concluding::PanelResultOf>(),
    Entry::of::<concluding::PanelResultDraft>(),
    Entry::of::<concluding::PanelResultShown>(),
    Entry::of::<result::PanelResultPreview>(),
    Entry::of::<result::PanelConclude>(),
    Entry::of::<result::PanelExportResult>(),
    Entry::of::<result::PanelCollect>(),
    Entry::of::<answer::ExpertResult>(),
    Entry::of::<answer::ExpertAnswerDraft>(),
    Entry::of::<answer::ExpertAcknowledge>(),
];
