//! Intact files, signed by good keys, that say what their signer may not say or what their pages do not show.

use rules::{
    charter::{CharterReference, Role},
    digest::Digest,
    json::Payload,
    number::Ratio,
    record::Acknowledgement,
    sheet::{Outcome, Sheet},
};

use super::{
    cases::{Case, Golden, Verdict},
    edition::{Holder, Signed, id, line, sign, signing},
    papers::SIGNED_AT,
    pdf::{Objects, force_sign},
    stock::{Stock, text_of},
    valid::THIRD,
};

pub(super) fn write(golden: &Golden, stock: &Stock) {
    signers(golden, stock);
    other_kinds(golden, stock);
    places(golden, stock);
    charters(golden, stock);
    pages(golden, stock);
    data(golden, stock);
}

/// Who signs a sheet.
fn signers(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let by = |case: Case<'_>, holder: &Holder, verdict: &Verdict| {
        let mut sheet = edition.scored("A01", "Z01", [20, 20]);
        sheet.signing = signing(holder, SIGNED_AT);
        golden.verify(case, &sign(&sheet, holder).bytes, verdict);
    };
    let foreign =
        Verdict { kind: Some("sheet"), signature: "unknown-signer", appearance: "proven", code: Some("other-ca") };
    let case = Case::pinned("invalid/other-ca", "another office of the same name certified the same person");
    by(case, &edition.stranger, &foreign);
    let unlisted = Verdict::refused("sheet", "unlisted-key");
    let case = Case::pinned("invalid/unlisted-key", "a certificate of this office that the charter does not list");
    by(case, &edition.unlisted, &unlisted);
    let role = Verdict::refused("sheet", "wrong-role");
    let case = Case::pinned("invalid/wrong-role-chair-on-sheet", "the chair signs an expert's sheet");
    by(case, edition.holder("C01"), &role);
    let case = Case::fresh("invalid/wrong-role-expert-on-other-sheet", "an expert signs another one's sheet");
    by(case, edition.holder("Z02"), &role);
    let case = Case::fresh("invalid/wrong-role-office-on-sheet", "the office signs an expert's sheet as its own");
    by(case, edition.holder("B01"), &role);
}

/// Who signs something else.
fn other_kinds(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let refused = |case: Case<'_>, signed: &Signed, kind, code| {
        golden.verify(case, &signed.bytes, &Verdict::refused(kind, code));
    };
    let (z01, chair) = (stock.z01(), edition.holder("C01"));
    let mut result = stock.result.clone();
    result.signing = signing(z01, "2026-05-06T03:00:00Z");
    let case = Case::pinned("invalid/wrong-role-expert-on-panel-result", "an expert signs the panel's result");
    refused(case, &sign(&result, z01), "panel-result", "wrong-role");
    let mut ranking = edition.edition_result(&stock.result, &stock.panel_result);
    ranking.signing = signing(chair, "2026-05-07T01:00:00Z");
    let case = Case::fresh("invalid/wrong-role-chair-on-edition-result", "a chair signs the edition's result");
    refused(case, &sign(&ranking, chair), "edition-result", "wrong-role");
    let mut charter = edition.first.clone();
    charter.signing = signing(chair, "2026-03-02T02:00:00Z");
    let case = Case::fresh("invalid/wrong-role-chair-on-charter", "a chair signs a charter");
    refused(case, &sign(&charter, chair), "charter", "wrong-role");
    let mut receipt = edition.receipt(&stock.score_sheet, "2026-04-11T00:10:00Z");
    receipt.signing = signing(z01, "2026-04-11T00:10:00Z");
    let case = Case::fresh("invalid/wrong-role-expert-on-receipt", "an expert receipts their own sheet");
    refused(case, &sign(&receipt, z01), "receipt", "wrong-role");
    let mut slip = edition.opening(&[&stock.score_sheet]);
    slip.signing = signing(z01, "2026-05-06T01:00:00Z");
    let case = Case::fresh("invalid/wrong-role-expert-on-witness-slip", "an expert signs the slip of the opening");
    refused(case, &sign(&slip, z01), "witness-slip", "wrong-role");

    let mut renamed = stock.answer.clone();
    renamed.signing.name = line("专家乙");
    let case = Case::pinned("invalid/other-description", "the pages name another signer than the certificate");
    refused(case, &sign(&renamed, z01), "acknowledgement", "other-description");
    let mut promoted = stock.answer.clone();
    promoted.signing.role = Role::Supervisor;
    let case = Case::fresh("invalid/other-role-than-certificate", "the data claim another role than the certificate");
    refused(case, &sign(&promoted, z01), "acknowledgement", "other-description");
}

