#!/bin/sh
# Format, lints, and the licences and sources of every dependency.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
. make/path.sh
. make/stages.sh
deny_version=0.20.2

components() {
    if ! cargo fmt --version || ! cargo clippy --version; then
        echo "this Rust has no rustfmt or no clippy: add them (rustup component add rustfmt clippy) and try again" >&2
        return 1
    fi
}

install_deny() {
    [ "$(cargo deny --version 2>/dev/null)" = "cargo-deny $deny_version" ] ||
        cargo install cargo-deny --locked --version $deny_version
}

# Needs a database from outside, which closed networks do not have; everything else is judged offline.
advisories() {
    if timeout 120 cargo deny fetch db >/dev/null 2>&1; then
        cargo deny check advisories
    else
        echo "the advisory database cannot be reached from here: not checked"
    fi
}

# Types and the linter of the window's pages.
ui_lint() {
    (cd ui && npm run --silent lint)
}

start_stages out/times-lint.txt
stage components components
stage format cargo fmt --all --check
stage clippy cargo clippy --locked --workspace --all-targets --features paneldesk/custom-protocol -- -D warnings
stage ui ui_lint
stage deny-tool install_deny
stage deny cargo deny check --hide-inclusion-graph bans licenses sources
stage advisories advisories
