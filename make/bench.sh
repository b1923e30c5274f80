#!/bin/sh
# Installs what is missing, builds for release, and measures us beside other people's programs: bench.sh [--only PART]…
# [--rounds N]. No figure makes it fail; a measurement that did not do its work does.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# The makes and cargos below count their own jobs.
unset MAKEFLAGS MFLAGS MAKELEVEL
. make/stages.sh

measure() {
    target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
    "$target/release/bench" "$@"
}

start_stages out/times-bench.txt
stage install make/install.sh bench
# The tools may only have come now.
. make/path.sh
stage fonts make fonts
stage pdfium make pdfium
stage ui make ui
stage driver make/driver.sh
# The features of every other build, so that what was built before is used again.
stage build cargo build --release --locked --workspace --features paneldesk/custom-protocol \
    --bin paneldesk --bin paneldesk-reader --bin panelctl --bin bench
stage measure measure "$@"
