//! An invented edition to test against: people, two rounds that give marks, one ballot, applications and sheets.

pub(crate) mod results;
pub(crate) mod samples;

use std::collections::BTreeMap;

use rules::{
    charter::*,
    criteria::{Band, Category, Confidence, CriteriaSet, Item, ItemKind, Step, Text},
    digest::Digest,
    ids::*,
    json::to_canonical,
    number::{Ratio, sum},
    panel::{Candidate, Cell, CellState, Intake, Refusal, sort_in},
    sheet::*,
    text::{Line, Prose},
    time::Instant,
};

pub(crate) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub(crate) fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub(crate) fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

pub(crate) fn id<T: TryFrom<String, Error = IdFault>>(text: &str) -> T {
    text.to_owned().try_into().unwrap()
}

pub(crate) fn source() -> Source {
    Source { article: None, decided_by: line("评选委员会") }
}

/// Points of the three items of [`criteria`]: items `1.1` and `1.2` of category `1`, item `2.1` of category `2`.
pub(crate) const POINTS: [u32; 3] = [40, 35, 25];
pub(crate) const ITEMS: [&str; 3] = ["1.1", "1.2", "2.1"];
/// Full marks of an item in 5 % steps.
pub(crate) const FULL: u32 = 20;

pub(crate) fn criteria() -> CriteriaSet {
    let text = |zh: &str| Text { zh: zh.into(), en: zh.into() };
    let item = |index: usize| Item {
        code: id(ITEMS[index]),
        name: text("条款"),
        points: POINTS[index],
        kind: ItemKind::Plain,
        confidence: Confidence::Sample,
        hints: Vec::new(),
    };
    let category = |code: &str, items: Vec<Item>| Category {
        code: code.into(),
        name: text("类目"),
        points: items.iter().map(|item| item.points).sum(),
        confidence: Confidence::Sample,
        items,
    };
    let band = Band { from: 0, to: 100, process: None, result: None, plain: Some(text("一档")) };
    CriteriaSet {
        id: id("mini"),
        name: text("小评分表"),
        source: "示例".into(),
        status: text("示例"),
        sample: true,
        total: POINTS.iter().sum(),
        step: Step::Percent { step: 5 },
        bands: vec![band],
        dimensions: Vec::new(),
        categories: vec![category("1", vec![item(0), item(1)]), category("2", vec![item(2)])],
    }
}

pub(crate) fn marks_rule(merge: Merge) -> MarksRule {
    MarksRule { criteria: id("mini"), merge, rounding: None, consensus: None, minimum_sheets: 1, source: source() }
}

/// Marks in the order of the criteria set.
pub(crate) fn marks(set: &CriteriaSet, steps: &[u32]) -> Vec<Mark> {
    let mark = |(item, steps): (&Item, &u32)| Mark {
        item: item.code.clone(),
        steps: *steps,
        score: set.mark_score(&item.code, *steps).unwrap(),
        comments: Vec::new(),
    };
    set.items().zip(steps).map(mark).collect()
}

/// An edition with its opened matrix: every expert `Z01`… reads every application `A01`… on paper and on site.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) charter: Charter,
    pub(crate) rows: Vec<Row>,
    pub(crate) round: RoundId,
    pub(crate) panel: PanelId,
}

pub(crate) fn person(name: &str, role: Role) -> Person {
    Person {
        id: id(name),
        name: line(name),
        role,
        certificate: digest(&format!("certificate {name}")),
        algorithm: line("ecdsa-p256-sha256"),
        recipient: line(&format!("age1{name}")),
        revoked: None,
    }
}

fn row(round: &str, panel: &str, application: usize, expert: usize) -> Row {
    let name = format!("A{:02}", application + 1);
    Row {
        round: id(round),
        panel: id(panel),
        application: ApplicationReference {
            id: id(&name),
            applicant: line(&format!("示范企业{name}")),
            track: id("org"),
            category: line("制造业"),
        },
        expert: id(&format!("Z{:02}", expert + 1)),
        expected: Expected::Sheet,
        salt: Salt::new(*digest(&format!("salt {round} {application} {expert}")).as_bytes()),
    }
}

