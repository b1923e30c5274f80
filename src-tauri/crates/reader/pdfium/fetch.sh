#!/bin/sh
# Puts the pinned pdfium library and its licences into a folder: DEST/libpdfium.so, DEST/licenses/.
#   fetch.sh DEST [x86_64|aarch64]
# Needs python3 with pip. Does nothing when DEST already holds the pinned version for that machine.
set -eu

dest=${1:?usage: fetch.sh DEST [x86_64|aarch64]}
machine=${2:-$(uname -m)}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

case $machine in
    x86_64 | aarch64) ;;
    arm64) machine=aarch64 ;;
    *) echo "fetch.sh: no pinned pdfium for $machine" >&2; exit 1 ;;
esac

pin="$machine $(sha256sum "$here/requirements.txt" | cut -d ' ' -f 1)"
if [ -f "$dest/libpdfium.so" ] && [ "$(cat "$dest/pin" 2>/dev/null)" = "$pin" ]; then
    exit 0
fi

mkdir -p "$dest"
work=$(mktemp -d "$dest/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
    --platform "manylinux2014_$machine" --platform "manylinux_2_17_$machine" \
    --implementation py --abi none --python-version 3.11 \
    --requirement "$here/requirements.txt" --dest "$work"
python3 -m zipfile -e "$work"/pypdfium2-*.whl "$work/wheel"

rm -rf "$dest/licenses" "$dest/pin"
mv "$work"/wheel/pypdfium2-*.dist-info/licenses "$dest/licenses"
mv "$work/wheel/pypdfium2_raw/libpdfium.so" "$dest/libpdfium.so"
printf '%s\n' "$pin" > "$dest/pin"
