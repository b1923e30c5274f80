//! Documents of applicants: taken into the copy with their text, listed, searched, and judged before sealing.
//!
//! Terms: the *engine* is what turns a foreign document into text and pictures, a confined process of this program
//! ([`Engine`]); *facts* are what the copy notes of a document ([`DocumentFacts`]); the *text status* says in one word
//! whether it can be searched and cited ([`TextStatus`]).
//!
//! **Invariants**
//! - A document is read from the encrypted chunks of the copy; its plaintext is never in a file.
//! - Whatever a document does to the engine costs its own text and is reported; it never costs the import.
//! - Without an engine everything else works, and each document says that its text was not read.

mod again;
mod blocks;
mod concern;
mod engine;
mod facts;
mod intake;
mod layer;
mod list;
mod memory;
mod read;
mod search;
mod viewer;

pub(crate) use concern::in_memory;
pub use concern::{Concern, ConcernCode, Weight, survey_dossiers};
pub use engine::{Engine, ViewerUnavailable};
pub use facts::{Bookmark, DocumentFacts, Restrictions, TextFault, TextStatus, WhyNotRead, WhyNotShown};
pub use intake::{ImportProgress, PagesRead};
pub(crate) use intake::{Loan, Staging};
pub use layer::TextLayer;
pub use list::{CopyDocument, PageText};
pub(crate) use read::{Given, Outcome, Reading, Request, read_document};
pub use reader::{Aside, Block, Picture};
pub use search::SearchHit;
pub use viewer::{PageRequest, Viewer};
