//! The driver of the system's web view, between a test and the program.

use std::{
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, json};

use crate::{built, group::Group};

const ATTEMPTS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// A running driver; dropping it ends it, the program, and everything they started.
pub(crate) struct Driver {
    group: Group,
    port: u16,
    native: u16,
}

impl Driver {
    /// Starts a driver whose programs get this environment.
    pub(crate) fn start(environment: &[(&str, String)]) -> Driver {
        let (port, native) = free_ports();
        let mut command = Command::new(tool());
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command.envs(environment.iter().map(|(name, value)| (name, value))).stdout(Stdio::null());
        Driver { group: Group::start(&mut command), port, native }
    }

    /// Opens the program and connects to its window.
    pub(crate) async fn open(&mut self, program: PathBuf) -> Client {
        assert!(program.is_file(), "{} is not built", program.display());
        let mut wanted = Map::new();
        wanted.insert("browserName".to_owned(), json!("wry"));
        wanted.insert("tauri:options".to_owned(), json!({ "application": program }));
        for _ in 0..ATTEMPTS {
            // The one that listens first hands on to the other.
            let listens = |port| TcpStream::connect(("127.0.0.1", port)).is_ok();
            if listens(self.native) && listens(self.port) {
                break;
            }
            if let Some(status) = self.group.child.try_wait().unwrap() {
                panic!("the driver ended: {status}; is WebKitWebDriver there?");
            }
            tokio::time::sleep(PAUSE).await;
        }
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let opened = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{}", self.port)).await;
        opened.unwrap_or_else(|error| panic!("no window: {error}"))
    }
}

/// The driver that `make test` installs into the folder of built things.
fn tool() -> PathBuf {
    let own = built().parent().unwrap().join("tools/bin/tauri-driver");
    if own.is_file() { own } else { "tauri-driver".into() }
}

fn free_ports() -> (u16, u16) {
    let listen = || TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let (one, other) = (listen(), listen());
    (one.local_addr().unwrap().port(), other.local_addr().unwrap().port())
}
