//! Whole programs: how long they run and how much memory they take.

use std::{
    collections::BTreeMap,
    io::Read,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use super::Fault;

/// How often memory is looked at. The peak of one process is kept by the kernel; that of a family is what was seen.
const LOOK: Duration = Duration::from_millis(20);

/// A program that ran to a good end.
pub(crate) struct Run {
    pub(crate) seconds: f64,
    pub(crate) stdout: Vec<u8>,
    /// Most resident memory of the program itself, in MB of a million bytes.
    pub(crate) peak_mb: f64,
    /// Most proportional memory of it and its children at any one look.
    pub(crate) family_mb: f64,
}

/// Runs a program from start to end. Anything but exit status 0 is a fault with what it said on standard error.
pub(crate) fn run(command: &mut Command) -> Result<Run, Fault> {
    let shown = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let begun = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("{shown}: {error}"))?;
    let (id, ended) = (child.id(), AtomicBool::new(false));
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    let (status, seconds, stdout, stderr, peak) = std::thread::scope(|scope| {
        let peak = scope.spawn(|| watch(id, &ended));
        let said = scope.spawn(move || drain(&mut err));
        let stdout = drain(&mut out);
        let status = child.wait();
        let seconds = begun.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (status, seconds, stdout, said.join().unwrap_or_default(), peak.join().unwrap_or_default())
    });
    let status = status?;
    if !status.success() {
        return Err(format!("{shown}: {status}: {}", String::from_utf8_lossy(&stderr).trim()).into());
    }
    Ok(Run { seconds, stdout, peak_mb: peak.own_kb as f64 * 1.024e-3, family_mb: peak.family_kb as f64 * 1.024e-3 })
}

/// Runs a program for its answer: standard output as text, or standard error when that is empty.
pub(crate) fn answer(command: &mut Command) -> Result<String, Fault> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{shown}: {error}"))?;
    let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    if output.status.success() { Ok(said) } else { Err(format!("{shown}: {}: {said}", output.status).into()) }
}

fn drain(pipe: &mut Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What a program said before its pipe broke is still worth having.
        let _ = pipe.read_to_end(&mut bytes);
    }
    bytes
}

#[derive(Default)]
struct Peak {
    own_kb: u64,
    family_kb: u64,
}

/// Proportional memory of a running process.
pub(crate) fn resident_mb(id: u32) -> Option<f64> {
    Some(field(id, "smaps_rollup", "Pss:")? as f64 * 1.024e-3)
}

/// Memory of these processes and everything they started, in MB of a million bytes, each with its name. Proportional,
/// so that what several share is counted once; of one that does not let itself be looked at, all that is resident.
pub(crate) fn memory_of(ids: &[u32]) -> Vec<(String, f64)> {
    let mut all: Vec<u32> = ids.iter().flat_map(|id| family(*id)).collect();
    all.sort_unstable();
    all.dedup();
    let memory = |id: u32| field(id, "smaps_rollup", "Pss:").or_else(|| field(id, "status", "VmRSS:"));
    let name = |id: u32| std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default().trim().to_owned();
    all.into_iter().filter_map(|id| Some((name(id), memory(id)? as f64 * 1.024e-3))).collect()
}

fn watch(id: u32, ended: &AtomicBool) -> Peak {
    let mut peak = Peak::default();
    while !ended.load(Ordering::Relaxed) {
        peak.own_kb = peak.own_kb.max(field(id, "status", "VmHWM:").unwrap_or(0));
        let family = family(id).into_iter().filter_map(|id| field(id, "smaps_rollup", "Pss:")).sum();
        peak.family_kb = peak.family_kb.max(family);
        std::thread::sleep(LOOK);
    }
    peak
}

/// Reads a number of kilobytes from a file of `/proc`.
fn field(id: u32, file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/{file}")).ok()?;
    let rest = text.lines().find_map(|line| line.strip_prefix(name))?;
    rest.split_whitespace().next()?.parse().ok()
}

/// A process and everything it started.
fn family(id: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(child) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if let Some(parent) = parent_of(child) {
            children.entry(parent).or_default().push(child);
        }
    }
    let mut found = vec![id];
    let mut at = 0;
    while let Some(parent) = found.get(at) {
        found.extend(children.get(parent).into_iter().flatten().copied().collect::<Vec<_>>());
        at += 1;
    }
    found
}

fn parent_of(id: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name stands in brackets and may hold anything; state and parent follow the last one.
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}
