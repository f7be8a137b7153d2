# check.sh SOURCE INCLUDE_DIR COMPILER_ID COMPILER: the bad half must not compile, and for the reason
# given; the mended half must. Leaves with 77 where only clang can tell and this isn't clang.
set -u
source=$1 includes=$2 id=$3 compiler=$4

if grep -q '^// clang only' "$source"; then
    case $id in
        *Clang) ;;
        *) echo "skipped: $id does not warn of this; the clang build runs it"; exit 77 ;;
    esac
fi
expected=$(sed -n 's|^// error: ||p' "$source")
[ -n "$expected" ] || { echo "$source does not say which error it expects"; exit 1; }

compile() {
    "$compiler" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I "$includes" "$@" "$source" 2>&1
}
output=$(compile) || { echo "The mended half does not compile:"; echo "$output"; exit 1; }
if output=$(compile -DSTET_MUST_NOT_COMPILE); then
    echo "This compiles, and must not: $source"
    exit 1
fi
echo "$output" | grep -Eq -- "$expected" || { echo "Not the error expected ($expected):"; echo "$output"; exit 1; }
