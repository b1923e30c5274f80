//! Why a package was not written or not accepted.

use std::io;

use crate::cms::{CmsFault, SignFault};
use crate::json::JsonFault;
use crate::sealed::SealFault;

/// Why a package was not written or not accepted.
#[derive(Debug, thiserror::Error)]
pub enum PackageFault {
    /// Not an age file.
    #[error("not a package")]
    NotAPackage,
    /// Sealed to somebody else.
    #[error("the package is for somebody else")]
    NotForYou,
    /// Sealed to more than one: then somebody else can read what was assigned to one person.
    #[error("the package is sealed to more than one recipient")]
    Recipients,
    /// The encrypted stream was changed, or cut inside one of its pieces.
    #[error("the package is damaged")]
    Damaged,
    /// The stream or the archive in it ends too early.
    #[error("the package is cut short")]
    Truncated,
    /// The archive does not begin with the manifest and its signature, or they are too large.
    #[error("the package does not begin with its manifest")]
    NoManifest,
    /// The manifest's signature is bad.
    #[error("the manifest is not what was signed: {0}")]
    Signature(CmsFault),
    /// The manifest is not the JSON it must be.
    #[error("malformed manifest: {0}")]
    Manifest(#[from] JsonFault),
    /// Another format or version.
    #[error("another format or version")]
    OtherFormat,
    /// A value of the manifest breaks a rule.
    #[error("the manifest breaks a rule: {0}")]
    Rule(&'static str),
    /// A path other than `files/NNNN.ext` in sequence.
    #[error("file {index} has a path that is not allowed")]
    Path {
        /// The file's place in the manifest, from 0; in the archive, its place there.
        index: usize,
    },
    /// The package belongs to another edition.
    #[error("the package belongs to another edition")]
    OtherEdition,
    /// A link, folder, device or extension header in the archive.
    #[error("entry {index} of the archive is not a plain file")]
    NotAFile {
        /// The entry's place among the files, from 0.
        index: usize,
    },
    /// A file a second time.
    #[error("entry {index} of the archive repeats an earlier one")]
    Duplicate {
        /// The entry's place among the files, from 0.
        index: usize,
    },
    /// A file that the manifest does not have.
    #[error("the archive holds more than the manifest names")]
    Extra,
    /// A file of the manifest that is not there.
    #[error("file {index} of the manifest is missing")]
    Missing {
        /// The file's place in the manifest, from 0.
        index: usize,
    },
    /// More or fewer bytes than the manifest says.
    #[error("file {index} has {found} bytes instead of {declared}")]
    Size {
        /// The file's place in the manifest, from 0.
        index: usize,
        /// Bytes according to the manifest.
        declared: u64,
        /// Bytes announced or read.
        found: u64,
    },
    /// A tar header or padding that differs from the prescribed form.
    #[error("the archive is not in its prescribed form")]
    Form,
    /// The bytes of a file are not those the manifest names.
    #[error("file {index} was altered")]
    Altered {
        /// The file's place in the manifest, from 0.
        index: usize,
    },
    /// A file larger than a volume may be.
    #[error("file {index} is larger than a volume may be")]
    TooLarge {
        /// The file's place, from 0.
        index: usize,
    },
    /// Files were added in another order than the manifest's, or not all of them.
    #[error("the files do not follow the manifest")]
    Sequence,
    /// Reading went on after a fault.
    #[error("the package was already refused")]
    AlreadyRefused,
    /// The caller stopped.
    #[error("cancelled")]
    Cancelled,
    /// Signing failed.
    #[error("{0}")]
    Sign(#[from] SignFault),
    /// Encryption failed.
    #[error("the package could not be encrypted")]
    Encryption,
    /// The disk failed.
    #[error("reading or writing failed: {0}")]
    Io(io::Error),
}

impl From<SealFault> for PackageFault {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::NotAge => Self::NotAPackage,
            SealFault::NotForYou => Self::NotForYou,
            SealFault::Damaged | SealFault::TooLarge => Self::Damaged,
            SealFault::Recipients | SealFault::Encryption => Self::Encryption,
        }
    }
}

impl PackageFault {
    /// Names what went wrong while reading the decrypted stream. Also gives back the fault that
    /// [`super::PackageFile`] wrapped into an error of its `Read`.
    pub fn from_read(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            io::ErrorKind::InvalidData => Self::Damaged,
            _ => match error.downcast::<Self>() {
                Ok(fault) => fault,
                Err(error) => Self::Io(error),
            },
        }
    }
}
