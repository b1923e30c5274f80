//! The copy through its public face.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod common;
mod durability;
mod envelope;
mod journal;
mod library;
mod search;
mod secrecy;
mod work;
