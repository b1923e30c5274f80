//! A member's answer to the panel's result.

use rules::{
    charter::CharterReference,
    json::Payload,
    panel::PanelResult,
    record::{Acknowledgement, Answer},
    text::Line,
    time::Instant,
};
use store::Act;

use crate::{
    DeskError, Signer,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
    verify::{Trust, verify_file},
};

/// What a member answers.
#[derive(Clone, Debug)]
pub struct Answering<'a> {
    /// The signed result.
    pub result: &'a [u8],
    /// The answer.
    pub answer: Answer,
}

impl Seat {
    /// Signs the owner's answer to a result, after verifying the result.
    ///
    /// # Errors
    /// The result is not good, or the owner is no member of its panel.
    pub fn acknowledge(
        &self,
        answering: &Answering<'_>,
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<Acknowledgement>, DeskError> {
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let verdict = verify_file(answering.result, &trust);
        let (Some(Content::PanelResult(result)), Some(of), Some(data)) =
            (verdict.content.as_ref().filter(|_| verdict.is_good()), verdict.identity, verdict.data)
        else {
            return Err(DeskError::NotGood { reasons: verdict.reasons });
        };
        let (charter_identity, charter) = self.charter()?;
        let me = &signer.profile.person;
        if !result.members.iter().any(|member| member.person == *me) {
            return Err(DeskError::NotAssigned);
        }
        let key = of.to_string();
        let act = SigningAct { act: Act::SIGN_RECORD, subject: &key, kind: Kind::Acknowledgement, key: &key, now };
        let build = |signing| {
            Ok(Acknowledgement {
                format: Acknowledgement::FORMAT.to_owned(),
                edition: charter.edition_reference(),
                charter: CharterReference { number: charter.revision.number, digest: charter_identity },
                round: Some(result.round.clone()),
                subject: Line::new(PanelResult::FORMAT).expect("BUG: a format's name is a line"),
                of,
                data,
                answer: answering.answer.clone(),
                signing,
            })
        };
        self.sign_record(signer, &act, build, |_, _| Ok(()))
    }
}
