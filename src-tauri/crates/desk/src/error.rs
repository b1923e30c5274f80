//! Why an act did not happen, as data, and as the sentence people read.

use exchange::{
    certificates::{CertificateFault, IssueFault},
    enrolment::{RequestFault, ResponseFault},
    keys::{CryptoFault, KeyFault},
    package::PackageFault,
    sealed::SealFault,
    signed_pdf,
};
use rules::{
    charter::{CharterFault, CorrectionFault},
    composite::CompositeFault,
    digest::Digest,
    ids::{ApplicationId, CriteriaSetId, DocumentId, ItemId, PersonId},
    json::JsonFault,
    panel::{MergeFault, ResultFault},
    problem::Problem,
    sheet::{Missing, SheetFault},
    text::Line,
};
use store::{CreateError, DraftError, ImportError, OpenError, StoreError};
use thiserror::Error;

use crate::{
    documents::ViewerUnavailable,
    office::{MissingLetter, PlanFault},
    verify::Reason,
};

mod explain;

pub(crate) use explain::no_score_zh;
pub use explain::{Explanation, Severity};

/// Why an act did not happen. `Display` is for developers; people read [`DeskError::explain`].
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "each variant's sentence is its documentation")]
pub enum DeskError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Draft(#[from] DraftError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Key(#[from] KeyFault),
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
    #[error(transparent)]
    Certificate(#[from] CertificateFault),
    #[error(transparent)]
    Issue(#[from] IssueFault),
    #[error(transparent)]
    Request(#[from] RequestFault),
    #[error(transparent)]
    Response(#[from] ResponseFault),
    #[error(transparent)]
    Signing(#[from] signed_pdf::SignError),
    #[error(transparent)]
    SignedPdf(#[from] signed_pdf::Fault),
    #[error(transparent)]
    Seal(#[from] SealFault),
    #[error(transparent)]
    Package(#[from] PackageFault),
    #[error(transparent)]
    Json(#[from] JsonFault),
    #[error(transparent)]
    Print(#[from] print::PrintError),
    #[error(transparent)]
    Composite(#[from] CompositeFault),
    #[error("input or output: {0}")]
    Io(#[from] std::io::Error),
    #[error("the stored value {name} does not read")]
    DamagedValue { name: &'static str },
    #[error("the system gives no randomness")]
    Randomness,
    #[error("the act was cancelled")]
    Cancelled,

    #[error("no copy is open")]
    Locked,
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    #[error("it is not said whose certificate is trusted")]
    TrustNeeded,
    #[error("the copy's owner is not enrolled")]
    NotEnrolled,
    #[error("the copy's owner is enrolled already")]
    AlreadyEnrolled,
    #[error("the typed code is not the file's code")]
    CodeDiffers,
    #[error("the file belongs to another edition")]
    OtherEdition,
    #[error("the file belongs to another person")]
    OtherPerson,
    #[error("this is not the office's copy")]
    NotTheOffice,

    #[error("there is no charter yet")]
    NoCharter,
    #[error("a charter exists")]
    AlreadyFrozen,
    #[error("the plan has {} faults", faults.len())]
    Plan { faults: Vec<PlanFault> },
    #[error("the charter has {} faults", faults.len())]
    Charter { faults: Vec<CharterFault> },
    #[error("{} people are not admitted", people.len())]
    NotAdmitted { people: Vec<PersonId> },
    #[error("the scheme is unknown")]
    UnknownScheme,
    #[error("the criteria set {id} is unknown")]
    UnknownCriteria { id: CriteriaSetId },
    #[error("{} problems", problems.len())]
    Problems { problems: Vec<Problem> },
    #[error("two panels read application {application} in one round: {first}, {second}")]
    TwoPanels { application: ApplicationId, first: String, second: String },
    #[error("a fact cannot be corrected: {fault}")]
    Correction { fault: CorrectionFault },
    #[error("{person} sits in the panel already")]
    SeatTaken { person: PersonId },
    #[error("there is nothing to change")]
    NothingToChange,
    #[error("the charter does not continue the chain of this copy")]
    CharterChain,
    #[error("the file names another charter")]
    OtherCharter,

    #[error("the signed file is not good")]
    NotGood { reasons: Vec<Reason> },
    #[error("no record {identity}")]
    NoSuchRecord { identity: Digest },
    #[error("the package is not signed by the organiser in force")]
    PackageSigner,
    #[error("the package's rows are not the charter's")]
    PackageRows,
    #[error("a recipient in the charter does not read")]
    Recipient,
    #[error("no file was given")]
    NoFiles,
    #[error("{name}: {error}")]
    InFile { name: String, error: Box<DeskError> },
    #[error("the volumes were not made together")]
    OtherVolumes,
    #[error("document {document} of {application} is larger than {limit} bytes")]
    DocumentTooLarge { application: ApplicationId, document: DocumentId, name: Line, limit: u64 },
    #[error("{} dossiers lack their declassification letter", missing.len())]
    DeclassificationLetter { missing: Vec<MissingLetter> },
    #[error("volumes {missing:?} with parts of dossier {application} are missing")]
    DossierIncomplete { application: ApplicationId, missing: Vec<u32> },

    #[error("{} characters cannot be printed", characters.len())]
    Unprintable { characters: Vec<char> },
    #[error("the owner is recused")]
    Recused,
    #[error("the round gives no marks")]
    NoMarksRound,
    #[error("{} marks are missing", missing.len())]
    Incomplete { missing: Vec<Missing> },
    #[error("a reason is needed")]
    ReasonNeeded,
    #[error("the cell is not the owner's")]
    NotAssigned,
    #[error("the sheet has {} faults", faults.len())]
    Sheet { faults: Vec<SheetFault> },
    #[error("nothing is signed yet")]
    NothingSigned,

    #[error("the sheets are opened already")]
    AlreadyOpened,
    #[error("the sheets are not opened yet")]
    NotOpened,
    #[error("{missing} sheets of the chair's own are not in")]
    ChairFirst { missing: u32 },
    #[error("{missing} sheets are not in and the deadline has not passed")]
    BeforeDeadline { missing: u32 },
    #[error("the sheet {identity} did not come in late")]
    NotLate { identity: Digest },
    #[error("two sheets of one cell stand against each other")]
    Forked,
    #[error("whole sheets are merged; items are not agreed on")]
    AgreeOnSheets,
    #[error("the agreed mark of item {item} is not allowed")]
    AgreedMark { item: ItemId },
    #[error("a comment is taken from letters without a sheet that counts")]
    UnknownLetters { letters: Vec<String> },
    #[error("{cells} cells of the panel are not known here")]
    UnknownCells { cells: usize },
    #[error("application {application}: {fault}")]
    Merge { application: ApplicationId, fault: MergeFault },
    #[error("the result has {} faults", faults.len())]
    Result { faults: Vec<ResultFault> },

    #[error(transparent)]
    Viewer(#[from] ViewerUnavailable),
    #[error("no document {key}")]
    NoSuchDocument { key: String },
    #[error("document {key} has no page {page}")]
    NoSuchPage { key: String, page: u32 },
    #[error("the page is not shown: {0}")]
    NotShown(reader::ReadFault),
    #[error("the password does not open the document")]
    DocumentPassword,
}

impl From<exchange::WriteFault<DeskError>> for DeskError {
    fn from(fault: exchange::WriteFault<DeskError>) -> DeskError {
        match fault {
            exchange::WriteFault::Content(error) => error,
            exchange::WriteFault::NoFileName => DeskError::Io(std::io::ErrorKind::InvalidInput.into()),
            exchange::WriteFault::Io(error) => DeskError::Io(error),
        }
    }
}
