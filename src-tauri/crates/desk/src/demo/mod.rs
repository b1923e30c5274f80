//! The whole main job on an invented edition: what `panelctl demo` runs.
//!
//! Every step goes through the same functions as the real thing, with real keys, real encrypted copies and real
//! documents of other programs; only people, marks and the clock are scripted.

mod marks;
mod run;
mod script;

pub use run::{DemoPerson, DemoReport, Step, run};
