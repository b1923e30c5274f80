//! Checks that the fonts of every layout are there, byte for byte, and tells the crate where they lie.
//!
//! A page is a function of its values *and* its fonts: another version of a font would print other
//! bytes, and every sheet signed before would stop verifying. So a wrong font stops the build.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

include!("src/layout/v1/font_files.rs");

fn main() -> std::process::ExitCode {
    let folder = font_folder();
    println!("cargo:rerun-if-changed=src/layout/v1/font_files.rs");
    println!("cargo:rustc-env=PRINT_FONTS={}", folder.display());
    for (name, path, sha256) in FONT_FILES {
        let file = folder.join(path);
        println!("cargo:rerun-if-changed={}", file.display());
        match fingerprint(&file) {
            Some(found) if found == sha256 => {}
            Some(_) => return stop(&format!("the font {name} is not the version that layout v1 is frozen with")),
            None => return stop(&format!("the font {name} is missing")),
        }
    }
    std::process::ExitCode::SUCCESS
}

fn font_folder() -> PathBuf {
    // Asked when it runs: a build folder may serve several checkouts.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&here).join("../../../assets/fonts/node_modules/@expo-google-fonts")
}

fn fingerprint(file: &Path) -> Option<String> {
    let bytes = std::fs::read(file).ok()?;
    Some(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

fn stop(reason: &str) -> std::process::ExitCode {
    println!("cargo:error={reason}: run `make fonts` in the project folder, then build again");
    std::process::ExitCode::FAILURE
}
