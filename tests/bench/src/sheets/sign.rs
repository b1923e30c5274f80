//! Printing and signing score sheets.

use std::{fs, time::Instant};

use rules::json::to_canonical;

use super::{
    edition::{SampleEdition, sign},
    peer::{PythonPeer, number},
};
use crate::harness::{Aim, Bench, Fault, Measure, Unit, alternate};

/// Different sheets, taken in turn by both.
const SHEETS: usize = 70;
const OURS_PER_ROUND: usize = 350;
const PEERS_PER_ROUND: usize = 20;

pub(super) fn run(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let edition = SampleEdition::new(SHEETS)?;
    let scratch = bench.scratch("sign")?;
    let mut sheets = Vec::new();
    for place in 0..SHEETS {
        let (sheet, holder) = edition.sheet(place)?;
        fs::write(scratch.0.join(format!("{place:03}.json")), to_canonical(&sheet)?)?;
        sheets.push((sheet, holder));
    }
    let fonts = bench.root.join("assets/fonts/node_modules/@expo-google-fonts");
    let mut peer = PythonPeer::start(bench, "sign_sheets.py", &[&fonts, &scratch.0])?;
    // As for the peer, the first sheet pays for what is made once.
    let (first, holder) = sheets.first().ok_or("no sheet")?;
    let size = sign(first, holder)?.0.len();

    let (mut printing, mut peers_size) = (0.0, 0.0);
    let (ours, peers) = alternate(
        bench.rounds(5),
        |_| {
            let begun = Instant::now();
            for (sheet, holder) in sheets.iter().cycle().take(OURS_PER_ROUND) {
                sign(sheet, holder)?;
            }
            Ok(OURS_PER_ROUND as f64 / begun.elapsed().as_secs_f64())
        },
        |_| {
            let answer = peer.work(&PEERS_PER_ROUND.to_string(), PEERS_PER_ROUND)?;
            let seconds = number(&answer, "seconds")?;
            printing = number(&answer, "printing")? / seconds;
            peers_size = number(&answer, "bytes")? / PEERS_PER_ROUND as f64;
            Ok(PEERS_PER_ROUND as f64 / seconds)
        },
    )?;
    let note = format!(
        "23 items, about 30 comments with citations, four pages, JSON attached, PAdES-B-B by P-256; one process and one \
         thread each, all in memory, start and fonts not counted. Both leave streams uncompressed: ours {} kB, the \
         peer's {} kB. Of the peer's time reportlab has {:.0} %. Ours also reads and verifies every file it has signed.",
        size / 1000,
        (peers_size / 1000.0).round(),
        printing * 100.0
    );
    let measure = Measure::new("print and sign a score sheet", Unit::PerSecond, ours);
    Ok(vec![measure.beside("reportlab + pyHanko", peers).aiming(Aim::RatioAtLeast(10.0)).noting(note)])
}
