//! `make bench`: how fast and how large we are, each figure beside somebody else's program in the same run.
//!
//! ```text
//! bench [--only PART]… [--rounds N] [--list]
//! ```
//!
//! Nothing here fails for being slow: aims are shown met or missed, by medians and by the ratio to the peer, which a busy
//! machine moves less than the seconds. What fails is a measurement that did not do its work: every run's answer is
//! checked. Inputs are invented, made once from fixed seeds into `out/bench-data`, and used again.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "talking to a terminal is this program's purpose")]
mod documents;
mod harness;
mod report;
mod sheets;
mod window;

use std::process::ExitCode;

use harness::{Bench, Fault, Part};

/// As in the programs that are measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let (Some(first), Some(copy)) = (std::env::args_os().nth(1), std::env::args_os().nth(2))
        && first == documents::IDLE_ARGUMENT
    {
        return documents::idle(copy.as_ref());
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("bench: {fault}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Fault> {
    let parts: Vec<Part> =
        [documents::measures(), sheets::measures(), window::measures()].into_iter().flatten().collect();
    let arguments = Arguments::read(std::env::args().skip(1))?;
    if let Some(unknown) = arguments.only.iter().find(|name| parts.iter().all(|part| part.name != name.as_str())) {
        let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
        return Err(format!("no part is called {unknown}; there are {}", names.join(", ")).into());
    }
    if arguments.list {
        for part in &parts {
            println!("{:<12} {}", part.name, part.what);
        }
        return Ok(());
    }
    let bench = Bench::start(arguments.rounds)?;
    let mut report = report::Report::begin(&bench)?;
    for part in parts.iter().filter(|part| arguments.only.is_empty() || arguments.only.iter().any(|n| n == part.name)) {
        eprintln!("== {}: {}", part.name, part.what);
        for measure in (part.run)(&bench).map_err(|fault| format!("{}: {fault}", part.name))? {
            println!("{}", report::line(&measure));
            report.add(part.name, measure);
        }
    }
    report.write(&bench, arguments.only.is_empty())
}

struct Arguments {
    only: Vec<String>,
    rounds: Option<usize>,
    list: bool,
}

impl Arguments {
    fn read(mut given: impl Iterator<Item = String>) -> Result<Arguments, Fault> {
        let mut arguments = Arguments { only: Vec::new(), rounds: None, list: false };
        while let Some(argument) = given.next() {
            match argument.as_str() {
                "--only" => arguments.only.push(given.next().ok_or("--only wants the name of a part")?),
                "--rounds" => {
                    let number = given.next().and_then(|text| text.parse().ok()).filter(|rounds| *rounds > 0);
                    arguments.rounds = Some(number.ok_or("--rounds wants a number from 1")?);
                }
                "--list" => arguments.list = true,
                other => {
                    return Err(format!("{other}? usage: bench [--only PART]… [--rounds N] [--list]").into());
                }
            }
        }
        Ok(arguments)
    }
}
