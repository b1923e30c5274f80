#!/bin/sh
# Installs the driver with which tests open the window, into the folder of built things.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
. make/path.sh
version=2.1.0
tools=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/tools
# In its own folder it knows nothing of this workspace.
cd /
if ! cargo install --list --root "$tools" 2>/dev/null | grep -q "^tauri-driver v$version:"; then
    cargo install --quiet --locked --version "$version" --root "$tools" tauri-driver
fi
