//! Changes after the freeze: what was signed stays, what no longer counts is named, and who would change is seen.

use std::path::{Path, PathBuf};

use desk::{
    Passphrase, Signer,
    audit::{audit, scan},
    office::Change,
    panel::preview::merge_preview,
    seat::Seat,
    verify::{SignatureStatus, Trust, charters_of, verify_file},
};
use exchange::certificates::CaCertificate;
use rules::{
    ids::{ApplicationId, PersonId},
    text::Prose,
    time::Instant,
};

use crate::played;

struct Edition {
    _folder: tempfile::TempDir,
    demo: PathBuf,
}

impl Edition {
    fn new() -> Edition {
        let folder = tempfile::tempdir().unwrap();
        let demo = folder.path().join("demo");
        played::everything().copy_to(&demo);
        Edition { _folder: folder, demo }
    }

    fn office(&self) -> (Seat, Signer) {
        let passphrase = Passphrase::new("demo-B01");
        let seat = Seat::open(&self.demo.join("office"), &passphrase).unwrap();
        let signer = seat.unlock(&passphrase).unwrap();
        (seat, signer)
    }

    fn trust(&self, charters: &[Vec<u8>]) -> Trust {
        let office = CaCertificate::from_pem(&read(&self.demo.join("trust/office-ca.pem"))).unwrap();
        let (charters, bad) = charters_of(charters, &office);
        assert!(bad.is_empty());
        Trust { office, charters }
    }

    fn sheets(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> =
            std::fs::read_dir(self.demo.join("sheets")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.iter().map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(path))).collect()
    }
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

#[test]
fn a_late_recusal_drops_one_sheet_and_leaves_the_signed_results_as_they_are() {
    let edition = Edition::new();
    let first = read(&edition.demo.join("charter/charter-1.pdf"));
    let (office, signer) = edition.office();
    let change =
        Change::Recuse { application: ApplicationId::new("03").unwrap(), expert: PersonId::new("Z11").unwrap() };
    let reason = Prose::new("公示期内有人反映其为该单位顾问，经查属实。").unwrap();
    let revised = office.revise(&change, &reason, &signer, at("2026-07-01T02:00:00Z")).unwrap();
    assert_eq!(revised.charter.payload.revision.number, 2);

    let before = merge_preview(&edition.sheets(), None, &edition.trust(std::slice::from_ref(&first)), None).unwrap();
    let trust = edition.trust(&[first, revised.charter.bytes.clone()]);
    let matrix = rules::json::to_canonical(&revised.matrix).unwrap();
    let after = merge_preview(&edition.sheets(), Some(&matrix), &trust, None).unwrap();
    assert!(before.refused.is_empty());
    let refused: Vec<_> = after.refused.iter().map(|refused| refused.file.as_str()).collect();
    assert_eq!(refused, ["03-Z11.pdf"]);
    let changed: Vec<_> = before.panels[0]
        .applications
        .iter()
        .zip(&after.panels[0].applications)
        .filter(|(before, after)| before.score != after.score)
        .map(|(before, _)| before.application.as_str())
        .collect();
    assert_eq!(changed, ["03"], "only the application concerned changes");
    assert_eq!(after.panels[0].recused, 2);

    // The audit of the archive with both charters says that the signed result no longer recomputes.
    std::fs::write(edition.demo.join("charter/charter-2.pdf"), &revised.charter.bytes).unwrap();
    std::fs::write(edition.demo.join("charter/matrix.json"), &matrix).unwrap();
    let report = audit(&scan(&edition.demo).unwrap().files, &trust.office, &[]);
    assert!(!report.is_consistent());
    assert!(report.differences.iter().any(|difference| difference.file == "results/panel-result.pdf"));
    assert_eq!(
        office.revise(&change, &reason, &signer, at("2026-07-01T02:05:00Z")).unwrap_err().explain().code,
        "E-NOTHING-TO-CHANGE"
    );
}

#[test]
fn a_revoked_key_is_named_and_sheets_receipted_before_still_count() {
    let edition = Edition::new();
    let first = read(&edition.demo.join("charter/charter-1.pdf"));
    let (office, signer) = edition.office();
    let change = Change::Revoke { person: PersonId::new("Z16").unwrap() };
    let reason = Prose::new("笔记本电脑遗失。").unwrap();
    let revised = office.revise(&change, &reason, &signer, at("2026-06-01T02:00:00Z")).unwrap();
    let trust = edition.trust(&[first, revised.charter.bytes.clone()]);
    let sheet = read(&edition.demo.join("sheets/01-Z16.pdf"));
    assert_eq!(verify_file(&sheet, &trust).signature, SignatureStatus::Revoked);

    // The archive holds the chair's receipts from before the revocation, so the result stands.
    std::fs::write(edition.demo.join("charter/charter-2.pdf"), &revised.charter.bytes).unwrap();
    let report = audit(&scan(&edition.demo).unwrap().files, &trust.office, &[]);
    assert_eq!(report.counts[0].received, 38, "{:?}", report.differences);
    std::fs::remove_file(edition.demo.join("receipts/Z16.pdf")).unwrap();
    let report = audit(&scan(&edition.demo).unwrap().files, &trust.office, &[]);
    assert_eq!(report.counts[0].received, 32, "without the receipt nobody can say that the sheets came before");
}
