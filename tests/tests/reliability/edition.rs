//! A small invented edition: office, chair and three experts with their own encrypted copies, and packages whose
//! documents are noise that can be made again from its name.

use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use desk::{
    DeskError, Passphrase, Signer,
    documents::ImportProgress,
    expert::{CellKey, PackageImport, SheetSigning},
    office::{Arrival, EditionPlan, Founding, PackSource, Packing},
    seat::{RequestInfo, Seat, SeatInfo},
    verify::{Trust, charters_of},
};
use exchange::{
    certificates::CaCertificate,
    package::{Flow, Progress},
};
use rules::{
    charter::{Expected, Role},
    sheet::{Draft, DraftMark},
    text::Prose,
    time::Instant,
};
use serde_json::json;
use store::{KdfCost, journal};

pub(crate) const OFFICE: &str = "B01";
pub(crate) const CHAIR: &str = "C01";
pub(crate) const EXPERTS: [&str; 3] = ["Z01", "Z02", "Z03"];
/// Items of the criteria set of the edition.
pub(crate) const ITEMS: usize = 23;
/// Steps of a full mark.
const FULL: u32 = 20;

/// A machine's clock: it runs, but may be years off.
pub(crate) struct Clock(Cell<i64>);

impl Clock {
    /// Returns a clock that shows the first of April 2026 when it is `off` seconds off.
    pub(crate) fn off_by(off: i64) -> Clock {
        let right: Instant = "2026-04-01T01:00:00Z".parse().unwrap();
        Clock(Cell::new(right.unix_seconds() + off))
    }

    /// Returns the next reading, a minute later.
    pub(crate) fn now(&self) -> Instant {
        self.0.set(self.0.get() + 60);
        Instant::from_unix_seconds(self.0.get()).unwrap()
    }
}

/// An edition with a frozen charter; copies are closed until somebody opens them.
pub(crate) struct Edition {
    pub(crate) home: PathBuf,
    pub(crate) plan: EditionPlan,
    pub(crate) office_pem: String,
    pub(crate) charter: Vec<u8>,
    office_signer: Signer,
}

/// The copies of an edition with one expert, enrolled and closed again, and the office's certificate. Made once: keys
/// cost time.
static ENROLLED: LazyLock<(PathBuf, String)> = LazyLock::new(|| {
    let home = crate::kept::folder("reliability");
    let office_pem = enrol(&home, &plan(&EXPERTS[..1], 1, 1), |_| 0);
    (home, office_pem)
});

/// Makes everybody's copy and key; returns the office's certificate.
fn enrol(home: &Path, plan: &EditionPlan, off: impl Fn(&str) -> i64) -> String {
    let clock = Clock::off_by(off(OFFICE));
    let office = create(home, OFFICE, &clock);
    let founder = &plan.people[0];
    let founding =
        Founding { edition: plan.edition.id.clone(), person: founder.id.clone(), name: founder.name.clone() };
    let office_pem = office.found_office(&founding, &passphrase(OFFICE), clock.now()).unwrap();
    let authority = office.unlock_authority(&passphrase(OFFICE)).unwrap();
    for person in &plan.people[1..] {
        let own_clock = Clock::off_by(off(person.id.as_str()));
        let seat = create(home, person.id.as_str(), &own_clock);
        let info =
            RequestInfo { person: person.id.clone(), name: person.name.clone(), edition: plan.edition.id.clone() };
        let own = passphrase(person.id.as_str());
        let request = seat.request_enrolment(&info, &own, own_clock.now()).unwrap();
        let arrival = Arrival {
            request: &request.bytes,
            typed_code: &request.code,
            person: person.id.clone(),
            name: person.name.clone(),
            role: person.role,
        };
        let admission = office.admit(&arrival, &authority, clock.now()).unwrap();
        seat.complete_enrolment(&admission.response, &admission.code, own_clock.now()).unwrap();
    }
    office_pem
}

impl Edition {
    /// Founds an edition with one expert, `Z01`, in an empty folder.
    pub(crate) fn of_one(home: &Path, applications: usize, document: usize) -> Edition {
        let (enrolled, office_pem) = &*ENROLLED;
        crate::kept::copy(enrolled, home);
        Edition::freeze(home, plan(&EXPERTS[..1], applications, document), office_pem.clone(), |_| 0)
    }

