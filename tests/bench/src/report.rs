//! The figures as a table for people and as JSON for programs.

use std::{fmt::Write as _, process::Command};

use serde_json::{Value, json};

use crate::harness::{Bench, Fault, Measure, Samples, answer};

/// All figures of a run, with what they were taken on.
pub(crate) struct Report {
    date: String,
    commit: String,
    machine: Machine,
    /// Program → the first line of what it says of its version.
    versions: Vec<(String, String)>,
    measures: Vec<(&'static str, Measure)>,
}

struct Machine {
    cpu: String,
    cpus: usize,
    memory_mb: u64,
    /// Load average when the run began: a busy machine explains odd seconds.
    load: String,
}

impl Report {
    pub(crate) fn begin(bench: &Bench) -> Result<Report, Fault> {
        Ok(Report {
            date: now()?,
            commit: commit(bench),
            machine: Machine::this(),
            versions: versions(bench),
            measures: Vec::new(),
        })
    }

    pub(crate) fn add(&mut self, part: &'static str, measure: Measure) {
        self.measures.push((part, measure));
    }

    /// Prints the table and writes `bench.md` and `bench.json`; a run of some parts only leaves the last whole one alone.
    pub(crate) fn write(&self, bench: &Bench, whole: bool) -> Result<(), Fault> {
        let stem = if whole { "bench" } else { "bench-only" };
        let table = self.table();
        println!("\n{table}");
        std::fs::write(bench.out.join(format!("{stem}.md")), self.page(&table))?;
        let json = serde_json::to_string_pretty(&self.json())?;
        std::fs::write(bench.out.join(format!("{stem}.json")), json + "\n")?;
        println!("Written to out/{stem}.md and out/{stem}.json.");
        Ok(())
    }

    fn table(&self) -> String {
        let head = ["measure", "ours", "peer", "ours / peer", "aim"].map(str::to_owned);
        let rows: Vec<[String; 5]> =
            std::iter::once(head).chain(self.measures.iter().map(|(_, one)| cells(one))).collect();
        let widths: Vec<usize> =
            (0..5).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
        let mut table = String::new();
        for (number, row) in rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(table, "| {cell:width$} ");
            }
            table.push_str("|\n");
            if number == 0 {
                table.extend(widths.iter().map(|width| format!("| {} ", "-".repeat(*width))));
                table.push_str("|\n");
            }
        }
        table
    }

    fn page(&self, table: &str) -> String {
        let Machine { cpu, cpus, memory_mb, load } = &self.machine;
        let mut page = format!(
            "# Benchmarks\n\n{}, commit {}. {cpus} × {cpu}, {memory_mb} MB of memory, load {load} at the start.\n\
             Medians, with the smallest and largest round in brackets.\n\n{table}",
            self.date, self.commit
        );
        let notes = self.measures.iter().filter_map(|(_, one)| Some((one, one.note.as_ref()?)));
        let notes: Vec<String> = notes.map(|(one, note)| format!("- {}: {note}", one.name)).collect();
        if !notes.is_empty() {
            let _ = write!(page, "\nNotes:\n\n{}\n", notes.join("\n"));
        }
        page.push_str("\nPeers:\n\n");
        for (program, version) in &self.versions {
            let _ = writeln!(page, "- {program}: {version}");
        }
        page
    }

    fn json(&self) -> Value {
        let measures: Vec<Value> = self.measures.iter().map(|(part, measure)| json_of(part, measure)).collect();
        let versions: serde_json::Map<String, Value> =
            self.versions.iter().map(|(program, version)| (program.clone(), json!(version))).collect();
        json!({
            "date": self.date,
            "commit": self.commit,
            "machine": {
                "cpu": self.machine.cpu, "cpus": self.machine.cpus,
                "memory_mb": self.machine.memory_mb, "load_at_start": self.machine.load,
            },
            "peers": versions,
            "measures": measures,
        })
    }
}

