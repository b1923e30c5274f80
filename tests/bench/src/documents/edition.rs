//! An invented edition of one expert, so that packages and copies are those of real work.

use std::path::{Path, PathBuf};

use desk::{
    Passphrase,
    documents::Engine,
    office::{Arrival, EditionPlan, Founding, Packing},
    seat::{RequestInfo, Seat, SeatInfo},
};
use exchange::package::Flow;
use rules::time::Instant;
use serde_json::json;
use store::KdfCost;

use crate::harness::{Fault, clear};

/// The invented passphrase of every copy.
pub(crate) const PASSPHRASE: &str = "bench passphrase";

const OFFICE: &str = "B01";
const CHAIR: &str = "C01";
const EXPERT: &str = "Z01";

/// What an edition leaves in its folder.
pub(crate) struct Edition {
    /// The expert's copy: enrolled, with the charter, without dossiers.
    pub(crate) copy: PathBuf,
    /// The expert's package.
    pub(super) package: PathBuf,
    /// The expert's key, for the program `age`.
    pub(super) key: PathBuf,
}

pub(crate) fn in_folder(folder: &Path) -> Edition {
    Edition { copy: folder.join("copy"), package: folder.join("package.pkg"), key: folder.join("key.txt") }
}

pub(super) fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

/// The clock of everything generated.
pub(super) fn clock() -> Result<Instant, Fault> {
    "2026-04-01T01:00:00Z".parse().map_err(|_| "the benchmark's clock".into())
}

/// Founds an edition in a folder and packs the documents that lie in another: a file is a dossier of its own, the files
/// in a folder are one dossier.
pub(super) fn found(folder: &Path, documents: &Path) -> Result<Edition, Fault> {
    let plan = plan(&dossiers(documents)?)?;
    let now = clock()?;
    let edition = in_folder(folder);
    let office = create(&folder.join("office"), OFFICE, now)?;
    let head = plan.people.first().ok_or("a plan without people")?;
    let founding = Founding { edition: plan.edition.id.clone(), person: head.id.clone(), name: head.name.clone() };
    office.found_office(&founding, &passphrase(), now)?;
    let authority = office.unlock_authority(&passphrase())?;
    for person in plan.people.iter().skip(1) {
        let place = if person.id.as_str() == EXPERT { edition.copy.clone() } else { folder.join(person.id.as_str()) };
        let seat = create(&place, person.id.as_str(), now)?;
        let info =
            RequestInfo { person: person.id.clone(), name: person.name.clone(), edition: plan.edition.id.clone() };
        let request = seat.request_enrolment(&info, &passphrase(), now)?;
        let arrival = Arrival {
            request: &request.bytes,
            typed_code: &request.code,
            person: person.id.clone(),
            name: person.name.clone(),
            role: person.role,
        };
        let admission = office.admit(&arrival, &authority, now)?;
        seat.complete_enrolment(&admission.response, &admission.code, now)?;
    }
    let signer = office.unlock(&passphrase())?;
    let charter = office.freeze(&plan, &signer, now)?.charter.bytes;
    Seat::open(&edition.copy, &passphrase())?.receive_charter(&charter, now)?;
    // No engine: how these documents are looked at before sealing is not measured here.
    let packing = Packing {
        plan: &plan,
        source: &documents,
        folder,
        sequence: 1,
        engine: None,
        volume_limit: exchange::package::DEFAULT_LIMIT,
    };
    office.pack(&packing, &signer, now, &mut |_| Flow::Go)?;
    std::fs::rename(folder.join(format!("{EXPERT}-1.pkg")), &edition.package)?;
    std::fs::remove_file(folder.join(format!("{CHAIR}-1.pkg")))?;
    let secret = store::Copy::open(&edition.copy, &store::Passphrase::new(PASSPHRASE))?.secret("age-identity")?;
    std::fs::write(&edition.key, secret.ok_or("the copy has no age key")?.as_slice())?;
    Ok(edition)
}

