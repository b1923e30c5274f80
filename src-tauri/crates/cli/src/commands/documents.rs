//! `panelctl documents`.

use desk::{DeskError, documents::TextStatus, seat::Seat};
use rules::ids::ApplicationId;

use super::{import::say, progress::Watch, secret};
use crate::{
    args::DocumentsArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &DocumentsArgs, output: &Output) -> Result<Outcome, CommandError> {
    let application = args.application.as_deref().map(application).transpose()?;
    let seat = Seat::open(&args.copy, &secret::passphrase(output)?)?;
    if let Some(key) = &args.unlock {
        seat.give_password(key, &secret::document_password(output)?, &needed()?, workspace::now()?)?;
    }
    if args.read_missing {
        let mut watch = Watch::begin();
        let read = seat.read_missing_texts(&needed()?, &mut |at| watch.step(output, at));
        output.end_line();
        let read = read?;
        output.say(format!("补读 {} 份。", read.len()), format!("{} documents read.", read.len()));
    }
    let documents = seat.documents(application.as_ref())?;
    output.answer(&serde_json::json!({ "documents": documents }));
    for document in &documents {
        say(document, output);
    }
    let unread = documents.iter().filter(|document| matches!(document.facts.text, TextStatus::NotRead { .. })).count();
    if unread > 0 {
        output.say(
            format!("{unread} 份尚未读取文本：加 --read-missing 补读。"),
            format!("{unread} texts not read yet: add --read-missing."),
        );
    }
    Ok(Outcome::Done)
}

pub(super) fn application(number: &str) -> Result<ApplicationId, CommandError> {
    ApplicationId::new(number).map_err(|_| CommandError::Argument {
        zh: format!("{number} 不是申报编号。"),
        en: format!("{number} is not an application's number."),
    })
}

fn needed() -> Result<desk::documents::Engine, DeskError> {
    Ok(desk::documents::Engine::of_this_program()?)
}
