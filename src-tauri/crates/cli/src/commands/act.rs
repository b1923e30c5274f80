//! `panelctl do`: every act of the window, from a terminal.

use std::{
    io::{Read, stdin},
    path::PathBuf,
};

use desk::{
    action::{self, Context, Session, Step},
    documents::Engine,
    seat::Seat,
};
use serde::Serialize;

use super::{progress::Watch, secret};
use crate::{
    args::DoArgs,
    output::{CommandError, Outcome, Output},
    workspace::now,
};

pub(super) fn run(args: &DoArgs, output: &Output) -> Result<Outcome, CommandError> {
    let Some(name) = &args.action else {
        list(output);
        return Ok(Outcome::Done);
    };
    let input = input(&args.input)?;
    let session = Session::new(home(), Engine::of_this_program());
    if let Some(copy) = &args.copy {
        let passphrase = match &args.passphrase_file {
            Some(file) => secret::passphrase_in(file)?,
            None => secret::passphrase(output)?,
        };
        session.enter(Seat::open(copy, &passphrase)?);
    }
    let watch = Watch::begin();
    let step = |step: Step| {
        let line = match step.total {
            0 => output.pick(&step.zh, &step.en).to_owned(),
            total => format!("[{}/{total}] {}", step.done, output.pick(&step.zh, &step.en)),
        };
        output.line(&line);
        watch.flow()
    };
    let done = action::run(name, input, &Context { session: &session, now: now()?, progress: &step });
    output.end_line();
    // What an action answers has no other form than JSON.
    Output { json: true, ..*output }.answer(&done.map_err(CommandError::Action)?);
    Ok(Outcome::Done)
}

/// An action in the list.
#[derive(Serialize)]
struct Listed {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
}

fn list(output: &Output) {
    let listed: Vec<Listed> =
        action::entries().map(|entry| Listed { name: entry.name, zh: entry.help_zh, en: entry.help_en }).collect();
    output.answer(&serde_json::json!({ "actions": listed }));
    for action in listed {
        let row = format!("{}\n    {}\n    {}", action.name, action.zh, action.en);
        output.say(&row, &row);
    }
}

/// Reads the input. It is not repeated in an error: it may hold a secret.
fn input(text: &str) -> Result<serde_json::Value, CommandError> {
    let mut typed = String::new();
    let text = if text == "-" {
        let failed = |error| CommandError::File { path: "standard input".to_owned(), error };
        stdin().read_to_string(&mut typed).map_err(failed)?;
        &typed
    } else {
        text
    };
    serde_json::from_str(text).map_err(|error| CommandError::Argument {
        zh: format!("--input 不是 JSON（第 {} 行第 {} 个字符）。", error.line(), error.column()),
        en: format!("--input is not JSON (line {}, character {}).", error.line(), error.column()),
    })
}

/// Returns where copies and settings of this user lie, as the window has it.
fn home() -> PathBuf {
    let named = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    named("PANELDESK_HOME").unwrap_or_else(|| {
        let data = if cfg!(target_os = "windows") {
            named("APPDATA")
        } else if cfg!(target_os = "macos") {
            named("HOME").map(|home| home.join("Library/Application Support"))
        } else {
            // A relative folder in this variable counts as none.
            let chosen = named("XDG_DATA_HOME").filter(|folder| folder.is_absolute());
            chosen.or_else(|| named("HOME").map(|home| home.join(".local/share")))
        };
        data.unwrap_or_default().join("paneldesk")
    })
}
