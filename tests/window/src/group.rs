//! A program with everything it starts, ended together.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// A running program in a process group of its own; dropping it ends the group.
pub(crate) struct Group {
    pub(crate) child: Child,
}

impl Group {
    /// Starts a program. It gets none of this program's input and output: one that outlives a test must not hold them.
    pub(crate) fn start(command: &mut Command) -> Group {
        command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null());
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().unwrap_or_else(|error| panic!("{name}: {error}; see make/packages.txt"));
        Group { child }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // A group that ended by itself is as good.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}