    /// Founds an edition with all experts. `off` says how far a person's clock is off, in seconds.
    pub(crate) fn of_all(home: &Path, applications: usize, document: usize, off: impl Fn(&str) -> i64) -> Edition {
        let plan = plan(&EXPERTS, applications, document);
        let office_pem = enrol(home, &plan, &off);
        Edition::freeze(home, plan, office_pem, off)
    }

    fn freeze(home: &Path, plan: EditionPlan, office_pem: String, off: impl Fn(&str) -> i64) -> Edition {
        // Half an hour after founding.
        let clock = Clock::off_by(off(OFFICE) + 1800);
        let office = open(home, OFFICE);
        let signer = office.unlock(&passphrase(OFFICE)).unwrap();
        let charter = office.freeze(&plan, &signer, clock.now()).unwrap().charter.bytes;
        for person in plan.people.iter().filter(|person| person.role != Role::Organiser) {
            let own_clock = Clock::off_by(off(person.id.as_str()) + 3600);
            open(home, person.id.as_str()).receive_charter(&charter, own_clock.now()).unwrap();
        }
        Edition { home: home.to_owned(), plan, office_pem, charter, office_signer: signer }
    }

    pub(crate) fn seat(&self, person: &str) -> Seat {
        open(&self.home, person)
    }

    pub(crate) fn signer(&self, seat: &Seat, person: &str) -> Signer {
        seat.unlock(&passphrase(person)).unwrap()
    }

    /// Returns what verifying this edition's files rests on.
    pub(crate) fn trust(&self) -> Trust {
        let office = CaCertificate::from_pem(self.office_pem.as_bytes()).unwrap();
        let (charters, bad) = charters_of(std::slice::from_ref(&self.charter), &office);
        assert!(bad.is_empty(), "{bad:?}");
        Trust { office, charters }
    }

    /// Packs everybody's dossiers; each sequence number has documents of its own.
    pub(crate) fn pack(&self, sequence: u64, clock: &Clock) -> PathBuf {
        let folder = self.home.join("packages");
        std::fs::create_dir_all(&folder).unwrap();
        self.pack_into(&folder, sequence, clock, &mut |_| Flow::Go).unwrap();
        folder
    }

    pub(crate) fn pack_into(
        &self,
        folder: &Path,
        sequence: u64,
        clock: &Clock,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<(), DeskError> {
        let packing = Packing {
            plan: &self.plan,
            source: &Noise { sequence },
            folder,
            sequence,
            engine: None,
            volume_limit: exchange::package::DEFAULT_LIMIT,
        };
        self.seat(OFFICE).pack(&packing, &self.office_signer, clock.now(), progress)?;
        Ok(())
    }
}

/// Returns where a person's copy lies.
pub(crate) fn folder(home: &Path, person: &str) -> PathBuf {
    home.join("copies").join(person)
}

pub(crate) fn passphrase(person: &str) -> Passphrase {
    Passphrase::new(&format!("reliability {person}"))
}

pub(crate) fn open(home: &Path, person: &str) -> Seat {
    Seat::open(&folder(home, person), &passphrase(person)).unwrap()
}

/// Opens a copy below the desk, for looking at what only the store shows.
pub(crate) fn open_store(home: &Path, person: &str) -> store::Copy {
    let passphrase = store::Passphrase::new(&format!("reliability {person}"));
    store::Copy::open(&folder(home, person), &passphrase).unwrap()
}

/// Checks that the copy opens, its databases are sound and its journal holds together; returns the journal's acts.
pub(crate) fn check_sound(home: &Path, person: &str) -> Vec<String> {
    let copy = open_store(home, person);
    assert_eq!(copy.integrity().unwrap(), [], "{person}");
    let entries = copy.journal().unwrap();
    journal::verify(&entries).unwrap();
    entries.into_iter().map(|entry| entry.act).collect()
}

pub(crate) fn import(seat: &Seat, package: &Path, now: Instant) -> Result<PackageImport, DeskError> {
    import_watched(seat, package, now, &mut |_| Flow::Go)
}

pub(crate) fn import_watched(
    seat: &Seat,
    package: &Path,
    now: Instant,
    progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
) -> Result<PackageImport, DeskError> {
    seat.import_package(std::fs::File::open(package)?, None, now, progress)
}

/// The cells a person has to score, in order.
pub(crate) fn cells(seat: &Seat) -> Vec<CellKey> {
    let work = seat.my_work().unwrap();
    work.iter().filter(|item| item.row.expected == Expected::Sheet).map(|item| CellKey::of(&item.row)).collect()
}

/// Returns a finished draft whose every mark is the same, so that half of one would show.
pub(crate) fn draft(steps: u32, remark: &str) -> Draft {
    let set = rules::bundled::criteria("gbt19580-2012").unwrap();
    let mark = DraftMark { steps: Some(steps % (FULL + 1)), comments: Vec::new() };
    let marks = set.items().map(|item| (item.code.clone(), mark.clone())).collect();
    Draft { marks, overall: Some(Prose::new(remark).unwrap()), ..Draft::default() }
}

pub(crate) fn signing(cell: &CellKey, reason: Option<&str>) -> SheetSigning {
    SheetSigning { cell: cell.clone(), reason: reason.map(|reason| Prose::new(reason).unwrap()) }
}

fn create(home: &Path, person: &str, clock: &Clock) -> Seat {
    let info = SeatInfo { owner: person.to_owned(), kind: "test".to_owned(), cost: KdfCost::Light };
    Seat::create(&folder(home, person), &passphrase(person), info, clock.now()).unwrap()
}

/// Documents of noise; the file's name says how long.
struct Noise {
    sequence: u64,
}

impl PackSource for Noise {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(noise(self.sequence, file))))
    }
}

