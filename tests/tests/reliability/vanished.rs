//! A copy's folder or a target folder that vanishes while it is used: renamed, removed, its medium pulled out.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::Command;

use desk::{DeskError, seat::Seat};
use exchange::package::Flow;

use crate::child::{command_under, said_to_the_end, say};
use crate::disk::mounting;
use crate::edition::{
    Clock, Edition, cells, check_sound, draft, folder, import, import_watched, open, passphrase, signing,
};

fn edition(home: &Path) -> Edition {
    let edition = Edition::of_one(home, 2, 400_000);
    let packages = edition.pack(1, &Clock::off_by(0));
    edition.pack(2, &Clock::off_by(0));
    import(&edition.seat("Z01"), &packages.join("Z01-1.pkg"), Clock::off_by(0).now()).unwrap();
    edition
}

#[test]
fn nothing_is_acknowledged_into_a_copy_that_is_gone_and_work_goes_on_when_it_is_back() {
    let home = tempfile::tempdir().unwrap();
    let edition = edition(home.path());
    let (seat, clock) = (edition.seat("Z01"), Clock::off_by(0));
    let signer = edition.signer(&seat, "Z01");
    let cell = cells(&seat).remove(0);
    let saved = seat.save_draft(&cell, &draft(5, "先保存"), 0, clock.now()).unwrap();
    let (here, away) = (folder(home.path(), "Z01"), home.path().join("away"));
    fs::rename(&here, &away).unwrap();
    gone(seat.save_draft(&cell, &draft(6, "再保存"), saved.version, clock.now()));
    gone(seat.sign_sheet(&signing(&cell, None), &signer, clock.now()));
    gone(import(&seat, &home.path().join("packages/Z01-2.pkg"), clock.now()));
    let absent = Seat::open(&here, &passphrase("Z01")).err().expect("it is not there");
    assert_eq!(absent.explain().code, "E-COPY-NONE");
    fs::rename(&away, &here).unwrap();
    let again = seat.save_draft(&cell, &draft(6, "再保存"), saved.version, clock.now()).unwrap();
    assert_eq!(again.version, saved.version + 1, "the refused save left nothing");
    drop(seat);
    check_sound(home.path(), "Z01");
    let seat = edition.seat("Z01");
    assert_eq!(seat.draft(&cell).unwrap(), (draft(6, "再保存"), again.version));
    seat.sign_sheet(&signing(&cell, None), &signer, clock.now()).unwrap();
}

#[test]
fn an_import_whose_copy_vanishes_on_the_way_is_refused_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let edition = edition(home.path());
    let (here, away) = (folder(home.path(), "Z01"), home.path().join("away"));
    let (seat, clock) = (edition.seat("Z01"), Clock::off_by(0));
    let mut moved = false;
    let package = home.path().join("packages/Z01-2.pkg");
    gone(import_watched(&seat, &package, clock.now(), &mut |progress| {
        if progress.done > progress.total / 2 && !moved {
            moved = true;
            fs::rename(&here, &away).unwrap();
        }
        Flow::Go
    }));
    drop(seat);
    fs::rename(&away, &here).unwrap();
    check_sound(home.path(), "Z01");
    let seat = edition.seat("Z01");
    assert_eq!(seat.packages().unwrap().len(), 1);
    let kept = fs::metadata(here.join("library.db")).unwrap().len();
    assert!(kept < 2_000_000, "{kept} bytes for two documents of 400,000");
    import(&seat, &package, clock.now()).unwrap();
}

#[test]
fn a_package_whose_stick_is_pulled_out_while_it_is_read_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let edition = edition(home.path());
    let (seat, clock) = (edition.seat("Z01"), Clock::off_by(0));
    let package = fs::read(home.path().join("packages/Z01-2.pkg")).unwrap();
    // Within the header, within a document, at the very end.
    for readable in [100, package.len() / 2, package.len() - 10] {
        let pulled = PulledOut(&package[..readable]);
        let error = seat.import_package(pulled, None, clock.now(), &mut |_| Flow::Go).unwrap_err();
        assert_eq!(error.explain().code, "E-IO", "after {readable} bytes: {error:?}");
        let cut = seat.import_package(&package[..readable], None, clock.now(), &mut |_| Flow::Go).unwrap_err();
        assert!(
            ["E-PACKAGE-TRUNCATED", "E-PACKAGE-DAMAGED"].contains(&cut.explain().code),
            "only {readable} bytes were copied: {cut:?}"
        );
        assert_eq!(seat.packages().unwrap().len(), 1);
    }
    seat.import_package(package.as_slice(), None, clock.now(), &mut |_| Flow::Go).unwrap();
}

