//! The worker program of this crate's tests: the real worker, plus self-checks that try what it must not do.

use std::fs::File;
use std::io;
use std::net::{TcpStream, UdpSocket};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    reader::worker::main_with(drill)
}

fn drill(name: &str) -> Option<String> {
    Some(match name {
        "open-file" => outcome(File::open("/etc/passwd")),
        "create-file" => outcome(File::create("/tmp/reader-worker-drill")),
        "connect" => outcome(TcpStream::connect("127.0.0.1:9")),
        "datagram" => outcome(UdpSocket::bind("127.0.0.1:0")),
        "start-process" => outcome(Command::new("/bin/true").status()),
        "start-thread" => outcome(std::thread::Builder::new().spawn(|| {})),
        "environment" => std::env::vars().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "),
        "hang" => loop {
            std::hint::spin_loop();
        },
        "crash" => std::process::abort(),
        "panic" => panic!("drill"),
        "exhaust-memory" => {
            let mut held = Vec::new();
            loop {
                held.push(vec![1_u8; 16 << 20]);
                std::hint::black_box(&held);
            }
        }
        _ => return None,
    })
}

fn outcome<T>(result: io::Result<T>) -> String {
    match result {
        Ok(_) => "allowed".to_owned(),
        Err(error) => format!("{:?}", error.kind()),
    }
}
