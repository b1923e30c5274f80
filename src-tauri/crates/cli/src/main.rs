//! `panelctl`: what the desk does, from a terminal.
//!
//! Exit status: 0 done, 1 the thing itself is bad (a file does not verify, a rule file has problems), 2 it cannot be
//! done (a file is missing, a passphrase is wrong, the command line is wrong). With `--json` the answer is one JSON
//! value on standard output, also for errors; progress and sentences for people go to standard error.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "talking to a terminal is this crate's purpose")]

mod args;
mod commands;
mod output;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Arguments, output::Outcome};

/// A fifth less time for verifying, which makes and drops many small texts, than with the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse_usage(&error),
    };
    start_log();
    let output = arguments.output();
    match commands::run(&arguments, &output) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        Err(error) => {
            output.error(&error);
            ExitCode::from(2)
        }
    }
}

/// Answers a command line that is wrong, or that asks for help. The language asked for is not known for certain here, so
/// what the program says of itself stays in English, after one sentence in both.
fn refuse_usage(error: &clap::Error) -> ExitCode {
    let json = std::env::args_os().any(|argument| argument == "--json");
    let text = error.render().to_string();
    if !error.use_stderr() {
        if json {
            println!("{}", serde_json::json!({ "help": text }));
        } else {
            // Writing help to a closed pipe is nobody's problem.
            let _ = error.print();
        }
        return ExitCode::SUCCESS;
    }
    if json {
        let explanation = output::usage(text.trim());
        println!("{}", serde_json::json!({ "error": explanation }));
    } else {
        eprintln!("命令写法不对。The command line is wrong.");
        let _ = error.print();
    }
    ExitCode::from(2)
}

/// The log is off unless `PANELDESK_LOG` asks for it; it holds ids and counts only.
fn start_log() {
    if let Ok(filter) = std::env::var("PANELDESK_LOG") {
        let filter = tracing_subscriber::EnvFilter::new(filter);
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    }
}
