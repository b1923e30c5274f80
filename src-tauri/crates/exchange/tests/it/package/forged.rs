//! Archives that no honest program writes.

use exchange::cms::sign_detached;
use exchange::keys::AgeIdentity;
use exchange::package::PackageFault;
use tar::{EntryType, Header};

use super::{Office, file, manifest, read};

/// An archive built entry by entry, encrypted properly: what somebody with a recipient's public key can send.
pub(crate) struct Forged {
    pub(crate) tar: Vec<u8>,
}

impl Forged {
    pub(crate) fn signed(office: &Office, json: &[u8]) -> Self {
        let signature = sign_detached(json, &office.key, &office.certificate).unwrap();
        Self { tar: Vec::new() }.entry("manifest.json", json, |_| {}).entry("manifest.p7s", &signature, |_| {})
    }

    pub(crate) fn entry(mut self, path: &str, bytes: &[u8], change: impl FnOnce(&mut Header)) -> Self {
        let mut header = Header::new_ustar();
        // Straight into the field: the crate's own setter refuses what a forger would write.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_size(bytes.len() as u64);
        header.set_device_major(0).unwrap();
        header.set_device_minor(0).unwrap();
        change(&mut header);
        header.set_cksum();
        let mut block = *header.as_bytes();
        // The traditional spelling of the sum: six digits, NUL, space.
        block.copy_within(149..155, 148);
        block[154..156].copy_from_slice(b"\0 ");
        self.tar.extend(block);
        self.tar.extend(bytes);
        self.tar.resize(self.tar.len().next_multiple_of(512), 0);
        self
    }

    pub(crate) fn end(mut self) -> Self {
        self.tar.extend([0; 1024]);
        self
    }

    pub(crate) fn sealed(&self, identity: &AgeIdentity) -> Vec<u8> {
        let recipient: age::x25519::Recipient = identity.recipient().to_string().parse().unwrap();
        age::encrypt(&recipient, &self.tar).unwrap()
    }

    pub(crate) fn fault(&self, office: &Office) -> PackageFault {
        read(&self.sealed(&office.expert), &office.expert).unwrap_err()
    }
}

pub(crate) const A: &[u8] = b"first";
pub(crate) const B: &[u8] = b"second";

pub(crate) fn two() -> Vec<u8> {
    serde_json::to_vec(&manifest(vec![file(0, A), file(1, B)])).unwrap()
}
