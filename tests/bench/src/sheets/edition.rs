//! An invented edition of any size, signed by its own people with the real signer.
//!
//! Panels of seven experts read ten applications each, as in a round of a large province; one more of either when the
//! numbers do not come out even. Texts are those of the demo, marks come from a hash. Keys are made anew and forgotten.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use desk::{
    paper,
    verify::{Trust, charters_of},
};
use exchange::{
    UtcSeconds,
    certificates::{CaCertificate, Certificate, Csr, OfficeCa, Role as CertificateRole, Serial, Subject},
    keys::{AgeIdentity, SigningKey},
    signed_pdf,
};
use rules::{
    bundled,
    charter::{
        ApplicationReference, CalendarRule, Charter, CharterReference, CharterRevision, CompositeRule, ConsensusRule,
        Edition, Expected, MarksRule, MatrixBlock, Merge, Panel, Person, Product, RevisionKind, Role, Round, Row, Salt,
        SchemeReference, Signing, Source, TieRule, Track,
    },
    criteria::CriteriaSet,
    digest::Digest,
    ids::{ApplicationId, PanelId, PersonId, RoundId, TrackId},
    json::{Payload, to_canonical},
    record::{Receipt, ReceivedFile},
    sheet::{CriteriaReference, Sheet, SheetRevision},
    text::Line,
    time::Instant,
};

use super::contents::Contents;
use crate::harness::Fault;

/// Raise it when the files of an edition would come out otherwise.
pub(super) const VERSION: u32 = 2;

const ID: &str = "bench-2026";
const ROUND: &str = "document-review";
const CRITERIA: &str = "gbt19580-2012";
const EXPERTS: usize = 7;
const APPLICATIONS: usize = 10;
const FROZEN_AT: &str = "2026-03-02T02:00:00Z";
const SIGNED_AT: &str = "2026-04-10T06:30:00Z";
const RECEIVED_AT: &str = "2026-04-11T01:00:00Z";

/// Somebody with a key.
pub(super) struct Holder {
    id: PersonId,
    name: Line,
    role: Role,
    pub(super) key: SigningKey,
    pub(super) certificate: Certificate,
    recipient: Line,
}

/// An edition whose charter is signed and whose sheets are still to be signed.
pub(super) struct SampleEdition {
    office: OfficeCa,
    people: Vec<Holder>,
    rows: Vec<Row>,
    charter: Charter,
    identity: Digest,
    charter_file: Vec<u8>,
    contents: Contents,
}

impl SampleEdition {
    /// Makes an edition in which at least `sheets` sheets are expected; its matrix is that large and no larger.
    pub(super) fn new(sheets: usize) -> Result<SampleEdition, Fault> {
        let from = UtcSeconds::from_civil(2026, 1, 1, 0, 0, 0).ok_or("a day")?;
        let to = UtcSeconds::from_civil(2046, 1, 1, 0, 0, 0).ok_or("a day")?;
        let office = OfficeCa::create("评选办公室", ID, from, to)?;
        let issue = |id: String, name: String, role: Role| -> Result<Holder, Fault> {
            let key = SigningKey::generate()?;
            let request = Csr::create(&key, &name)?;
            let subject = Subject { person_id: id.clone(), name: name.clone(), edition_id: ID.to_owned() };
            let on_certificate = match role {
                Role::Organiser => CertificateRole::Organiser,
                Role::Chair => CertificateRole::Chair,
                _ => CertificateRole::Expert,
            };
            let certificate = office.issue(&request, &subject, on_certificate, Serial::random()?, from, to)?;
            let recipient = Line::new(AgeIdentity::generate().recipient().to_string())?;
            Ok(Holder { id: PersonId::new(id)?, name: Line::new(name)?, role, key, certificate, recipient })
        };
        let panels = sheets.div_ceil(EXPERTS * APPLICATIONS);
        let mut people = vec![issue("B01".to_owned(), "评选办公室".to_owned(), Role::Organiser)?];
        people.push(issue("C01".to_owned(), "组长样本".to_owned(), Role::Chair)?);
        for number in 0..panels * EXPERTS {
            people.push(issue(expert(number), format!("专家{number:04}"), Role::Expert)?);
        }
        let rows = rows(sheets)?;
        let contents = Contents::read()?;
        let organiser = people.first().ok_or("nobody")?;
        let charter = charter(&people, &rows, signing(organiser, FROZEN_AT)?)?;
        let (charter_file, identity) = sign(&charter, organiser)?;
        Ok(SampleEdition { office, people, rows, charter, identity, charter_file, contents })
    }

