//! Looking at files before anything is taken in: what they are, from whom, and why one would be refused.

use std::{
    fs::{self, File},
    io::{BufReader, Read},
    path::Path,
};

use rules::{
    charter::{Charter, RevisionKind},
    ids::ApplicationId,
    text::{Line, Prose},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError, Severity,
    action::{
        Action, Context, Failure,
        files::{LARGEST_SIGNED, files_of, name_of},
    },
    count::count,
    expert::PackageLook,
    record::{Content, Kind},
    seat::Seat,
    verify::{Reason, Trust, verify_file},
};

/// What every age file begins with.
const AGE: &[u8] = b"age-encryption.org/";
const PDF: &[u8] = b"%PDF-";

/// Looks at files, and at those in folders; nothing is taken in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertLookAt {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// A file that was looked at.
#[derive(Serialize, TS)]
pub(crate) struct LookedFile {
    /// Where it lies.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// What it is.
    pub found: LookFound,
}

/// What a file is.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum LookFound {
    /// A good charter that can be taken in.
    Charter {
        /// The edition's name.
        edition: Line,
        /// Its number.
        number: u32,
        /// What kind of revision it is.
        revision: RevisionKind,
        /// Why there is a revision.
        reason: Option<Prose>,
        /// It is here already.
        here: bool,
    },
    /// A package, or a volume of one, that can be taken in.
    Package {
        /// Sequence number.
        #[ts(type = "number")]
        sequence: u64,
        /// This volume, from 1.
        volume: u32,
        /// Volumes in all.
        volumes: u32,
        /// Who packed it.
        from: Line,
        /// What it brings.
        dossiers: Vec<LookDossier>,
        /// Bytes of its documents.
        #[ts(type = "number")]
        size: u64,
        /// It is here already.
        here: bool,
    },
    /// A package that can be judged once a charter among these files is taken in.
    AfterCharter,
    /// A good receipt for own sheets.
    Receipt {
        /// Who received.
        from: Line,
        /// When, by the receiver's clock.
        at: Instant,
        /// Own sheets in it.
        sheets: u32,
        /// Files in it that are no sheets of this copy.
        others: u32,
        /// It is here already.
        here: bool,
    },
    /// A file that will not be taken in.
    Refused {
        /// Why.
        failure: Failure,
    },
}

/// A dossier in a package.
#[derive(Serialize, TS)]
pub(crate) struct LookDossier {
    /// Number.
    pub application: ApplicationId,
    /// Who applies.
    pub applicant: Line,
    /// Whether the owner is recused from it.
    pub recused: bool,
    /// Its documents in this file.
    pub documents: u32,
    /// Their bytes.
    #[ts(type = "number")]
    pub size: u64,
}

impl Action for ExpertLookAt {
    const NAME: &'static str = "expert.look_at";
    const HELP_ZH: &'static str = "导入前查验：文件是什么、来自谁、能否入库，不写入任何内容";
    const HELP_EN: &'static str = "Looks at files before import: what they are, from whom, what would be refused";
    type Output = Vec<LookedFile>;

    fn run(self, context: &Context<'_>) -> Result<Vec<LookedFile>, DeskError> {
        let seat = context.seat()?;
        let files = files_of(&self.paths)?;
        let total = u64::from(count(files.len()));
        let mut looked = Vec::new();
        for (done, path) in (0..).zip(&files) {
            context.step("查验文件", "Looking at files", done, total)?;
            looked.push(look(&seat, path));
        }
        let charter = |file: &LookedFile| matches!(file.found, LookFound::Charter { here: false, .. });
        if looked.iter().any(charter) {
            for file in &mut looked {
                let waits = matches!(&file.found, LookFound::Refused { failure }
                    if WAITS_FOR_CHARTER.contains(&failure.code.as_str()));
                if waits {
                    file.found = LookFound::AfterCharter;
                }
            }
        }
        Ok(looked)
    }
}

/// Failures that a charter may mend.
const WAITS_FOR_CHARTER: &[&str] = &["E-NO-CHARTER", "E-OTHER-CHARTER"];

fn look(seat: &Seat, path: &Path) -> LookedFile {
    let size = path.metadata().map(|metadata| metadata.len()).unwrap_or(0);
    let found = judge(seat, path, size).unwrap_or_else(|error| LookFound::Refused { failure: failure_of(&error) });
    LookedFile { path: path.display().to_string(), name: name_of(path), size, found }
}