/// One figure as a line, while the run goes on.
pub(crate) fn line(measure: &Measure) -> String {
    let [name, ours, peer, ratio, aim] = cells(measure);
    format!("   {name}: {ours}; peer {peer}; ratio {ratio}; aim {aim}")
}

fn cells(measure: &Measure) -> [String; 5] {
    let none = || "–".to_owned();
    let unit = measure.unit.text();
    let shown = |samples: &Samples| match (samples.median(), samples.range()) {
        (Some(median), Some((least, most))) => {
            format!("{} {unit} ({}–{})", figure(median), figure(least), figure(most))
        }
        _ => none(),
    };
    let aim = measure.aim.map(|aim| {
        let verdict = match measure.met() {
            Some(true) => "met",
            Some(false) => "not met",
            None => "unknown",
        };
        format!("{}: {verdict}", aim.text(measure.unit))
    });
    [
        measure.name.clone(),
        shown(&measure.ours),
        measure.peer.as_ref().map_or_else(none, |peer| format!("{}, {}", shown(&peer.samples), peer.what)),
        measure.ratio().map_or_else(none, |ratio| format!("{}×", figure(ratio))),
        aim.unwrap_or_else(none),
    ]
}

/// Three digits that matter.
fn figure(value: f64) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        small if small >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

fn json_of(part: &str, measure: &Measure) -> Value {
    let samples = |samples: &Samples| json!({ "median": samples.median(), "samples": samples });
    json!({
        "part": part,
        "name": measure.name,
        "unit": measure.unit.text(),
        "ours": samples(&measure.ours),
        "peer": measure.peer.as_ref().map(|peer| json!({ "what": peer.what, "figures": samples(&peer.samples) })),
        "ratio": measure.ratio(),
        "aim": measure.aim.map(|aim| json!({ "text": aim.text(measure.unit), "met": measure.met() })),
        "note": measure.note,
    })
}

impl Machine {
    fn this() -> Machine {
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let value = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        };
        let memory_kb = value(&read("/proc/meminfo"), "MemTotal").and_then(|text| text.split(' ').next()?.parse().ok());
        Machine {
            cpu: value(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| "unknown processor".to_owned()),
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
            memory_mb: memory_kb.unwrap_or(0u64) * 1024 / 1_000_000,
            load: read("/proc/loadavg").split(' ').next().unwrap_or("unknown").to_owned(),
        }
    }
}

fn now() -> Result<String, Fault> {
    #[allow(clippy::disallowed_methods, reason = "this program is a shell, and shells read the clock")]
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    Ok(rules::time::Instant::from_unix_seconds(elapsed.as_secs().try_into()?)
        .map_err(|_| "the clock is wrong")?
        .to_string())
}

fn commit(bench: &Bench) -> String {
    let git = |arguments: &[&str]| answer(Command::new("git").current_dir(&bench.root).args(arguments));
    let Ok(head) = git(&["rev-parse", "--short", "HEAD"]) else { return "unknown".to_owned() };
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_ok_and(|changed| !changed.is_empty());
    if changed { format!("{head} with changes") } else { head }
}

fn versions(bench: &Bench) -> Vec<(String, String)> {
    let package = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))";
    let of_python = |name: &str| {
        let said = answer(Command::new(&bench.python).args(["-c", package, name]));
        (name.to_owned(), said)
    };
    let of_program = |name: &str, argument: &str| (name.to_owned(), answer(Command::new(name).arg(argument)));
    let asked = [
        of_program("age", "--version"),
        of_program("tar", "--version"),
        of_program("sha256sum", "--version"),
        of_program("pdftoppm", "-v"),
        of_program("rg", "--version"),
        of_python("reportlab"),
        of_python("pyHanko"),
    ];
    let first = |said: String| said.lines().next().unwrap_or_default().to_owned();
    asked.into_iter().map(|(name, said)| (name, said.map_or_else(|_| "not here".to_owned(), first))).collect()
}
