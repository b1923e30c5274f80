//! A Python peer that stays: its start is not measured, its work is asked for line by line.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::Value;

use crate::harness::{Bench, Fault};

/// A script of `peers` that said it is ready. It ends when this value goes.
pub(super) struct PythonPeer {
    name: &'static str,
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl PythonPeer {
    /// Starts a script and waits until it has read its fonts, keys and files.
    pub(super) fn start(
        bench: &Bench,
        name: &'static str,
        arguments: &[impl AsRef<OsStr>],
    ) -> Result<PythonPeer, Fault> {
        let script = bench.root.join("tests/bench/peers").join(name);
        let mut child = Command::new(&bench.python)
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", bench.python.display()))?;
        let asks = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut peer = PythonPeer { name, child, asks, answers };
        let first = peer.answer()?;
        if first["ready"] == true { Ok(peer) } else { Err(format!("{name}: {first}").into()) }
    }

    /// Asks for so many sheets; returns the script's answer, in which `seconds` is its own time.
    pub(super) fn work(&mut self, ask: &str, sheets: usize) -> Result<Value, Fault> {
        let asks = self.asks.as_mut().ok_or("the peer has ended")?;
        writeln!(asks, "{ask}")?;
        asks.flush()?;
        let answer = self.answer()?;
        if answer["sheets"] == sheets { Ok(answer) } else { Err(format!("{}: {answer}", self.name).into()) }
    }

    fn answer(&mut self) -> Result<Value, Fault> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err(format!("{} ended early", self.name).into());
        }
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for PythonPeer {
    fn drop(&mut self) {
        // The end of its input is the end of its loop.
        self.asks = None;
        let _ = self.child.wait();
    }
}

/// A number of an answer.
pub(super) fn number(answer: &Value, name: &str) -> Result<f64, Fault> {
    answer[name].as_f64().ok_or_else(|| format!("no {name} in {answer}").into())
}
