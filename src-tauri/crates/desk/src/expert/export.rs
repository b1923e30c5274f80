//! Taking a signed file of one's own out of the copy, open to everybody who gets it: deliberate, and in the journal.

use std::{io::Write as _, path::Path};

use exchange::write_atomically;
use rules::{digest::Digest, time::Instant};
use store::Act;

use crate::{DeskError, record::Kind, seat::Seat};

impl Seat {
    /// Writes an own signed sheet, not sealed, to a file. The journal has it if and only if the file is there.
    ///
    /// # Errors
    /// There is no such sheet of one's own, or the file cannot be written.
    pub fn export_sheet(&self, identity: &Digest, path: &Path, now: Instant) -> Result<(), DeskError> {
        let subject = identity.to_string();
        let record = self.copy.record(&subject)?.filter(|record| record.kind == Kind::Sheet.as_str());
        let record = record.ok_or(DeskError::NoSuchRecord { identity: *identity })?;
        self.copy.write(Act::EXPORT, &now.to_string(), &subject, |write| {
            write_atomically(path, |file| {
                file.write_all(&record.bytes)?;
                Ok::<(), DeskError>(())
            })?;
            write.set_details(serde_json::json!({ "kind": record.kind, "key": record.key }));
            Ok(())
        })
    }
}