/// For which cell, round and edition.
fn places(golden: &Golden, stock: &Stock) {
    let edition = &stock.edition;
    let case = |case: Case<'_>, code, change: &dyn Fn(&mut Sheet)| {
        let mut sheet = edition.commented();
        // A short sheet where what it says does not matter.
        if case.pinned {
            sheet = edition.scored("A01", "Z01", [14, 11]);
        }
        change(&mut sheet);
        golden.verify(case, edition.own(sheet).bytes(), &Verdict::refused("sheet", code));
    };
    case(Case::pinned("invalid/other-edition", "another edition than the certificate's"), "other-edition", &|sheet| {
        sheet.edition.id = id("golden-2025");
    });
    case(Case::fresh("invalid/other-edition-name", "the edition under another name"), "other-edition", &|sheet| {
        sheet.edition.name = line("2025年示例市质量奖（样本）");
    });
    case(Case::pinned("invalid/other-charter", "a charter that nobody has"), "other-charter", &|sheet| {
        sheet.charter = CharterReference { number: 1, digest: Digest::of(b"a charter nobody has") };
    });
    case(Case::pinned("invalid/wrong-round", "a cell of one round under another's heading"), "wrong-round", &|sheet| {
        sheet.round = edition.place("onsite");
    });
    case(Case::fresh("invalid/wrong-round-name", "the round under another name"), "wrong-round", &|sheet| {
        sheet.round.name = line("现场评审");
    });
    case(Case::pinned("invalid/not-expected", "a cell that the charter did not commit to"), "not-expected", &|sheet| {
        sheet.cell.application.applicant = line("示例丙公司");
    });
    case(Case::fresh("invalid/score-not-points-times-mark", "a score beside its mark"), "sheet", &|sheet| {
        if let Outcome::Scored { marks, .. } = &mut sheet.outcome {
            marks[0].score = Ratio::whole(60);
        }
    });
    case(Case::pinned("invalid/total-not-the-sum", "a total raised beside its items"), "sheet", &|sheet| {
        if let Outcome::Scored { total, .. } = &mut sheet.outcome {
            *total = Ratio::whole(99);
        }
    });
    case(Case::fresh("invalid/other-criteria", "an item with other points than the charter's"), "sheet", &|sheet| {
        sheet.criteria.categories[0].items[0].points = 50;
    });
    case(Case::fresh("invalid/citation-of-nothing", "a document that the dossier lacks"), "sheet", &|sheet| {
        sheet.check_points[0].citations[0].document = id("d9");
    });
    let recused = edition.own(edition.scored("A02", "Z03", [20, 20]));
    let case = Case::pinned("invalid/recused", "a sheet of a recused expert");
    golden.verify(case, recused.bytes(), &Verdict::refused("sheet", "recused"));
}

/// Under which charters.
fn charters(golden: &Golden, stock: &Stock) {
    let verify = |case: Case<'_>, signature, code| {
        let verdict = Verdict { kind: Some("sheet"), signature, appearance: "proven", code: Some(code) };
        golden.verify(case, stock.score_sheet.bytes(), &verdict);
    };
    let case = Case::pinned("invalid/no-charter", "a good sheet without the charter: intact, membership unknown");
    verify(case.under(&[]), "membership-unknown", "no-charter");
    let case = Case::pinned("invalid/stale-charter", "under the first charter, after an erratum that keeps nothing");
    verify(case.under(THIRD), "good", "stale-charter");
    let case = Case::pinned("invalid/charter-fork", "two second charters stand against each other");
    verify(case.under(&["charter-1.pdf", "charter-2.pdf", "charter-rival.pdf"]), "membership-unknown", "charter-fork");
    let mut broken = stock.edition.first.clone();
    broken.rounds[0].panels[0].members.clear();
    let broken = sign(&broken, stock.edition.holder("B01"));
    let case = Case::fresh("invalid/charter-contradicts-itself", "a panel without members");
    golden.verify(case, &broken.bytes, &Verdict::refused("charter", "charter"));
}

