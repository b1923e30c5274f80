//! Starting the child from one thread that lives as long as the program.
//!
//! On Linux a worker dies with its parent (`PR_SET_PDEATHSIG`), and "parent" means the *thread* that started it.
//! Callers come from thread pools whose threads end when idle, which would kill workers in the middle of a page.

use super::EnginePaths;
use std::io;
use std::path::{Path, absolute};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};

struct Job {
    command: Command,
    answer: mpsc::Sender<io::Result<Child>>,
}

static SPAWNER: OnceLock<Mutex<mpsc::Sender<Job>>> = OnceLock::new();

pub(super) fn spawn(exe: &Path, engine: &EnginePaths) -> io::Result<Child> {
    let exe = absolute(exe)?;
    let mut command = Command::new(&exe);
    command.arg(absolute(&engine.pdfium)?).arg(absolute(&engine.cjk_font)?);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.env_clear();
    // What one page took is given back before the next: most of a worker's memory is pictures being taken apart.
    command.envs([("MALLOC_MMAP_THRESHOLD_", "131072"), ("MALLOC_TRIM_THRESHOLD_", "131072")]);
    // Windows loads no library without it.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    // A worker must not keep a memory stick busy.
    if let Some(root) = exe.ancestors().last() {
        command.current_dir(root);
    }
    let (answer, child) = mpsc::channel();
    let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
    spawner().lock().unwrap_or_else(PoisonError::into_inner).send(Job { command, answer }).map_err(|_| gone())?;
    child.recv().map_err(|_| gone())?
}

fn spawner() -> &'static Mutex<mpsc::Sender<Job>> {
    SPAWNER.get_or_init(|| {
        let (sender, jobs) = mpsc::channel::<Job>();
        std::thread::spawn(move || {
            for mut job in jobs {
                let _ = job.answer.send(job.command.spawn());
            }
        });
        Mutex::new(sender)
    })
}
