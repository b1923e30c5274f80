//! A test on a machine without a network, where every attempt to reach one is counted.
//!
//! The test program runs itself again in a network namespace of its own. All that is there is the loopback; the system
//! counts what has no way out, and what knocks at a name server of this machine.

use std::{
    fs,
    io::ErrorKind,
    net::UdpSocket,
    process::{Command, Stdio},
};

const MARK: &str = "PANELDESK_ALONE";

/// What tries to leave the machine.
pub struct Outside(());

impl Outside {
    /// Returns how many times something tried to reach another machine, or a name server on this one.
    ///
    /// # Panics
    /// When the system's counters cannot be read.
    #[must_use]
    pub fn attempts(&self) -> u64 {
        ip("Ip", "OutNoRoutes") + ip("Udp", "NoPorts") + ip6("Ip6OutNoRoutes")
    }
}

/// Runs the test of this name again without a network; the body runs there only.
///
/// # Panics
/// When it fails there, or the machine does not allow it.
pub fn alone(test: &str, body: impl FnOnce(&Outside)) {
    if std::env::var_os(MARK).is_some() {
        let outside = Outside(());
        let before = outside.attempts();
        let knocks = |own: &str, other: &str| UdpSocket::bind(own).unwrap().send_to(b"counted?", other);
        assert_eq!(knocks("0.0.0.0:0", "203.0.113.1:9").unwrap_err().kind(), ErrorKind::NetworkUnreachable);
        assert!(knocks("127.0.0.1:0", "127.0.0.53:53").is_ok());
        assert_eq!(outside.attempts(), before + 2, "the system does not count");
        return body(&outside);
    }
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    // What a person's path lacks: where the system keeps its own tools.
    let path = format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap());
    command.args(["--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]);
    command.arg(std::env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]);
    let status = command.env("PATH", path).env(MARK, "yes").stdin(Stdio::null()).status().unwrap();
    assert!(status.success(), "without a network: {status}");
}

/// Reads a counter of `/proc/net/snmp`: a line of names, then a line of numbers.
fn ip(protocol: &str, name: &str) -> u64 {
    let table = fs::read_to_string("/proc/net/snmp").unwrap();
    let mut lines = table.lines().filter_map(|line| line.strip_prefix(protocol)?.strip_prefix(':'));
    let (names, numbers) = (lines.next().unwrap(), lines.next().unwrap());
    let found = names.split_whitespace().zip(numbers.split_whitespace()).find(|(own, _)| *own == name);
    found.unwrap().1.parse().unwrap()
}

/// Reads a counter of `/proc/net/snmp6`; 0 on a machine that does not know that protocol.
fn ip6(name: &str) -> u64 {
    let table = fs::read_to_string("/proc/net/snmp6").unwrap_or_default();
    let own = table.lines().find_map(|line| line.strip_prefix(name));
    own.map_or(0, |number| number.trim().parse().unwrap())
}
