//! The steps of the demo.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use exchange::{package::Flow, write_atomically};
use rules::{charter::Role, ids::PersonId, time::Instant};

use super::{
    marks,
    report::{DemoPerson, DemoReport, places},
    script,
};
use crate::{
    DeskError, Passphrase, Signer,
    documents::Engine,
    expert::{CellKey, SheetSigning, WorkItem},
    office::{Arrival, EditionPlan, Founding, Packing, PlannedPerson},
    panel::Arrived,
    seat::{RequestInfo, Seat, SeatInfo},
};

/// A step for the progress line: number, of how many, Chinese, English.
pub type Step<'a> = &'a mut dyn FnMut(usize, usize, &str, &str) -> Flow;

/// How far the edition is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// To the ranked list.
    #[default]
    Everything,
    /// To the last days of scoring: the first expert has handed in [`HANDED_IN`], one dossier half scored and the others
    /// before them; everybody else handed in, and the chair has taken nothing in yet.
    Scoring,
}

impl Until {
    fn steps(self) -> usize {
        match self {
            Until::Everything => 8,
            Until::Scoring => 4,
        }
    }
}

/// What the first expert has handed in while still scoring. Whoever begins as the chair can go on to the result: without
/// this sheet the application would have four, and the rule asks for five.
const HANDED_IN: &str = "05";

/// Runs the demo into a missing or empty folder. `seed` 0 takes the marks as they are; any other moves each by at most
/// one step, the same way every time. With an engine the dossiers are looked at before packing, and every copy gets the
/// text of its documents.
///
/// # Errors
/// The folder is not empty, the disk refuses, or `step` stopped it.
pub fn run(
    folder: &Path,
    seed: u64,
    until: Until,
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
        // Each document is read once; the other copies take its text over.
        engine: engine.cloned().map(Engine::remembering),
        clock: start(),
        seats: BTreeMap::new(),
    };
    let mut count = 0;
    let mut next = |zh: &str, en: &str| {
        count += 1;
        if step(count, until.steps(), zh, en) == Flow::Stop { Err(DeskError::Cancelled) } else { Ok(()) }
    };
    next("建立办公室和各人的加密副本，入册", "Office and personal copies, enrolment")?;
    stage.found()?;
    next("冻结评审方案", "Freezing the charter")?;
    let charter = stage.freeze()?;
    next("封装材料包", "Packing dossiers")?;
    stage.pack()?;
    next("专家导入材料、评分、签名、交表", "Experts import, mark, sign and hand in")?;
    let handed_in = stage.score(&charter, until)?;
    let mut report = DemoReport {
        edition: stage.plan.edition.name.to_string(),
        ranking: Vec::new(),
        people: stage.people(),
        sheets: handed_in.len(),
        agreed_items: 0,
        opening_code: None,
        places: Vec::new(),
    };
    if until == Until::Everything {
        next("组长收表", "The chair takes the sheets in")?;
        stage.take_in(handed_in)?;
        next("开封", "Opening")?;
        report.opening_code = Some(stage.open()?);
        next("合议，形成小组结果，专家确认", "Consensus, panel result, acknowledgements")?;
        let (result, agreed_items) = stage.conclude()?;
        report.agreed_items = agreed_items;
        next("综合得分与名次", "Composite and ranking")?;
        report.ranking = stage.rank(result)?;
    }
    report.places = places(folder);
    Ok(report)
}

pub(super) struct Stage {
    folder: PathBuf,
    pub(super) plan: EditionPlan,
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
    pub(super) fn now(&mut self, minutes: i64) -> Result<Instant, DeskError> {
        self.clock += minutes * 60;
        Instant::from_unix_seconds(self.clock).map_err(|_| script::damaged())
    }

    /// Sets the scripted clock to a day and time of the edition's calendar.
    pub(super) fn day(&mut self, text: &str) -> Result<Instant, DeskError> {
        let instant: Instant = text.parse().map_err(|_| script::damaged())?;
        self.clock = instant.unix_seconds();
        Ok(instant)
    }

