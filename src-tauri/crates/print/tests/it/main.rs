//! The printed papers, seen from outside: through other people's tools and as bytes.
#![allow(clippy::unwrap_used, reason = "a failing step should stop the test where it stands")]

mod samples;

use print::{Attachment, ClaimedAt, Paper, Printed, SlotInfo, finish, plain};

const AT: SlotInfo =
    SlotInfo { claimed_at: ClaimedAt { year: 2026, month: 5, day: 14, hour: 3, minute: 42, second: 7 } };

fn signed(paper: &Paper, name: &str) -> Printed {
    let attachment = Attachment { name: name.to_owned(), bytes: br#"{"format":"paneldesk.sheet/1"}"#.to_vec() };
    finish(paper, &attachment, &AT).unwrap()
}

#[test]
fn look() {
    let folder = std::path::Path::new("/tmp/print-look");
    std::fs::create_dir_all(folder).unwrap();
    let sheet = samples::score_sheet().paper();
    std::fs::write(folder.join("p1.pdf"), signed(&sheet, "score-sheet.json").bytes).unwrap();
    std::fs::write(folder.join("p2.pdf"), signed(&samples::panel_result().paper(), "panel-result.json").bytes).unwrap();
    std::fs::write(folder.join("p3.pdf"), plain(&samples::witness_slip().paper()).unwrap().bytes).unwrap();
    std::fs::write(folder.join("p4.pdf"), plain(&samples::audit_report().paper()).unwrap().bytes).unwrap();
    let start = std::time::Instant::now();
    for _ in 0..20 {
        signed(&sheet, "score-sheet.json");
    }
    std::fs::write(folder.join("speed.txt"), format!("{:?} a sheet\n", start.elapsed() / 20)).unwrap();
}
