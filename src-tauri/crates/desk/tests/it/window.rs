//! The window without its pages: a session that is asked for acts by name, JSON in, JSON out.

use std::path::PathBuf;

use desk::{
    Passphrase,
    action::{self, Context, Failure, Session},
    seat::Seat,
};
use exchange::package::Flow;
use serde_json::{Value, json};

use crate::{edition::engine, played::Played};

/// Asks for an act at this hour.
pub(crate) fn ask(session: &Session, now: &str, name: &str, input: Value) -> Result<Value, Box<Failure>> {
    action::run(name, input, &Context { session, now: now.parse().unwrap(), progress: &|_| Flow::Go })
}

/// The panel of the demo edition, as acts name it.
pub(crate) fn place() -> Value {
    json!({ "round": "document-review", "panel": "panel-1" })
}

/// The window of somebody of the demo edition, on a copy of its own, at one hour.
pub(crate) struct DemoWindow {
    _folder: tempfile::TempDir,
    /// Where the edition lies.
    pub(crate) dir: PathBuf,
    session: Session,
    now: &'static str,
}

impl DemoWindow {
    pub(crate) fn open(played: &Played, person: &str, now: &'static str) -> DemoWindow {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("demo");
        played.copy_to(&dir);
        let session = Session::new(folder.path().join("home"), Ok(engine()));
        let window = DemoWindow { _folder: folder, dir, session, now };
        window.enter(person);
        window
    }

    /// Somebody else sits down.
    pub(crate) fn enter(&self, person: &str) {
        self.session.leave();
        let passphrase = Passphrase::new(&format!("demo-{person}"));
        self.session.enter(Seat::open(&self.dir.join("people").join(person), &passphrase).unwrap());
    }

    pub(crate) fn ask(&self, name: &str, input: Value) -> Result<Value, Box<Failure>> {
        ask(&self.session, self.now, name, input)
    }

    /// Asks at another hour.
    pub(crate) fn ask_at(&self, now: &str, name: &str, input: Value) -> Result<Value, Box<Failure>> {
        ask(&self.session, now, name, input)
    }

    pub(crate) fn does(&self, name: &str, input: Value) -> Value {
        self.ask(name, input).unwrap()
    }

    /// Something in the folder of the edition, as acts take it.
    pub(crate) fn path(&self, name: &str) -> String {
        self.dir.join(name).display().to_string()
    }
}