impl World {
    pub(crate) fn new(experts: usize, applications: usize) -> World {
        let members: Vec<PersonId> = (1..=experts).map(|number| id(&format!("Z{number:02}"))).collect();
        let mut people = vec![
            person("O1", Role::Organiser),
            person("B1", Role::EntrustedBody),
            person("S1", Role::Supervisor),
            person("C1", Role::Chair),
            person("C2", Role::Chair),
        ];
        people.extend(members.iter().map(|member| person(member.as_str(), Role::Expert)));
        let panel =
            |name: &str| Panel { id: id(name), name: line("第一组"), chair: id("C1"), members: members.clone() };
        let round = |name: &str, panel_name: &str, product: Product| Round {
            id: id(name),
            name: line("材料评审"),
            product,
            deadline: "2026-06-01T09:00:00Z".parse().unwrap(),
            panels: vec![panel(panel_name)],
        };
        let ballot = BallotRule { quorum: ratio(2, 3), majority: ratio(1, 2), source: source() };
        let rounds = vec![
            round("paper", "p1", Product::Marks(marks_rule(Merge::Mean))),
            round("visit", "v1", Product::Marks(marks_rule(Merge::Mean))),
            round("vote", "b1", Product::Ballot(ballot)),
        ];
        let part = |round: &str, weight: Ratio| WeightedRound { track: id("org"), round: id(round), weight };
        let mut rows = Vec::new();
        for (round, panel) in [("paper", "p1"), ("visit", "v1")] {
            let cells = (0..applications).flat_map(|application| (0..experts).map(move |expert| (application, expert)));
            rows.extend(cells.map(|(application, expert)| row(round, panel, application, expert)));
        }
        let track = |name: &str| Track { id: id(name), name: line("组织") };
        let charter = Charter {
            format: "paneldesk.charter/1".into(),
            edition: Edition {
                id: id("demo-2026"), name: line("2026年示范市市长质量奖（演示）"), demonstration: true
            },
            revision: CharterRevision {
                number: 1,
                previous: None,
                kind: RevisionKind::Initial,
                reason: None,
                keeps: Vec::new(),
            },
            scheme: SchemeReference { id: id("demo"), title: line("示范办法"), digest: digest("scheme") },
            criteria: vec![criteria()],
            tracks: vec![track("org"), track("person")],
            rounds,
            composite: CompositeRule::Weights {
                parts: vec![part("paper", ratio(2, 5)), part("visit", ratio(3, 5))],
                scale: 100,
                rounding: None,
                source: source(),
            },
            ties: TieRule { chain: Vec::new(), source: source() },
            calendar: CalendarRule { calendars: vec![line("cn-2026")], first_day_counts: false, source: source() },
            matrix: MatrixBlock::of(&rows),
            signing: signing(&person("O1", Role::Organiser)),
            people,
        };
        World { charter, rows, round: id("paper"), panel: id("p1") }
    }

    pub(crate) fn identity(&self) -> Digest {
        identity(&self.charter)
    }

    pub(crate) fn set(&self) -> &CriteriaSet {
        &self.charter.criteria[0]
    }

    pub(crate) fn rule(&mut self) -> &mut MarksRule {
        let Product::Marks(rule) = &mut self.charter.rounds[0].product else { unreachable!() };
        rule
    }

    /// Commits to the rows as they are now.
    pub(crate) fn commit(&mut self) {
        self.charter.matrix = MatrixBlock::of(&self.rows);
    }

    /// The row of an application and expert, both from 0, in the first round.
    pub(crate) fn row(&self, application: usize, expert: usize) -> &Row {
        let (application, expert) = (format!("A{:02}", application + 1), format!("Z{:02}", expert + 1));
        let cell = |row: &&Row| row.application.id.as_str() == application && row.expert.as_str() == expert;
        self.rows.iter().find(cell).unwrap()
    }

    pub(crate) fn signing(&self, person: &str) -> Signing {
        signing(self.charter.person(&id(person)).unwrap())
    }

