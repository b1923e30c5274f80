//! Files that are good alone and do not count together.

use rules::{
    digest::Digest,
    record::Answer,
    sheet::{Entered, Sheet},
};

use super::{
    cases::{Case, Golden, Merged},
    edition::{Signed, line, prose, sign, signing},
    stock::Stock,
    valid::THIRD,
};

pub(super) fn write(golden: &Golden, stock: &Stock) {
    chains(golden, stock);
    company(golden, stock);
    entered(golden, stock);
    late(golden, stock);
}

/// Sheets by when they came in; hand-in ends on 30 April at 09:00.
fn late(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let chair = edition.holder("C01");
    let receipt = |at: &str| sign(&edition.receipt(&stock.score_sheet, at), chair);
    let sheet = stock.score_sheet.bytes();
    let after = receipt("2026-04-30T09:00:01Z");
    let refused = || Merged { refused: vec![("sheet.pdf", "late")], panels: vec![(0, 6)], ..Merged::default() };
    golden.merge(
        Case::fresh("invalid/merge-late", "its receipt is from a second after the deadline"),
        &[("receipt.pdf", &after.bytes), ("sheet.pdf", sheet)],
        &refused(),
    );
    golden.merge(
        Case::fresh("valid/merge-in-the-last-second", "its receipt is from the deadline's own second"),
        &[("receipt.pdf", &receipt("2026-04-30T09:00:00Z").bytes), ("sheet.pdf", sheet)],
        &Merged { panels: vec![(1, 5)], ..Merged::default() },
    );
    let opening = |reason: Option<&str>| {
        let mut slip = edition.opening(&[&stock.score_sheet]);
        slip.reason = reason.map(prose);
        sign(&slip, chair)
    };
    golden.merge(
        Case::fresh("valid/merge-late-accepted", "late, and the opening names it and says why it counts"),
        &[
            ("opening.pdf", &opening(Some("邮路中断，经核实采纳。")).bytes),
            ("receipt.pdf", &after.bytes),
            ("sheet.pdf", sheet),
        ],
        &Merged { panels: vec![(1, 5)], ..Merged::default() },
    );
    golden.merge(
        Case::fresh("invalid/merge-late-without-a-reason", "late; the opening names it and does not say why"),
        &[("opening.pdf", &opening(None).bytes), ("receipt.pdf", &after.bytes), ("sheet.pdf", sheet)],
        &refused(),
    );
}

/// Revisions and charters.
fn chains(golden: &Golden, stock: &Stock) {
    let (first, left, right) = (stock.score_sheet.bytes(), stock.left.bytes(), stock.right.bytes());
    golden.merge(
        Case::pinned("invalid/merge-fork", "two revisions of one sheet that do not know each other"),
        &[("first.pdf", first), ("left.pdf", left), ("right.pdf", right)],
        &Merged {
            refused: vec![("left.pdf", "fork"), ("right.pdf", "fork")],
            superseded: vec!["first.pdf"],
            panels: vec![(0, 5)],
            forked: vec!["A01 Z01"],
        },
    );
    golden.merge(
        Case::pinned("invalid/merge-missing-predecessor", "a revision without the sheet it replaces"),
        &[("revised.pdf", left)],
        &Merged { refused: vec![("revised.pdf", "missing-predecessor")], panels: vec![(0, 6)], ..Merged::default() },
    );
    let case =
        Case::pinned("invalid/merge-stale-charter", "under the first charter, after an erratum that keeps nothing");
    let stale = vec![("sheet.pdf", "stale-charter")];
    golden.merge(case.under(THIRD), &[("sheet.pdf", first)], &Merged { refused: stale, ..Merged::default() });
}

