//! What the worker process gives up. The only file with platform differences.
//!
//! Linux: inherited files closed, resource limits, no core dump, no debugger, dies with its parent, no new
//! privileges, and a list of allowed system calls; everything else answers EPERM. Opening files, sockets, new
//! processes and new executable memory are not on the list. Elsewhere: a plain child process, and it says so.

use crate::facts::Confinement;

#[cfg(not(target_os = "linux"))]
pub(super) fn limit_resources() -> Result<(), String> {
    Ok(())
}

#[cfg(not(target_os = "linux"))]
pub(super) fn confine() -> Result<Confinement, String> {
    Ok(Confinement::ProcessOnly)
}

#[cfg(target_os = "linux")]
pub(super) use linux::{confine, limit_resources};

#[cfg(target_os = "linux")]
mod linux {
    use super::Confinement;
    use seccompiler::{
        SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
    };
    use std::collections::BTreeMap;

    /// Address space: the font, the library, a picture of the largest size and the document's own objects fit.
    const ADDRESS_SPACE: u64 = 1 << 30;
    /// Processor seconds over the worker's life. A backstop for an orphan; each request has its own timer.
    const PROCESSOR_SECONDS: u64 = 1800;

    pub(crate) fn limit_resources() -> Result<(), String> {
        close_inherited_files();
        control(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong, "parent death signal")?;
        control(libc::PR_SET_DUMPABLE, 0, "not dumpable")?;
        limit(libc::RLIMIT_AS, ADDRESS_SPACE, "address space")?;
        limit(libc::RLIMIT_CPU, PROCESSOR_SECONDS, "processor time")?;
        limit(libc::RLIMIT_CORE, 0, "core dump")?;
        limit(libc::RLIMIT_FSIZE, 0, "file size")
    }

    pub(crate) fn confine() -> Result<Confinement, String> {
        // The standard streams stay; nothing can be added.
        limit(libc::RLIMIT_NOFILE, 3, "open files")?;
        control(libc::PR_SET_NO_NEW_PRIVS, 1, "no new privileges")?;
        let architecture = TargetArch::try_from(std::env::consts::ARCH).map_err(|error| error.to_string())?;
        let refuse = SeccompAction::Errno(libc::EPERM as u32);
        let filter = SeccompFilter::new(allowed()?, refuse, SeccompAction::Allow, architecture)
            .map_err(|error| error.to_string())?;
        let program: seccompiler::BpfProgram =
            filter.try_into().map_err(|error: seccompiler::BackendError| error.to_string())?;
        seccompiler::apply_filter_all_threads(&program).map_err(|error| error.to_string())?;
        Ok(Confinement::Full)
    }

    fn allowed() -> Result<BTreeMap<i64, Vec<SeccompRule>>, String> {
        let free = [
            // memory
            libc::SYS_munmap,
            libc::SYS_mremap,
            libc::SYS_madvise,
            libc::SYS_brk,
            // locks and signals of this process
            libc::SYS_futex,
            // Without these two a crash in foreign code would fault for ever instead of ending the process.
            libc::SYS_rt_sigaction,
            libc::SYS_rt_sigreturn,
            libc::SYS_rt_sigprocmask,
            libc::SYS_sigaltstack,
            libc::SYS_sched_yield,
            // clocks, random numbers, machine size (the allocator asks)
            libc::SYS_clock_gettime,
            libc::SYS_clock_getres,
            libc::SYS_gettimeofday,
            libc::SYS_getrandom,
            libc::SYS_sysinfo,
            libc::SYS_sched_getaffinity,
            libc::SYS_getrusage,
            libc::SYS_getpid,
            libc::SYS_gettid,
            libc::SYS_restart_syscall,
            // the end
            libc::SYS_exit,
            libc::SYS_exit_group,
        ];
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = free.into_iter().map(|call| (call, Vec::new())).collect();
        // Memory may be mapped but not made executable.
        let not_executable = SeccompCmpOp::MaskedEq(libc::PROT_EXEC as u64);
        rules.insert(libc::SYS_mmap, vec![rule(2, not_executable.clone(), 0)?]);
        rules.insert(libc::SYS_mprotect, vec![rule(2, not_executable, 0)?]);
        // A signal to this process alone: that is how it aborts.
        rules.insert(libc::SYS_tgkill, vec![rule(0, SeccompCmpOp::Eq, u64::from(std::process::id()))?]);
        // The pipe to the parent and no other file.
        rules.insert(libc::SYS_read, vec![rule(0, SeccompCmpOp::Eq, 0)?]);
        for write in [libc::SYS_write, libc::SYS_writev] {
            rules.insert(write, vec![rule(0, SeccompCmpOp::Eq, 1)?, rule(0, SeccompCmpOp::Eq, 2)?]);
        }
        Ok(rules)
    }

    fn rule(argument: u8, operator: SeccompCmpOp, value: u64) -> Result<SeccompRule, String> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)
            .and_then(|condition| SeccompRule::new(vec![condition]))
            .map_err(|error| error.to_string())
    }

    #[allow(unsafe_code)]
    fn limit(resource: libc::__rlimit_resource_t, value: u64, what: &str) -> Result<(), String> {
        let wanted = libc::rlimit { rlim_cur: value, rlim_max: value };
        // SAFETY: `wanted` outlives the call and the kernel only reads it.
        let answer = unsafe { libc::setrlimit(resource, &raw const wanted) };
        if answer == 0 { Ok(()) } else { Err(format!("{what}: {}", std::io::Error::last_os_error())) }
    }

    #[allow(unsafe_code)]
    fn control(option: libc::c_int, value: libc::c_ulong, what: &str) -> Result<(), String> {
        let none: libc::c_ulong = 0;
        // SAFETY: the options used here take plain numbers; no memory is shared with the kernel.
        let answer = unsafe { libc::prctl(option, value, none, none, none) };
        if answer == 0 { Ok(()) } else { Err(format!("{what}: {}", std::io::Error::last_os_error())) }
    }

    /// A careless library in the parent may have left files open for its children.
    #[allow(unsafe_code)]
    fn close_inherited_files() {
        let first: libc::c_uint = 3;
        let none: libc::c_uint = 0;
        // SAFETY: at this point no code of this process owns a file above the standard streams. Kernels before
        // 5.9 answer ENOSYS; the system-call list then still allows reading from nothing but the pipe.
        let _ = unsafe { libc::syscall(libc::SYS_close_range, first, libc::c_uint::MAX, none) };
    }
}
