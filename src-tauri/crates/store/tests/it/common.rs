//! Small makers shared by the tests.

use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};
use store::{Copy, CopyInfo, DocumentInfo, Import, KdfCost, PackageInfo, Passphrase};

pub(crate) const NOW: &str = "2026-11-21T08:00:00Z";
pub(crate) const LATER: &str = "2026-11-22T08:00:00.5Z";

pub(crate) fn pass() -> Passphrase {
    Passphrase::new("正确的口令 one")
}

pub(crate) fn new_copy(folder: &Path) -> Copy {
    let info = CopyInfo { owner: "Expert 7".into(), kind: "expert".into() };
    Copy::create(folder, &pass(), info, KdfCost::Light, NOW).unwrap()
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn package(edition: &str, sequence: u64) -> PackageInfo {
    PackageInfo {
        edition: edition.into(),
        sequence,
        volume: 1,
        volume_set: None,
        digest: sha256(format!("{edition} {sequence}").as_bytes()),
        manifest_json: "{}".into(),
    }
}

pub(crate) fn info(id: &str, application: &str, bytes: &[u8]) -> DocumentInfo {
    DocumentInfo {
        id: id.into(),
        application: application.into(),
        name: format!("{id}.pdf"),
        media: "application/pdf".into(),
        sha256: sha256(bytes),
        size: bytes.len() as u64,
    }
}

pub(crate) fn go_on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn add(import: &mut Import<'_>, id: &str, application: &str, mut bytes: &[u8]) {
    import.document(info(id, application, bytes), &mut bytes, &mut go_on).unwrap();
}

/// Bytes that do not compress and do not repeat: a counter through SHA-256.
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length + 32);
    for counter in 0u64.. {
        if bytes.len() >= length {
            break;
        }
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        hash.update(counter.to_le_bytes());
        bytes.extend_from_slice(&hash.finalize());
    }
    bytes.truncate(length);
    bytes
}

/// A small deterministic source of choices for generated input.
pub(crate) struct Choices(u64);

impl Choices {
    pub(crate) fn new(seed: u64) -> Self {
        Choices(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % bound as u64) as usize
    }

    pub(crate) fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}
