#!/bin/sh
# Installs what is missing, builds, and passes all tests; ends with the time of each stage and the number of tests.
# One profile and one feature set: what the build stage made is what the tests run. The runner is cargo's own, one
# process for each test program: tests of one program share a demo edition, which costs half a minute to make.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# The makes and cargos below count their own jobs.
unset MAKEFLAGS MFLAGS MAKELEVEL
. make/stages.sh
log=out/test.log
# The window shows the pages that were built, not those of a development server.
features=paneldesk/custom-protocol

ui() {
    (cd ui && npm run --silent "$1")
}

start_stages out/times.txt
stage install make/install.sh test
# The tools may only have come now.
. make/path.sh
stage fonts make fonts
stage pdfium make pdfium
stage ui make ui
stage ui-lint ui lint
stage ui-test ui test
stage driver make/driver.sh

# Runs the tests and keeps what they said; a pipe would lose their exit code.
all_tests() {
    { cargo test --locked --workspace --features $features --no-fail-fast 2>&1 || echo failed >"$log.failed"; } | tee "$log"
    closing_line=$(count_tests <"$log")
    [ ! -e "$log.failed" ]
}

# The runner's own summaries as one line: they stand far above the table of times.
count_tests() {
    awk '
        /^test result: / { passed += $4; failed += $6; skipped += $8 }
        END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }'
}

rm -f "$log.failed"
stage build cargo build --locked --workspace --features $features --bins --tests --examples
stage test all_tests
