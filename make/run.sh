#!/bin/sh
# Installs what is missing, builds, and opens the window on a demo edition in out/window: invented people whose
# passphrases everybody may know. Without a screen it runs the whole main job from the command line, into out/demo.
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

target() {
    cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

panelctl() {
    "$(target)/debug/panelctl" "$@"
}

# Where the window keeps what is its own, here and not in the user's home. A demo that is there already is left as it is.
export PANELDESK_HOME="$root/out/window"

prepare() {
    panelctl do demo.prepare >/dev/null
}

window() {
    "$(target)/debug/paneldesk"
}

start_stages out/times-run.txt
stage install make/install.sh build
. make/path.sh
stage fonts make fonts
stage pdfium make pdfium
stage ui make ui
# With a test beside them, cargo chooses the same features as for `make test`: neither compiles again what the other did.
stage build cargo build --locked --workspace --features paneldesk/custom-protocol \
    --bin panelctl --bin paneldesk --bin paneldesk-reader --test layering
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    stage prepare prepare
    stage window window
else
    stage clear clear_demo
    stage demo panelctl demo "$demo"
fi
