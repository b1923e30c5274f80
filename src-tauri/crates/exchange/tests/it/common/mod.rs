//! An office, people and tools that several tests need.

pub(crate) mod pdf;

use std::path::Path;
use std::process::{Command, Output};

use exchange::UtcSeconds;
use exchange::certificates::{Certificate, Csr, OfficeCa, Role, Serial, Subject};
use exchange::keys::SigningKey;

pub(crate) const EDITION: &str = "晋中-2023";

/// 2026-03-02 08:00:00 UTC.
pub(crate) const NOW: UtcSeconds = UtcSeconds(1_772_438_400);

pub(crate) fn office() -> OfficeCa {
    OfficeCa::create("评选办公室", EDITION, NOW.plus_days(-1), NOW.plus_days(40 * 365)).unwrap()
}

pub(crate) fn person(ca: &OfficeCa, id: &str, role: Role) -> (SigningKey, Certificate) {
    let key = SigningKey::generate().unwrap();
    let csr = Csr::create(&key, "试验员").unwrap();
    let subject = Subject { person_id: id.into(), name: format!("试验员{id}"), edition_id: EDITION.into() };
    let until = NOW.plus_days(10 * 365);
    let certificate = ca.issue(&csr, &subject, role, Serial::random().unwrap(), NOW.plus_days(-1), until).unwrap();
    (key, certificate)
}

/// Runs a tool that must be installed; a missing one fails the test.
pub(crate) fn run(folder: &Path, tool: &str, arguments: &[&str]) -> Output {
    Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|_| panic!("{tool} is not installed"))
}

pub(crate) fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
