//! The steps of the demo.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use exchange::{package::Flow, write_atomically};
use rules::{
    charter::Role,
    digest::Digest,
    ids::PersonId,
    panel::{CellState, Consensus, ConsensusComment},
    record::Answer,
    sheet::{CommentKind, Outcome},
    text::{Line, Prose},
    time::Instant,
};
use serde::Serialize;

use super::{marks, script};
use crate::{
    DeskError, Passphrase, Signer,
    documents::Engine,
    expert::{CellKey, SheetSigning},
    office::{Arrival, EditionPlan, Founding, Packing, PlannedPerson, RankingLine},
    panel::{AgreedItem, Answering, Arrived, Conclusion, Disagreement, Opening, PanelKey},
    record::SignedRecord,
    seat::{RequestInfo, Seat, SeatInfo},
};

/// What the demo made.
#[derive(Clone, Debug, Serialize)]
pub struct DemoReport {
    /// The ranked list.
    pub ranking: Vec<RankingLine>,
    /// People with their copies.
    pub people: Vec<DemoPerson>,
    /// Score sheets signed, handed in and opened.
    pub sheets: usize,
    /// Items the panel agreed on.
    pub agreed_items: usize,
    /// Code of the opening, as on the witness slip.
    pub opening_code: String,
    /// Where things lie, relative to the folder: (path, what it is in Chinese, in English).
    pub places: Vec<(String, String, String)>,
}

/// A person of the demo.
#[derive(Clone, Debug, Serialize)]
pub struct DemoPerson {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The copy's folder, relative.
    pub copy: String,
    /// The invented passphrase.
    pub passphrase: String,
}

/// A step for the progress line: number, of how many, Chinese, English.
pub type Step<'a> = &'a mut dyn FnMut(usize, usize, &str, &str) -> Flow;

const STEPS: usize = 8;

/// Runs the demo into a missing or empty folder. `seed` 0 takes the marks as they are; any other moves each by at most
/// one step, the same way every time. With an engine the dossiers are looked at
/// before packing, and the first expert's copy gets the text of its documents.
///
/// # Errors
/// The folder is not empty, the disk refuses, or `step` stopped it.
pub fn run(
    folder: &Path,
    seed: u64,
    cost: store::KdfCost,
    engine: Option<&Engine>,
    step: Step<'_>,
) -> Result<DemoReport, DeskError> {
    if folder.is_dir() && fs::read_dir(folder)?.next().is_some() {
        return Err(DeskError::Create(store::CreateError::NotEmpty));
    }
    let mut stage = Stage {
        folder: folder.to_owned(),
        plan: script::plan()?,
        seed,
        cost,
        engine: engine.cloned(),
        clock: start(),
        seats: BTreeMap::new(),
    };
    let mut count = 0;
    let mut next = |zh: &str, en: &str| {
        count += 1;
        if step(count, STEPS, zh, en) == Flow::Stop { Err(DeskError::Cancelled) } else { Ok(()) }
    };
    next("建立办公室和各人的加密副本，入册", "Office and personal copies, enrolment")?;
    stage.found()?;
    next("冻结评审方案", "Freezing the charter")?;
    let charter = stage.freeze()?;
    next("封装材料包", "Packing dossiers")?;
    stage.pack()?;
    next("专家导入材料、评分、签名、交表", "Experts import, mark, sign and hand in")?;
    let handed_in = stage.score(&charter)?;
    next("组长收表", "The chair takes the sheets in")?;
    stage.take_in(handed_in)?;
    next("开封", "Opening")?;
    let (sheets, opening_code) = stage.open()?;
    next("合议，形成小组结果，专家确认", "Consensus, panel result, acknowledgements")?;
    let (result, agreed_items) = stage.conclude()?;
    next("综合得分与名次", "Composite and ranking")?;
    let ranking = stage.rank(result)?;
    Ok(DemoReport { ranking, people: stage.people(), sheets, agreed_items, opening_code, places: places() })
}

struct Stage {
    folder: PathBuf,
    plan: EditionPlan,
    seed: u64,
    cost: store::KdfCost,
    engine: Option<Engine>,
    clock: i64,
    seats: BTreeMap<PersonId, (Seat, Signer)>,
}

/// 2026-03-30 09:00 in Beijing: the demo's clock starts here.
fn start() -> i64 {
    1_774_832_400
}

impl Stage {
    fn now(&mut self, minutes: i64) -> Result<Instant, DeskError> {
        self.clock += minutes * 60;
        Instant::from_unix_seconds(self.clock).map_err(|_| script::damaged())
    }

    /// Sets the scripted clock to a day and time of the edition's calendar.
    fn day(&mut self, text: &str) -> Result<Instant, DeskError> {
        let instant: Instant = text.parse().map_err(|_| script::damaged())?;
        self.clock = instant.unix_seconds();
        Ok(instant)
    }

