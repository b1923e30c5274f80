//! The invented edition of the golden files: an office, its people and their keys, the charter and its revisions.
//!
//! Private keys live in this process only. Nobody can add a file to the golden set afterwards; the whole set is
//! written anew instead.

use exchange::{
    UtcSeconds,
    certificates::{Certificate, Csr, OfficeCa, Role as CertificateRole, Serial, Subject},
    keys::{AgeIdentity, SigningKey},
    signed_pdf,
};
use rules::{
    charter::{
        ApplicationReference, CalendarRule, Charter, CharterReference, CharterRevision, CompositeRule, ConsensusRule,
        Edition, Expected, MarksRule, MatrixBlock, Merge, Panel, Person, Product, RevisionKind, Revocation, Role,
        Round, Row, Salt, SchemeReference, Signing, Source, TieBreak, TieRule, Track, WeightedRound,
    },
    criteria::CriteriaSet,
    digest::Digest,
    ids::{PanelId, PersonId, RoundId},
    json::{Payload, to_canonical},
    number::Ratio,
    text::{Line, Prose},
    time::Instant,
};

pub(super) const EDITION: &str = "golden-2026";
pub(super) const MATERIAL: &str = "material";
pub(super) const ONSITE: &str = "onsite";
/// From when on the charter's second revision no longer counts Z03's key.
pub(super) const REVOKED_AT: &str = "2026-04-20T01:00:00Z";

/// A criteria set small enough to keep the files small.
const CRITERIA: &str = include_str!("criteria.toml");

/// Somebody with a key.
pub(super) struct Holder {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) key: SigningKey,
    pub(super) certificate: Certificate,
    recipient: String,
}

/// A signed file with its identity.
#[derive(Clone)]
pub(super) struct Signed {
    pub(super) bytes: Vec<u8>,
    pub(super) identity: Digest,
    pub(super) data: Digest,
}

/// Everything that golden files are made of.
pub(super) struct GoldenEdition {
    pub(super) office: OfficeCa,
    people: Vec<Holder>,
    /// Z01's name on a certificate of another office.
    pub(super) stranger: Holder,
    pub(super) other_office: OfficeCa,
    /// A second certificate of this office for Z01, which the charter does not list.
    pub(super) unlisted: Holder,
    pub(super) rows: Vec<Row>,
    pub(super) first: Charter,
    pub(super) first_reference: CharterReference,
    pub(super) charters: Vec<(&'static str, Signed)>,
}

impl GoldenEdition {
    pub(super) fn new() -> GoldenEdition {
        let [office, other_office] = [(); 2].map(|()| new_office());
        let people = vec![
            holder(&office, "B01", "市评选办公室", Role::Organiser),
            holder(&office, "C01", "组长样本", Role::Chair),
            holder(&office, "J01", "监督样本", Role::Supervisor),
            holder(&office, "Z01", "专家甲", Role::Expert),
            holder(&office, "Z02", "专家乙", Role::Expert),
            holder(&office, "Z03", "专家丙", Role::Expert),
        ];
        let stranger = holder(&other_office, "Z01", "专家甲", Role::Expert);
        let unlisted = holder(&office, "Z01", "专家甲", Role::Expert);
        let rows = rows();
        let organiser = &people[0];
        let first = charter(&people, &rows, signing(organiser, "2026-03-02T02:00:00Z"));
        let charter_1 = sign(&first, organiser);
        let mut second = revised(
            &first,
            charter_1.identity,
            RevisionKind::Revocation,
            "专家丙报告签名口令泄露。",
            signing(organiser, REVOKED_AT),
        );
        second.revision.keeps.push(charter_1.identity);
        for person in second.people.iter_mut().filter(|person| person.id.as_str() == "Z03") {
            person.revoked = Some(Revocation { at: instant(REVOKED_AT), reason: prose("签名口令泄露。") });
        }
        let charter_2 = sign(&second, organiser);
        let third = revised(
            &second,
            charter_2.identity,
            RevisionKind::Erratum,
            "条款 1.2 名称有误，已交评分表作废重签。",
            signing(organiser, "2026-04-27T01:00:00Z"),
        );
        let charter_3 = sign(&third, organiser);
        let rival = revised(
            &first,
            charter_1.identity,
            RevisionKind::Erratum,
            "与第二版并列的另一版。",
            signing(organiser, "2026-04-21T01:00:00Z"),
        );
        let charter_rival = sign(&rival, organiser);
        GoldenEdition {
            first_reference: CharterReference { number: 1, digest: charter_1.identity },
            charters: vec![
                ("charter-1.pdf", charter_1),
                ("charter-2.pdf", charter_2),
                ("charter-3.pdf", charter_3),
                ("charter-rival.pdf", charter_rival),
            ],
            office,
            people,
            stranger,
            other_office,
            unlisted,
            rows,
            first,
        }
    }

