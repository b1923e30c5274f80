//! The window as people have it before them: a copy with forty dossiers, one of them with a scan of 300 MB, and one
//! expert who reads, searches, scores a whole dossier and signs it.
//!
//! The program is driven through the system's web view, as the tests do it. What the page takes is timed in the page
//! (`watch.js`), from the moment a key or a click arrives until what it brings is painted, so that the driver's asking
//! is in no figure; its clock counts whole milliseconds. Start-up and memory are looked at from outside; for memory the
//! road is gone a second time without the stopwatch, which takes some itself. Each time there is a new window and a
//! fresh copy.

mod copy;
mod reading;
mod road;
mod start;
mod watch;

use std::path::Path;

use window_tests::{Options, Window, within};

use self::{reading::Turns, road::COPY};
use crate::{
    documents::{edition, pages},
    harness::{Aim, Bench, Fault, Measure, Part, Samples, Unit, clear, memory_of},
};

/// Page turns of each kind in a round, and first looks at the scan.
const TURNS: usize = 12;
const LOOKS: usize = 3;
/// A round that takes longer hangs, in seconds.
const LONGEST: u64 = 600;

pub(crate) fn measures() -> Vec<Part> {
    vec![Part { name: "window", what: "the window, with 40 dossiers and a scan of 300 MB", run: measure }]
}

/// Figures of all rounds.
#[derive(Default)]
struct Figures {
    starts: Vec<f64>,
    first_pages: Vec<f64>,
    at_leisure: Vec<f64>,
    in_a_row: Vec<f64>,
    jumps: Vec<f64>,
    listed: Vec<f64>,
    marked: Vec<f64>,
    marks: Vec<f64>,
    comments: Vec<f64>,
    phrases: Vec<f64>,
    items: Vec<f64>,
    works: Vec<f64>,
    signings: Vec<f64>,
    memory: Vec<f64>,
    /// What the memory of the largest look was made of.
    made_of: String,
}

impl Figures {
    /// Notes the most memory of a window.
    fn look(&mut self, (most, made_of): (f64, String)) {
        if self.memory.iter().all(|memory| *memory < most) {
            self.made_of = made_of;
        }
        self.memory.push(most);
    }
}

fn measure(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let whole = copy::generated(bench)?;
    let plain = pages::scan(&pages::generated(bench)?);
    let scratch = bench.scratch("window")?;
    let paper = bench.scratch("window-peer")?;
    let home = scratch.0.join("home");
    let (mut figures, mut peers) = (Figures::default(), Vec::new());
    for round in 0..bench.rounds(3) {
        for watches in [false, true] {
            clear(&home)?;
            edition::duplicate(&whole, &home.join(COPY))?;
            watch::watch(watches);
            if watches {
                within(LONGEST, one(&mut figures, &home))?;
            } else {
                figures.look(within(LONGEST, one(&mut Figures::default(), &home))?);
            }
        }
        // The copy is on the list of those opened here by now: that is the screen one begins with.
        for _ in 0..LOOKS {
            figures.starts.push(start::measure(bench, &home)?);
            peers.push(pages::pdftoppm(&plain, 1, &paper.0)?);
        }
        eprintln!("   round {} done", round + 1);
    }
    Ok(measures_of(figures, Samples(peers)))
}

/// One window from beginning to end. Returns the most memory it took, and what that was made of.
async fn one(figures: &mut Figures, home: &Path) -> Result<(f64, String), Fault> {
    let open = async || Window::open(Options { home: Some(home.to_owned()), development: None }).await;
    road::prepare(&open().await).await?;
    let window = open().await;
    window.resize(1280, 720).await;
    let mut most = (0.0, String::new());
    for _ in 0..LOOKS {
        figures.first_pages.push(reading::first_page(&window).await?);
        look(&window, &mut most);
    }
    let Turns { at_leisure, in_a_row, jumps } = reading::leaf(&window, TURNS).await?;
    look(&window, &mut most);
    figures.at_leisure.extend(at_leisure);
    figures.in_a_row.extend(in_a_row);
    figures.jumps.extend(jumps);
    figures.works.push(road::my_work(&window, copy::DOSSIERS).await?);
    let found = reading::search(&window).await?;
    look(&window, &mut most);
    figures.listed.extend(found.listed);
    figures.marked.extend(found.marked);
    let times = road::score(&window).await?;
    look(&window, &mut most);
    figures.marks.extend(times.marks);
    figures.comments.extend(times.comments);
    figures.phrases.extend(times.phrases);
    figures.items.extend(times.items);
    figures.signings.push(times.signing);
    Ok(most)
}

/// Looks at the memory of the window and of everything it started.
fn look(window: &Window, most: &mut (f64, String)) {
    let ids: Vec<u32> =
        window.processes("paneldesk").into_iter().map(|id| id.as_raw_nonzero().get().unsigned_abs()).collect();
    let all = memory_of(&ids);
    let sum = all.iter().map(|(_, memory)| memory).sum();
    if sum > most.0 {
        let parts: Vec<String> = all.iter().map(|(name, memory)| format!("{name} {memory:.0}")).collect();
        *most = (sum, parts.join(", "));
    }
}

fn measures_of(figures: Figures, peers: Samples) -> Vec<Measure> {
    let times = |name: &str, samples: Vec<f64>| Measure::new(name, Unit::Milliseconds, Samples(samples));
    vec![
        times("window: start to first screen", figures.starts)
            .aiming(Aim::AtMost(1000.0))
            .noting("seen on the screen itself, without a driver; what was read from the disk before is in its cache"),
        times("window: page 1 of a scan of 300 MB", figures.first_pages)
            .beside(pages::PEER, peers)
            .aiming(Aim::AtMost(300.0))
            .noting("from choosing the document in a copy opened just now to its picture painted"),
        times("window: page turn", figures.at_leisure)
            .aiming(Aim::AtMost(50.0))
            .noting("Page Down on the scan, one page in the window, the next one drawn beforehand"),
        times("window: page turns in a row", figures.in_a_row).noting("the next key as soon as a page is painted"),
        times("window: jump to a far page", figures.jumps),
        times("window: last key to hits listed", figures.listed).noting("the search waits 120 ms for another key"),
        times("window: Enter to first hit marked", figures.marked),
        times("window: key to saved, a mark", figures.marks).aiming(Aim::AtMost(50.0)),
        times("window: last key to saved, a comment", figures.comments)
            .aiming(Aim::AtMost(50.0))
            .noting("typed at some ten keys in a second"),
        times("window: 21 characters at once to saved", figures.phrases).noting("as fast as the driver types"),
        times("window: item switch", figures.items),
        times("window: my work, 40 dossiers", figures.works),
        times("window: sign a dossier of 23 items", figures.signings)
            .noting("the key derivation of the passphrase included"),
        Measure::new("window: memory of all its processes, most seen", Unit::Megabytes, Samples(figures.memory))
            .aiming(Aim::AtMost(450.0))
            .noting(format!("proportional; {}", figures.made_of)),
    ]
}