    fn write(&self, place: &str, bytes: &[u8]) -> Result<(), DeskError> {
        let path = self.folder.join(place);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_atomically(&path, |file| {
            std::io::Write::write_all(file, bytes)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(())
    }

    fn seat(&self, id: &PersonId) -> Result<&(Seat, Signer), DeskError> {
        self.seats.get(id).ok_or_else(script::damaged)
    }

    fn with_role(&self, role: Role) -> Result<PersonId, DeskError> {
        let person = self.plan.people.iter().find(|person| person.role == role);
        Ok(person.ok_or_else(script::damaged)?.id.clone())
    }

    fn found(&mut self) -> Result<(), DeskError> {
        let organiser = self.with_role(Role::Organiser)?;
        let planned = self.plan.people.clone();
        let now = self.now(0)?;
        let office_person = planned.iter().find(|person| person.id == organiser).ok_or_else(script::damaged)?;
        let passphrase = Passphrase::new(&passphrase(office_person));
        let office = self.create(office_person, &passphrase, now)?;
        let founding = Founding {
            edition: self.plan.edition.id.clone(),
            person: organiser.clone(),
            name: office_person.name.clone(),
        };
        let ca = office.found_office(&founding, &passphrase, now)?;
        self.write("trust/office-ca.pem", ca.as_bytes())?;
        let authority = office.unlock_authority(&passphrase)?;
        for person in planned.iter().filter(|person| person.id != organiser) {
            let now = self.now(3)?;
            let own = Passphrase::new(&self::passphrase(person));
            let seat = self.create(person, &own, now)?;
            let info = RequestInfo {
                person: person.id.clone(),
                name: person.name.clone(),
                edition: self.plan.edition.id.clone(),
            };
            let request = seat.request_enrolment(&info, &own, now)?;
            let arrival = Arrival {
                request: &request.bytes,
                typed_code: &request.code,
                person: person.id.clone(),
                name: person.name.clone(),
                role: person.role,
            };
            let admission = office.admit(&arrival, &authority, now)?;
            seat.complete_enrolment(&admission.response, &admission.code, now)?;
            let signer = seat.unlock(&own)?;
            self.seats.insert(person.id.clone(), (seat, signer));
        }
        let signer = office.unlock(&passphrase)?;
        self.seats.insert(organiser, (office, signer));
        Ok(())
    }

    fn create(&self, person: &PlannedPerson, passphrase: &Passphrase, now: Instant) -> Result<Seat, DeskError> {
        let info = SeatInfo { owner: person.name.to_string(), kind: person.role.as_str().to_owned(), cost: self.cost };
        Seat::create(&self.folder.join(copy_of(person)), passphrase, info, now)
    }

    fn freeze(&mut self) -> Result<Vec<u8>, DeskError> {
        let now = self.day("2026-04-09T02:02:00Z")?;
        let (office, signer) = self.seat(&self.with_role(Role::Organiser)?)?;
        let frozen = office.freeze(&self.plan, signer, now)?;
        self.write("charter/charter-1.pdf", &frozen.charter.bytes)?;
        self.write("charter/matrix.json", &rules::json::to_canonical(&frozen.matrix)?)?;
        Ok(frozen.charter.bytes)
    }

    fn pack(&mut self) -> Result<(), DeskError> {
        let now = self.day("2026-04-13T01:30:00Z")?;
        fs::create_dir_all(self.folder.join("packages"))?;
        let (office, signer) = self.seat(&self.with_role(Role::Organiser)?)?;
        let packages = self.folder.join("packages");
        let packing = Packing {
            plan: &self.plan,
            source: &script::Bundled,
            folder: &packages,
            sequence: 1,
            engine: self.engine.as_ref(),
        };
        office.pack(&packing, signer, now, &mut |_| Flow::Go)?;
        Ok(())
    }

    fn score(&mut self, charter: &[u8]) -> Result<Vec<Arrived>, DeskError> {
        let table = marks::table(self.seed)?;
        let comments = script::comments()?;
        let readers: Vec<PersonId> = self
            .plan
            .people
            .iter()
            .filter(|person| matches!(person.role, Role::Expert | Role::Chair | Role::Supervisor))
            .map(|person| person.id.clone())
            .collect();
        // Reading every text eight times would be most of the demo's time: one copy shows it, the others can catch up.
        let with_text =
            self.plan.people.iter().find(|person| person.role == Role::Expert).map(|person| person.id.clone());
        let mut files = Vec::new();
        self.day("2026-05-14T00:10:00Z")?;
        for (place, id) in readers.iter().enumerate() {
            let now = self.now(20)?;
            let (seat, _) = self.seat(id)?;
            seat.receive_charter(charter, now)?;
            let package = self.folder.join(format!("packages/{id}-1.pkg"));
            if package.is_file() {
                let engine = self.engine.as_ref().filter(|_| with_text.as_ref() == Some(id));
                seat.import_package(fs::File::open(package)?, engine, now, &mut |_| Flow::Go)?;
            }
            let mut signed = 0;
            for work in seat.my_work()? {
                let cell = CellKey::of(&work.row);
                let key = (id.to_string(), cell.application.to_string());
                let (Some(marks), Some(comments)) = (table.get(&key), comments.get(cell.application.as_str())) else {
                    continue;
                };
                let application = self.plan.application(&cell.application).ok_or_else(script::damaged)?;
                let draft = marks::draft(marks, comments, application, place)?;
                let now = self.now(4)?;
                let (seat, signer) = self.seat(id)?;
                seat.save_draft(&cell, &draft, 0, now)?;
                seat.sign_sheet(&SheetSigning { cell, reason: None }, signer, now)?;
                signed += 1;
            }
            if signed > 0 {
                let now = self.now(5)?;
                let (seat, _) = self.seat(id)?;
                for file in seat.hand_in(now)? {
                    self.write(&format!("hand-in/{}", file.name), &file.bytes)?;
                    files.push(Arrived { name: file.name, bytes: file.bytes });
                }
            }
        }
        Ok(files)
    }

    fn panel(&self) -> Result<PanelKey, DeskError> {
        let assignment = self.plan.assignments.first().ok_or_else(script::damaged)?;
        Ok(PanelKey { round: assignment.round.clone(), panel: assignment.panel.clone() })
    }

    fn take_in(&mut self, files: Vec<Arrived>) -> Result<(), DeskError> {
        let now = self.day("2026-05-15T08:40:00Z")?;
        let (chair, signer) = self.seat(&self.with_role(Role::Chair)?)?;
        let intaken = chair.take_in(&files, signer, now)?;
        if let Some(refused) = intaken.refused.into_iter().next() {
            return Err(DeskError::NotGood { reasons: refused.reasons });
        }
        for receipt in intaken.receipts {
            self.write(&format!("receipts/{}.pdf", receipt.payload.from), &receipt.bytes)?;
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(usize, String), DeskError> {
        let now = self.day("2026-05-15T09:26:00Z")?;
        let panel = self.panel()?;
        let (chair, signer) = self.seat(&self.with_role(Role::Chair)?)?;
        let opening = Opening {
            panel: panel.clone(),
            present: line("监督员、办公室工作人员")?,
            place: None,
            number: line("2026-01")?,
            reason: Some(prose("一名专家因病退出，其余评分表已收齐。")?),
        };
        let slip = chair.open_sheets(&opening, signer, now)?;
        self.write("witness/opening-panel-1.pdf", &slip.bytes)?;
        let sheets = chair.panel_sheets(&panel)?;
        for sheet in sheets.values() {
            let cell = &sheet.payload.cell;
            self.write(&format!("sheets/{}-{}.pdf", cell.application.id, cell.expert), &sheet.bytes)?;
        }
        Ok((sheets.len(), slip.payload.journal_head.groups()[..4].join(" ")))
    }

    fn conclude(&mut self) -> Result<(Vec<u8>, usize), DeskError> {
        let panel = self.panel()?;
        let now = self.day("2026-05-18T08:30:00Z")?;
        let chair_id = self.with_role(Role::Chair)?;
        let (chair, _) = self.seat(&chair_id)?;
        let sheets = chair.panel_sheets(&panel)?;
        let agreed: Vec<AgreedItem> =
            chair.agenda(&panel)?.into_iter().map(|entry| agree(&entry, &sheets)).collect::<Result<_, _>>()?;
        chair.agree(&panel, &agreed, now)?;
        let missing = chair.roster(&panel)?.intake.cells.into_iter().filter(|cell| cell.state == CellState::Missing);
        let missing: BTreeMap<_, _> = missing
            .map(|cell| Ok(((cell.application, cell.expert), prose("因病退出，按方案不计其人。")?)))
            .collect::<Result<_, DeskError>>()?;
        let absent: Vec<PersonId> = missing.keys().map(|(_, expert)| expert.clone()).collect();
        let conclusion = Conclusion {
            panel,
            minutes: prose("讨论 05 号材料时，回避的专家全程离席。各条合议值由全体在场专家一致通过。")?,
            missing,
        };
        let now = self.now(35)?;
        let (chair, signer) = self.seat(&chair_id)?;
        let result = chair.conclude_panel(&conclusion, signer, now)?;
        self.write("results/panel-result.pdf", &result.bytes)?;
        for member in result.payload.members.iter().filter(|member| !absent.contains(&member.person)) {
            let now = self.now(10)?;
            let (seat, signer) = self.seat(&member.person)?;
            let answering = Answering { result: &result.bytes, answer: Answer::Agreed };
            let answer = seat.acknowledge(&answering, signer, now)?;
            self.write(&format!("acknowledgements/{}.pdf", member.person), &answer.bytes)?;
        }
        Ok((result.bytes, agreed.len()))
    }

    fn rank(&mut self, result: Vec<u8>) -> Result<Vec<RankingLine>, DeskError> {
        let now = self.day("2026-06-29T08:05:00Z")?;
        let (office, signer) = self.seat(&self.with_role(Role::Organiser)?)?;
        let edition = office.conclude_edition(&[result], signer, now)?;
        self.write("results/edition-result.pdf", &edition.bytes)?;
        let lines = edition.payload.ranking.into_iter().map(|line| RankingLine {
            rank: line.rank,
            application: line.application,
            applicant: line.applicant.to_string(),
            displayed: line.displayed.to_string(),
            composite: line.composite,
        });
        Ok(lines.collect())
    }

    fn people(&self) -> Vec<DemoPerson> {
        let person = |person: &PlannedPerson| DemoPerson {
            id: person.id.to_string(),
            name: person.name.to_string(),
            role: person.role,
            copy: copy_of(person),
            passphrase: passphrase(person),
        };
        self.plan.people.iter().map(person).collect()
    }
}

/// The panel agrees on the lower middle mark and takes over two comments.
fn agree(
    entry: &Disagreement,
    sheets: &BTreeMap<Digest, SignedRecord<rules::sheet::Sheet>>,
) -> Result<AgreedItem, DeskError> {
    let mut steps: Vec<u32> = entry.spread.marks.iter().map(|(_, steps)| *steps).collect();
    steps.sort_unstable();
    let middle = steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    let mut comments: Vec<ConsensusComment> = Vec::new();
    for sheet in sheets.values().filter(|sheet| sheet.payload.cell.application.id == entry.application) {
        let Outcome::Scored { marks, .. } = &sheet.payload.outcome else { continue };
        let own = marks.iter().filter(|mark| mark.item == entry.spread.item).flat_map(|mark| &mark.comments);
        for comment in own {
            match comments.iter_mut().find(|taken| taken.text == comment.text) {
                Some(taken) => taken.taken_from.push(sheet.identity),
                None => comments.push(ConsensusComment {
                    kind: comment.kind,
                    text: comment.text.clone(),
                    citations: comment.citations.clone(),
                    taken_from: vec![sheet.identity],
                }),
            }
        }
    }
    comments.sort_by(|a, b| {
        (a.kind == CommentKind::Opportunity, &a.text).cmp(&(b.kind == CommentKind::Opportunity, &b.text))
    });
    Ok(AgreedItem {
        application: entry.application.clone(),
        item: entry.spread.item.clone(),
        consensus: Consensus {
            steps: middle, reason: prose("逐项比对所引材料后，取多数意见所在的分档。")?, comments
        },
    })
}

fn copy_of(person: &PlannedPerson) -> String {
    if person.role == Role::Organiser { "office".to_owned() } else { format!("people/{}", person.id) }
}

fn passphrase(person: &PlannedPerson) -> String {
    format!("demo-{}", person.id)
}

fn line(text: &str) -> Result<Line, DeskError> {
    Line::new(text).map_err(|_| script::damaged())
}

fn prose(text: &str) -> Result<Prose, DeskError> {
    Prose::new(text).map_err(|_| script::damaged())
}

fn places() -> Vec<(String, String, String)> {
    [
        ("trust/office-ca.pem", "办公室证书，核验的起点", "the office certificate, where trust begins"),
        ("charter/charter-1.pdf", "评审方案", "the charter"),
        ("charter/matrix.json", "展开的应评矩阵", "the opened matrix"),
        ("packages/*.pkg", "材料包（age 加密）", "assignment packages (age)"),
        ("hand-in/*.pdf.age", "封装的评分表", "sealed score sheets"),
        ("receipts/*.pdf", "收件回执", "intake receipts"),
        ("witness/*.pdf", "见证单", "witness slips"),
        ("sheets/*.pdf", "开封后的评分表", "score sheets, opened by the chair"),
        ("results/*.pdf", "小组结果与综合结果", "panel and edition results"),
        ("acknowledgements/*.pdf", "专家确认书", "acknowledgements"),
        ("office, people/*", "加密副本", "encrypted copies"),
    ]
    .map(|(path, zh, en)| (path.to_owned(), zh.to_owned(), en.to_owned()))
    .to_vec()
}
