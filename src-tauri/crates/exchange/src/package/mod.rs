//! Assignment packages: an organiser sends dossiers to one person.
//!
//! An age stream to exactly one recipient holding a tar of `manifest.json`, `manifest.p7s` (the organiser's detached
//! signature over it) and then the files in the manifest's order. Everything after the first two entries is foretold
//! by the manifest byte for byte, tar headers included, so reading compares instead of interpreting: there is no path
//! to escape from, no link to follow and no size to believe.
//!
//! Reading streams. Plain bytes of a file come out before its digest is known: write them where they can be dropped
//! (a transaction, a `.part` file) and keep them only when [`PackageReader::next_file`] has returned `None`.

mod archive;
mod fault;
mod manifest;
mod progress;
mod read;
mod recipient;
mod volumes;
mod write;

pub use fault::PackageFault;
pub use manifest::{FORMAT, FileEntry, Manifest, Volume, numbered_path};
pub use progress::{Flow, Progress};
pub use read::{PackageFile, PackageReader};
pub use volumes::{DEFAULT_LIMIT, VolumeContent, plan_volumes, volume_set};
pub use write::PackageWriter;
