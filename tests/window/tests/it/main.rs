//! The window as people use it. One program, so that it is linked once and the demo edition is made once.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod chair_road;
mod keyboard;
mod killed;
mod opening;
mod road;
mod screens;
mod traces;
