//! One file per command: unpack, call the desk, show.

mod act;
mod audit;
mod demo;
mod documents;
mod engine;
mod import;
mod merge;
mod progress;
mod rule_files;
mod search;
mod secret;
mod survey;
mod verify;
mod workdays;

use crate::{
    args::{Arguments, Command},
    output::{CommandError, Outcome, Output},
};

pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<Outcome, CommandError> {
    match &arguments.command {
        Command::Demo(args) => demo::run(args, output),
        Command::Verify(args) => verify::run(args, output),
        Command::Merge(args) => merge::run(args, output),
        Command::Audit(args) => audit::run(args, output),
        Command::Workdays(args) => workdays::run(args, output),
        Command::Scheme(args) => rule_files::schemes(args, output),
        Command::Criteria(args) => rule_files::criteria(args, output),
        Command::Import(args) => import::run(args, output),
        Command::Search(args) => search::run(args, output),
        Command::Documents(args) => documents::run(args, output),
        Command::Survey(args) => survey::run(args, output),
        Command::Do(args) => act::run(args, output),
    }
}
