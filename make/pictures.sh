#!/bin/sh
# Takes the pictures of the README again, from the window and the demo edition, small enough to lie in the repository.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
unset MAKEFLAGS MFLAGS MAKELEVEL
make/install.sh pictures
. make/path.sh
make fonts pdfium ui
make/driver.sh
cargo build --locked --workspace --features paneldesk/custom-protocol --bin paneldesk --bin paneldesk-reader \
    --bin panelctl --bin pictures
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
"$target/debug/pictures" out/pictures
mkdir -p assets/pictures
for picture in out/pictures/*.png; do
    pngquant --force --speed 1 --strip --output "assets/pictures/$(basename "$picture")" 256 "$picture"
done
ls -l assets/pictures
