//! The first use of the database library in a process, from many threads at once. A program of its own, because a
//! process has only one first use.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::{sync::Barrier, thread};

use store::{Copy, CopyInfo, KdfCost, Passphrase};

#[test]
fn copies_made_at_the_same_moment_are_all_made() {
    const THREADS: usize = 16;
    let home = tempfile::tempdir().unwrap();
    let together = Barrier::new(THREADS);
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (home, together) = (home.path(), &together);
            scope.spawn(move || {
                let info = CopyInfo { owner: "甲".to_owned(), kind: "expert".to_owned() };
                together.wait();
                let folder = home.join(number.to_string());
                let passphrase = Passphrase::new("六个汉字口令");
                Copy::create(&folder, &passphrase, info, KdfCost::Light, "2026-05-14T06:30:00Z").unwrap();
            });
        }
    });
}
