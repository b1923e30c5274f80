//! Secrets: from the environment, or typed; at a terminal they are not shown.

use std::{
    io::{IsTerminal, stdin},
    path::Path,
};

use zeroize::Zeroizing;

use desk::Passphrase;

use crate::output::{CommandError, Output};

/// Reads the passphrase of a copy from `PANELDESK_PASSPHRASE` or standard input.
pub(super) fn passphrase(output: &Output) -> Result<Passphrase, CommandError> {
    let typed = secret(output, "PANELDESK_PASSPHRASE", "口令（不显示）：", "Passphrase (not shown):")?;
    Ok(Passphrase::new(&typed))
}

/// Reads the passphrase of a copy from the first line of a file.
pub(super) fn passphrase_in(file: &Path) -> Result<Passphrase, CommandError> {
    let failed = |error| CommandError::File { path: file.display().to_string(), error };
    let text = Zeroizing::new(std::fs::read_to_string(file).map_err(failed)?);
    Ok(Passphrase::new(text.lines().next().unwrap_or_default()))
}

/// Reads the password of a document from `PANELDESK_DOCUMENT_PASSWORD` or standard input.
pub(super) fn document_password(output: &Output) -> Result<Zeroizing<String>, CommandError> {
    let (zh, en) = ("文件密码（不显示）：", "Password of the document (not shown):");
    secret(output, "PANELDESK_DOCUMENT_PASSWORD", zh, en)
}

fn secret(output: &Output, variable: &str, zh: &str, en: &str) -> Result<Zeroizing<String>, CommandError> {
    if let Ok(text) = std::env::var(variable) {
        return Ok(Zeroizing::new(text));
    }
    eprintln!("{}", output.pick(zh, en));
    let failed = |error| CommandError::File { path: "standard input".to_owned(), error };
    if stdin().is_terminal() {
        return rpassword::read_password().map(Zeroizing::new).map_err(failed);
    }
    let mut line = Zeroizing::new(String::new());
    stdin().read_line(&mut line).map_err(failed)?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok(line)
}
