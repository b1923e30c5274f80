//! One item: what each expert wrote, by letter, and what the panel agrees on.

use rules::{
    criteria::{ItemKind, Step},
    digest::Digest,
    ids::{ApplicationId, ItemId, PersonId},
    panel::{Consensus, ConsensusComment, item_spreads},
    sheet::{Citation, Comment, CommentKind, Outcome, Sheet},
    text::Prose,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    draft::ConsensusDraft,
    matrix::{applicants, level},
    shared::PanelPlace,
    voices::{Agreeing, VoiceState, Voices},
};
use crate::{
    DeskError,
    action::{Action, Context, words::Words},
    expert::unprintable_in,
    panel::AgreedItem,
};

/// Asks for an item of an application.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelItem {
    /// The panel.
    pub place: PanelPlace,
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
}

/// What the experts said of an item.
#[derive(Serialize, TS)]
pub(crate) struct PanelItemView {
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
    /// Whether it asks for processes or results.
    #[ts(type = "\"process\" | \"result\" | \"plain\"")]
    pub kind: &'static str,
    /// Names of the dimensions of its kind.
    pub dimensions: Vec<Words>,
    /// Experts, by letter.
    pub voices: Vec<ItemVoice>,
    /// Highest minus lowest.
    pub spread: String,
    /// Level by the frozen threshold.
    #[ts(type = "\"agreed\" | \"near\" | \"reached\"")]
    pub level: &'static str,
    /// The threshold.
    pub threshold: Option<String>,
    /// Marks the item allows.
    pub allowed: Vec<AllowedMark>,
    /// What was agreed on.
    pub consensus: Option<ConsensusView>,
    /// What is typed and not recorded yet.
    pub draft: Option<ConsensusDraft>,
    /// What has to be agreed on.
    pub agreeing: Agreeing,
    /// Whether marks are percent or points.
    #[ts(type = "\"percent\" | \"points\"")]
    pub unit: &'static str,
}

/// An expert on an item.
#[derive(Serialize, TS)]
pub(crate) struct ItemVoice {
    /// Letter.
    pub letter: String,
    /// How the cell stands.
    pub state: VoiceState,
    /// The mark in steps.
    pub steps: Option<u32>,
    /// The mark as people read it.
    pub text: Option<String>,
    /// Percent of the item's points, for the strip.
    pub percent: Option<u32>,
    /// Comments.
    pub comments: Vec<Comment>,
}

/// A mark the item allows.
#[derive(Serialize, TS)]
pub(crate) struct AllowedMark {
    /// As people read it.
    pub text: String,
    /// Its band; marks of one band stand together.
    pub band: u32,
}

/// What was agreed on.
#[derive(Clone, Serialize, TS)]
pub(crate) struct ConsensusView {
    /// The mark in steps.
    pub steps: u32,
    /// The mark as people read it.
    pub text: String,
    /// Why.
    pub reason: Prose,
    /// Comments.
    pub comments: Vec<ConsensusLine>,
}

/// A comment of the panel.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConsensusLine {
    /// Kind.
    pub kind: CommentKind,
    /// Text.
    pub text: Prose,
    /// Places in the dossier.
    pub citations: Vec<Citation>,
    /// Letters of those it was taken over or rewritten from.
    pub taken_from: Vec<String>,
}

/// Records what the panel agrees on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelAgree {
    /// The panel.
    pub place: PanelPlace,
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
    /// The mark in steps.
    pub steps: u32,
    /// Why.
    pub reason: Prose,
    /// Comments.
    pub comments: Vec<ConsensusLine>,
}

/// It is recorded.
#[derive(Serialize, TS)]
pub(crate) struct Agreed {
    /// What was agreed on before: agreeing on it again undoes this.
    pub before: Option<ConsensusView>,
}

/// Leaves every expert's own mark as it is; what was agreed on is taken back.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelKeep {
    /// The panel.
    pub place: PanelPlace,
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
}

/// The sheets of an application that count, with the letter of each author.
type Lettered = Vec<(String, Digest)>;

fn view(set: &rules::criteria::CriteriaSet, consensus: &Consensus, sheets: &Lettered) -> ConsensusView {
    let letter = |digest: &Digest| sheets.iter().find(|(_, sheet)| sheet == digest).map(|(letter, _)| letter.clone());
    ConsensusView {
        steps: consensus.steps,
        text: set.steps_text(consensus.steps),
        reason: consensus.reason.clone(),
        comments: consensus
            .comments
            .iter()
            .map(|comment| ConsensusLine {
                kind: comment.kind,
                text: comment.text.clone(),
                citations: comment.citations.clone(),
                taken_from: comment.taken_from.iter().filter_map(letter).collect(),
            })
            .collect(),
    }
}