/// Sheets beside others.
fn company(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let mut strange = edition.scored("A01", "Z03", [13, 10]);
    strange.dossier.documents[0].digest = Digest::of(b"another report");
    let strange = edition.own(strange);
    golden.merge(
        Case::pinned("invalid/merge-other-dossier", "one of three experts read another report"),
        &[
            ("A01-Z01.pdf", stock.score_sheet.bytes()),
            ("A01-Z02.pdf", stock.second.bytes()),
            ("A01-Z03.pdf", strange.bytes()),
        ],
        &Merged { refused: vec![("A01-Z03.pdf", "other-dossier")], panels: vec![(2, 4)], ..Merged::default() },
    );
    let mut misplaced = edition.scored("A01", "Z02", [12, 12]);
    misplaced.round = edition.place("onsite");
    let misplaced = edition.own(misplaced);
    let abstained = edition.own(edition.onsite_abstention("Z01"));
    golden.merge(
        Case::fresh(
            "invalid/merge-wrong-round",
            "two rounds, a sheet under the heading of the other, and no sheet at all",
        ),
        &[
            ("good.pdf", stock.score_sheet.bytes()),
            ("misplaced.pdf", misplaced.bytes()),
            ("onsite.pdf", abstained.bytes()),
            ("result.pdf", &stock.panel_result.bytes),
        ],
        &Merged {
            refused: vec![("misplaced.pdf", "wrong-round"), ("result.pdf", "not-a-sheet")],
            panels: vec![(1, 5), (1, 1)],
            ..Merged::default()
        },
    );
}

/// Sheets written on paper and entered by the office.
fn entered(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let office = edition.holder("B01");
    let on_paper = |mut sheet: Sheet| {
        let names = (line("录入样本"), line("核对样本"));
        sheet.entered =
            Some(Entered { entered_by: names.0, checked_by: names.1, scan: Digest::of(b"the scanned paper") });
        sheet.signing = signing(office, "2026-04-28T02:00:00Z");
        sign(&sheet, office)
    };
    let agreement = |expert: &str, typed: &Signed| {
        let mut answer = edition.acknowledgement(expert, typed, Answer::Agreed);
        answer.subject = line("paneldesk.sheet/1");
        sign(&answer, edition.holder(expert))
    };
    let typed = on_paper(edition.scored("A01", "Z02", [12, 12]));
    golden.merge(
        Case::pinned("invalid/merge-not-countersigned", "entered from paper; its expert has not agreed to it"),
        &[("entered.pdf", &typed.bytes)],
        &Merged { refused: vec![("entered.pdf", "not-countersigned")], panels: vec![(0, 6)], ..Merged::default() },
    );
    golden.merge(
        Case::pinned("valid/merge-countersigned", "entered from paper, with its expert's agreement"),
        &[("agreed.pdf", &agreement("Z02", &typed).bytes), ("entered.pdf", &typed.bytes)],
        &Merged { panels: vec![(1, 5)], ..Merged::default() },
    );
    golden.merge(
        Case::fresh("invalid/merge-countersigned-by-another", "entered from paper; another expert agrees to it"),
        &[("agreed.pdf", &agreement("Z03", &typed).bytes), ("entered.pdf", &typed.bytes)],
        &Merged { refused: vec![("entered.pdf", "not-countersigned")], panels: vec![(0, 6)], ..Merged::default() },
    );
    let first = &stock.score_sheet;
    let mut replacing = edition.revised(&first.sheet, &[&first.signed], [20, 20], "2026-04-28T02:00:00Z");
    replacing.revision.reason = Some(prose("代录。"));
    let typed = on_paper(replacing);
    golden.merge(
        Case::fresh("invalid/merge-replaces-signed", "entered from paper, to replace what the expert signed"),
        &[
            ("agreed.pdf", &agreement("Z01", &typed).bytes),
            ("entered.pdf", &typed.bytes),
            ("signed.pdf", first.bytes()),
        ],
        &Merged { refused: vec![("entered.pdf", "replaces-signed")], panels: vec![(1, 5)], ..Merged::default() },
    );
}
