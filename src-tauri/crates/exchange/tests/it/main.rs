//! Everything that crosses between machines, through the public face and through other people's tools.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod certificates;
mod cms;
mod common;
mod enrolment;
mod package;
mod signed_pdf;
