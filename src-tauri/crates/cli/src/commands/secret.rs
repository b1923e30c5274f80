//! Secrets: from the environment, or typed.

use zeroize::Zeroizing;

use desk::Passphrase;

use crate::output::{CommandError, Output};

/// Reads the passphrase of a copy from `PANELDESK_PASSPHRASE` or standard input.
pub(super) fn passphrase(output: &Output) -> Result<Passphrase, CommandError> {
    let typed = secret(output, "PANELDESK_PASSPHRASE", "口令（会显示在屏幕上）：", "Passphrase (will be shown):")?;
    Ok(Passphrase::new(&typed))
}

/// Reads the password of a document from `PANELDESK_DOCUMENT_PASSWORD` or standard input.
pub(super) fn document_password(output: &Output) -> Result<Zeroizing<String>, CommandError> {
    let (zh, en) = ("文件密码（会显示在屏幕上）：", "Password of the document (will be shown):");
    secret(output, "PANELDESK_DOCUMENT_PASSWORD", zh, en)
}

fn secret(output: &Output, variable: &str, zh: &str, en: &str) -> Result<Zeroizing<String>, CommandError> {
    if let Ok(text) = std::env::var(variable) {
        return Ok(Zeroizing::new(text));
    }
    eprintln!("{}", output.pick(zh, en));
    let mut line = Zeroizing::new(String::new());
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|error| CommandError::File { path: "standard input".to_owned(), error })?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok(line)
}