/// Bytes from a sequence number and a name that ends in their number: one block again and again, each time stamped.
fn noise(sequence: u64, file: &str) -> Vec<u8> {
    let length: usize = file.rsplit('-').next().unwrap().parse().unwrap();
    let seed = file.bytes().fold(sequence, |seed, byte| seed.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
    let mut choices = Choices::new(seed);
    let mut block: Vec<u8> = (0..8192).flat_map(|_| choices.next().to_le_bytes()).collect();
    let mut bytes = Vec::with_capacity(length + block.len());
    while bytes.len() < length {
        block[..8].copy_from_slice(&choices.next().to_le_bytes());
        bytes.extend_from_slice(&block);
    }
    bytes.truncate(length);
    bytes
}

/// A fixed row of choices from a seed, so that a failing run can be repeated.
pub(crate) struct Choices(u64);

impl Choices {
    pub(crate) fn new(seed: u64) -> Choices {
        Choices(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 11) % bound
    }
}

fn plan(experts: &[&str], applications: usize, document: usize) -> EditionPlan {
    let ids: Vec<String> = (1..=applications).map(|number| format!("{number:02}")).collect();
    let listed: Vec<_> = ids
        .iter()
        .map(|id| {
            json!({
                "id": id, "applicant": format!("示范市第{id}号企业"), "track": "organisation", "category": "制造业",
                "documents": [{
                    "id": "01", "name": format!("{id}_材料.bin"), "label": "材料", "file": format!("{id}-{document}"),
                }],
            })
        })
        .collect();
    let person = |id: &str, name: &str, role: &str| json!({ "id": id, "name": name, "role": role });
    let mut people = vec![person(OFFICE, "评选办公室", "organiser"), person(CHAIR, "闻人策", "chair")];
    people.extend(experts.iter().map(|id| person(id, &format!("专家{id}"), "expert")));
    let plan = json!({
        "scheme": "demo-mayor",
        "criteria": ["gbt19580-2012"],
        "edition": { "id": "reliability-2026", "name": "2026年示范市市长质量奖（测试）", "demonstration": true },
        "tracks": [{ "id": "organisation", "name": "组织" }],
        "people": people,
        "rounds": [{
            "id": "document-review", "name": "材料评审", "deadline": "2026-05-15T09:00:00Z",
            "product": {
                "kind": "marks", "criteria": "gbt19580-2012", "merge": { "method": "mean" },
                "rounding": { "at": "round", "digits": 2 }, "minimum_sheets": 1,
                "source": { "decided_by": "评选办公室" },
            },
            "panels": [{ "id": "panel-1", "name": "第一组", "chair": CHAIR, "members": experts }],
        }],
        "composite": {
            "kind": "weights", "scale": 1000,
            "parts": [{ "track": "organisation", "round": "document-review", "weight": "1/1" }],
            "source": { "decided_by": "评选办公室" },
        },
        "ties": { "chain": [], "source": { "decided_by": "评选办公室" } },
        "calendar": { "calendars": ["cn-2026"], "first_day_counts": false, "source": { "decided_by": "评选办公室" } },
        "assignments": [{ "round": "document-review", "panel": "panel-1", "applications": ids }],
        "recusals": [],
        "applications": listed,
    });
    serde_json::from_value(plan).unwrap()
}
