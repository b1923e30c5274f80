//! A screen nobody sees.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::group::Group;

/// An X server in memory; dropping it ends it.
pub(crate) struct Display {
    _server: Group,
    /// Such as `:7`.
    pub(crate) name: String,
}

impl Display {
    /// Starts one that is larger than any window of the tests, under a number it chooses itself.
    pub(crate) fn start() -> Display {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"]).stdout(Stdio::piped());
        let mut server = Group::start(&mut command);
        let mut number = String::new();
        BufReader::new(server.child.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        Display { _server: server, name: format!(":{}", number.trim()) }
    }
}
