# self_test.sh COMPILER_ID COMPILER: check.sh must fail for each way in which a pair can be wrong.
set -u
here=$(dirname "$0")
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
failed=0

# verdict NAME WANTED_STATUS, with the source on stdin
verdict() {
    cat >"$work/$1.cpp"
    sh "$here/check.sh" "$work/$1.cpp" "$work" "$ID" "$COMPILER" >"$work/out" 2>&1
    status=$?
    [ $status -eq "$2" ] || { echo "$1: status $status, not $2"; cat "$work/out"; failed=1; }
}
ID=$1 COMPILER=$2

verdict good 0 <<'C'
// error: nothing
#ifdef STET_MUST_NOT_COMPILE
int x = nothing;
#else
int x = 1;
#endif
C
verdict both_compile 1 <<'C'
// error: nothing
int x = 1;
C
verdict neither_compiles 1 <<'C'
// error: nothing
int x = nothing;
C
verdict other_error 1 <<'C'
// error: deleted function
#ifdef STET_MUST_NOT_COMPILE
int x = nothing;
#else
int x = 1;
#endif
C
verdict no_expectation 1 <<'C'
#ifdef STET_MUST_NOT_COMPILE
int x = nothing;
#endif
C
ID=GNU
verdict other_compiler 77 <<'C'
// clang only
// error: nothing
int x = 1;
C
exit $failed
