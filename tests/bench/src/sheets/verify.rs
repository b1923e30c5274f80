//! Verifying signed score sheets.

use std::time::Instant;

use desk::verify::{in_order, verify_file};

use super::{
    edition::WrittenEdition,
    peer::{PythonPeer, number},
    written,
};
use crate::harness::{Aim, Bench, Fault, Measure, Unit, alternate, repeat};

const SHEETS: usize = 70;
const OURS_PER_ROUND: usize = 350;
const PEERS_PER_ROUND: usize = 70;

pub(super) fn run(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let folder = written(bench, SHEETS)?;
    let edition = WrittenEdition::read(&folder)?;
    let files = edition.files()?;
    let office = folder.join("office-ca.pem");
    let mut peer = PythonPeer::start(bench, "verify_sheets.py", &[&office, &folder.join("sheets")])?;
    let (ours, peers) = alternate(
        bench.rounds(5),
        |_| {
            let begun = Instant::now();
            let verdicts =
                files.iter().cycle().take(OURS_PER_ROUND).map(|(_, bytes)| verify_file(bytes, &edition.trust));
            let good = verdicts.filter(|verdict| verdict.is_good()).count();
            let seconds = begun.elapsed().as_secs_f64();
            if good == OURS_PER_ROUND { Ok(good as f64 / seconds) } else { Err(format!("{good} are good").into()) }
        },
        |_| {
            let answer = peer.work(&PEERS_PER_ROUND.to_string(), PEERS_PER_ROUND)?;
            if answer["good"] != PEERS_PER_ROUND {
                return Err(format!("not all are good for pyHanko: {answer}").into());
            }
            Ok(PEERS_PER_ROUND as f64 / number(&answer, "seconds")?)
        },
    )?;
    let spread = repeat(bench.rounds(5), |_| {
        let all: Vec<&[u8]> = files.iter().cycle().take(OURS_PER_ROUND).map(|(_, bytes)| bytes.as_slice()).collect();
        let begun = Instant::now();
        in_order(
            &all,
            |bytes| verify_file(bytes, &edition.trust),
            |number, verdict| if verdict.is_good() { Ok(()) } else { Err(format!("number {number} is not good")) },
        )?;
        Ok(OURS_PER_ROUND as f64 / begun.elapsed().as_secs_f64())
    })?;
    let note = "The same files for both, in memory, one thread. Ours: structure, signature, certificate, membership by \
                the charter, the rules of the sheet, and all pages printed again and compared byte by byte. pyHanko: \
                structure, signature, certificate and later changes; it cannot check that the pages say what the data \
                say, nor membership. Neither remembers a file; both remember the certificates they have checked.";
    let measure = Measure::new("verify a score sheet", Unit::PerSecond, ours);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let many = Measure::new(format!("verify score sheets, {cores} cores"), Unit::PerSecond, spread);
    Ok(vec![
        measure.beside("pyHanko, no appearance", peers).aiming(Aim::RatioAtLeast(10.0)).noting(note),
        many.noting("The same files, spread over the cores as panelctl verify and every audit do."),
    ])
}
