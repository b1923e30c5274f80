//! Two processes on one copy.

use desk::seat::Seat;

use crate::child::{command, heard};
use crate::edition::{Clock, Edition, check_sound, draft, folder, import, passphrase};

#[test]
fn a_second_process_gets_in_use_and_disturbs_nothing() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_one(home.path(), 1, 1000);
    let clock = Clock::off_by(0);
    let packages = edition.pack(1, &clock);
    let mut holder = command("hold", home.path(), "Z01").spawn().unwrap();
    let mut lines = heard(&mut holder);
    assert_eq!(lines.next().as_deref(), Some("ready"));
    let place = folder(home.path(), "Z01");
    let refused = Seat::open(&place, &passphrase("Z01")).err().expect("one at a time");
    assert_eq!(refused.explain().code, "E-COPY-IN-USE");
    let refused = Seat::open(&place, &passphrase("somebody else")).err().expect("one at a time");
    assert_eq!(refused.explain().code, "E-COPY-IN-USE", "whoever asks learns nothing about the passphrase");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let seat = edition.seat("Z01");
    import(&seat, &packages.join("Z01-1.pkg"), clock.now()).unwrap();
    let cell = crate::edition::cells(&seat).remove(0);
    seat.save_draft(&cell, &draft(3, "接着评"), 0, clock.now()).unwrap();
    drop(seat);
    check_sound(home.path(), "Z01");
}

#[test]
fn a_copy_given_back_opens_for_the_next_process_at_once() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_one(home.path(), 1, 1000);
    let seat = edition.seat("Z01");
    let refused = Seat::open(&folder(home.path(), "Z01"), &passphrase("Z01")).err().expect("one at a time");
    assert_eq!(refused.explain().code, "E-COPY-IN-USE", "also within one process");
    drop(seat);
    let mut holder = command("hold", home.path(), "Z01").spawn().unwrap();
    let mut lines = heard(&mut holder);
    assert_eq!(lines.next().as_deref(), Some("ready"));
    drop(holder.stdin.take());
    assert_eq!(lines.count(), 0);
    assert!(holder.wait().unwrap().success());
    drop(edition.seat("Z01"));
}
