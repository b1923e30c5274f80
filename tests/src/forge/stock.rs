//! Good signed files that several cases are made of, each signed once.

use rules::{
    json::to_canonical,
    panel::PanelResult,
    record::{Acknowledgement, Answer},
    sheet::Sheet,
};

use super::edition::{GoldenEdition, Holder, Signed, sign};

/// A signed sheet with its data.
#[derive(Clone)]
pub(super) struct SignedSheet {
    pub(super) sheet: Sheet,
    pub(super) signed: Signed,
}

/// The edition and its good files.
pub(super) struct Stock {
    pub(super) edition: GoldenEdition,
    /// A01 by Z01, with comments.
    pub(super) score_sheet: SignedSheet,
    /// Two revisions of it that do not know each other.
    pub(super) left: SignedSheet,
    pub(super) right: SignedSheet,
    /// A01 by Z02 and Z03, A02 by Z01.
    pub(super) second: SignedSheet,
    pub(super) third: SignedSheet,
    pub(super) zero: SignedSheet,
    pub(super) opening: Signed,
    pub(super) result: PanelResult,
    pub(super) panel_result: Signed,
    /// The smallest kind of file.
    pub(super) answer: Acknowledgement,
    pub(super) agreed: Signed,
}

impl Stock {
    pub(super) fn new() -> Stock {
        let edition = GoldenEdition::new();
        let score_sheet = edition.own(edition.commented());
        let revised = |steps, at| edition.own(edition.revised(&score_sheet.sheet, &[&score_sheet.signed], steps, at));
        let left = revised([16, 11], "2026-04-12T02:00:00Z");
        let right = revised([10, 11], "2026-04-12T03:00:00Z");
        let second = edition.own(edition.scored("A01", "Z02", [12, 12]));
        let third = edition.own(edition.scored("A01", "Z03", [13, 10]));
        let zero = edition.own(edition.scored("A02", "Z01", [0, 20]));
        let panel = [&score_sheet, &second, &third, &zero];
        let chair = edition.holder("C01");
        let opening = sign(&edition.opening(&panel), chair);
        let result = edition.panel_result(&panel, &opening);
        let panel_result = sign(&result, chair);
        let answer = edition.acknowledgement("Z01", &panel_result, Answer::Agreed);
        let agreed = sign(&answer, edition.holder("Z01"));
        Stock { score_sheet, left, right, second, third, zero, opening, result, panel_result, answer, agreed, edition }
    }

    pub(super) fn z01(&self) -> &Holder {
        self.edition.holder("Z01")
    }
}

impl GoldenEdition {
    /// Signs a sheet as its own expert.
    pub(super) fn own(&self, sheet: Sheet) -> SignedSheet {
        let signed = sign(&sheet, self.holder(sheet.cell.expert.as_str()));
        SignedSheet { sheet, signed }
    }
}

impl SignedSheet {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.signed.bytes
    }
}

/// The data of a value as text, for forgers who work on text.
pub(super) fn text_of<T: rules::json::Payload>(value: &T) -> String {
    String::from_utf8(to_canonical(value).expect("a value of the rules has a text")).expect("JSON is UTF-8")
}
