//! Opening a copy: nearly all of it is the key derivation, which is slow on purpose.

use std::{io::Read, path::Path, process::Command, process::ExitCode};

use desk::seat::{Seat, SeatInfo};
use store::KdfCost;

use super::edition;
use crate::harness::{Bench, Fault, Measure, Unit, alternate, answer, repeat, timed};

/// The hidden argument with which this program opens a copy and waits, for its memory to be looked at.
pub(crate) const IDLE_ARGUMENT: &str = "__idle";

/// The same derivation by somebody else: scrypt of OpenSSL, called from Python, timed inside.
const SCRYPT: &str = "import hashlib, time
begun = time.perf_counter()
hashlib.scrypt(b'bench passphrase', salt=bytes(32), n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=32)
print((time.perf_counter() - begun) * 1000)";

pub(super) fn measure(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let scratch = bench.scratch("open")?;
    let (standard, light) = (scratch.0.join("standard"), scratch.0.join("light"));
    for (folder, cost) in [(&standard, KdfCost::Standard), (&light, KdfCost::Light)] {
        let info = SeatInfo { owner: "Z01".to_owned(), kind: "bench".to_owned(), cost };
        Seat::create(folder, &edition::passphrase(), info, edition::clock()?)?;
    }
    let rounds = bench.rounds(9);
    let peer = |_| Ok(answer(Command::new(&bench.python).args(["-c", SCRYPT]))?.parse()?);
    let (whole, derivation) = alternate(rounds, |_| open(&standard), peer)?;
    let rest = repeat(rounds, |_| open(&light))?;
    Ok(vec![
        Measure::new("open a copy", Unit::Milliseconds, whole)
            .beside("its scrypt alone, in OpenSSL", derivation)
            .noting("passphrase to opened copy; no program of others opens one, so the peer is the derivation alone"),
        Measure::new("open a copy, after the derivation", Unit::Milliseconds, rest)
            .noting("a copy whose derivation costs about 1 ms"),
    ])
}

fn open(folder: &Path) -> Result<f64, Fault> {
    let (time, seat) = timed(|| Ok(Seat::open(folder, &edition::passphrase())?))?;
    drop(seat);
    Ok(time.as_secs_f64() * 1000.0)
}

/// Opens a copy, says so, and waits for the end of its input.
pub(crate) fn idle(copy: &Path) -> ExitCode {
    match Seat::open(copy, &edition::passphrase()) {
        Ok(seat) => {
            println!("ready");
            // Whatever ends the input ends the waiting.
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            drop(seat);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("bench: {fault}");
            ExitCode::from(2)
        }
    }
}
