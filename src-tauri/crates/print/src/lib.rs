//! What people read: A4 pages that an office would file, the same to the byte wherever they are printed.
//!
//! A page struct ([`pages`]) holds ready-made strings; its `paper()` sets them into blocks; [`finish`]
//! prints the paper with its data attached and a place for one signature, [`plain`] without. Since
//! printing is a function of the values alone, a verifier prints a signed sheet again from its data and
//! compares: what is read is what was signed.
//!
//! Deliberately absent: rules (nothing is computed here, not even a sum), clock, locale, and any font of
//! the machine. No PDF/A is claimed, and pages carry no structure tree.

pub mod layout;

pub use layout::{
    Layout,
    current::{
        Align, Attachment, Block, ClaimedAt, Hashed, Margins, Paper, PrintError, Printed, SIGNATURE_BYTES, SlotInfo,
        finish, finish_hashed, page_text, pages, plain, uncovered,
    },
    layout,
};
