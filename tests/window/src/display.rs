//! A screen nobody sees, except whoever asks what is on it.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::unix::fs::FileExt,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::group::Group;

/// Bytes of a point: blue, green, red, and one that says nothing.
const POINT: u64 = 4;

/// An X server whose screen is a file; dropping it ends it.
///
/// What the web view says it has drawn and what a person sees are two things; this is what a person sees.
pub struct Display {
    _server: Group,
    _folder: TempDir,
    name: String,
    memory: File,
    /// Where the points begin, and how many bytes a line has.
    from: u64,
    line: u64,
    lines: u64,
}

/// A part of the screen, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Display {
    /// Starts one of this size, under a number it chooses itself.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(width: u32, height: u32) -> Display {
        let folder = tempfile::Builder::new().prefix("paneldesk-screen-").tempdir().unwrap();
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
        command.args(["-nocursor", "-fbdir"]).arg(folder.path()).stdout(Stdio::piped());
        let mut server = Group::start(&mut command);
        let mut number = String::new();
        BufReader::new(server.child.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        let memory = File::open(folder.path().join("Xvfb_screen0")).unwrap();
        // The file begins as every dump of an X window does: 32-bit words, the most significant byte first.
        let mut head = [0; 100];
        memory.read_exact_at(&mut head, 0).unwrap();
        let word = |number: usize| head[number * 4..].iter().take(4).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        let (size, lines, line, colours) = (word(0), word(5), word(12), word(19));
        let name = format!(":{}", number.trim());
        Display { _server: server, _folder: folder, name, memory, from: size + colours * 12, line, lines }
    }

    /// Returns what programs find it by, such as `:7`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the points of every so many lines of the screen.
    ///
    /// # Panics
    /// When the server is gone.
    #[must_use]
    pub fn points(&self, step: usize) -> Vec<u32> {
        let mut line = vec![0; usize::try_from(self.line).unwrap()];
        let mut points = Vec::new();
        for number in (0..self.lines).step_by(step) {
            self.memory.read_exact_at(&mut line, self.from + number * self.line).unwrap();
            points
                .extend(line.chunks_exact(4).map(|point| u32::from_ne_bytes([point[0], point[1], point[2], point[3]])));
        }
        points
    }

    /// Returns the colours of a part of the screen, red, green, blue, line by line.
    ///
    /// # Panics
    /// When it is not on the screen.
    pub(crate) fn colours(&self, part: Part) -> Vec<u8> {
        let mut colours = Vec::new();
        let mut line = vec![0; usize::try_from(u64::from(part.width) * POINT).unwrap()];
        for number in 0..part.height {
            let place = u64::from(part.top + number) * self.line + u64::from(part.left) * POINT;
            self.memory.read_exact_at(&mut line, self.from + place).unwrap();
            colours.extend(line.chunks_exact(4).flat_map(|point| [point[2], point[1], point[0]]));
        }
        colours
    }
}

/// Returns colours as a picture, PNG.
pub(crate) fn png(part: Part, colours: &[u8]) -> Vec<u8> {
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, part.width, part.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(colours).unwrap();
    picture
}
