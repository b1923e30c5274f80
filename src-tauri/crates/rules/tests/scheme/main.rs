//! Schemes: the built-in ones, what the format can say, broken files, edition overlays.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod broken;
mod bundled;
mod letter;
mod overlay;
mod says;
mod small;
