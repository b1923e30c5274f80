//! Verifying one file.

use exchange::{
    certificates::{CaCertificate, Certificate},
    signed_pdf,
};
use print::{Attachment, Hashed};
use rules::{
    charter::{AuthorityFault, Charter, CharterFault, CharterReference, Purpose, Role, Signing},
    digest::Digest,
    ids::EditionId,
    json::{Payload, from_canonical},
};

use super::{Charters, Reason};
use crate::{
    DeskError, paper,
    record::{Content, SignedRecord},
    seat::role_of,
};

/// What a verification rests on: the office's certificate and the charters it signed.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The office's certificate.
    pub office: CaCertificate,
    /// Verified charters.
    pub charters: Charters,
}

/// What is known of the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureStatus {
    /// Intact, and by a key that may sign this.
    Good,
    /// Intact, by a key this office did not certify.
    UnknownSigner,
    /// Intact and certified; without the charter nobody can say whether the key may sign this.
    MembershipUnknown,
    /// Intact, by a key that no longer counts.
    Revoked,
    /// Not intact, or by a key that may not sign this.
    Bad,
}

/// Whether the pages say what the data say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// Printed again from the data: every byte the same.
    Proven,
    /// Printed again: not the same.
    Differs,
    /// This program does not have the layout; nothing is claimed.
    UnknownLayout,
    /// The data could not be read, so nothing was printed.
    NotPrinted,
}

/// The verdict on one file.
#[derive(Clone, Debug)]
pub struct FileVerdict {
    /// Identity, when there is one intact signature.
    pub identity: Option<Digest>,
    /// SHA-256 of the embedded data.
    pub data: Option<Digest>,
    /// Signature axis.
    pub signature: SignatureStatus,
    /// Appearance axis.
    pub appearance: Appearance,
    /// Why an axis is not good, first failed rule first.
    pub reasons: Vec<Reason>,
    /// What the file says, as far as it reads. Never act on it unless [`FileVerdict::is_good`].
    pub content: Option<Content>,
    /// SHA-256 of the certificate that signed.
    pub certificate: Option<Digest>,
    /// The intact signed file inside, when something was appended to it.
    pub signed_revision: Option<Vec<u8>>,
}

impl FileVerdict {
    /// Returns whether both axes are good.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.signature == SignatureStatus::Good && self.appearance == Appearance::Proven && self.reasons.is_empty()
    }

    fn unreadable(reason: Reason) -> FileVerdict {
        FileVerdict {
            identity: None,
            data: None,
            signature: SignatureStatus::Bad,
            appearance: Appearance::NotPrinted,
            reasons: vec![reason],
            content: None,
            certificate: None,
            signed_revision: None,
        }
    }
}

/// A file looked at as far as that goes without charters: what is signed, by whom, and whether the pages say it.
#[derive(Clone, Debug)]
pub struct Examined {
    verdict: FileVerdict,
    /// The certificate that signed, when there is something left to judge.
    signer: Option<Certificate>,
}

/// Verifies the whole file against the office's certificate and its charters.
#[must_use]
pub fn verify_file(bytes: &[u8], trust: &Trust) -> FileVerdict {
    examine(bytes, &trust.office).judge(&trust.charters)
}

/// Does all of the verification that needs no charter; it is nearly all of the work.
#[must_use]
pub fn examine(bytes: &[u8], office: &CaCertificate) -> Examined {
    let done = |verdict| Examined { verdict, signer: None };
    let signed = match signed_pdf::read(bytes) {
        Ok(signed) => signed,
        Err(fault) => {
            let signed_revision = match &fault {
                signed_pdf::Fault::AppendedUpdate { signed_revision, .. } => signed_revision.clone(),
                _ => None,
            };
            let verdict = FileVerdict::unreadable(Reason::Container(fault.into()));
            return done(FileVerdict { signed_revision, ..verdict });
        }
    };
    let data = Digest::of(&signed.attachment);
    let mut verdict = FileVerdict {
        identity: Some(signed.identity),
        data: Some(data),
        signature: SignatureStatus::Good,
        appearance: Appearance::NotPrinted,
        reasons: Vec::new(),
        content: None,
        certificate: Some(signed.signer.fingerprint()),
        signed_revision: None,
    };
    if !signed.signer.is_issued_by(office) {
        verdict.signature = SignatureStatus::UnknownSigner;
        verdict.reasons.push(Reason::UnknownIssuer);
    }
    let content = match Content::parse(&signed.attachment) {
        Ok(content) => content,
        Err(fault) => {
            verdict.signature = worse(verdict.signature, SignatureStatus::Bad);
            verdict.reasons.push(Reason::Data(fault));
            return done(verdict);
        }
    };
    verdict.appearance = compare_pages(&content, bytes, &signed, data, &mut verdict.reasons);
    verdict.content = Some(content);
    let open = verdict.signature == SignatureStatus::Good;
    Examined { verdict, signer: open.then_some(signed.signer) }
}

