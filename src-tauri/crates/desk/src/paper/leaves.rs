//! Which parts of signed data are not printed.
//!
//! Every leaf of the data is on the page, or on this list with the reason why nobody is misled without it. A test walks
//! through the data of every kind of file and keeps the list honest.

/// A leaf that is not on the page.
#[derive(Clone, Copy, Debug)]
pub struct OffPage {
    /// Path in the data; `*` stands for any element.
    pub path: &'static str,
    /// Why it need not be.
    pub why: &'static str,
}

const fn off(path: &'static str, why: &'static str) -> OffPage {
    OffPage { path, why }
}

/// The reviewed list.
pub const OFF_PAGE: &[OffPage] = &[
    off("format", "names the shape of the data; another format prints another paper"),
    off("edition.id", "the edition's name is printed; the identifier only says which one it is to programs"),
    off("round.id", "the round's name is printed"),
    off("round.panel", "the panel's name is printed"),
    off("signing.person", "the signer's name is printed; the key is what counts"),
    off("signing.journal_head", "ties the file to the signer's journal; compared by audit, decides nothing"),
    off("signing.layout", "the layout is the look of the page itself"),
    off("signing.fonts.*", "the fonts are the look of the page itself"),
    off("cell.round", "equal to the round printed, or the file is refused"),
    off("cell.panel", "equal to the panel printed, or the file is refused"),
    off("cell.salt", "random; opens the charter's commitment to what is printed"),
    off("cell.expected", "a recused cell has no sheet: any other value is refused"),
    off("cell.application.track", "the category is printed"),
    off("criteria.id", "the name is printed with all items and points"),
    off("criteria.step.kind", "every mark is printed as percent"),
    off("criteria.step.step", "every mark is printed as percent"),
    off("outcome.kind", "each outcome prints another page"),
    off("outcome.marks.*.comments.*.kind", "printed as a sign, + or a triangle"),
    off("**.citations.*.document", "the document's printed name stands for it"),
    off("**.citations.*.quote", "the words are in the cited document; a reading aid on screen"),
    off("**.citations.*.region", "the place on the page; a reading aid on screen"),
];
