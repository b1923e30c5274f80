#!/bin/sh
# Takes a picture of a screen of the window, from pages that a development server serves:
#   (cd ui && npx vite --port 5173 --strictPort) &
#   make/look.sh ROUTE OUT.png [--size WxH] [--theme dark] [--lang en] [--demo DIR --as expert] [--url URL] [--js SCRIPT]
# make/look.sh --help says the rest. Needs tauri-driver, Xvfb and WebKitWebDriver, which `make test` installs.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/make/path.sh"
# Each for itself: together they would share features and be compiled anew.
build() {
    (cd "$root" && cargo build --quiet --locked -p paneldesk && cargo build --quiet --locked -p window-tests --bin look)
}
target=$(cd "$root" && cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
[ -x "$target/debug/look" ] && [ -n "${PANELDESK_AS_BUILT:-}" ] || build
exec "$target/debug/look" "$@"
