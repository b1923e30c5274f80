//! The desk: one function per thing a person does, on real copies in folders of their own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failed unwrap is a failed test"
)]

mod acts;
mod chair;
mod chair_scores;
mod concluding;
mod demo;
mod documents;
mod edition;
mod entry;
mod late;
mod leaves;
mod packages;
mod passphrase;
mod played;
mod reasons;
mod revision;
mod scoring;
mod two_panels;
mod window;
mod work;