impl Examined {
    /// Returns the verdict under these charters.
    #[must_use]
    pub fn judge(self, charters: &Charters) -> FileVerdict {
        let mut verdict = self.verdict;
        if let (Some(signer), Some(content)) = (&self.signer, &verdict.content) {
            let (status, reasons) = judge_signer(content, signer, charters);
            verdict.signature = status;
            verdict.reasons.extend(reasons);
        }
        verdict
    }

    /// Returns what the file says, as far as it reads. Never act on it before [`Examined::judge`].
    #[must_use]
    pub fn content(&self) -> Option<&Content> {
        self.verdict.content.as_ref()
    }
}

/// Reads a file this copy stored after verifying it; only its shape is looked at again.
///
/// # Errors
/// The stored bytes no longer read, which only damage can cause.
pub fn read_own<T: Payload>(bytes: Vec<u8>) -> Result<SignedRecord<T>, DeskError> {
    let signed = signed_pdf::read(&bytes)?;
    let payload = from_canonical(&signed.attachment)?;
    Ok(SignedRecord { identity: signed.identity, data: Digest::of(&signed.attachment), bytes, payload })
}

fn worse(a: SignatureStatus, b: SignatureStatus) -> SignatureStatus {
    if a == SignatureStatus::Good { b } else { a }
}

fn compare_pages(
    content: &Content,
    bytes: &[u8],
    signed: &signed_pdf::SignedPdf,
    data: Digest,
    reasons: &mut Vec<Reason>,
) -> Appearance {
    let layout = &content.signing().layout;
    if layout.as_str() != paper::LAYOUT {
        reasons.push(Reason::UnknownLayout(layout.to_string()));
        return Appearance::UnknownLayout;
    }
    if signed.attachment_name != content.attachment() {
        reasons.push(Reason::AttachmentName);
    }
    let before = &signed.before_slot;
    let hashed = Hashed { bytes: &bytes[..before.length], state: &before.state };
    // The file's own data and MD5 were compared when it was read.
    let attached = Attachment { name: content.attachment(), bytes: &signed.attachment, md5: signed.attachment_md5 };
    match paper::print_content(content, &attached, data, Some(&hashed)) {
        Ok(printed) if signed.is_unsigned_form(bytes, &printed) => Appearance::Proven,
        Ok(_) => {
            reasons.push(Reason::PageDiffers);
            Appearance::Differs
        }
        Err(_) => {
            reasons.push(Reason::Unprintable);
            Appearance::Differs
        }
    }
}

/// What a signed value says it belongs to: its edition and, but for a charter, the charter.
fn belongs_to(content: &Content) -> (&EditionId, Option<&CharterReference>) {
    match content {
        Content::Charter(value) => (&value.edition.id, None),
        Content::Sheet(value) => (&value.edition.id, Some(&value.charter)),
        Content::PanelResult(value) => (&value.edition.id, Some(&value.charter)),
        Content::EditionResult(value) => (&value.edition.id, Some(&value.charter)),
        Content::WitnessSlip(value) => (&value.edition.id, value.charter.as_ref()),
        Content::Receipt(value) => (&value.edition.id, Some(&value.charter)),
        Content::Acknowledgement(value) => (&value.edition.id, Some(&value.charter)),
    }
}