    pub(super) fn holder(&self, id: &str) -> &Holder {
        self.people.iter().find(|person| person.id == id).expect("the edition has this person")
    }

    pub(super) fn row(&self, round: &str, application: &str, expert: &str) -> Row {
        let wanted = |row: &&Row| {
            row.round.as_str() == round && row.application.id.as_str() == application && row.expert.as_str() == expert
        };
        self.rows.iter().find(wanted).expect("the matrix has this cell").clone()
    }

    pub(super) fn charter(&self, name: &str) -> &Signed {
        &self.charters.iter().find(|(file, _)| *file == name).expect("the edition has this charter").1
    }
}

/// Returns the signing block of a holder at a moment.
pub(super) fn signing(holder: &Holder, at: &str) -> Signing {
    Signing {
        person: id(holder.id),
        name: line(holder.name),
        role: holder.role,
        claimed_at: instant(at),
        certificate: holder.certificate.fingerprint(),
        journal_head: Digest::of(format!("journal of {} at {at}", holder.id).as_bytes()),
        layout: line(desk::paper::LAYOUT),
        fonts: desk::paper::font_digests(),
    }
}

/// Prints and signs a value as its holder.
pub(super) fn sign<T: Payload>(value: &T, holder: &Holder) -> Signed {
    let data = to_canonical(value).expect("a value of the rules has a text");
    let printed = desk::paper::print_data(&data).expect("the golden data can be printed");
    let bytes = signed_pdf::sign(printed, &holder.key, &holder.certificate).expect("a printed file can be signed");
    let identity = signed_pdf::identity(&bytes).expect("a signed file has an identity");
    Signed { bytes, identity, data: Digest::of(&data) }
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).expect("a golden line")
}

pub(super) fn prose(text: &str) -> Prose {
    Prose::new(text).expect("golden prose")
}

pub(super) fn instant(text: &str) -> Instant {
    text.parse().expect("a golden instant")
}

/// Returns an identifier of whatever type is asked for.
pub(super) fn id<T: TryFrom<String>>(text: &str) -> T {
    T::try_from(text.to_owned()).ok().expect("a golden identifier")
}

/// Two of them differ in nothing but their key.
fn new_office() -> OfficeCa {
    let [from, to] = validity();
    OfficeCa::create("市评选办公室", EDITION, from, to).expect("an authority")
}

/// Long enough that the golden files outlive every clock they are verified on.
fn validity() -> [UtcSeconds; 2] {
    let day = |year| UtcSeconds::from_civil(year, 1, 1, 0, 0, 0).expect("a day");
    [day(2026), day(2096)]
}

fn holder(office: &OfficeCa, id: &'static str, name: &'static str, role: Role) -> Holder {
    let key = SigningKey::generate().expect("a key");
    let request = Csr::create(&key, name).expect("a request");
    let subject = Subject { person_id: id.to_owned(), name: name.to_owned(), edition_id: EDITION.to_owned() };
    let role_on_certificate = match role {
        Role::Organiser => CertificateRole::Organiser,
        Role::EntrustedBody => CertificateRole::EntrustedBody,
        Role::Chair => CertificateRole::Chair,
        Role::Supervisor => CertificateRole::Supervisor,
        Role::Expert => CertificateRole::Expert,
    };
    let serial = Serial::random().expect("randomness");
    let [from, to] = validity();
    let certificate = office.issue(&request, &subject, role_on_certificate, serial, from, to).expect("a certificate");
    Holder { id, name, role, key, certificate, recipient: AgeIdentity::generate().recipient().to_string() }
}

