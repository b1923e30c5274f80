//! Taking a package in, beside decrypting, unpacking, hashing and syncing the same file with `age`, `tar` and coreutils.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use super::{
    IDLE_ARGUMENT, edition,
    pdf::{Pdf, Picture},
    seeded::Seeded,
};
use crate::harness::{Aim, Bench, Fault, Measure, Samples, Unit, alternate, answer, run};

/// Megabytes of each document: 500 in all.
const DOCUMENTS: [usize; 16] = [60, 55, 50, 45, 40, 35, 30, 30, 25, 25, 20, 20, 20, 15, 15, 15];
const MB: usize = 1_000_000;
/// A picture of a page: two megabytes and a half.
const SIDE: (usize, usize) = (1250, 2000);

pub(super) fn measure(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let folder = bench.generated("import-500MB-2", make)?;
    let package = edition::in_folder(&folder);
    let scratch = bench.scratch("import")?;
    let (copy, plain) = (scratch.0.join("copy"), scratch.0.join("plain"));
    let sums = folder.join("SHA256SUMS");
    let idle = idle_mb(&package.copy)?;
    let (mut own, mut family) = (Vec::new(), Vec::new());
    let ours = |_| {
        edition::duplicate(&package.copy, &copy)?;
        settle()?;
        let mut command = Command::new(&bench.panelctl);
        command.env("PANELDESK_PASSPHRASE", edition::PASSPHRASE).args(["import", "--json"]);
        let done = run(command.arg(&copy).arg(&package.package))?;
        check(&done.stdout)?;
        own.push(done.peak_mb - idle);
        family.push(done.family_mb - idle);
        Ok(done.seconds)
    };
    let peer = |_| {
        crate::harness::clear(&plain)?;
        std::fs::create_dir_all(&plain)?;
        settle()?;
        // Durable and compared, as ours is.
        let script = "set -eu; cd \"$1\"; age -d -i \"$2\" \"$3\" | tar x; sha256sum --quiet --check \"$4\"; sync files/*; sync files";
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh"]).arg(&plain).arg(&package.key).arg(&package.package).arg(&sums);
        Ok(run(&mut command)?.seconds)
    };
    let (ours, peers) = alternate(bench.rounds(3), ours, peer)?;
    let note = format!("above {idle:.0} MB of an idle program with an opened copy");
    Ok(vec![
        Measure::new("import of 500 MB", Unit::Seconds, ours)
            .beside("age -d to tar x, sha256sum, sync", peers)
            .aiming(Aim::RatioAtMost(1.5))
            .noting("panelctl import: opens the copy, verifies, encrypts, reads the text of 16 documents, durable at the end"),
        Measure::new("memory while importing, with the reader", Unit::Megabytes, Samples(family))
            .aiming(Aim::AtMost(150.0))
            .noting(note.clone()),
        Measure::new("memory while importing, the program alone", Unit::Megabytes, Samples(own))
            .aiming(Aim::AtMost(150.0))
            .noting(note),
    ])
}

/// Package, key, blank copy, and the digests of what is in the package.
fn make(folder: &Path) -> Result<(), Fault> {
    let documents = folder.join("documents");
    std::fs::create_dir_all(&documents)?;
    for (number, size) in DOCUMENTS.iter().enumerate() {
        let mut seeded = Seeded::new(number as u64);
        let mut pdf = Pdf::create(&documents.join(format!("{:02}.pdf", number + 1)))?;
        let (width, height) = SIDE;
        for _ in 0..size * MB / (width * height) {
            pdf.picture(&Picture { width, height, jpeg: false, bytes: seeded.noise(width * height) })?;
        }
        pdf.finish()?;
    }
    edition::found(folder, &documents)?;
    let mut sums = String::new();
    for (number, name) in edition::files(&documents)?.iter().enumerate() {
        let said = answer(Command::new("sha256sum").arg(documents.join(name)))?;
        let digest = said.split(' ').next().unwrap_or_default();
        sums.push_str(&format!("{digest}  files/{:04}.pdf\n", number + 1));
    }
    std::fs::write(folder.join("SHA256SUMS"), sums)?;
    Ok(std::fs::remove_dir_all(&documents)?)
}

/// Lets the disk finish what earlier rounds wrote.
fn settle() -> Result<(), Fault> {
    run(&mut Command::new("sync")).map(drop)
}

fn check(stdout: &[u8]) -> Result<(), Fault> {
    let said: serde_json::Value = serde_json::from_slice(stdout)?;
    let taken = said["documents"].as_array().map_or(0, Vec::len);
    if taken == DOCUMENTS.len() { Ok(()) } else { Err(format!("{taken} documents came in").into()) }
}

/// Memory of this program when it has opened a copy and does nothing.
fn idle_mb(copy: &Path) -> Result<f64, Fault> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(IDLE_ARGUMENT).arg(copy).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    let mut line = String::new();
    let ready = child.stdout.take().ok_or("no output")?;
    std::io::BufRead::read_line(&mut std::io::BufReader::new(ready), &mut line)?;
    let resident = crate::harness::resident_mb(child.id());
    drop(child.stdin.take());
    child.wait()?;
    resident.ok_or_else(|| "the idle program said nothing of its memory".into())
}
