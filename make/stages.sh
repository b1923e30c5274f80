# Sourced: runs stages and says at the end how long each took, also when one failed.
#   start_stages FILE     before the first stage: the table is printed at the end and written to FILE
#   stage NAME COMMAND…   runs a command; ends the script when it fails

stage_rows=

start_stages() {
    times_file=$1
    mkdir -p "$(dirname "$times_file")"
    trap 'print_times' EXIT
}

stage() {
    stage_name=$1
    shift
    echo "== $stage_name: $*"
    stage_began=$(date +%s)
    stage_end=failed
    "$@" && stage_end=ok
    stage_rows="$stage_rows$stage_name $(($(date +%s) - stage_began)) $stage_end
"
    [ $stage_end = ok ] || exit 1
}

print_times() {
    echo
    printf %s "$stage_rows" | awk '
        BEGIN { printf "%-10s %8s\n", "stage", "seconds" }
        { printf "%-10s %8d%s\n", $1, $2, $3 == "failed" ? "  failed" : ""; all += $2 }
        END { printf "%-10s %8d\n", "all", all }' | tee "$times_file"
    [ -z "${closing_line:-}" ] || printf '\n%s\n' "$closing_line"
}
