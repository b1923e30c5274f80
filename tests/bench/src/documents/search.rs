//! Searching the text of a copy, beside ripgrep over the same text in plain files.

use std::{path::Path, process::Command};

use desk::{documents::SearchHit, seat::Seat};

use super::{
    edition,
    pdf::Pdf,
    words::{Language, QUERIES},
};
use crate::harness::{Aim, Bench, Fault, Measure, Samples, Unit, alternate, run, timed};

const DOCUMENTS: usize = 50;
const PAGES: usize = 200;
/// Hits that a person is shown at first.
const HITS: usize = 50;

pub(super) fn measure(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let folder = bench.generated("text-10000-pages-1", make)?;
    let texts = folder.join("texts");
    let seat = Seat::open(&edition::in_folder(&folder).copy, &edition::passphrase())?;
    let rounds = bench.rounds(7);
    let peer_is = "rg --count over 50 text files";
    let mut measures = Vec::new();
    let (mut all, mut all_peers) = (Vec::new(), Vec::new());
    for (query, what) in QUERIES {
        let there = what != "nowhere";
        let ours = |_| {
            let (time, hits) = timed(|| Ok(seat.search(query, None, HITS)?))?;
            let sound = hits.iter().all(|hit| marked(hit) == bare(query.chars()));
            if !sound || hits.is_empty() == there {
                return Err(format!("{query}: {} hits", hits.len()).into());
            }
            Ok(time.as_secs_f64() * 1000.0)
        };
        let peer = |_| {
            let mut command = Command::new("sh");
            // Status 1 of ripgrep means that it found nothing.
            let script = "rg --count --fixed-strings -- \"$1\" \"$2\" || [ $? = 1 ]";
            let done = run(command.args(["-c", script, "sh", query]).arg(&texts))?;
            if done.stdout.is_empty() == there {
                return Err(format!("{query}: ripgrep finds something else").into());
            }
            Ok(done.seconds * 1000.0)
        };
        let (ours, peers) = alternate(rounds, ours, peer)?;
        all.extend_from_slice(&ours.0);
        all_peers.extend_from_slice(&peers.0);
        let slow = Measure::new(format!("search {query} ({what})"), Unit::Milliseconds, ours).beside(peer_is, peers);
        measures.push(slow.aiming(Aim::AtMost(20.0)));
    }
    let whole = Measure::new("search over 10,000 pages, all queries", Unit::Milliseconds, Samples(all))
        .beside(peer_is, Samples(all_peers))
        .aiming(Aim::AtMost(20.0))
        .noting(
            "the first 50 hits with the text around them; ripgrep counts, and does not see what a line end divides",
        );
    measures.insert(0, whole);
    Ok(measures)
}

/// The found words of a hit, without spaces: a line may end anywhere in them.
fn marked(hit: &SearchHit) -> String {
    let marks = hit.marks.iter().flat_map(|mark| hit.snippet.chars().skip(mark.start).take(mark.len()));
    bare(marks)
}

fn bare(text: impl Iterator<Item = char>) -> String {
    text.filter(|character| !character.is_whitespace()).collect()
}

/// The copy with the text, and the text as `pdftotext` sees it.
fn make(folder: &Path) -> Result<(), Fault> {
    let (documents, texts) = (folder.join("documents"), folder.join("texts"));
    std::fs::create_dir_all(&documents)?;
    std::fs::create_dir_all(&texts)?;
    let language = Language::new();
    for document in 0..DOCUMENTS {
        let path = documents.join(format!("{:02}.pdf", document + 1));
        let mut pdf = Pdf::create(&path)?;
        for page in 0..PAGES {
            pdf.lines(&language.page(document, page, document * PAGES + page))?;
        }
        pdf.finish()?;
        run(Command::new("pdftotext")
            .args(["-enc", "UTF-8"])
            .arg(&path)
            .arg(texts.join(format!("{:02}.txt", document + 1))))?;
    }
    edition::imported(folder, &documents)?;
    Ok(std::fs::remove_dir_all(&documents)?)
}
