//! Foreign documents (PDF, DOCX, XLSX, XLS, JPEG, PNG, text) turned into text, boxes and pictures.
//!
//! Every byte of a foreign document is parsed in a separate process, the *worker*: the program starts itself
//! again with a hidden argument and calls [`worker::main`] there. The worker gives up files, network and new
//! processes before it sees the first byte; the parent feeds it byte ranges, holds a timer over every request and
//! kills it when it is late. A hostile document costs its own text, never the program.
//!
//! Terms: a *source* gives the bytes ([`ByteSource`]); a *kind* is what the bytes look like ([`detect`]); *facts*
//! describe an opened document; a *survey* reads all of it once, for import.
//!
//! Invariants: this crate depends on nothing of ours; it writes no file; document bytes leave the parent only
//! through the pipe to the worker; pictures are encoded in the parent from raw pixels, so no file format made by
//! the worker reaches the window.
//!
//! Deliberately absent: OCR, conversion, search, caching, and any decision about who may see a page.

mod facts;
mod fault;
mod kind;
mod office;
mod pdf;
mod picture;
mod plain;
mod process;
mod source;
mod survey;
mod wire;
pub mod worker;

pub use facts::{
    Aside, Block, Confinement, DocumentFacts, OutlineEntry, PageSize, PageText, Picture, PictureFormat, Protection,
    Repair, TableCell, plain_text,
};
pub use fault::{ReadFault, StartFault};
pub use kind::{Foreign, Kind, Why, detect, displayable};
pub use process::{EnginePaths, Limits, Opened, Worker};
pub use source::{ByteSource, FileSource, MemorySource};
pub use survey::{Survey, SurveyFault, TextStatus, survey, survey_each};