/// Some bytes and then an error, as from a device that is gone.
struct PulledOut<'a>(&'a [u8]);

impl Read for PulledOut<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const NO_SUCH_DEVICE: i32 = 19;
        match self.0.read(buffer)? {
            0 => Err(io::Error::from_raw_os_error(NO_SUCH_DEVICE)),
            count => Ok(count),
        }
    }
}

#[test]
fn packing_into_a_folder_that_vanishes_says_so_and_leaves_no_half_package() {
    let home = tempfile::tempdir().unwrap();
    let edition = edition(home.path());
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let clock = Clock::off_by(0);
    let mut pulled = false;
    let failed = edition.pack_into(&stick, 3, &clock, &mut |progress| {
        if progress.done > progress.total / 2 && !pulled {
            pulled = true;
            fs::remove_dir_all(&stick).unwrap();
        }
        Flow::Go
    });
    let error = failed.expect_err("the folder is not there any more");
    assert_eq!(error.explain().code, "E-IO", "{error:?}");
    assert!(!stick.exists(), "nothing made the folder again");
    fs::create_dir(&stick).unwrap();
    edition.pack_into(&stick, 3, &clock, &mut |_| Flow::Go).unwrap();
    import(&edition.seat("Z01"), &stick.join("Z01-3.pkg"), clock.now()).unwrap();
}

#[test]
fn nothing_is_acknowledged_into_a_copy_on_a_stick_that_was_pulled_out() {
    let home = tempfile::tempdir().unwrap();
    let edition = edition(home.path());
    let Some(unshare) = mounting() else {
        // Nobody may mount here; a folder that is removed looks the same to the program.
        let said = said_to_the_end(crate::child::command("unplug", home.path(), "Z01"));
        assert_eq!(said, ["gone"]);
        return;
    };
    let stick = "cp -a \"$RELIABILITY_HOME/copies\" \"$RELIABILITY_HOME/kept\"
        mount -t tmpfs -o size=64m tmpfs \"$RELIABILITY_HOME/copies\"
        cp -a \"$RELIABILITY_HOME/kept/.\" \"$RELIABILITY_HOME/copies/\"
        rm -rf \"$RELIABILITY_HOME/kept\"
        exec \"$@\"";
    let said = said_to_the_end(command_under(unshare, stick, "unplug", home.path(), "Z01"));
    assert_eq!(said, ["gone"]);
    // What lies below the place where the stick was is untouched.
    drop(edition.seat("Z01"));
    check_sound(home.path(), "Z01");
}

/// The child: takes the medium away from under its own open copy.
pub(crate) fn unplug(home: &Path, person: &str) {
    let (seat, clock) = (open(home, person), Clock::off_by(0));
    let signer = seat.unlock(&passphrase(person)).unwrap();
    let cell = cells(&seat).remove(0);
    let saved = seat.save_draft(&cell, &draft(5, "先保存"), 0, clock.now()).unwrap();
    let copies = home.join("copies");
    let unmounted = Command::new("umount").arg("--lazy").arg(&copies).output().unwrap().status.success();
    if !unmounted {
        fs::remove_dir_all(&copies).unwrap();
    }
    gone(seat.save_draft(&cell, &draft(6, "再保存"), saved.version, clock.now()));
    gone(seat.sign_sheet(&signing(&cell, None), &signer, clock.now()));
    gone(import(&seat, &home.join(format!("packages/{person}-2.pkg")), clock.now()));
    say("gone");
}

fn gone<T>(outcome: Result<T, DeskError>) {
    let error = outcome.err().expect("nothing may be acknowledged");
    assert_eq!(error.explain().code, "E-COPY-GONE", "{error:?}");
}