    /// Returns how many sheets are expected.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns one expert's sheet, not yet signed, and who signs it.
    pub(super) fn sheet(&self, number: usize) -> Result<(Sheet, &Holder), Fault> {
        let row = self.rows.get(number).ok_or("no such cell")?;
        let holder = self.people.iter().find(|holder| holder.id == row.expert).ok_or("no such expert")?;
        let set = self.charter.criteria.first().ok_or("no criteria")?;
        let place = self.charter.round_reference(&row.round, &row.panel).ok_or("no such panel")?;
        let content = self.contents.of(set, row)?;
        let sheet = Sheet {
            format: Sheet::FORMAT.to_owned(),
            edition: self.charter.edition_reference(),
            charter: CharterReference { number: 1, digest: self.identity },
            round: place,
            cell: row.clone(),
            criteria: CriteriaReference::of(set),
            dossier: content.dossier,
            outcome: content.outcome,
            overall: None,
            check_points: content.check_points,
            revision: SheetRevision { number: 1, supersedes: Vec::new(), reason: None },
            entered: None,
            signing: signing(holder, SIGNED_AT)?,
        };
        Ok((sheet, holder))
    }

    /// Writes office certificate, charter, the signed sheets and a receipt for each expert's into a folder.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Fault> {
        fs::write(folder.join("office-ca.pem"), self.office.certificate().to_pem()?)?;
        fs::write(folder.join("charter.pdf"), &self.charter_file)?;
        let sheets = folder.join("sheets");
        fs::create_dir_all(&sheets)?;
        let mut received: BTreeMap<&PersonId, Vec<ReceivedFile>> = BTreeMap::new();
        for number in 0..self.len() {
            let (sheet, holder) = self.sheet(number)?;
            let (bytes, record) = sign(&sheet, holder)?;
            let sealed = Digest::of(format!("sealed {number}").as_bytes());
            received.entry(&holder.id).or_default().push(ReceivedFile { sealed, record, size: bytes.len() as u64 });
            fs::write(sheets.join(format!("{number:05}.pdf")), bytes)?;
        }
        let receipts = folder.join("receipts");
        fs::create_dir_all(&receipts)?;
        for (expert, mut files) in received {
            files.sort();
            let (receipt, chair) = self.receipt(expert, files)?;
            fs::write(receipts.join(format!("{expert}.pdf")), sign(&receipt, chair)?.0)?;
        }
        Ok(())
    }

    fn receipt(&self, expert: &PersonId, files: Vec<ReceivedFile>) -> Result<(Receipt, &Holder), Fault> {
        let person = |wanted: &dyn Fn(&&Holder) -> bool| self.people.iter().find(wanted).ok_or("no such person");
        let chair = person(&|holder| holder.role == Role::Chair)?;
        let receipt = Receipt {
            format: Receipt::FORMAT.to_owned(),
            edition: self.charter.edition_reference(),
            charter: CharterReference { number: 1, digest: self.identity },
            from: expert.clone(),
            from_name: person(&|holder| holder.id == *expert)?.name.clone(),
            received_at: instant(RECEIVED_AT)?,
            files,
            signing: signing(chair, RECEIVED_AT)?,
        };
        Ok((receipt, chair))
    }
}

/// An edition read back from its folder: what a verification rests on, and where the sheets are.
pub(super) struct WrittenEdition {
    pub(super) trust: Trust,
    pub(super) sheets: Vec<PathBuf>,
    pub(super) receipts: Vec<PathBuf>,
}

impl WrittenEdition {
    pub(super) fn read(folder: &Path) -> Result<WrittenEdition, Fault> {
        let office = CaCertificate::from_pem(&fs::read(folder.join("office-ca.pem"))?)?;
        let (charters, bad) = charters_of(&[fs::read(folder.join("charter.pdf"))?], &office);
        if let Some((_, verdict)) = bad.first() {
            return Err(format!("the charter is not good: {:?}", verdict.reasons).into());
        }
        let (sheets, receipts) = (files_in(&folder.join("sheets"))?, files_in(&folder.join("receipts"))?);
        Ok(WrittenEdition { trust: Trust { office, charters }, sheets, receipts })
    }