fn judge_signer(content: &Content, signer: &Certificate, charters: &Charters) -> (SignatureStatus, Vec<Reason>) {
    let signing = content.signing();
    let (edition, reference) = belongs_to(content);
    let certificate = signer.fingerprint();
    let subject = signer.subject();
    let same_subject = subject.person_id == signing.person.as_str()
        && subject.name == signing.name.as_str()
        && role_of(signer) == signing.role
        && certificate == signing.certificate;
    if !same_subject {
        return (SignatureStatus::Bad, vec![Reason::Authority(AuthorityFault::OtherDescription)]);
    }
    if subject.edition_id != edition.as_str() {
        return (SignatureStatus::Bad, vec![Reason::OtherEdition]);
    }
    if let Content::Charter(charter) = content {
        if signing.role != Role::Organiser {
            return (SignatureStatus::Bad, vec![Reason::Authority(AuthorityFault::WrongRole)]);
        }
        let faults = charter.check();
        return if faults.is_empty() {
            (SignatureStatus::Good, Vec::new())
        } else {
            (SignatureStatus::Bad, vec![Reason::Charter(faults)])
        };
    }
    if charters.is_empty() {
        return (SignatureStatus::MembershipUnknown, vec![Reason::NoCharter]);
    }
    let named = reference.map(|charter| charter.digest);
    let Some((head, head_charter)) = charters.head() else {
        return (SignatureStatus::MembershipUnknown, vec![Reason::CharterFork]);
    };
    let named_charter = named.and_then(|digest| charters.get(&digest));
    let Some(charter) = named_charter.or_else(|| named.is_none().then_some(head_charter)) else {
        return (SignatureStatus::Bad, vec![Reason::OtherCharter]);
    };
    if charter.edition.id != *edition {
        return (SignatureStatus::Bad, vec![Reason::OtherEdition]);
    }
    let mut reasons = Vec::new();
    if named.is_some_and(|digest| digest != head && !head_charter.revision.keeps.contains(&digest)) {
        reasons.push(Reason::StaleCharter);
    }
    // The key is judged by the charter in force; who may sign what, by the charter the file stands under.
    let allowed = may_sign(content, charter, signing, certificate);
    let in_force = head_charter.person(&signing.person).filter(|person| person.certificate == certificate);
    let status = match (allowed, in_force) {
        (Err(AuthorityFault::Revoked), _) => SignatureStatus::Revoked,
        (Err(fault), _) => {
            reasons.push(Reason::Authority(fault));
            return (SignatureStatus::Bad, reasons);
        }
        (Ok(()), Some(person)) if person.revoked.is_none() => SignatureStatus::Good,
        (Ok(()), _) => SignatureStatus::Revoked,
    };
    if status == SignatureStatus::Revoked {
        reasons.push(Reason::Authority(AuthorityFault::Revoked));
    }
    if let Content::Sheet(sheet) = content {
        let faults = sheet.check(charter);
        if !faults.is_empty() {
            reasons.push(Reason::Sheet(faults));
            return (SignatureStatus::Bad, reasons);
        }
    }
    (status, reasons)
}

fn may_sign(
    content: &Content,
    charter: &Charter,
    signing: &Signing,
    certificate: Digest,
) -> Result<(), AuthorityFault> {
    let purpose = match content {
        Content::Charter(_) | Content::EditionResult(_) => Purpose::Office,
        Content::Sheet(sheet) => {
            let (round, panel, expert) = (&sheet.round.id, &sheet.round.panel, &sheet.cell.expert);
            match sheet.entered {
                None => Purpose::Sheet { round, panel, expert },
                Some(_) => Purpose::EnteredSheet { round, panel, expert },
            }
        }
        Content::PanelResult(result) => Purpose::PanelResult { round: &result.round.id, panel: &result.round.panel },
        Content::Acknowledgement(answer) => match &answer.round {
            Some(round) => Purpose::Acknowledgement { round: &round.id, panel: &round.panel },
            None => Purpose::Countersigning,
        },
        Content::WitnessSlip(slip) => match &slip.round {
            Some(round) => Purpose::PanelAct { round: &round.id, panel: &round.panel },
            None => Purpose::Office,
        },
        Content::Receipt(_) => Purpose::Intake,
    };
    charter.may_sign(&purpose, signing, certificate)
}

/// Returns the charters among files, each verified by the office's certificate; faults by place in the input.
#[must_use]
pub fn charters_of(files: &[Vec<u8>], office: &CaCertificate) -> (Charters, Vec<(usize, FileVerdict)>) {
    let trust = Trust { office: office.clone(), charters: Charters::default() };
    let mut charters = std::collections::BTreeMap::new();
    let mut bad = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for (index, bytes) in files.iter().enumerate() {
        let verdict = verify_file(bytes, &trust);
        match (&verdict.content, verdict.identity) {
            (Some(Content::Charter(charter)), Some(identity)) if verdict.is_good() => {
                charters.insert(identity, (**charter).clone());
                places.insert(identity, (index, verdict));
            }
            _ => bad.push((index, verdict)),
        }
    }
    for identity in Charters::new(charters.clone()).overreaching() {
        charters.remove(&identity);
        bad.extend(places.remove(&identity).map(|(index, verdict)| {
            let reasons = vec![Reason::Charter(vec![CharterFault::Change])];
            (index, FileVerdict { signature: SignatureStatus::Bad, reasons, ..verdict })
        }));
    }
    (Charters::new(charters), bad)
}
