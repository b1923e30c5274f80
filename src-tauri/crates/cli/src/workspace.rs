//! Files named on the command line.

use std::path::Path;

use desk::verify::{Charters, FileVerdict, Trust, charters_of};
use exchange::certificates::CaCertificate;
use rules::time::Instant;

use crate::output::CommandError;

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    std::fs::read(path).map_err(|error| CommandError::File { path: path.display().to_string(), error })
}

/// Writes a file that appears whole or not at all.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let failed = |error| CommandError::File { path: path.display().to_string(), error };
    let body = |file: &mut std::fs::File| std::io::Write::write_all(file, bytes);
    exchange::write_atomically(path, body).map_err(|fault| match fault {
        exchange::WriteFault::Io(error) | exchange::WriteFault::Content(error) => failed(error),
        exchange::WriteFault::NoFileName => failed(std::io::ErrorKind::InvalidInput.into()),
    })
}

/// Reads the office's certificate.
pub(crate) fn office(path: &Path) -> Result<CaCertificate, CommandError> {
    CaCertificate::from_pem(&read(path)?).map_err(|_| CommandError::Argument {
        zh: format!("{} 不是评选办公室的证书。", path.display()),
        en: format!("{} is not an award office's certificate.", path.display()),
    })
}

/// Reads trust: the office and the charters that are good. Charters that are not good are returned beside it.
pub(crate) fn trust(
    office_path: &Path,
    charters: &[impl AsRef<Path>],
) -> Result<(Trust, Vec<(String, FileVerdict)>), CommandError> {
    let office = office(office_path)?;
    let mut files = Vec::new();
    for path in charters {
        files.push(read(path.as_ref())?);
    }
    let (charters_found, bad): (Charters, _) = charters_of(&files, &office);
    let named = bad.into_iter().map(|(index, verdict)| {
        (charters.get(index).map(|path| path.as_ref().display().to_string()).unwrap_or_default(), verdict)
    });
    Ok((Trust { office, charters: charters_found }, named.collect()))
}

/// Reads the clock. The only place of this program that does.
pub(crate) fn now() -> Result<Instant, CommandError> {
    #[allow(clippy::disallowed_methods, reason = "the terminal is where the clock is read")]
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = elapsed.ok().and_then(|elapsed| i64::try_from(elapsed.as_secs()).ok()).unwrap_or(0);
    Instant::from_unix_seconds(seconds).map_err(|_| CommandError::Argument {
        zh: "计算机的时钟不对。".to_owned(),
        en: "The computer's clock is wrong.".to_owned(),
    })
}
