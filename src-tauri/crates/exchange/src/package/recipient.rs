//! One recipient, read from the header before anything is decrypted.

use super::fault::PackageFault;

/// Stanzas of such kinds belong to nobody: age's own programs put them in at random, so that readers stay tolerant.
const GREASE: &[u8] = b"-grease";

/// Refuses a header that lets more than one key open the file. `start` begins an age file and holds its whole header.
pub(super) fn check_single(start: &[u8]) -> Result<(), PackageFault> {
    let lines = start.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    let kinds = lines.filter_map(|line| line.strip_prefix(b"-> ")).map(|stanza| {
        let end = stanza.iter().position(|byte| *byte == b' ').unwrap_or(stanza.len());
        &stanza[..end]
    });
    let recipients = kinds.filter(|kind| !kind.ends_with(GREASE)).count();
    if recipients > 1 { Err(PackageFault::Recipients) } else { Ok(()) }
}
