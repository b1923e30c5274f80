//! The window as people use it. One program, so that it is linked once and the demo edition is made once.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod audit;
mod chair_road;
mod chair_screens;
mod enrolment;
mod keyboard;
mod killed;
mod look;
mod opening;
mod revision;
mod road;
mod screens;
mod traces;
