//! Foreign documents through the worker process.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod common;
mod confinement;
mod hostile;
mod kinds;
mod office;
mod pages;
mod pictures;
mod volume;
