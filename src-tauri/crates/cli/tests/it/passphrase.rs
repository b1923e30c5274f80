//! A passphrase typed at a terminal is not shown there; one that comes through a pipe is read as before.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use store::{Copy, CopyInfo, KdfCost, Passphrase};

const TYPED: &str = "correct-horse-staple";

fn copy(folder: &Path) {
    let passphrase = Passphrase::new(TYPED);
    let info = CopyInfo { owner: "某".into(), kind: "expert".into() };
    Copy::create(folder, &passphrase, info, KdfCost::Light, "2026-05-14T00:00:00Z").unwrap();
}

fn fed(command: &mut Command, text: &str) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn all(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn what_is_typed_at_a_terminal_does_not_appear_on_it() {
    let folder = tempfile::tempdir().unwrap();
    copy(&folder.path().join("copy"));
    let program = env!("CARGO_BIN_EXE_panelctl");
    let line = format!("{program} documents {}", folder.path().join("copy").display());
    // `script` runs it at a terminal of its own and passes on what is typed.
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-E", "never", "-c", &line, "/dev/null"]).env_remove("PANELDESK_PASSPHRASE");
    let shown = fed(&mut script, &format!("{TYPED}\n"));
    let text = all(&shown);
    assert!(text.contains("口令"), "{text}");
    assert!(!text.contains(TYPED), "{text}");
    assert!(shown.status.success(), "the passphrase was read: {text}");
    let wrong = all(&fed(&mut script, "something-else\n"));
    assert!(wrong.contains("E-COPY-PASSPHRASE") && !wrong.contains("something-else"), "{wrong}");
}

#[test]
fn what_comes_through_a_pipe_is_read_to_the_end_of_its_line() {
    let folder = tempfile::tempdir().unwrap();
    copy(&folder.path().join("copy"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_panelctl"));
    program.arg("documents").arg(folder.path().join("copy")).env_remove("PANELDESK_PASSPHRASE");
    assert!(fed(&mut program, &format!("{TYPED}\r\n")).status.success());
    assert!(all(&fed(&mut program, "other\n")).contains("E-COPY-PASSPHRASE"));
}
