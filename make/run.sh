#!/bin/sh
# Installs what is missing, builds, and runs the whole main job on invented data into out/demo.
# Until the program has a window this is how to see it work.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# The makes and cargos below count their own jobs.
unset MAKEFLAGS MFLAGS MAKELEVEL
. make/stages.sh
demo=out/demo
made_here=out/demo.made-here

# A folder that this script did not make is somebody's work.
clear_demo() {
    if [ -e "$demo" ] && [ "$(identity)" != "$(cat "$made_here" 2>/dev/null)" ]; then
        echo "$demo is there and was not made by make run: move it away and try again" >&2
        return 1
    fi
    rm -rf "$demo"
    mkdir -p "$demo"
    identity >"$made_here"
}

# The folder's number and birth in the file system say whether it is still the folder that was made here.
identity() {
    stat -c '%d %i %w' "$demo"
}

panelctl() {
    target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
    "$target/debug/panelctl" "$@"
}

start_stages out/times-run.txt
stage install make/install.sh build
. make/path.sh
stage fonts make fonts
stage pdfium make pdfium
# With a test beside it, cargo chooses the same features as for `make test`: neither compiles again what the other did.
stage build cargo build --locked --workspace --bin panelctl --test layering
stage clear clear_demo
stage demo panelctl demo "$demo"
