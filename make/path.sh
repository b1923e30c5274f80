# shellcheck disable=SC2154 # the script that sources this sets $root, the project folder
# Sourced: finds a Rust that is new enough and puts it, and what
# make/install.sh brought, on PATH.

# The one place that says which Rust is old enough is Cargo.toml.
msrv=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")

# at_least HAVE WANT: whether version HAVE is not older than WANT.
at_least() {
    printf '%s\n%s\n' "$2" "$1" | sort -V -C
}

# Whether the cargo and rustc found first on PATH are there and new enough.
rust_is_ready() {
    cargo -V >/dev/null 2>&1 && rust_found=$(rustc -V 2>/dev/null | cut -d ' ' -f 2) &&
        [ -n "$rust_found" ] && at_least "$rust_found" "$msrv"
}

# A machine may have several; the one on PATH is preferred to the one in the home folder and the system's.
find_rust() {
    plain_path=$PATH
    for front in '' "${CARGO_HOME:-$HOME/.cargo}/bin:" /usr/bin:; do
        PATH=$front$plain_path
        rust_is_ready && return 0
    done
    PATH=$plain_path
    return 1
}

find_rust || true
PATH=$root/.venv/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH
