//! A package is for one person; files by the `age` tool itself show what it takes for more.

use exchange::keys::AgeIdentity;
use exchange::package::PackageFault;

use super::forged::{A, B, Forged, two};
use super::{Office, read, sender};
use crate::common::{run, text};

/// Somebody's SSH key, to which `age` seals as well.
const SSH: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID0rlTbQ9QbrKYaZGxFOrRLTGU4bwQQX3RDGhaYc1I9J";

/// Seals a sound archive with the `age` tool and these arguments.
fn sealed_by_age(office: &Office, arguments: &str) -> Vec<u8> {
    let archive = Forged::signed(office, &two()).entry("files/0001.pdf", A, |_| {}).entry("files/0002.pdf", B, |_| {});
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tar"), archive.end().tar).unwrap();
    let made = run(folder.path(), "sh", &["-c", &format!("age {arguments} -o x.pkg tar")]);
    assert!(made.status.success(), "{}", text(&made));
    std::fs::read(folder.path().join("x.pkg")).unwrap()
}

#[test]
fn a_package_to_two_recipients_is_refused_by_both_and_by_strangers() {
    let office = sender();
    let (own, other) = (office.expert.recipient(), AgeIdentity::generate());
    let single = sealed_by_age(&office, &format!("-r {own}"));
    assert_eq!(read(&single, &office.expert).unwrap(), [A, B]);
    let double = sealed_by_age(&office, &format!("-r {own} -r {}", other.recipient()));
    for identity in [&office.expert, &other, &AgeIdentity::generate()] {
        assert!(matches!(read(&double, identity), Err(PackageFault::Recipients)));
    }
    let twice = sealed_by_age(&office, &format!("-r {own} -r {own}"));
    assert!(matches!(read(&twice, &office.expert), Err(PackageFault::Recipients)), "the same key a second time");
}

#[test]
fn a_second_recipient_of_another_kind_counts_too() {
    let office = sender();
    let arguments = format!("-r {} -r '{SSH}'", office.expert.recipient());
    let fault = read(&sealed_by_age(&office, &arguments), &office.expert).unwrap_err();
    assert!(matches!(fault, PackageFault::Recipients), "{fault:?}");
    let fault = read(&sealed_by_age(&office, &format!("-r '{SSH}'")), &office.expert).unwrap_err();
    assert!(matches!(fault, PackageFault::NotForYou), "{fault:?}");
}
