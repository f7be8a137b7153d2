# paths.sh ROOT: no absolute paths of somebody's machine in any file of the project.
ROOT=$1
. "$(dirname "$0")/common.sh"
cd "$ROOT" || exit 1

files=$(git ls-files --cached --others --exclude-standard 2>/dev/null ||
    find . -name .git -prune -o -name 'build*' -type d -prune -o -type f -print)
must_see "$files" paths
each() { printf '%s\n' "$files" | while IFS= read -r file; do [ ! -f "$file" ] || grep -In "$@" /dev/null "$file"; done; }

home='/(home|Users)/[A-Za-z_][A-Za-z0-9_.-]*/|(^|[^A-Za-z0-9_.-])/root/'
each -E "$home" | grep -Ev '^[^:]*(\.html?:|tests/lint/paths\.sh:)' | report "A path of somebody's machine"
each -F "$(pwd)" | report "This checkout's own path"
finish
