//! The printed papers, seen from outside: as bytes, and through other people's tools.
#![allow(clippy::unwrap_used, reason = "a failing step should stop the test where it stands")]

mod contract;
mod flow;
mod more_samples;
mod reading;
mod refusals;
mod same_bytes;
mod samples;

use std::process::Command;

use print::{Attachment, ClaimedAt, Paper, Printed, SlotInfo, finish};

const AT: SlotInfo =
    SlotInfo { claimed_at: ClaimedAt { year: 2026, month: 5, day: 14, hour: 3, minute: 42, second: 7 } };

const JSON: &[u8] = br#"{"format":"paneldesk.sheet/1","expert":"\u7941\u5c71\u6708"}"#;

fn attachment(name: &str) -> Attachment<'_> {
    Attachment::new(name, JSON)
}

fn signed(paper: &Paper) -> Printed {
    finish(paper, &attachment("score-sheet.json"), &AT).unwrap()
}

/// A file in a folder that disappears with the test.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("paper.pdf"), bytes).unwrap();
        Kept { folder }
    }

    /// Runs a tool with the name of the file as its last but `after` argument, and returns what it says.
    fn run(&self, tool: &str, before: &[&str], after: &[&str]) -> String {
        let mut command = Command::new(tool);
        command.current_dir(self.folder.path()).args(before).arg("paper.pdf").args(after);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Text without any white space: what extraction may change is only where it sees gaps.
fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