    pub(super) fn write(&self, place: &str, bytes: &[u8]) -> Result<(), DeskError> {
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

    pub(super) fn seat(&self, id: &PersonId) -> Result<&(Seat, Signer), DeskError> {
        self.seats.get(id).ok_or_else(script::damaged)
    }

    pub(super) fn with_role(&self, role: Role) -> Result<PersonId, DeskError> {
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
            volume_limit: exchange::package::DEFAULT_LIMIT,
        };
        office.pack(&packing, signer, now, &mut |_| Flow::Go)?;
        Ok(())
    }

    fn score(&mut self, charter: &[u8], until: Until) -> Result<Vec<Arrived>, DeskError> {
        let readers: Vec<PersonId> = self
            .plan
            .people
            .iter()
            .filter(|person| matches!(person.role, Role::Expert | Role::Chair | Role::Supervisor))
            .map(|person| person.id.clone())
            .collect();
        let first = self.with_role(Role::Expert)?;
        let mut files = Vec::new();
        self.day("2026-05-14T00:10:00Z")?;
        for (place, id) in readers.iter().enumerate() {
            let now = self.now(20)?;
            let (seat, _) = self.seat(id)?;
            seat.receive_charter(charter, now)?;
            let package = self.folder.join(format!("packages/{id}-1.pkg"));
            if package.is_file() {
                seat.import_package(fs::File::open(package)?, self.engine.as_ref(), now, &mut |_| Flow::Go)?;
            }
            let work = seat.my_work()?;
            let work = if until == Until::Scoring && first == *id {
                self.begin_marking(&work, place)?;
                work.into_iter().filter(|item| item.row.application.id.as_str() == HANDED_IN).collect()
            } else {
                work
            };
            files.extend(self.mark_all(id, work, place)?);
        }
        Ok(files)
    }

    /// Marks, signs and hands in every dossier that the table has marks for.
    fn mark_all(&mut self, id: &PersonId, work: Vec<WorkItem>, place: usize) -> Result<Vec<Arrived>, DeskError> {
        let table = marks::table(self.seed)?;
        let comments = script::comments()?;
        let mut signed = 0;
        for item in work {
            let cell = CellKey::of(&item.row);
            let key = (cell.expert.to_string(), cell.application.to_string());
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
        let mut files = Vec::new();
        if signed > 0 {
            let now = self.now(5)?;
            let (seat, _) = self.seat(id)?;
            for file in seat.hand_in(now)? {
                self.write(&format!("hand-in/{}", file.name), &file.bytes)?;
                files.push(Arrived { name: file.name, bytes: file.bytes });
            }
        }
        Ok(files)
    }

    /// Leaves the first dossier half marked, as a draft.
    fn begin_marking(&mut self, work: &[WorkItem], place: usize) -> Result<(), DeskError> {
        let cell = CellKey::of(&work.first().ok_or_else(script::damaged)?.row);
        let table = marks::table(self.seed)?;
        let comments = script::comments()?;
        let marks = table.get(&(cell.expert.to_string(), cell.application.to_string())).ok_or_else(script::damaged)?;
        let half = marks.get(..marks.len() / 2).unwrap_or_default();
        let comments = comments.get(cell.application.as_str()).ok_or_else(script::damaged)?;
        let application = self.plan.application(&cell.application).ok_or_else(script::damaged)?;
        let mut draft = marks::draft(half, comments, application, place)?;
        draft.check_points.retain(|point| point.items.iter().all(|item| draft.marks.contains_key(item)));
        let now = self.now(4)?;
        let (seat, _) = self.seat(&cell.expert)?;
        seat.save_draft(&cell, &draft, 0, now)?;
        Ok(())
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

fn copy_of(person: &PlannedPerson) -> String {
    if person.role == Role::Organiser { "office".to_owned() } else { format!("people/{}", person.id) }
}

fn passphrase(person: &PlannedPerson) -> String {
    format!("demo-{}", person.id)
}
