#!/bin/sh
# Runs a command with the tools that the project found or installed first on PATH: with.sh COMMAND [ARGUMENT…]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/make/path.sh"
exec "$@"