fn judge(seat: &Seat, path: &Path, size: u64) -> Result<LookFound, DeskError> {
    let mut head = Vec::new();
    File::open(path)?.take(64).read_to_end(&mut head)?;
    if head.starts_with(AGE) {
        return Ok(package(seat.look_at_package(BufReader::new(File::open(path)?))?));
    }
    if !head.starts_with(PDF) || size > LARGEST_SIGNED {
        return Ok(LookFound::Refused { failure: unknown() });
    }
    let bytes = fs::read(path)?;
    let trust = Trust { office: seat.office()?, charters: seat.charters()? };
    let verdict = verify_file(&bytes, &trust);
    match &verdict.content {
        Some(Content::Receipt(_)) => receipt(seat, &bytes),
        Some(Content::Charter(charter)) if verdict.is_good() => charter_found(seat, charter, verdict.identity),
        Some(Content::Charter(_)) | None => Err(DeskError::NotGood { reasons: verdict.reasons }),
        Some(other) => Ok(LookFound::Refused { failure: not_ours(other.kind()) }),
    }
}

fn charter_found(
    seat: &Seat,
    charter: &Charter,
    identity: Option<rules::digest::Digest>,
) -> Result<LookFound, DeskError> {
    if charter.edition.id != seat.profile()?.edition {
        return Err(DeskError::OtherEdition);
    }
    let known = seat.charters()?;
    let here = identity.is_some_and(|identity| known.get(&identity).is_some());
    Ok(LookFound::Charter {
        edition: charter.edition.name.clone(),
        number: charter.revision.number,
        revision: charter.revision.kind,
        reason: charter.revision.reason.clone(),
        here,
    })
}

fn package(look: PackageLook) -> LookFound {
    let dossier = |dossier: crate::expert::PackageDossier| LookDossier {
        application: dossier.application,
        applicant: dossier.applicant,
        recused: dossier.recused,
        documents: dossier.documents,
        size: dossier.size,
    };
    LookFound::Package {
        sequence: look.sequence,
        volume: look.volume,
        volumes: look.volumes,
        from: look.from,
        dossiers: look.dossiers.into_iter().map(dossier).collect(),
        size: look.size,
        here: look.here,
    }
}

fn receipt(seat: &Seat, bytes: &[u8]) -> Result<LookFound, DeskError> {
    let own = seat.read_receipt(bytes)?;
    let receipt = own.receipt.payload;
    Ok(LookFound::Receipt {
        from: receipt.signing.name,
        at: receipt.received_at,
        sheets: count(own.sheets.len()),
        others: count(own.others),
        here: own.here,
    })
}

/// Returns why a file is refused; of a signed file that is not good, the rule that failed first.
pub(super) fn failure_of(error: &DeskError) -> Failure {
    let failure = Failure::of(error);
    match error {
        DeskError::NotGood { reasons } => match reasons.first() {
            Some(reason) => told(failure, reason),
            None => failure,
        },
        _ => failure,
    }
}

fn told(failure: Failure, reason: &Reason) -> Failure {
    Failure { code: reason.code().to_owned(), zh: reason.zh(), en: reason.en(), ..failure }
}

fn unknown() -> Failure {
    Failure {
        code: "E-FILE-KIND".to_owned(),
        severity: Severity::Precondition,
        zh: "不是评审方案、材料包或收件回执。".to_owned(),
        remedy_zh: "这份文件不用导入；U 盘上别的文件可以留着。".to_owned(),
        en: "This is no charter, package or receipt.".to_owned(),
        remedy_en: "It need not be imported; other files on the stick may stay there.".to_owned(),
    }
}

/// A good file of this program that experts do not take in.
fn not_ours(kind: Kind) -> Failure {
    let (remedy_zh, remedy_en) = match kind {
        Kind::PanelResult => (
            "在“我的评审”右下角点“确认小组结果”，打开它并签署确认书。",
            "Open it under “Answer the panel result”, at the foot of My work.",
        ),
        _ => ("交给组长或评选办公室。", "Give it to the chair or the award office."),
    };
    Failure {
        code: "E-FILE-KIND".to_owned(),
        severity: Severity::Precondition,
        zh: format!("这是{}，专家不用导入。", kind.zh()),
        remedy_zh: remedy_zh.to_owned(),
        en: format!("This is a file of the kind “{}”; experts do not import it.", kind.as_str()),
        remedy_en: remedy_en.to_owned(),
    }
}
