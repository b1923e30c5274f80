//! From starting the program to its first screen, as people have it: no driver, and seen from outside, in the memory of
//! the screen.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use window_tests::Display;

use crate::harness::{Bench, Fault};

const LOOK: Duration = Duration::from_millis(10);
/// What stands still for so long is whole.
const STILL: Duration = Duration::from_millis(1500);
const LONGEST: Duration = Duration::from_secs(60);
/// Every so many lines of the screen are looked at.
const STEP: usize = 4;
/// A blinking caret changes fewer points than this; anything that is drawn changes more.
const SOME: usize = 400;
/// A screen with letters on it has more shades than one that is still blank.
const SHADES: usize = 16;

/// Returns the milliseconds from starting the program until its first screen stood there as it stayed.
pub(super) fn measure(bench: &Bench, home: &Path) -> Result<f64, Fault> {
    let scratch = bench.scratch("window-start")?;
    let screen = Display::start(1280, 800);
    let mut command = Command::new(&bench.window);
    command.env("DISPLAY", screen.name()).env("LANG", "C.UTF-8").env("PANELDESK_HOME", home);
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR"] {
        let folder = scratch.0.join(name);
        std::fs::create_dir_all(&folder)?;
        command.env(name, folder);
    }
    let mut seen = screen.points(STEP);
    let begun = Instant::now();
    let program = Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let mut changed = begun;
    while changed.elapsed() < STILL || !is_written_on(&seen) {
        if begun.elapsed() > LONGEST {
            return Err("the window shows nothing".into());
        }
        std::thread::sleep(LOOK);
        let now = Instant::now();
        let look = screen.points(STEP);
        if seen.iter().zip(&look).filter(|(before, after)| before != after).count() > SOME {
            changed = now;
        }
        seen = look;
    }
    drop(program);
    Ok((changed - begun).as_secs_f64() * 1000.0)
}

fn is_written_on(points: &[u32]) -> bool {
    let mut shades = points.to_vec();
    shades.sort_unstable();
    shades.dedup();
    shades.len() > SHADES
}

/// A program that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that ended by itself is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
