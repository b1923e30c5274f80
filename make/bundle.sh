#!/bin/sh
# Installs what is missing, builds for release, and writes the installable package of this kind of machine:
# out/bundle/paneldesk_VERSION_ARCHITECTURE.deb, with the window, panelctl, the reader of foreign files and the licences
# of all that is inside.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# The makes and cargos below count their own jobs.
unset MAKEFLAGS MFLAGS MAKELEVEL
. make/stages.sh

start_stages out/times-bundle.txt
stage install make/install.sh bundle
# The tools may only have come now.
. make/path.sh
stage fonts make fonts
stage pdfium make pdfium
stage ui make ui
stage release cargo build --locked --release --workspace --features paneldesk/custom-protocol \
    --bin paneldesk --bin paneldesk-reader --bin panelctl
stage pack make/bundle/pack.sh out/bundle
stage check make/bundle/check.sh out/bundle