/// Founds an edition whose expert has taken the documents in, with their text. Only the copy stays.
pub(crate) fn imported(folder: &Path, documents: &Path) -> Result<(), Fault> {
    let edition = found(folder, documents)?;
    let seat = Seat::open(&edition.copy, &passphrase())?;
    let engine = Engine::of_this_program()?;
    engine.check()?;
    let package = std::fs::File::open(&edition.package)?;
    seat.import_package(package, Some(&engine), clock()?, &mut |_| Flow::Go)?;
    std::fs::remove_file(&edition.package)?;
    Ok(clear(&folder.join("office"))?)
}

/// Copies a closed encrypted copy, which is a folder of files.
pub(crate) fn duplicate(copy: &Path, to: &Path) -> Result<(), Fault> {
    clear(to)?;
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(copy)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// The names of the files in a folder, in order.
pub(super) fn files(folder: &Path) -> Result<Vec<String>, Fault> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.push(entry?.file_name().into_string().map_err(|_| "a generated file has no name in Unicode")?);
    }
    names.sort();
    Ok(names)
}

fn create(folder: &Path, owner: &str, now: Instant) -> Result<Seat, Fault> {
    let info = SeatInfo { owner: owner.to_owned(), kind: "bench".to_owned(), cost: KdfCost::Standard };
    Ok(Seat::create(folder, &passphrase(), info, now)?)
}

/// The files of each dossier, by their path within the folder.
fn dossiers(folder: &Path) -> Result<Vec<Vec<String>>, Fault> {
    let mut dossiers = Vec::new();
    for name in files(folder)? {
        let own = folder.join(&name);
        let within = |file: String| format!("{name}/{file}");
        dossiers.push(if own.is_dir() { files(&own)?.into_iter().map(within).collect() } else { vec![name] });
    }
    Ok(dossiers)
}

/// Of several documents the first is the report, which is what one begins to read.
fn document(number: usize, of_all: usize, file: &str) -> serde_json::Value {
    let name = file.rsplit('/').next().unwrap_or(file);
    let label = if of_all > 1 && number == 0 { "报告" } else { "材料" };
    json!({ "id": format!("{:02}", number + 1), "name": name, "label": label, "file": file })
}

fn plan(dossiers: &[Vec<String>]) -> Result<EditionPlan, Fault> {
    let ids: Vec<String> = (1..=dossiers.len()).map(|number| format!("{number:02}")).collect();
    let applications: Vec<_> = ids
        .iter()
        .zip(dossiers)
        .map(|(id, files)| {
            let documents: Vec<_> =
                files.iter().enumerate().map(|(number, file)| document(number, files.len(), file)).collect();
            json!({
                "id": id, "applicant": format!("示范市第{id}号企业"), "track": "organisation", "category": "制造业",
                "documents": documents,
            })
        })
        .collect();
    let person = |id: &str, name: &str, role: &str| json!({ "id": id, "name": name, "role": role });
    let source = json!({ "decided_by": "评选办公室" });
    let plan = json!({
        "scheme": "demo-mayor",
        "criteria": ["gbt19580-2012"],
        "edition": { "id": "bench-2026", "name": "2026年示范市市长质量奖（测速）", "demonstration": true },
        "tracks": [{ "id": "organisation", "name": "组织" }],
        "people": [
            person(OFFICE, "评选办公室", "organiser"),
            person(CHAIR, "组长甲", "chair"),
            person(EXPERT, "专家甲", "expert"),
        ],
        "rounds": [{
            "id": "document-review", "name": "材料评审", "deadline": "2026-05-15T09:00:00Z",
            "product": {
                "kind": "marks", "criteria": "gbt19580-2012", "merge": { "method": "mean" },
                "rounding": { "at": "round", "digits": 2 }, "minimum_sheets": 1, "source": source,
            },
            "panels": [{ "id": "panel-1", "name": "第一组", "chair": CHAIR, "members": [EXPERT] }],
        }],
        "composite": {
            "kind": "weights", "scale": 1000, "source": source,
            "parts": [{ "track": "organisation", "round": "document-review", "weight": "1/1" }],
        },
        "ties": { "chain": [], "source": source },
        "calendar": { "calendars": ["cn-2026"], "first_day_counts": false, "source": source },
        "assignments": [{ "round": "document-review", "panel": "panel-1", "applications": ids }],
        "recusals": [],
        "applications": applications,
    });
    Ok(serde_json::from_value(plan)?)
}
