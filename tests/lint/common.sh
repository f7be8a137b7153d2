# What the guards share. ROOT is the tree that they look at.
set -u
LINT=$(cd "$(dirname "$0")" && pwd)
WORK=$(mktemp -d) && trap 'rm -rf "$WORK"' EXIT
FINDINGS=$WORK/findings

# sources DIR...: the C++ files under these folders of ROOT, but for tools.
sources() {
    for folder in "$@"; do
        [ -d "$ROOT/$folder" ] && find "$ROOT/$folder" -name '*.[ch]pp' -o -name '*.inc' -o -name '*.def'
    done | grep -v -e '/make_[^/]*$' -e '/arbiter/trainer/' | sort
}

# code FILE-NAMES-ON-STDIN: FILE:LINE: CODE, names relative to ROOT.
code() {
    while IFS= read -r file; do awk -f "$LINT/code.awk" "$file"; done | sed "s|^$ROOT/||"
}

# report MESSAGE, findings on stdin. It runs at the end of pipes, in a shell of its own, so that what
# it found is remembered in a file.
report() {
    findings=$(cat)
    [ -z "$findings" ] && return
    printf '%s:\n%s\n' "$1" "$findings" | sed '2,$s/^/  /'
    echo found >>"$FINDINGS"
}

finish() { [ ! -s "$FINDINGS" ]; exit; }

# A guard that saw nothing must not pass.
must_see() {
    [ -n "$1" ] || { echo "$2: nothing to look at"; exit 1; }
}
