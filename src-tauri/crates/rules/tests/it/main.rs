//! The rules through their public face.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod acts;
mod authority;
mod calendar;
mod charter;
mod common;
mod criteria;
mod intake;
mod leaves;
mod matrix;
mod merging;
mod numbers;
mod opening;
mod passphrase;
mod ranking;
mod results;
mod schemas;
mod scheme;
mod sheets;
