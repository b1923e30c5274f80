//! A full disk, and a file that may not grow (a stick with FAT, a quota).
//!
//! The small disk is a tmpfs in a mount namespace of the child's own, which root may make, and elsewhere everybody in a
//! user namespace; nothing of it is seen outside or stays.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk::{DeskError, Kind, expert::CellKey, seat::Seat};
use exchange::package::Flow;
use rules::sheet::Sheet;

use crate::child::{command_under, command_under_shell, said_to_the_end, say};
use crate::edition::{
    Clock, Edition, cells, check_sound, draft, folder, import, import_watched, open, passphrase, signing,
};

/// The arguments with which `unshare` may mount here; none where the machine allows nobody to.
pub(crate) fn mounting() -> Option<&'static [&'static str]> {
    [&[][..], &["--map-root-user"][..]].into_iter().find(|arguments| {
        let line = "mount -t tmpfs -o size=1m tmpfs /mnt";
        let tried = Command::new("unshare").args(*arguments).args(["--mount", "sh", "-c", line]).output();
        tried.expect("unshare (util-linux) starts").status.success()
    })
}

/// A shell line that moves the copies to a small disk of their own and back when the child is done.
fn small_disk(size: &str) -> String {
    format!(
        "cp -a \"$RELIABILITY_HOME/copies\" \"$RELIABILITY_HOME/kept\"
         mount -t tmpfs -o size={size} tmpfs \"$RELIABILITY_HOME/copies\"
         cp -a \"$RELIABILITY_HOME/kept/$RELIABILITY_PERSON\" \"$RELIABILITY_HOME/copies/\"
         \"$@\"
         rm -rf \"$RELIABILITY_HOME/kept/$RELIABILITY_PERSON\"
         cp -a \"$RELIABILITY_HOME/copies/$RELIABILITY_PERSON\" \"$RELIABILITY_HOME/kept/\"
         umount \"$RELIABILITY_HOME/copies\"
         cp -a \"$RELIABILITY_HOME/kept/.\" \"$RELIABILITY_HOME/copies/\"
         rm -rf \"$RELIABILITY_HOME/kept\""
    )
}

#[test]
fn a_full_disk_refuses_plainly_and_loses_nothing_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let edition = prepared(home.path(), 8, 2_500_000);
    // Room for one package and what an import keeps in reserve, not for two.
    let child = match mounting() {
        Some(unshare) => command_under(unshare, &small_disk("120m"), "fill-disk", home.path(), "Z01"),
        // Nobody may mount here (a chroot, a container): what a full disk does is seen by a limit of the file instead.
        None => {
            import(&edition.seat("Z01"), &package(home.path(), "Z01", 1), Clock::off_by(0).now()).unwrap();
            short_files(home.path(), "Z01")
        }
    };
    goes_on(&edition, &said_to_the_end(child));
}

#[test]
fn a_file_that_may_not_grow_refuses_plainly_and_loses_nothing_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let edition = prepared(home.path(), 2, 300_000);
    import(&edition.seat("Z01"), &package(home.path(), "Z01", 1), Clock::off_by(0).now()).unwrap();
    goes_on(&edition, &said_to_the_end(short_files(home.path(), "Z01")));
}

fn prepared(home: &Path, applications: usize, document: usize) -> Edition {
    let edition = Edition::of_one(home, applications, document);
    let clock = Clock::off_by(0);
    edition.pack(1, &clock);
    edition.pack(2, &clock);
    edition
}

/// Returns the child whose files may have three million bytes each. The signal that comes with the refusal is ignored, as
/// where a disk's format sets the limit.
fn short_files(home: &Path, person: &str) -> Command {
    command_under_shell("trap '' XFSZ; exec prlimit --fsize=3000000 \"$@\"", "outgrow-file", home, person)
}

/// With room again everything acknowledged is there and work goes on.
fn goes_on(edition: &Edition, said: &[String]) {
    assert_eq!(said.last().map(String::as_str), Some("done"), "{said:?}");
    check_sound(&edition.home, "Z01");
    let (seat, clock) = (edition.seat("Z01"), Clock::off_by(0));
    let cell = cells(&seat).remove(0);
    let saved = said.iter().filter_map(|line| line.strip_prefix("draft ")).next_back().unwrap();
    assert_eq!(seat.draft(&cell).unwrap().1.to_string(), saved, "the last acknowledged draft");
    import(&seat, &edition.home.join("packages/Z01-2.pkg"), clock.now()).unwrap();
    let signer = edition.signer(&seat, "Z01");
    seat.sign_sheet(&signing(&cell, None), &signer, clock.now()).unwrap();
    drop(seat);
    check_sound(&edition.home, "Z01");
}

