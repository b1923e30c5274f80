#!/bin/sh
# Packs what was built for release into FOLDER/paneldesk_VERSION_ARCHITECTURE.deb: pack.sh FOLDER. Debian's own tools
# only; what the package says about itself stands beside this script.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
out=$1
tree=$out/tree

# put MODE FILE PLACE
put() {
    install -D -m "$1" "$2" "$tree$3"
}

# Everything where the program looks for it: what the reader needs lies in ../lib/paneldesk beside it.
files() {
    put 755 "$built/paneldesk" /usr/bin/paneldesk
    put 755 "$built/panelctl" /usr/bin/panelctl
    put 755 "$built/paneldesk-reader" /usr/lib/paneldesk/paneldesk-reader
    put 644 assets/pdfium/libpdfium.so /usr/lib/paneldesk/libpdfium.so
    put 644 assets/fonts/node_modules/@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf \
        /usr/lib/paneldesk/NotoSansSC_500Medium.ttf
    put 644 make/bundle/paneldesk.desktop /usr/share/applications/paneldesk.desktop
    for size in 16 24 32 48 64 128; do
        icon "$size" "${size}x$size.png"
    done
    icon 256 128x128@2x.png
    icon 512 icon.png
    put 644 make/bundle/lintian-overrides /usr/share/lintian/overrides/paneldesk
}

icon() {
    put 644 "src-tauri/icons/$2" "/usr/share/icons/hicolor/$1x$1/apps/paneldesk.png"
}

documents() {
    for program in paneldesk panelctl; do
        put 644 "make/bundle/$program.1" "/usr/share/man/man1/$program.1"
        gzip -9n "$tree/usr/share/man/man1/$program.1"
    done
    doc=$tree/usr/share/doc/paneldesk
    python3 make/licences.py "$doc/copyright"
    gzip -9nc CHANGELOG.md >"$doc/NEWS.gz"
    {
        printf 'paneldesk (%s) unstable; urgency=medium\n\n' "$version"
        printf '  * What changed stands in NEWS.gz.\n\n'
        printf ' -- %s  %s\n' "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
    } | gzip -9n >"$doc/changelog.gz"
    chmod 644 "$doc"/*
}

# Names the Debian packages of the libraries that the programs are linked with, in the versions that they need.
libraries() {
    mkdir -p "$out/shlibs/debian"
    : >"$out/shlibs/debian/control"
    cd "$out/shlibs"
    dpkg-shlibdeps -O ../tree/usr/bin/paneldesk ../tree/usr/bin/panelctl \
        ../tree/usr/lib/paneldesk/paneldesk-reader ../tree/usr/lib/paneldesk/libpdfium.so |
        sed -n 's/^shlibs:Depends=//p'
}

control() {
    needed=$(libraries)
    if [ -z "$needed" ]; then
        echo "dpkg-shlibdeps finds no libraries" >&2
        return 1
    fi
    size=$(du -k -s --apparent-size "$tree/usr" | cut -f 1)
    mkdir "$tree/DEBIAN"
    (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
    sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@MAINTAINER@/$maintainer/" \
        -e "s/@SIZE@/$size/" -e "s/@LIBRARIES@/$needed/" make/bundle/control >"$tree/DEBIAN/control"
    chmod 644 "$tree"/DEBIAN/*
}

built=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
maintainer=$(sed -n 's/^authors = \["\(.*\)"\]/\1/p' src-tauri/Cargo.toml)
architecture=$(dpkg --print-architecture)
# The same commit gives the same dates.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

umask 022
rm -rf "$tree" "$out"/*.deb
mkdir -p "$out"
files
documents
control
dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/paneldesk_${version}_$architecture.deb"
rm -rf "$tree" "$out/shlibs"
