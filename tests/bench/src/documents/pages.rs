//! Looking at pages of a large scan that lies encrypted in a copy, beside `pdftoppm` on the plain file.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use desk::documents::Engine;
use jpeg_encoder::{ColorType, Encoder};
use reader::{ByteSource, Kind, Worker};

use super::{
    edition,
    pdf::{Pdf, Picture},
    seeded::Seeded,
};
use crate::harness::{Bench, Fault, Measure, Unit, alternate, clear, run, timed};

/// Pages of 300 dots to the inch.
const SIDE: (usize, usize) = (2480, 3508);
/// Pictures that differ; the pages take turns, each with bytes of its own in the file.
const PICTURES: usize = 12;
const BYTES: usize = 300_000_000;
const QUALITY: u8 = 80;
/// Where jumping begins, from the end towards the front; the scan has 146 pages.
const FAR: usize = 140;
/// Pixels across of the picture on the screen.
const WIDTH: u32 = 1000;
/// Whose pages stand beside ours.
pub(crate) const PEER: &str = "pdftoppm -jpeg, its faster format, on the plain file";

pub(super) fn measure(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let folder = generated(bench)?;
    let plain = scan(&folder);
    let copy = edition::in_folder(&folder).copy;
    let engine = Engine::of_this_program()?;
    let scratch = bench.scratch("pages")?;
    let rounds = bench.rounds(9);
    let first = |_| {
        let scan = Arc::new(Scan::in_copy(&copy)?);
        let (time, _) = timed(|| draw(&mut open(&engine, &scan)?, 0))?;
        Ok(milliseconds(time))
    };
    let peer = |page: usize| pdftoppm(&plain, page + 1, &scratch.0);
    let (ours, peers) = alternate(rounds, first, |_| peer(0))?;
    let scan = Arc::new(Scan::in_copy(&copy)?);
    let mut worker = open(&engine, &scan)?;
    draw(&mut worker, 0)?;
    let turn = |round| Ok(milliseconds(timed(|| draw(&mut worker, round + 1))?.0));
    let (turns, turn_peers) = alternate(rounds, turn, |round| peer(round + 1))?;
    let mut jump = |round: usize| Ok(milliseconds(timed(|| draw(&mut worker, FAR - round % 10 * 7))?.0));
    let (jumps, jump_peers) = alternate(rounds, &mut jump, |round| peer(FAR - round % 10 * 7))?;
    Ok(vec![
        Measure::new("page 1 of a scan of 300 MB", Unit::Milliseconds, ours)
            .beside(PEER, peers)
            .noting("an opened copy to an encoded picture 1000 pixels wide, the reading process started for it"),
        Measure::new("page turn", Unit::Milliseconds, turns).beside(PEER, turn_peers),
        Measure::new("jump to a far page", Unit::Milliseconds, jumps).beside(PEER, jump_peers),
    ])
}

/// The folder with the scan, as a plain file and in a copy.
pub(crate) fn generated(bench: &Bench) -> Result<PathBuf, Fault> {
    bench.generated("scan-300MB-3", make)
}

/// The plain file in that folder.
pub(crate) fn scan(folder: &Path) -> PathBuf {
    folder.join("documents").join("scan.pdf")
}

fn milliseconds(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn open(engine: &Engine, scan: &Arc<Scan>) -> Result<Worker, Fault> {
    let mut worker = engine.start()?;
    let source: Arc<dyn ByteSource> = scan.clone();
    worker.open_only(source, Kind::Pdf, None)?;
    Ok(worker)
}

fn draw(worker: &mut Worker, page: usize) -> Result<(), Fault> {
    let picture = worker.page_picture(u32::try_from(page)?, WIDTH)?;
    // A blank page is no answer.
    let sound = picture.width == WIDTH && picture.bytes.len() > 50_000;
    if sound { Ok(()) } else { Err(format!("page {page} is {} bytes of picture", picture.bytes.len()).into()) }
}

/// Milliseconds that `pdftoppm` takes for a page, from 1.
pub(crate) fn pdftoppm(plain: &Path, page: usize, folder: &Path) -> Result<f64, Fault> {
    let page = page.to_string();
    let root: PathBuf = folder.join("page");
    let mut command = Command::new("pdftoppm");
    command.args(["-f", &page, "-l", &page, "-scale-to-x", &WIDTH.to_string(), "-scale-to-y", "-1", "-jpeg"]);
    let done = run(command.arg(plain).arg(&root))?;
    if std::fs::read_dir(folder)?.next().is_none() {
        return Err("pdftoppm drew nothing".into());
    }
    clear(folder)?;
    std::fs::create_dir_all(folder)?;
    Ok(done.seconds * 1000.0)
}

/// The scan as it lies in a copy that was just opened: nothing of it is in our caches.
struct Scan {
    copy: store::Copy,
    sha256: String,
    size: u64,
}

impl Scan {
    fn in_copy(folder: &Path) -> Result<Scan, Fault> {
        let copy = store::Copy::open(folder, &store::Passphrase::new(edition::PASSPHRASE))?;
        let documents = copy.all_documents()?;
        let info = &documents.first().ok_or("the copy has no document")?.info;
        let (sha256, size) = (info.sha256.clone(), info.size);
        Ok(Scan { copy, sha256, size })
    }
}

impl ByteSource for Scan {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let bytes = self.copy.read_range(&self.sha256, offset, buffer.len()).map_err(io::Error::other)?;
        if bytes.len() != buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer.copy_from_slice(&bytes);
        Ok(())
    }
}

fn make(folder: &Path) -> Result<(), Fault> {
    let documents = folder.join("documents");
    std::fs::create_dir_all(&documents)?;
    let pictures: Vec<Picture> = (0..PICTURES).map(|number| scanned(number as u64)).collect::<Result<_, _>>()?;
    let mut pdf = Pdf::create(&documents.join("scan.pdf"))?;
    let mut written = 0;
    for picture in pictures.iter().cycle().take_while(|picture| {
        written += picture.bytes.len();
        written <= BYTES
    }) {
        pdf.picture(picture)?;
    }
    pdf.finish()?;
    edition::imported(folder, &documents)
}

/// Rows of dark strokes on paper with the grain of a scanner.
fn scanned(seed: u64) -> Result<Picture, Fault> {
    let (width, height) = SIDE;
    let mut seeded = Seeded::new(seed);
    let mut grey: Vec<u8> = seeded.noise(width * height).iter().map(|grain| 225 + grain % 31).collect();
    for row in (240..height - 240).step_by(96) {
        for column in (240..width - 240).step_by(60) {
            for _ in 0..4 {
                let (x, y, length, upright) =
                    (column + seeded.below(30), row + seeded.below(40), 10 + seeded.below(12), seeded.below(2) == 0);
                for along in 0..length {
                    for across in 0..5 {
                        let (x, y) = if upright { (x + across, y + along) } else { (x + along, y + across) };
                        grey[y * width + x] /= 6;
                    }
                }
            }
        }
    }
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.encode(&grey, u16::try_from(width)?, u16::try_from(height)?, ColorType::Luma)?;
    Ok(Picture { width, height, jpeg: true, bytes })
}
