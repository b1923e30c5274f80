//! Files that must stay good in every later version, and sets that must merge.

use rules::{
    charter::CharterReference,
    record::Answer,
    sheet::{Outcome, Sheet},
};

use super::{
    cases::{Case, Golden, Merged, Verdict},
    edition::{GoldenEdition, Signed, prose, sign},
    stock::Stock,
};

pub(super) const SECOND: &[&str] = &["charter-1.pdf", "charter-2.pdf"];
pub(super) const THIRD: &[&str] = &["charter-1.pdf", "charter-2.pdf", "charter-3.pdf"];

pub(super) fn write(golden: &Golden, stock: &Stock) {
    sheets(golden, stock);
    records(golden, stock);
    sets(golden, stock);
    revoked(golden, stock);
}

fn good(golden: &Golden, name: &str, what: &str, kind: &'static str, signed: &Signed) {
    let name = format!("valid/{name}");
    golden.verify(Case::pinned(&name, what), &signed.bytes, &Verdict::good(kind));
}

fn sheets(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let sheet = |name: &str, what: &str, sheet: Sheet| good(golden, name, what, "sheet", &edition.own(sheet).signed);
    good(golden, "score-sheet", "comments, citations and a check point", "sheet", &stock.score_sheet.signed);
    good(golden, "sheet-revised", "a revision that replaces another sheet", "sheet", &stock.left.signed);
    good(golden, "sheet-zero-and-full-marks", "zero is a mark", "sheet", &stock.zero.signed);
    sheet("sheet-abstained", "an expert abstains", edition.onsite_abstention("Z02"));
    let reason = prose("只有目录，没有正文。");
    let insufficient = edition.sheet("material", "A02", "Z02", Outcome::Insufficient { reason });
    sheet("sheet-insufficient", "the material does not allow marks", insufficient);
    let mut rare = edition.scored("A02", "Z02", [10, 9]);
    rare.overall = Some(prose("联系人𠮷某，产地㛃山，牌号䶮；“质量”——100%，Ⅲ类，№ 5，25 ℃。"));
    sheet("sheet-rare-characters", "characters beyond the common plane, and marks of both scripts", rare);

    let mut later = edition.commented();
    later.charter = CharterReference { number: 2, digest: edition.charter("charter-2.pdf").identity };
    let later = edition.own(later);
    let case = Case::pinned("valid/sheet-under-second-charter", "a sheet under the second charter").under(SECOND);
    golden.verify(case, later.bytes(), &Verdict::good("sheet"));
    let refused = Verdict::refused("sheet", "other-charter");
    let case = Case::pinned(
        "invalid/other-charter-not-given",
        "a sheet under the second charter, with only the first at hand",
    );
    golden.verify(case, later.bytes(), &refused);
    let case =
        Case::pinned("valid/sheet-under-kept-charter", "the second charter keeps what was signed under the first");
    golden.verify(case.under(SECOND), stock.score_sheet.bytes(), &Verdict::good("sheet"));
}

fn records(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let charter = |name: &str, what: &str, file: &str| {
        let name = format!("valid/{name}");
        golden.verify(Case::pinned(&name, what).under(&[]), &edition.charter(file).bytes, &Verdict::good("charter"));
    };
    charter("charter-first", "a first charter needs nothing but the office's certificate", "charter-1.pdf");
    charter("charter-revision", "a revision that ends somebody's key", "charter-2.pdf");
    good(golden, "witness-slip", "the slip of an opening", "witness-slip", &stock.opening);
    good(golden, "panel-result", "with a recused and a missing cell", "panel-result", &stock.panel_result);
    let ranking = edition.edition_result(&stock.result, &stock.panel_result);
    good(golden, "edition-result", "the ranked list", "edition-result", &sign(&ranking, edition.holder("B01")));
    let receipt = edition.receipt(&stock.score_sheet, "2026-04-11T00:10:00Z");
    good(golden, "receipt", "a receipt for one sheet", "receipt", &sign(&receipt, edition.holder("C01")));
    good(golden, "acknowledgement-agreed", "a member agrees to the result", "acknowledgement", &stock.agreed);
    let text = prose("A01 条款 1.2 的合并分偏高，本人保留意见。");
    let dissent = edition.acknowledgement("Z02", &stock.panel_result, Answer::Dissent { text });
    let dissent = sign(&dissent, edition.holder("Z02"));
    good(golden, "acknowledgement-dissent", "a member dissents with text", "acknowledgement", &dissent);
    let consent = edition.acknowledgement("J01", &stock.panel_result, Answer::Agreed);
    let consent = sign(&consent, edition.holder("J01"));
    let case = Case::fresh("valid/acknowledgement-supervisor", "the supervisor answers the result");
    golden.verify(case, &consent.bytes, &Verdict::good("acknowledgement"));
}

