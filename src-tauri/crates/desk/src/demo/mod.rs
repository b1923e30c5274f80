//! The whole main job on an invented edition: what `panelctl demo` runs.
//!
//! Every step goes through the same functions as the real thing, with real keys, real encrypted copies and real
//! documents of other programs; only people, marks and the clock are scripted.

mod decide;
mod marks;
mod report;
mod run;
mod script;

pub use report::{DemoPerson, DemoReport};
pub use run::{Step, Until, run};
