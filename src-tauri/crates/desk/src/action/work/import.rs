//! Taking in packages, several files at once, with progress.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::BufReader,
    path::PathBuf,
};

use rules::digest::Digest;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::failure_of;
use crate::{
    DeskError,
    action::{
        Action, Context, Failure, Step,
        files::{files_of, name_of},
    },
    count::count,
    documents::{ImportProgress, TextStatus},
    expert::{PackageFile, PackageImport},
    seat::Seat,
};

/// Takes in packages and volumes, in any order; each wholly or not at all.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertImportPackages {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// What came of it.
#[derive(Serialize, TS)]
pub(crate) struct PackagesImported {
    /// Packages of which something was taken in.
    pub packages: Vec<ImportedPackage>,
    /// Files that were refused.
    pub refused: Vec<RefusedImport>,
    /// Files that were here already.
    pub already_here: Vec<String>,
    /// It was stopped; what is listed was taken in before, and nothing else.
    pub cancelled: bool,
}

/// A package that was taken in.
#[derive(Serialize, TS)]
pub(crate) struct ImportedPackage {
    /// Sequence number.
    #[ts(type = "number")]
    pub sequence: u64,
    /// Volumes in all.
    pub volumes: u32,
    /// Volumes that have not come.
    pub missing: Vec<u32>,
    /// Its dossiers.
    pub dossiers: u32,
    /// Its documents that are here.
    pub documents: u32,
    /// Those that open only with a password.
    pub password: u32,
    /// Those whose text was not read.
    pub unread: u32,
}

/// A file that was refused.
#[derive(Serialize, TS)]
pub(crate) struct RefusedImport {
    /// Its name.
    pub name: String,
    /// Why.
    pub failure: Failure,
}

/// Files that belong together.
#[derive(Default)]
struct Group {
    files: Vec<PathBuf>,
    size: u64,
}

impl Action for ExpertImportPackages {
    const NAME: &'static str = "expert.import_packages";
    const HELP_ZH: &'static str = "导入材料包（可以是多个分卷），读取其中的文字";
    const HELP_EN: &'static str = "Takes in packages and volumes and reads the text of their documents";
    type Output = PackagesImported;

    fn run(self, context: &Context<'_>) -> Result<PackagesImported, DeskError> {
        let seat = context.seat()?;
        let mut done =
            PackagesImported { packages: Vec::new(), refused: Vec::new(), already_here: Vec::new(), cancelled: false };
        let groups = sort(&seat, files_of(&self.paths)?, context, &mut done)?;
        let total: u64 = groups.values().map(|group| group.size).sum();
        let mut before = 0;
        for ((sequence, _), group) in groups {
            let outcome = take(&seat, &group, context, before, total);
            before += group.size;
            if let Some(package) = outcome.package.filter(|_| outcome.took) {
                done.packages.push(imported(&seat, &package)?);
            }
            match outcome.error {
                None => {}
                Some(error) if Failure::of(&error).severity == crate::Severity::Cancelled => {
                    // Nothing to tell of when nothing was taken in.
                    if done.packages.is_empty() {
                        return Err(error);
                    }
                    done.cancelled = true;
                    return Ok(done);
                }
                Some(error) => {
                    let names: Vec<String> = group.files.iter().map(|path| name_of(path)).collect();
                    let name = if names.len() == 1 { names.concat() } else { format!("#{sequence}") };
                    done.refused.push(RefusedImport { name, failure: failure_of(&error) });
                }
            }
        }
        Ok(done)
    }
}

/// Sorts files by the package they belong to; those that cannot be taken in are noted.
fn sort(
    seat: &Seat,
    files: Vec<PathBuf>,
    context: &Context<'_>,
    done: &mut PackagesImported,
) -> Result<BTreeMap<(u64, Digest), Group>, DeskError> {
    let total = u64::from(count(files.len()));
    let mut groups: BTreeMap<(u64, Digest), Group> = BTreeMap::new();
    for (number, path) in (0..).zip(files) {
        context.step("查验文件", "Looking at files", number, total)?;
        let looked =
            File::open(&path).map_err(DeskError::from).and_then(|file| seat.look_at_package(BufReader::new(file)));
        match looked {
            Ok(look) if look.here => done.already_here.push(name_of(&path)),
            Ok(look) => {
                let group = groups.entry((look.sequence, look.set.unwrap_or(look.manifest))).or_default();
                group.files.push(path);
                group.size += look.size;
            }
            Err(error) => done.refused.push(RefusedImport { name: name_of(&path), failure: failure_of(&error) }),
        }
    }
    Ok(groups)
}

struct Outcome {
    /// The package as it is here now.
    package: Option<PackageImport>,
    /// Something of it was taken in.
    took: bool,
    error: Option<DeskError>,
}

/// Takes in the files of one package.
fn take(seat: &Seat, group: &Group, context: &Context<'_>, before: u64, total: u64) -> Outcome {
    let volumes = |seat: &Seat| -> BTreeSet<Digest> {
        let packages = seat.packages().unwrap_or_default();
        packages.iter().flat_map(|package| &package.present).map(|volume| volume.manifest).collect()
    };
    let known = volumes(seat);
    let mut files = Vec::new();
    for path in &group.files {
        match File::open(path) {
            Ok(file) => files.push(PackageFile { name: name_of(path), content: BufReader::new(file) }),
            Err(error) => return Outcome { package: None, took: false, error: Some(error.into()) },
        }
    }
    let engine = context.session.engine().ok();
    let mut progress = |at: ImportProgress<'_>| (context.progress)(step(&at, before, total));
    match seat.import_volumes(files, engine, context.now, &mut progress) {
        Ok(import) => Outcome { package: Some(import.package), took: true, error: None },
        Err(error) => {
            // Volumes before the one that failed stay.
            let took = volumes(seat).difference(&known).next().is_some();
            let package = seat.packages().ok().and_then(|packages| packages.into_iter().next_back());
            Outcome { package, took, error: Some(error) }
        }
    }
}

fn step(at: &ImportProgress<'_>, before: u64, total: u64) -> Step {
    let (zh, en) = match at.pages {
        Some(pages) if pages.of > 0 => (
            format!("读取文字　{} 第 {}/{} 页", at.document, pages.read, pages.of),
            format!("Reading text: {}, page {} of {}", at.document, pages.read, pages.of),
        ),
        Some(_) => (format!("读取文字　{}", at.document), format!("Reading text: {}", at.document)),
        None => (format!("解密入库　{}", at.document), format!("Storing: {}", at.document)),
    };
    Step { zh, en, done: before + at.done, total }
}

fn imported(seat: &Seat, package: &PackageImport) -> Result<ImportedPackage, DeskError> {
    let own: BTreeSet<&str> = package.documents.iter().map(|document| document.key.as_str()).collect();
    let documents = seat.documents(None)?;
    let here: Vec<_> = documents.iter().filter(|document| own.contains(document.key.as_str())).collect();
    let with = |wanted: fn(&TextStatus) -> bool| count(here.iter().filter(|found| wanted(&found.facts.text)).count());
    let dossiers: BTreeSet<_> = package.documents.iter().map(|document| &document.application).collect();
    Ok(ImportedPackage {
        sequence: package.sequence,
        volumes: package.volumes,
        missing: package.missing(),
        dossiers: count(dossiers.len()),
        documents: count(package.documents.len()),
        password: with(|text| matches!(text, TextStatus::NeedsPassword)),
        unread: with(|text| matches!(text, TextStatus::NotRead { .. })),
    })
}
