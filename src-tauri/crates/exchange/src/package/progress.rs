//! Progress of long work, and the answer that stops it.

/// How far a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of files done so far.
    pub done: u64,
    /// Bytes of all files in the package.
    pub total: u64,
}

/// What to do next; asked for about every 64 KiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Go,
    /// Stop; the work ends with [`super::PackageFault::Cancelled`].
    Stop,
}