    /// A sheet with these marks, first revision, signed by its expert.
    pub(crate) fn sheet(&self, application: usize, expert: usize, steps: &[u32]) -> Sheet {
        let cell = self.row(application, expert).clone();
        let marks = marks(self.set(), steps);
        let total = sum(marks.iter().map(|mark| &mark.score));
        let document = DocumentReference { id: id("D1"), name: line("报告.pdf"), digest: digest("报告") };
        Sheet {
            format: "paneldesk.sheet/1".into(),
            edition: self.charter.edition_reference(),
            charter: CharterReference { number: self.charter.revision.number, digest: self.identity() },
            round: self.charter.round_reference(&cell.round, &cell.panel).unwrap(),
            criteria: CriteriaReference::of(self.set()),
            dossier: DossierReference { manifest: digest("manifest"), documents: vec![document] },
            outcome: Outcome::Scored { marks, total },
            overall: None,
            check_points: Vec::new(),
            revision: SheetRevision { number: 1, supersedes: Vec::new(), reason: None },
            entered: None,
            signing: self.signing(cell.expert.as_str()),
            cell,
        }
    }

    pub(crate) fn intake(&self, sheets: &[Signed]) -> Intake {
        self.intake_with(&BTreeMap::new(), &self.rows, sheets)
    }

    pub(crate) fn intake_with(&self, earlier: &BTreeMap<Digest, Charter>, rows: &[Row], sheets: &[Signed]) -> Intake {
        let candidates: Vec<Candidate<'_>> = sheets.iter().map(Signed::candidate).collect();
        sort_in(&self.charter, self.identity(), earlier, (&self.round, &self.panel), rows, &candidates)
    }
}

pub(crate) fn signing(person: &Person) -> Signing {
    Signing {
        person: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        claimed_at: "2026-05-14T03:42:00Z".parse().unwrap(),
        certificate: person.certificate,
        journal_head: digest("journal"),
        layout: line("v1"),
        fonts: vec![digest("font")],
    }
}

/// Stands in for the digest of the signed byte range: a function of the data.
pub(crate) fn identity<T: serde::Serialize>(value: &T) -> Digest {
    Digest::of(&to_canonical(value).unwrap())
}

/// A sheet with what verification of its file told.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) certificate: Digest,
    pub(crate) received: Option<Instant>,
    pub(crate) accepted_late: bool,
    pub(crate) countersigned: bool,
    pub(crate) sheet: Sheet,
}

impl Signed {
    pub(crate) fn new(sheet: Sheet) -> Signed {
        Signed {
            certificate: sheet.signing.certificate,
            received: None,
            accepted_late: false,
            countersigned: false,
            sheet,
        }
    }

    pub(crate) fn identity(&self) -> Digest {
        identity(&self.sheet)
    }

    pub(crate) fn candidate(&self) -> Candidate<'_> {
        Candidate {
            identity: self.identity(),
            certificate: self.certificate,
            received: self.received,
            accepted_late: self.accepted_late,
            countersigned: self.countersigned,
            sheet: &self.sheet,
        }
    }
}

/// The next revision of `sheets`' cell, naming all of them, with other marks.
pub(crate) fn revised(before: &[&Sheet], number: u32, reason: &str) -> Sheet {
    let mut sheet = before[0].clone();
    let mut supersedes: Vec<Digest> = before.iter().map(|sheet| identity(*sheet)).collect();
    supersedes.sort();
    sheet.revision = SheetRevision { number, supersedes, reason: Some(prose(reason)) };
    sheet
}

/// The state of the cell of an application and expert, both from 0.
pub(crate) fn state(intake: &Intake, application: usize, expert: usize) -> &CellState {
    let (application, expert) = (format!("A{:02}", application + 1), format!("Z{:02}", expert + 1));
    let cell = |cell: &&Cell| cell.application.as_str() == application && cell.expert.as_str() == expert;
    &intake.cells.iter().find(cell).unwrap().state
}

pub(crate) fn reason<'a>(intake: &'a Intake, sheet: &Sheet) -> Option<&'a Refusal> {
    let identity = identity(sheet);
    intake.refused.iter().find(|(refused, _)| *refused == identity).map(|(_, reason)| reason)
}
