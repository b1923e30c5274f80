//! Handing in: signed sheets, sealed to the chair and the office.

use exchange::{keys::Recipient, sealed};
use rules::{digest::Digest, sheet::Sheet, time::Instant};
use store::Act;

use crate::{
    DeskError,
    record::{Kind, SignedRecord},
    seat::Seat,
};

/// A sealed file to carry.
#[derive(Clone, Debug)]
pub struct HandIn {
    /// Suggested file name; names nobody and no score.
    pub name: String,
    /// Identity of the sheet inside.
    pub record: Digest,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
}

impl Seat {
    /// Seals every own sheet of the charter in force, replaced revisions included, to the panel's chair and the office.
    ///
    /// # Errors
    /// Nothing is signed yet, or the charter lists no usable recipient.
    pub fn hand_in(&self, now: Instant) -> Result<Vec<HandIn>, DeskError> {
        let me = self.profile()?.person;
        let (_, charter) = self.charter()?;
        let sheets: Vec<SignedRecord<Sheet>> = self.records(Kind::Sheet)?;
        let own: Vec<_> = sheets.into_iter().filter(|sheet| sheet.payload.cell.expert == me).collect();
        if own.is_empty() {
            return Err(DeskError::NothingSigned);
        }
        let mut files = Vec::new();
        for sheet in own {
            let panel = charter.panel(&sheet.payload.round.id, &sheet.payload.round.panel);
            let chair = panel.and_then(|panel| charter.person(&panel.chair));
            let office = charter.people.iter().find(|person| person.role == rules::charter::Role::Organiser);
            let mut recipients = Vec::new();
            for person in chair.into_iter().chain(office) {
                let recipient: Recipient = person.recipient.as_str().parse().map_err(|_| DeskError::Recipient)?;
                recipients.push(recipient);
            }
            let bytes = sealed::seal(&sheet.bytes, &recipients)?;
            files.push(HandIn {
                name: format!("{me}-{}.pdf.age", sheet.identity.short()),
                record: sheet.identity,
                bytes,
            });
        }
        let records: Vec<String> = files.iter().map(|file| file.record.to_string()).collect();
        self.copy.write(Act::HAND_IN, &now.to_string(), me.as_str(), |write| {
            write.set_details(serde_json::json!({ "records": records }));
            Ok::<(), DeskError>(())
        })?;
        Ok(files)
    }
}
