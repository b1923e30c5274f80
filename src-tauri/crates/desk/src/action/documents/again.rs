//! Making up for what could not be read at import.

use exchange::package::Flow;
use serde::Deserialize;
use ts_rs::TS;

use super::list::{DocumentView, views};
use crate::{
    DeskError,
    action::{Action, Context, Secret},
};

/// Opens a document with its password and keeps the password in the copy.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsGivePassword {
    /// The document's key.
    pub key: String,
    /// Its password.
    pub password: Secret,
}

/// Reads every document whose text nobody has read yet.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsReadMissing {}

impl Action for DocumentsGivePassword {
    const NAME: &'static str = "documents.give_password";
    const HELP_ZH: &'static str = "用密码打开一份材料，密码存入副本";
    const HELP_EN: &'static str = "Opens a document with its password and keeps it in the copy";
    type Output = Vec<DocumentView>;

    fn run(self, context: &Context<'_>) -> Result<Vec<DocumentView>, DeskError> {
        let seat = context.seat()?;
        let read = seat.give_password(&self.key, self.password.text(), context.session.engine()?, context.now)?;
        views(&seat, vec![read])
    }
}

impl Action for DocumentsReadMissing {
    const NAME: &'static str = "documents.read_missing";
    const HELP_ZH: &'static str = "补读尚未读取文字的材料";
    const HELP_EN: &'static str = "Reads every document whose text nobody has read yet";
    type Output = Vec<DocumentView>;

    fn run(self, context: &Context<'_>) -> Result<Vec<DocumentView>, DeskError> {
        let seat = context.seat()?;
        let read = seat.read_missing_texts(context.session.engine()?, &mut |step| {
            let zh = format!("读取文字：{}", step.document);
            let en = format!("Reading the text of {}", step.document);
            match context.step(&zh, &en, step.done, step.total) {
                Ok(()) => Flow::Go,
                Err(_) => Flow::Stop,
            }
        })?;
        views(&seat, read)
    }
}
