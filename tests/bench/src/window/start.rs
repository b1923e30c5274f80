//! From starting the program to its first screen, as people have it: no driver, and seen from outside, in the memory of
//! the screen.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::unix::fs::FileExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::harness::{Bench, Fault};

const LOOK: Duration = Duration::from_millis(10);
/// What stands still for so long is whole.
const STILL: Duration = Duration::from_millis(1500);
const LONGEST: Duration = Duration::from_secs(60);
/// Every so many lines of the screen are looked at.
const STEP: u64 = 4;
/// A blinking caret changes fewer points than this; anything that is drawn changes more.
const SOME: usize = 400;
/// A screen with letters on it has more shades than one that is still blank.
const SHADES: usize = 16;

/// Returns the milliseconds from starting the program until its first screen stood there as it stayed.
pub(super) fn measure(bench: &Bench, home: &Path) -> Result<f64, Fault> {
    let scratch = bench.scratch("window-start")?;
    let screen = Screen::start(&scratch.0)?;
    let mut command = Command::new(&bench.window);
    command.env("DISPLAY", &screen.name).env("LANG", "C.UTF-8").env("PANELDESK_HOME", home);
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR"] {
        let folder = scratch.0.join(name);
        std::fs::create_dir_all(&folder)?;
        command.env(name, folder);
    }
    let mut seen = screen.look()?;
    let begun = Instant::now();
    let program = Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let mut changed = begun;
    while changed.elapsed() < STILL || !is_written_on(&seen) {
        if begun.elapsed() > LONGEST {
            return Err("the window shows nothing".into());
        }
        std::thread::sleep(LOOK);
        let now = Instant::now();
        let look = screen.look()?;
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

/// An X server that keeps its screen in a file.
struct Screen {
    _server: Running,
    name: String,
    memory: File,
    /// Where the points begin, and how long a line is.
    from: u64,
    line: usize,
    lines: u64,
}

impl Screen {
    fn start(folder: &Path) -> Result<Screen, Fault> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir"]).arg(folder);
        let mut server = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut number = String::new();
        let said = server.stdout.take().ok_or("Xvfb says nothing")?;
        let server = Running(server);
        BufReader::new(said).read_line(&mut number)?;
        let memory = File::open(folder.join("Xvfb_screen0"))?;
        // The file begins as every dump of an X window does: 32-bit words, the most significant byte first.
        let mut head = [0; 100];
        memory.read_exact_at(&mut head, 0)?;
        let word = |number: usize| head[number * 4..].iter().take(4).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        let (size, lines, line, colours) = (word(0), word(5), word(12), word(19));
        let name = format!(":{}", number.trim());
        Ok(Screen { _server: server, name, memory, from: size + colours * 12, line: usize::try_from(line)?, lines })
    }

    fn look(&self) -> Result<Vec<u32>, Fault> {
        let mut points = Vec::new();
        let mut line = vec![0; self.line];
        for number in (0..self.lines).step_by(STEP as usize) {
            self.memory.read_exact_at(&mut line, self.from + number * self.line as u64)?;
            points
                .extend(line.chunks_exact(4).map(|point| u32::from_ne_bytes([point[0], point[1], point[2], point[3]])));
        }
        Ok(points)
    }
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