fn rows() -> Vec<Row> {
    let application = |number: &str, applicant: &str| ApplicationReference {
        id: id(number),
        applicant: line(applicant),
        track: id("organisation"),
        category: line("制造业"),
    };
    let [a01, a02] = [application("A01", "示例甲公司"), application("A02", "示例乙公司")];
    let mut rows = Vec::new();
    let mut add = |round: &str, panel: &str, application: &ApplicationReference, experts: &[&str]| {
        for expert in experts {
            let recused = application.id.as_str() == "A02" && *expert == "Z03";
            let seed = format!("{round} {} {expert}", application.id);
            rows.push(Row {
                round: id::<RoundId>(round),
                panel: id::<PanelId>(panel),
                application: application.clone(),
                expert: id::<PersonId>(expert),
                expected: if recused { Expected::Recused } else { Expected::Sheet },
                salt: Salt::new(*Digest::of(seed.as_bytes()).as_bytes()),
            });
        }
    };
    add(MATERIAL, "one", &a01, &["Z01", "Z02", "Z03"]);
    add(MATERIAL, "one", &a02, &["Z01", "Z02", "Z03"]);
    add(ONSITE, "two", &a01, &["Z01", "Z02"]);
    rows.sort();
    rows
}

fn charter(people: &[Holder], rows: &[Row], signing: Signing) -> Charter {
    let criteria = CriteriaSet::parse(CRITERIA).expect("the golden criteria set is sound");
    let source = || Source { article: None, decided_by: line("市评选办公室") };
    let round = |name: &str, zh: &str, panel: Panel| Round {
        id: id(name),
        name: line(zh),
        product: Product::Marks(MarksRule {
            criteria: criteria.id.clone(),
            merge: Merge::Mean,
            rounding: None,
            consensus: Some(ConsensusRule { spread_steps: 6 }),
            minimum_sheets: 1,
            source: source(),
        }),
        deadline: instant("2026-04-30T09:00:00Z"),
        panels: vec![panel],
    };
    let panel = |name: &str, zh: &str, members: &[&str]| Panel {
        id: id(name),
        name: line(zh),
        chair: id("C01"),
        members: members.iter().map(|member| id(member)).collect(),
    };
    let person = |holder: &Holder| Person {
        id: id(holder.id),
        name: line(holder.name),
        role: holder.role,
        certificate: holder.certificate.fingerprint(),
        algorithm: line("ecdsa-p256-sha256"),
        recipient: line(&holder.recipient),
        revoked: None,
    };
    Charter {
        format: Charter::FORMAT.to_owned(),
        edition: Edition { id: id(EDITION), name: line("2026年示例市质量奖（样本）"), demonstration: true },
        revision: CharterRevision {
            number: 1,
            previous: None,
            kind: RevisionKind::Initial,
            reason: None,
            keeps: Vec::new(),
        },
        scheme: SchemeReference {
            id: id("golden-scheme"),
            title: line("示例市质量奖管理办法"),
            digest: Digest::of(b"no scheme file"),
        },
        rounds: vec![
            round(MATERIAL, "材料评审", panel("one", "第一组", &["Z01", "Z02", "Z03"])),
            round(ONSITE, "现场评审", panel("two", "第二组", &["Z01", "Z02"])),
        ],
        criteria: vec![criteria],
        tracks: vec![Track { id: id("organisation"), name: line("组织") }],
        composite: CompositeRule::Weights {
            parts: vec![WeightedRound { track: id("organisation"), round: id(MATERIAL), weight: Ratio::whole(1) }],
            scale: 100,
            rounding: None,
            source: source(),
        },
        ties: TieRule { chain: vec![TieBreak::Round { round: id(MATERIAL) }], source: source() },
        calendar: CalendarRule { calendars: vec![line("cn-2026")], first_day_counts: false, source: source() },
        people: people.iter().map(person).collect(),
        matrix: MatrixBlock::of(rows),
        signing,
    }
}

fn revised(before: &Charter, previous: Digest, kind: RevisionKind, reason: &str, signing: Signing) -> Charter {
    Charter {
        revision: CharterRevision {
            number: before.revision.number + 1,
            previous: Some(previous),
            kind,
            reason: Some(prose(reason)),
            keeps: Vec::new(),
        },
        signing,
        ..before.clone()
    }
}