    /// Reads all sheets into memory, with their names.
    pub(super) fn files(&self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let mut files = Vec::new();
        for path in &self.sheets {
            files.push((path.display().to_string(), fs::read(path)?));
        }
        Ok(files)
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Prints and signs a value the way the desk does; returns the file and its identity.
pub(super) fn sign<T: Payload>(value: &T, holder: &Holder) -> Result<(Vec<u8>, Digest), Fault> {
    let printed = paper::print_data(&to_canonical(value)?)?;
    let bytes = signed_pdf::sign(printed, &holder.key, &holder.certificate)?;
    let identity = signed_pdf::read(&bytes)?.identity;
    Ok((bytes, identity))
}

fn signing(holder: &Holder, at: &str) -> Result<Signing, Fault> {
    Ok(Signing {
        person: holder.id.clone(),
        name: holder.name.clone(),
        role: holder.role,
        claimed_at: instant(at)?,
        certificate: holder.certificate.fingerprint(),
        journal_head: Digest::of(holder.id.as_str().as_bytes()),
        layout: Line::new(paper::LAYOUT)?,
        fonts: paper::font_digests(),
    })
}

fn expert(number: usize) -> String {
    format!("Z{:04}", number + 1)
}

fn panel(number: usize) -> Result<PanelId, Fault> {
    Ok(PanelId::new(format!("panel-{:03}", number + 1))?)
}

fn instant(text: &str) -> Result<Instant, Fault> {
    text.parse().map_err(|_| format!("{text} is no instant").into())
}

/// The matrix, cut off at the number of cells asked for.
fn rows(sheets: usize) -> Result<Vec<Row>, Fault> {
    let mut rows = Vec::new();
    for number in 0..sheets {
        let application = number / EXPERTS;
        let place = application / APPLICATIONS;
        let id = format!("A{:04}", application + 1);
        let member = expert(place * EXPERTS + number % EXPERTS);
        rows.push(Row {
            round: RoundId::new(ROUND)?,
            panel: panel(place)?,
            application: ApplicationReference {
                id: ApplicationId::new(id.clone())?,
                applicant: Line::new(format!("示范省第{:04}质量样本有限公司", application + 1))?,
                track: TrackId::new("organisation")?,
                category: Line::new("制造业")?,
            },
            salt: Salt::new(*Digest::of(format!("{id} {member}").as_bytes()).as_bytes()),
            expert: PersonId::new(member)?,
            expected: Expected::Sheet,
        });
    }
    Ok(rows)
}

fn charter(people: &[Holder], rows: &[Row], signing: Signing) -> Result<Charter, Fault> {
    let criteria: CriteriaSet = bundled::criteria(CRITERIA).ok_or("no such criteria")?;
    let decided = Line::new("评选办公室")?;
    let source = || Source { article: None, decided_by: decided.clone() };
    let mut members: BTreeMap<PanelId, Vec<PersonId>> = BTreeMap::new();
    for row in rows {
        let panel = members.entry(row.panel.clone()).or_default();
        if !panel.contains(&row.expert) {
            panel.push(row.expert.clone());
        }
    }
    let chair = people.iter().find(|holder| holder.role == Role::Chair).ok_or("no chair")?;
    let mut panels = Vec::new();
    for (id, members) in members {
        panels.push(Panel { name: Line::new(format!("第{id}组"))?, id, chair: chair.id.clone(), members });
    }
    let round = Round {
        id: RoundId::new(ROUND)?,
        name: Line::new("材料评审")?,
        product: Product::Marks(MarksRule {
            criteria: criteria.id.clone(),
            merge: Merge::Mean,
            rounding: None,
            consensus: Some(ConsensusRule { spread_steps: 6 }),
            minimum_sheets: 1,
            source: source(),
        }),
        deadline: instant("2026-04-30T09:00:00Z")?,
        panels,
    };
    let mut listed = Vec::new();
    for holder in people {
        listed.push(Person {
            id: holder.id.clone(),
            name: holder.name.clone(),
            role: holder.role,
            certificate: holder.certificate.fingerprint(),
            algorithm: Line::new("ecdsa-p256-sha256")?,
            recipient: holder.recipient.clone(),
            revoked: None,
        });
    }
    Ok(Charter {
        format: Charter::FORMAT.to_owned(),
        edition: Edition {
            id: rules::ids::EditionId::new(ID)?,
            name: Line::new("2026年示范省质量奖（测速）")?,
            demonstration: true,
        },
        revision: CharterRevision {
            number: 1,
            previous: None,
            kind: RevisionKind::Initial,
            reason: None,
            keeps: Vec::new(),
        },
        scheme: SchemeReference {
            id: rules::ids::SchemeId::new("bench-scheme")?,
            title: Line::new("示范省质量奖管理办法")?,
            digest: Digest::of(b"no scheme file"),
        },
        rounds: vec![round],
        criteria: vec![criteria],
        tracks: vec![Track { id: TrackId::new("organisation")?, name: Line::new("组织")? }],
        composite: CompositeRule::Deliberation { source: source() },
        ties: TieRule { chain: Vec::new(), source: source() },
        calendar: CalendarRule { calendars: vec![Line::new("cn-2026")?], first_day_counts: false, source: source() },
        people: listed,
        matrix: MatrixBlock::of(rows),
        signing,
    })
}
