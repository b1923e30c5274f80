//! `panelctl search`.

use desk::{documents::SearchHit, seat::Seat};

use super::{documents::application, secret};
use crate::{
    args::SearchArgs,
    output::{CommandError, Outcome, Output},
};

pub(super) fn run(args: &SearchArgs, output: &Output) -> Result<Outcome, CommandError> {
    let application = args.application.as_deref().map(application).transpose()?;
    let seat = Seat::open(&args.copy, &secret::passphrase(output)?)?;
    let hits = seat.search(&args.query, application.as_ref(), args.limit)?;
    output.answer(&serde_json::json!({ "hits": hits }));
    for hit in &hits {
        output.say(row(hit, "页"), row(hit, "p."));
    }
    if hits.is_empty() {
        output.say("没有找到。", "Nothing found.");
    }
    Ok(if hits.is_empty() { Outcome::Bad } else { Outcome::Done })
}

/// The found words stand in brackets.
fn row(hit: &SearchHit, page: &str) -> String {
    let mut marked = String::new();
    for (at, character) in hit.snippet.chars().enumerate() {
        if hit.marks.iter().any(|mark| mark.start == at) {
            marked.push('【');
        }
        marked.push(character);
        if hit.marks.iter().any(|mark| mark.end == at + 1) {
            marked.push('】');
        }
    }
    format!("{}  {}  {page} {}    {marked}", hit.document, hit.name, hit.page)
}
