//! An edition of the demo's people with any dossiers, from enrolled people to an imported package.
#![allow(dead_code, clippy::unwrap_used, reason = "test helpers; each test program uses some of them")]

#[path = "kept.rs"]
pub(crate) mod kept;

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::LazyLock,
};

use desk::{
    DeskError, Passphrase, Signer,
    documents::{Engine, ImportProgress},
    expert::PackageImport,
    office::{Arrival, EditionPlan, Founding, PackReport, PackSource, Packing, PlannedApplication, PlannedDocument},
    seat::{RequestInfo, Seat, SeatInfo},
};
use exchange::package::{DEFAULT_LIMIT, Flow};
use rules::{
    charter::{Product, Role},
    ids::{ApplicationId, DocumentId, PersonId},
    text::Line,
    time::Instant,
};
use store::KdfCost;

/// Everybody's passphrase.
const PASSPHRASE: &str = "p";

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The engine of the checkout, with the reader that was built beside these tests.
pub(crate) fn engine() -> Engine {
    let tests = std::env::current_exe().unwrap();
    // A program of tests lies in a folder beside the programs.
    let beside = tests.parent().unwrap();
    Engine::locate(beside).expect("the reader is built, pdfium and the font are there: see README")
}

pub(crate) fn instant(minutes: i64) -> Instant {
    Instant::from_unix_seconds(1_775_700_120 + minutes * 60).unwrap()
}

pub(crate) fn go(_: ImportProgress<'_>) -> Flow {
    Flow::Go
}

/// The demo's plan with one expert: keys cost time.
pub(crate) fn demo_plan() -> EditionPlan {
    let mut plan: EditionPlan =
        toml::from_str(&fs::read_to_string(root().join("assets/demo/edition.toml")).unwrap()).unwrap();
    let expert = plan.people.iter().find(|person| person.role == Role::Expert).unwrap().id.clone();
    plan.people.retain(|person| person.role != Role::Expert || person.id == expert);
    plan.rounds[0].panels[0].members = vec![expert];
    if let Product::Marks(marks) = &mut plan.rounds[0].product {
        marks.minimum_sheets = 1;
    }
    plan.recusals.clear();
    plan
}

/// The demo's plan with other dossiers: number and (name, file).
pub(crate) fn plan_of(dossiers: &[(String, Vec<(String, String)>)]) -> EditionPlan {
    let mut plan = demo_plan();
    let first = plan.applications[0].clone();
    let line = |text: &str| Line::new(text).unwrap();
    plan.applications = dossiers
        .iter()
        .map(|(number, files)| PlannedApplication {
            id: ApplicationId::new(number.as_str()).unwrap(),
            applicant: line(&format!("示范单位{number}")),
            documents: (1..)
                .zip(files)
                .map(|(count, (name, file))| PlannedDocument {
                    id: DocumentId::new(format!("{count:02}")).unwrap(),
                    name: line(name),
                    label: line(name),
                    file: file.clone(),
                    secret_pages: Vec::new(),
                    declassification: false,
                })
                .collect(),
            ..first.clone()
        })
        .collect();
    plan.assignments[0].applications = plan.applications.iter().map(|application| application.id.clone()).collect();
    plan
}

/// The copies of the people of [`demo_plan`], enrolled and closed again.
static ENROLLED: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = kept::folder("enrolled");
    enrol(&folder, &demo_plan());
    folder
});

fn enrol(home: &Path, plan: &EditionPlan) {
    let passphrase = Passphrase::new(PASSPHRASE);
    let seat = |place: &str| {
        let info = SeatInfo { owner: String::new(), kind: "test".to_owned(), cost: KdfCost::Light };
        Seat::create(&home.join(place), &passphrase, info, instant(0)).unwrap()
    };
    let organiser = plan.people.iter().find(|person| person.role == Role::Organiser).unwrap();
    let office = seat("office");
    let founding =
        Founding { edition: plan.edition.id.clone(), person: organiser.id.clone(), name: organiser.name.clone() };
    office.found_office(&founding, &passphrase, instant(0)).unwrap();
    let authority = office.unlock_authority(&passphrase).unwrap();
    for person in plan.people.iter().filter(|person| person.role != Role::Organiser) {
        let own = seat(person.id.as_str());
        let info =
            RequestInfo { person: person.id.clone(), name: person.name.clone(), edition: plan.edition.id.clone() };
        let request = own.request_enrolment(&info, &passphrase, instant(1)).unwrap();
        let arrival = Arrival {
            request: &request.bytes,
            typed_code: &request.code,
            person: person.id.clone(),
            name: person.name.clone(),
            role: person.role,
        };
        let admission = office.admit(&arrival, &authority, instant(2)).unwrap();
        own.complete_enrolment(&admission.response, &admission.code, instant(3)).unwrap();
    }
}

/// Opens a person's copy.
pub(crate) fn open(home: &Path, place: &str) -> Seat {
    Seat::open(&home.join(place), &Passphrase::new(PASSPHRASE)).unwrap()
}

/// An office with admitted people and a frozen charter, and the seat of one expert.
pub(crate) struct Edition {
    pub(crate) plan: EditionPlan,
    pub(crate) office: Seat,
    pub(crate) signer: Signer,
    pub(crate) expert: Seat,
    pub(crate) expert_id: PersonId,
    pub(crate) charter: Vec<u8>,
    pub(crate) home: PathBuf,
}

impl Edition {
    /// Freezes the plan in copies of the enrolled people's copies.
    pub(crate) fn found(home: &Path, plan: EditionPlan) -> Edition {
        kept::copy(&ENROLLED, home);
        let (office, passphrase) = (open(home, "office"), Passphrase::new(PASSPHRASE));
        let signer = office.unlock(&passphrase).unwrap();
        let frozen = office.freeze(&plan, &signer, instant(4)).unwrap();
        let expert_id = plan.people.iter().find(|person| person.role == Role::Expert).unwrap().id.clone();
        let expert = open(home, expert_id.as_str());
        expert.receive_charter(&frozen.charter.bytes, instant(5)).unwrap();
        Edition { plan, office, signer, expert, expert_id, charter: frozen.charter.bytes, home: home.to_owned() }
    }

    pub(crate) fn pack(&self, source: &dyn PackSource, sequence: u64, engine: Option<&Engine>) -> PackReport {
        let packing =
            Packing { plan: &self.plan, source, folder: &self.home, sequence, engine, volume_limit: DEFAULT_LIMIT };
        self.office.pack(&packing, &self.signer, instant(6), &mut |_| Flow::Go).unwrap()
    }

    pub(crate) fn package(&self, sequence: u64) -> PathBuf {
        self.home.join(format!("{}-{sequence}.pkg", self.expert_id))
    }

    pub(crate) fn import(
        &self,
        sequence: u64,
        engine: Option<&Engine>,
        progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
    ) -> Result<PackageImport, DeskError> {
        let package = File::open(self.package(sequence)).unwrap();
        self.expert.import_package(package, engine, instant(7), progress)
    }
}
