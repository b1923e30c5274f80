//! Writes what the window may do and the program's icons into the build.

fn main() {
    tauri_build::build();
}
