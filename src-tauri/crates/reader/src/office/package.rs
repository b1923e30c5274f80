//! An office file's zip, opened with bounds: parts, bytes of a part, bytes in all.

use crate::fault::ReadFault;
use crate::worker::{RangeReader, Supply};
use std::io::{BufReader, Read};
use zip::ZipArchive;

const MAX_PARTS: usize = 20_000;
/// Text of a part after unpacking. The longest real `document.xml` are a tenth of that.
const MAX_PART: u64 = 64 << 20;
/// All parts taken together.
const MAX_TOTAL: u64 = 160 << 20;

pub(super) struct Package {
    zip: ZipArchive<BufReader<RangeReader>>,
    left: u64,
}

impl Package {
    pub(super) fn open(supply: &Supply) -> Result<Self, ReadFault> {
        let reader = BufReader::new(RangeReader::new(supply));
        let zip = ZipArchive::new(reader).map_err(|_| ReadFault::damaged("not a readable zip"))?;
        if zip.len() > MAX_PARTS {
            return Err(ReadFault::too_large("parts of the file"));
        }
        Ok(Self { zip, left: MAX_TOTAL })
    }

    /// Returns the names of all parts, sorted by name and number (`header2` before `header10`).
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.zip.file_names().flatten().map(|name| name.into_owned()).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// Unpacks a part that has to be there.
    pub(super) fn part(&mut self, name: &str) -> Result<String, ReadFault> {
        self.optional_part(name)?.ok_or_else(|| ReadFault::damaged(format!("{name} is missing")))
    }

    /// Unpacks a part as UTF-8 or, by its byte order mark, UTF-16.
    pub(super) fn optional_part(&mut self, name: &str) -> Result<Option<String>, ReadFault> {
        let unreadable = || ReadFault::damaged(format!("{name} cannot be unpacked"));
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(unreadable()),
        };
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        // The declared size is not believed: one byte more than allowed proves the excess.
        let count = file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| unreadable())? as u64;
        if count > limit {
            return Err(ReadFault::too_large("unpacked size"));
        }
        self.left -= count;
        Ok(Some(crate::plain::decode_xml(&bytes)))
    }
}
