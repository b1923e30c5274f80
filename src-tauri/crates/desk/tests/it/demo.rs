//! The demo edition stops where it is told to.

use desk::{
    Passphrase,
    expert::WorkState,
    panel::{Arrived, PanelKey},
    seat::Seat,
};
use rules::{
    ids::{PanelId, RoundId},
    time::Instant,
};

use crate::played;

#[test]
fn until_scoring_the_first_expert_is_half_through_one_dossier_and_the_chair_can_take_in_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    let played = played::scoring();
    played.copy_to(&dir);
    let report = &played.report;
    assert_eq!(played.steps, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    assert!(report.ranking.is_empty() && report.opening_code.is_none());
    for (path, ..) in &report.places {
        let top = path.split(['/', ',']).next().unwrap();
        assert!(dir.join(top).exists(), "{path} is named but not there");
    }
    assert!(!dir.join("receipts").exists() && !dir.join("sheets").exists());

    let expert = Seat::open(&dir.join("people/Z01"), &Passphrase::new("demo-Z01")).unwrap();
    let work: Vec<_> = expert.my_work().unwrap().into_iter().map(|item| item.state).collect();
    assert_eq!(work.first(), Some(&WorkState::Draft { given: 11, items: 23 }));
    let untouched = WorkState::Draft { given: 0, items: 23 };
    assert_eq!(work.get(1..4), Some(&vec![untouched.clone(); 3][..]));
    assert!(matches!(work.get(4), Some(WorkState::Signed { revision: 1, .. })), "{work:?}");
    assert_eq!(work.get(5..), Some(&[untouched][..]));

    let passphrase = Passphrase::new("demo-C01");
    let chair = Seat::open(&dir.join("people/C01"), &passphrase).unwrap();
    let signer = chair.unlock(&passphrase).unwrap();
    let files: Vec<Arrived> = std::fs::read_dir(dir.join("hand-in"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| Arrived {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    assert_eq!(files.len(), report.sheets);
    assert_eq!(files.iter().filter(|file| file.name.starts_with("Z01")).count(), 1);
    let now: Instant = "2026-05-15T08:00:00Z".parse().unwrap();
    let taken = chair.take_in(&files, &signer, now).unwrap();
    assert!(taken.refused.is_empty());
    let panel = PanelKey { round: RoundId::new("document-review").unwrap(), panel: PanelId::new("panel-1").unwrap() };
    assert!(!chair.roster(&panel).unwrap().intake.cells.is_empty());
}