fn sets(golden: &Golden, stock: &Stock) {
    golden.merge(
        Case::pinned("valid/merge-panel", "the panel's four sheets"),
        &[
            ("A01-Z01.pdf", stock.score_sheet.bytes()),
            ("A01-Z02.pdf", stock.second.bytes()),
            ("A01-Z03.pdf", stock.third.bytes()),
            ("A02-Z01.pdf", stock.zero.bytes()),
        ],
        &Merged { panels: vec![(4, 2)], ..Merged::default() },
    );
    golden.merge(
        Case::pinned("valid/merge-revised", "a sheet and its revision: the revision counts, the first is stale"),
        &[("first.pdf", stock.score_sheet.bytes()), ("revised.pdf", stock.left.bytes())],
        &Merged { panels: vec![(1, 5)], superseded: vec!["first.pdf"], ..Merged::default() },
    );
    let heads = [&stock.left.signed, &stock.right.signed];
    let mut ending = stock.edition.revised(&stock.left.sheet, &heads, [15, 11], "2026-04-13T02:00:00Z");
    ending.revision.supersedes.sort();
    golden.merge(
        Case::pinned("valid/merge-fork-ended", "a fork ended by its author with a revision that names both heads"),
        &[
            ("first.pdf", stock.score_sheet.bytes()),
            ("left.pdf", stock.left.bytes()),
            ("right.pdf", stock.right.bytes()),
            ("ending.pdf", stock.edition.own(ending).bytes()),
        ],
        &Merged { panels: vec![(1, 5)], superseded: vec!["first.pdf", "left.pdf", "right.pdf"], ..Merged::default() },
    );
}

/// Z03's key is revoked by the second charter; a receipt from before keeps the sheet.
fn revoked(golden: &Golden, stock: &Stock) {
    let sheet = stock.third.bytes();
    golden.verify(
        Case::pinned("invalid/revoked", "by a key that a later charter revokes; nothing shows when it came in")
            .under(SECOND),
        sheet,
        &Verdict { kind: Some("sheet"), signature: "revoked", appearance: "proven", code: Some("revoked") },
    );
    let receipt = |edition: &GoldenEdition, at| sign(&edition.receipt(&stock.third, at), edition.holder("C01"));
    let early = receipt(&stock.edition, "2026-04-20T00:59:59Z");
    let late = receipt(&stock.edition, "2026-04-20T01:00:00Z");
    let refused = || vec![("sheet.pdf", "revoked")];
    golden.merge(
        Case::pinned("invalid/merge-revoked", "a revoked key's sheet without a receipt").under(SECOND),
        &[("sheet.pdf", sheet)],
        &Merged { refused: refused(), panels: vec![(0, 6)], ..Merged::default() },
    );
    golden.merge(
        Case::fresh("invalid/merge-revoked-late-receipt", "the receipt is from the second of the revocation")
            .under(SECOND),
        &[("receipt.pdf", &late.bytes), ("sheet.pdf", sheet)],
        &Merged { refused: refused(), panels: vec![(0, 6)], ..Merged::default() },
    );
    golden.merge(
        Case::pinned("valid/merge-revoked-early-receipt", "a receipt from before the revocation keeps the sheet")
            .under(SECOND),
        &[("receipt.pdf", &early.bytes), ("sheet.pdf", sheet)],
        &Merged { panels: vec![(1, 5)], ..Merged::default() },
    );
}