/// What the pages show.
fn pages(golden: &Golden, stock: &Stock) {
    let holder = stock.z01();
    let verdict = |kind, code| Verdict { kind: Some(kind), signature: "good", appearance: "differs", code: Some(code) };
    let raised = text_of(&stock.edition.scored("A02", "Z01", [20, 20]));
    let mut objects = Objects::of(stock.zero.bytes());
    let bytes = force_sign(objects.attach(raised.as_bytes(), true).write(), holder);
    let case = Case::pinned("invalid/page-differs", "the pages show 40 points, the data say 100; signed by the expert");
    golden.verify(case, &bytes, &verdict("sheet", "page-differs"));

    let answer = |case: Case<'_>, code, change: &dyn Fn(&mut Objects)| {
        let mut objects = Objects::of(&stock.agreed.bytes);
        change(&mut objects);
        golden.verify(case, &force_sign(objects.write(), holder), &verdict("acknowledgement", code));
    };
    let case = Case::fresh("invalid/page-differs-invisibly", "a tool tip that the layout does not have");
    answer(case, "page-differs", &|objects| {
        objects.replace("/FT /Sig", "/FT /Sig /TU (Signature)");
    });
    let case = Case::pinned("invalid/attachment-name", "the attachment is named as of another kind");
    answer(case, "attachment-name", &|objects| {
        let [own, other] = ["acknowledgement", "score-sheet"].map(|name| format!("/F ({name}.json) /UF ({name}.json)"));
        objects.replace(&own, &other);
    });
    let case = Case::pinned("invalid/unprintable", "the data hold a picture character that no page can show");
    answer(case, "unprintable", &|objects| {
        let text = text_of(&stock.answer).replacen("材料评审", "材料评\u{1f600}", 1);
        objects.attach(text.as_bytes(), true);
    });

    let mut other = stock.answer.clone();
    other.signing.layout = line("v0");
    let verdict = Verdict {
        kind: Some("acknowledgement"),
        signature: "good",
        appearance: "unknown-layout",
        code: Some("unknown-layout"),
    };
    let case = Case::pinned("invalid/unknown-layout", "a layout this program does not have");
    golden.verify(case, &sign(&other, holder).bytes, &verdict);
}

/// How the data are written.
fn data(golden: &Golden, stock: &Stock) {
    let text = text_of(&stock.answer);
    let written = |case: Case<'_>, code, from: &str, to: &str| {
        assert!(text.contains(from), "{from} stands in the data");
        let data = text.replacen(from, to, 1);
        let objects = Objects::of(&stock.agreed.bytes).attach(data.as_bytes(), true).write();
        golden.verify(case, &force_sign(objects, stock.z01()), &Verdict::broken(code));
    };
    let case = Case::pinned("invalid/other-format", "a format from a later version");
    written(case, "other-format", Acknowledgement::FORMAT, "paneldesk.acknowledgement/9");
    let case = Case::pinned("invalid/repeated-member", "two subjects");
    written(case, "repeated-member", "  \"subject\"", "  \"subject\": \"paneldesk.sheet/1\",\n  \"subject\"");
    let case = Case::fresh("invalid/unknown-member", "a member that the format does not have");
    written(case, "data", "  \"subject\"", "  \"bonus\": 5,\n  \"subject\"");
    let case = Case::pinned("invalid/other-spelling", "the same data with another white space");
    written(case, "data", "  \"subject\": ", "  \"subject\":  ");
    let case = Case::fresh("invalid/escaped-spelling", "the same data with an escaped character");
    written(case, "data", "材料评审", "\\u6750料评审");
    let case = Case::fresh("invalid/invisible-character", "a character that turns the reading direction");
    written(case, "data", "材料评审", "材料\u{202e}评审");
    let case = Case::fresh("invalid/decimal-number", "a revision number with a decimal point");
    written(case, "data", "\"number\": 1", "\"number\": 1.0");
}
