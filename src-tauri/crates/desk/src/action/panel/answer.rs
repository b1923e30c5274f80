//! A member reads the panel's result and answers it.

use std::path::PathBuf;

use rules::{digest::Digest, record::Answer, text::Prose, time::Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{draft::DraftKept, shared::code_of};
use crate::{
    DeskError,
    action::{
        Action, Context, Secret,
        files::{read_signed, write_file},
        printed::{PrintedPage, pages_of},
    },
    expert::unprintable_in,
    panel::Answering,
    record::Content,
    verify::{Trust, verify_file},
};

/// Reads a panel's signed result.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertResult {
    /// The file.
    pub path: String,
    /// Width of the pictures in pixels.
    pub width: u32,
}

/// The result, verified.
#[derive(Serialize, TS)]
pub(crate) struct ExpertResultView {
    /// Identity of the file.
    #[ts(type = "string")]
    pub identity: Digest,
    /// First groups of the data's digest, as printed.
    pub code: Vec<String>,
    /// Round and panel.
    pub title: String,
    /// Who signed it.
    pub signer: String,
    /// When, as the signer's clock claims.
    pub at: Instant,
    /// Whether the owner is asked to answer.
    pub member: bool,
    /// What the owner answered last.
    pub answered: Option<OwnAnswer>,
    /// What the owner began to write that they hold.
    pub draft: Option<String>,
    /// Its pages.
    pub pages: Vec<PrintedPage>,
}

/// An answer one gave.
#[derive(Serialize, TS)]
pub(crate) struct OwnAnswer {
    /// What one holds; none agrees.
    pub dissent: Option<String>,
    /// When.
    pub at: Instant,
}

/// Keeps what one begins to write; nothing written forgets it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertAnswerDraft {
    /// Identity of the result.
    #[ts(type = "string")]
    pub identity: Digest,
    /// What one holds.
    pub text: String,
}

/// Signs the owner's answer and writes it to a file.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertAcknowledge {
    /// The result.
    pub path: String,
    /// The owner's passphrase.
    pub passphrase: Secret,
    /// What a dissenting member holds; none agrees.
    pub dissent: Option<Prose>,
    /// Where the answer is written, to be given to the chair.
    pub to: String,
}

/// The answer is signed.
#[derive(Serialize, TS)]
pub(crate) struct Acknowledged {
    /// Identity of the answer.
    #[ts(type = "string")]
    pub identity: Digest,
}

impl Action for ExpertResult {
    const NAME: &'static str = "expert.result";
    const HELP_ZH: &'static str = "核验并阅读小组评审结果";
    const HELP_EN: &'static str = "Verifies and shows a panel's signed result";
    type Output = ExpertResultView;

    fn run(self, context: &Context<'_>) -> Result<ExpertResultView, DeskError> {
        let seat = context.seat()?;
        let bytes = read_signed(&PathBuf::from(self.path))?;
        let verdict = verify_file(&bytes, &Trust { office: seat.office()?, charters: seat.charters()? });
        let (Some(Content::PanelResult(result)), Some(identity), Some(data)) =
            (verdict.content.as_ref().filter(|_| verdict.is_good()), verdict.identity, verdict.data)
        else {
            return Err(DeskError::NotGood { reasons: verdict.reasons });
        };
        let me = seat.profile()?.person;
        Ok(ExpertResultView {
            identity,
            code: code_of(data),
            title: format!("{}　{}", result.round.name, result.round.panel_name),
            signer: result.signing.name.to_string(),
            at: result.signing.claimed_at,
            member: result.members.iter().any(|member| member.person == me),
            answered: seat.own_answer(identity, &me)?.map(|(answer, at)| OwnAnswer {
                dissent: match answer {
                    Answer::Agreed => None,
                    Answer::Dissent { text } => Some(text.to_string()),
                },
                at,
            }),
            draft: seat.answer_draft(identity)?,
            pages: pages_of(context, bytes, self.width)?,
        })
    }
}

impl Action for ExpertAnswerDraft {
    const NAME: &'static str = "expert.answer_draft";
    const HELP_ZH: &'static str = "保存尚未签名的不同意见";
    const HELP_EN: &'static str = "Keeps a dissent that is not signed yet";
    type Output = DraftKept;

    fn run(self, context: &Context<'_>) -> Result<DraftKept, DeskError> {
        let characters = unprintable_in([self.text.as_str()].into_iter());
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        context.seat()?.keep_answer_draft(self.identity, &self.text, context.now)?;
        Ok(DraftKept { at: context.now })
    }
}

impl Action for ExpertAcknowledge {
    const NAME: &'static str = "expert.acknowledge";
    const HELP_ZH: &'static str = "确认小组评审结果：同意，或写明不同意见；签署后写到文件";
    const HELP_EN: &'static str = "Answers the panel result, agreeing or dissenting; signed and written to a file";
    type Output = Acknowledged;

    fn run(self, context: &Context<'_>) -> Result<Acknowledged, DeskError> {
        let seat = context.seat()?;
        let signer = seat.unlock(&self.passphrase.passphrase())?;
        let result = read_signed(&PathBuf::from(self.path))?;
        let answer = self.dissent.map_or(Answer::Agreed, |text| Answer::Dissent { text });
        let signed = seat.acknowledge(&Answering { result: &result, answer }, &signer, context.now)?;
        write_file(&PathBuf::from(self.to), &signed.bytes)?;
        Ok(Acknowledged { identity: signed.identity })
    }
}
