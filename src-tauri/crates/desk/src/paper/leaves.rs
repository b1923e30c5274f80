//! Which parts of signed data are not printed.
//!
//! A tag that says which shape follows is shown by the shape. Every other leaf of the data is on the page, or on this list with the reason why nobody is misled without it. A test walks
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
    off("criteria.id", "the name is printed"),
    off("rule.criteria", "the name is printed"),
    off("criteria.*.categories.*.confidence", "how well the table is known, before the office adopts it"),
    off("criteria.*.categories.*.items.*.confidence", "how well the table is known, before the office adopts it"),
    off("criteria.*.categories.*.items.*.hints.*.zh", "an aid on screen"),
    off("criteria.*.categories.*.items.*.hints.*.en", "an aid on screen"),
    off("criteria.*.categories.*.items.*.name.en", "the Chinese name is printed"),
    off("criteria.*.categories.*.name.en", "the Chinese name is printed"),
    off("criteria.*.name.en", "the Chinese name is printed"),
    off("criteria.*.status.en", "the Chinese sentence is printed"),
    off("criteria.*.bands.*.process.en", "the Chinese meaning is printed"),
    off("criteria.*.bands.*.result.en", "the Chinese meaning is printed"),
    off("criteria.*.dimensions.*.kind", "an aid on screen"),
    off("criteria.*.dimensions.*.list.*.aid.en", "an aid on screen"),
    off("criteria.*.dimensions.*.list.*.aid.zh", "an aid on screen"),
    off("criteria.*.dimensions.*.list.*.code", "an aid on screen"),
    off("criteria.*.dimensions.*.list.*.name.en", "an aid on screen"),
    off("criteria.*.dimensions.*.list.*.name.zh", "an aid on screen"),
    off(
        "ranking.*.track",
        "an application has one track, in the charter's matrix; compared when the list is recomputed",
    ),
    off("results.*.round", "the round's name is printed"),
    off("**.citations.*.document", "the document's printed name stands for it"),
    off("**.citations.*.quote", "the words are in the cited document; a reading aid on screen"),
    off("**.citations.*.region.*", "the place on the page; a reading aid on screen"),
];