/// The child on the small disk.
pub(crate) fn fill(home: &Path, person: &str) {
    let clock = Clock::off_by(0);
    let seat = open(home, person);
    let signer = seat.unlock(&passphrase(person)).unwrap();
    import(&seat, &package(home, person, 1), clock.now()).unwrap();
    let cell = cells(&seat).remove(0);
    seat.save_draft(&cell, &draft(6, "还有地方"), 0, clock.now()).unwrap();
    let filler = folder(home, person).with_file_name("filler");
    let mut file = File::create(&filler).unwrap();
    for piece in [1 << 20, 4096] {
        while file.write_all(&vec![0; piece]).is_ok() {}
    }
    let version = save_until_refused(&seat, &cell, &clock, "E-DISK-FULL");
    refused(seat.sign_sheet(&signing(&cell, None), &signer, clock.now()), "E-DISK-FULL");
    refused(import(&seat, &package(home, person, 2), clock.now()), "E-DISK-FULL");
    assert_eq!(seat.draft(&cell).unwrap().1, version, "what was saved is still read");
    assert!(seat.records::<Sheet>(Kind::Sheet).unwrap().is_empty(), "nothing was signed by half");

    // Room for the reserve and a little: the import fails on the way and gives everything back.
    let length = file.metadata().unwrap().len();
    file.set_len(length - (49 << 20)).unwrap();
    let saved = seat.save_draft(&cell, &draft(8, "有地方了"), version, clock.now()).unwrap();
    say(&format!("draft {}", saved.version));
    let mut reached = 0;
    let watched = import_watched(&seat, &package(home, person, 2), clock.now(), &mut |progress| {
        reached = progress.done;
        Flow::Go
    });
    refused(watched, "E-DISK-FULL");
    assert!(reached > 1_000_000, "it failed on the way, not at its beginning: {reached}");
    let saved = seat.save_draft(&cell, &draft(9, "导入失败后仍可保存"), saved.version, clock.now()).unwrap();
    say(&format!("draft {}", saved.version));
    assert_eq!(seat.packages().unwrap().len(), 1);
    drop(seat);
    std::fs::remove_file(&filler).unwrap();
    say("done");
}

/// The child whose files may not grow.
pub(crate) fn outgrow(home: &Path, person: &str) {
    let clock = Clock::off_by(0);
    let seat = open(home, person);
    let signer = seat.unlock(&passphrase(person)).unwrap();
    let cell = cells(&seat).remove(0);
    let version = save_until_refused(&seat, &cell, &clock, "E-FILE-TOO-LARGE");
    assert!(version > 0, "some fitted");
    refused(seat.sign_sheet(&signing(&cell, None), &signer, clock.now()), "E-FILE-TOO-LARGE");
    // An import's reserve is larger than any file may be here.
    refused(import(&seat, &package(home, person, 2), clock.now()), "E-FILE-TOO-LARGE");
    assert_eq!(seat.draft(&cell).unwrap().1, version, "what was saved is still read");
    assert!(seat.records::<Sheet>(Kind::Sheet).unwrap().is_empty(), "nothing was signed by half");
    assert_eq!(seat.packages().unwrap().len(), 1);
    drop((seat, signer));
    say("done");
}

/// Saves until it is refused with this code; says and returns the last version acknowledged.
fn save_until_refused(seat: &Seat, cell: &CellKey, clock: &Clock, code: &str) -> u64 {
    let mut version = seat.draft(cell).unwrap().1;
    let text = "满".repeat(5000);
    loop {
        match seat.save_draft(cell, &draft(7, &text), version, clock.now()) {
            Ok(saved) => version = saved.version,
            Err(error) => {
                assert_eq!(error.explain().code, code, "{error:?}");
                say(&format!("draft {version}"));
                return version;
            }
        }
        assert!(version < 10_000, "there was always room");
    }
}

fn refused<T>(outcome: Result<T, DeskError>, code: &str) {
    let error = outcome.err().expect("there is no room for it");
    assert_eq!(error.explain().code, code, "{error:?}");
}

fn package(home: &Path, person: &str, sequence: u64) -> PathBuf {
    home.join(format!("packages/{person}-{sequence}.pkg"))
}
