//! A test on a machine without a network, where every attempt to reach one is counted.
//!
//! The test program runs itself again in a network namespace of its own. All that is there is the loopback, and a
//! default route into a device that swallows and counts: a name looked up or an address tried shows as a packet.

use std::{
    fs,
    net::UdpSocket,
    process::{Command, Stdio},
};

const MARK: &str = "PANELDESK_ALONE";
const DEVICE: &str = "outside";
const SCRIPT: &str = "
    set -eu
    ip link set lo up
    for switch in all default; do echo 1 >/proc/sys/net/ipv6/conf/$switch/disable_ipv6; done
    ip link add outside type dummy
    ip address add 192.0.2.2/24 dev outside
    ip link set outside arp off up
    ip route add default dev outside
    exec \"$@\"";

/// What leaves the machine.
pub struct Outside(());

impl Outside {
    /// Returns how many packets were sent to the outside.
    ///
    /// # Panics
    /// When the counter cannot be read.
    #[must_use]
    pub fn packets(&self) -> u64 {
        let table = fs::read_to_string("/proc/net/dev").unwrap();
        let own = table.lines().find_map(|line| line.trim().strip_prefix("outside:")).expect("the counting device");
        own.split_whitespace().nth(8).unwrap().parse().unwrap()
    }
}

/// Runs the test of this name again without a network; the body runs there only.
///
/// # Panics
/// When it fails there, or the machine does not allow it.
pub fn alone(test: &str, body: impl FnOnce(&Outside)) {
    if std::env::var_os(MARK).is_some() {
        let outside = Outside(());
        let before = outside.packets();
        UdpSocket::bind("0.0.0.0:0").unwrap().send_to(b"counted?", "203.0.113.1:9").unwrap();
        assert_eq!(outside.packets(), before + 1, "{DEVICE} does not count");
        return body(&outside);
    }
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command.args(["--net", "sh", "-c", SCRIPT, "sh"]);
    command.arg(std::env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]);
    let status = command.env(MARK, "yes").stdin(Stdio::null()).status().unwrap();
    assert!(status.success(), "without a network: {status}");
}
