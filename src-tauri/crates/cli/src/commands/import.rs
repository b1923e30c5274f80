//! `panelctl import`.

use desk::{
    documents::{CopyDocument, TextStatus},
    seat::Seat,
};

use super::{engine, progress::Watch, secret};
use crate::{
    args::ImportArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &ImportArgs, output: &Output) -> Result<Outcome, CommandError> {
    let path = args.package.display().to_string();
    let package =
        std::fs::File::open(&args.package).map_err(|error| CommandError::File { path: path.clone(), error })?;
    let seat = Seat::open(&args.copy, &secret::passphrase(output)?)?;
    let engine = engine::find(output);
    let mut watch = Watch::begin();
    let imported = seat.import_package(package, engine.as_ref(), workspace::now()?, &mut |at| watch.step(output, at));
    output.end_line();
    let imported = imported?;
    let mut documents = seat.documents(None)?;
    documents.retain(|document| imported.documents.iter().any(|received| received.key == document.key));
    output.answer(&serde_json::json!({
        "manifest": imported.manifest, "sequence": imported.sequence, "documents": documents,
    }));
    let bytes: u64 = documents.iter().map(|document| document.size).sum();
    let pages: usize = documents.iter().map(|document| document.facts.pages.len()).sum();
    output.say(
        format!("已导入 {} 份文件，{bytes} 字节，{pages} 页。", documents.len()),
        format!("Imported {} documents, {bytes} bytes, {pages} pages.", documents.len()),
    );
    for document in documents.iter().filter(|document| document.facts.text != TextStatus::Full) {
        say(document, output);
    }
    Ok(Outcome::Done)
}

/// One line for a document: key, status, name.
pub(super) fn say(document: &CopyDocument, output: &Output) {
    let row = |status: String| format!("{:<8}{}    {status}", document.key, document.name);
    output.say(row(document.facts.text.zh()), row(document.facts.text.en()));
}