fn on_item(
    context: &Context<'_>,
    place: &PanelPlace,
    application: &ApplicationId,
    code: &ItemId,
) -> Result<(PanelItemView, Lettered), DeskError> {
    let seat = context.seat()?;
    let key = place.key();
    let mut opened = seat.opened_sheets(&key)?;
    let counted = opened.counted.remove(application).unwrap_or_default();
    let (_, charter) = seat.charter()?;
    let (rule, set) = charter.marks(&key.round).ok_or(DeskError::NoMarksRound)?;
    let item = set.item(code).ok_or_else(|| DeskError::AgreedMark { item: code.clone() })?;
    let applicant = applicants(&seat, &key)?.remove(application).ok_or(DeskError::NotAssigned)?;
    let views: Vec<(Digest, &Sheet)> = counted.iter().map(|sheet| (sheet.identity, &sheet.payload)).collect();
    let spreads = item_spreads(set, rule.consensus.as_ref(), &views);
    let spread = spreads.into_iter().find(|spread| spread.item == *code).ok_or(DeskError::NothingSigned)?;
    let mut lettered = Vec::new();
    let mut spoken = Vec::new();
    for (letter, person, state) in Voices::of(&charter, &key, &opened).on(application) {
        let own = |sheet: &&crate::SignedRecord<Sheet>| -> bool {
            let author: &PersonId = &sheet.payload.cell.expert;
            *author == person
        };
        let sheet = counted.iter().find(own);
        lettered.extend(sheet.map(|sheet| (letter.clone(), sheet.identity)));
        let mark = sheet.and_then(|sheet| match &sheet.payload.outcome {
            Outcome::Scored { marks, .. } => marks.iter().find(|mark| mark.item == *code),
            Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
        });
        let percent = mark.and_then(|mark| set.percent(item, mark.steps)?.decimal(0).parse().ok());
        spoken.push(ItemVoice {
            letter,
            state,
            steps: mark.map(|mark| mark.steps),
            text: mark.map(|mark| set.steps_text(mark.steps)),
            percent,
            comments: mark.map(|mark| mark.comments.clone()).unwrap_or_default(),
        });
    }
    let band = |steps: u32| {
        let own = set.band_of(item, steps);
        let index = own.and_then(|own| set.bands.iter().position(|band| band.from == own.from));
        index.and_then(|index| u32::try_from(index).ok()).unwrap_or(0)
    };
    let agreed = seat.agreed(&key)?;
    let consensus = agreed.get(&(application.clone(), code.clone())).map(|value| view(set, value, &lettered));
    let view = PanelItemView {
        application: application.clone(),
        applicant,
        item: code.clone(),
        name: Words::from(&item.name),
        points: item.points,
        kind: match item.kind {
            ItemKind::Process => "process",
            ItemKind::Result => "result",
            ItemKind::Plain => "plain",
        },
        dimensions: set.dimensions(item.kind).iter().map(|dimension| Words::from(&dimension.name)).collect(),
        voices: spoken,
        spread: set.steps_text(spread.spread),
        level: level(spread.level),
        threshold: rule.consensus.as_ref().map(|consensus| set.steps_text(consensus.spread_steps)),
        allowed: set.steps(item).map(|steps| AllowedMark { text: set.steps_text(steps), band: band(steps) }).collect(),
        consensus,
        draft: ConsensusDraft::read(&seat, &key, application, code)?,
        agreeing: Agreeing::by(rule),
        unit: if matches!(set.step, Step::Percent { .. }) { "percent" } else { "points" },
    };
    Ok((view, lettered))
}

impl Action for PanelItem {
    const NAME: &'static str = "panel.item";
    const HELP_ZH: &'static str = "一条条款上各专家的给分与评语（以字母表示）和合议情况";
    const HELP_EN: &'static str = "One item: marks and comments by letter, and what was agreed on";
    type Output = PanelItemView;

    fn run(self, context: &Context<'_>) -> Result<PanelItemView, DeskError> {
        Ok(on_item(context, &self.place, &self.application, &self.item)?.0)
    }
}

impl Action for PanelAgree {
    const NAME: &'static str = "panel.agree";
    const HELP_ZH: &'static str = "记下一条条款的合议值、理由和合议评语；签名前可改";
    const HELP_EN: &'static str =
        "Records what the panel agrees on for an item; may be changed until the result is signed";
    type Output = Agreed;

    fn run(self, context: &Context<'_>) -> Result<Agreed, DeskError> {
        let (before, lettered) = on_item(context, &self.place, &self.application, &self.item)?;
        let sheet = |letter: &String| lettered.iter().find(|(own, _)| own == letter).map(|(_, sheet)| *sheet);
        let taken = self.comments.iter().flat_map(|line| &line.taken_from);
        let letters: Vec<String> = taken.filter(|letter| sheet(letter).is_none()).cloned().collect();
        if !letters.is_empty() {
            return Err(DeskError::UnknownLetters { letters });
        }
        let comments = self.comments.into_iter().map(|line| ConsensusComment {
            taken_from: line.taken_from.iter().filter_map(sheet).collect(),
            kind: line.kind,
            text: line.text,
            citations: line.citations,
        });
        let consensus = Consensus { steps: self.steps, reason: self.reason, comments: comments.collect() };
        let texts = consensus.comments.iter().map(|comment| comment.text.as_str());
        let characters = unprintable_in(texts.chain([consensus.reason.as_str()]));
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        let (seat, key) = (context.seat()?, self.place.key());
        let item = AgreedItem { application: self.application.clone(), item: self.item.clone(), consensus };
        seat.agree(&key, &[item], context.now)?;
        seat.forget_agreeing_draft(&key, &self.application, &self.item, context.now)?;
        Ok(Agreed { before: before.consensus })
    }
}

impl Action for PanelKeep {
    const NAME: &'static str = "panel.keep";
    const HELP_ZH: &'static str = "维持各自分数：撤回这一条的合议；达到门槛的条款仍须合议";
    const HELP_EN: &'static str = "Keeps each expert's own mark; an item at the threshold still has to be agreed on";
    type Output = Agreed;

    fn run(self, context: &Context<'_>) -> Result<Agreed, DeskError> {
        let (before, _) = on_item(context, &self.place, &self.application, &self.item)?;
        let (seat, key) = (context.seat()?, self.place.key());
        seat.withdraw_agreed(&key, &self.application, &self.item, context.now)?;
        seat.forget_agreeing_draft(&key, &self.application, &self.item, context.now)?;
        Ok(Agreed { before: before.consensus })
    }
}
