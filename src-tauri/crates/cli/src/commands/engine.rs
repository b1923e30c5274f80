//! The page engine of this program, or a warning that there is none.

use desk::{DeskError, documents::Engine};

use crate::output::Output;

/// Finds the engine. Without one, documents are still taken in; a person is told what is missing.
pub(super) fn find(output: &Output) -> Option<Engine> {
    let found = Engine::of_this_program().and_then(|engine| engine.check().map(|()| engine));
    match found {
        Ok(engine) => Some(engine),
        Err(missing) => {
            let explanation = DeskError::Viewer(missing.clone()).explain();
            eprintln!("{}  [{}]", output.pick(&explanation.zh, &explanation.en), explanation.code);
            eprintln!("  {missing}");
            None
        }
    }
}
