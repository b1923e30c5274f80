//! The running program: the session of the desk, the viewer of documents, the jobs under way.

use desk::{
    action::Session,
    documents::{Engine, Viewer},
};
use tauri::AppHandle;

use crate::{jobs::Jobs, platform};

pub(crate) struct Program {
    pub(crate) session: Session,
    pub(crate) viewer: Viewer,
    pub(crate) jobs: Jobs,
}

impl Program {
    pub(crate) fn new(app: &AppHandle) -> tauri::Result<Program> {
        let engine = Engine::of_this_program();
        if let Err(why) = &engine {
            tracing::error!(%why, "documents cannot be shown");
        }
        let session = Session::new(platform::home(app)?, engine);
        Ok(Program { session, viewer: Viewer::default(), jobs: Jobs::default() })
    }

    /// Lets go of the copy and of everything that was read from it; acts under way are told to stop.
    pub(crate) fn lock(&self) {
        self.jobs.stop_all();
        self.session.leave();
        self.viewer.forget();
    }

    /// After an act: another copy, or none, means that nothing of the one before may stay.
    pub(crate) fn settle(&self) {
        self.viewer.attend(self.session.seat().ok().as_ref());
    }
}
