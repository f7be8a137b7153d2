# headers.sh ROOT INCLUDES COMPILER...: each public header compiles alone and twice, with each
# compiler; INCLUDES are further include directories, parted by colons.
ROOT=$1 includes=$2
shift 2
. "$(dirname "$0")/common.sh"

headers=$(cd "$ROOT/include" && ls stet/*.hpp)
must_see "$headers" headers
case "${CI:-} $*" in
    true*clang*) ;;
    true*) echo "CI=true, but there is no clang"; exit 1 ;;
esac

flags="-std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
system=$(echo "$includes" | tr ':' '\n' | sed -n 's/^\(..*\)/-idirafter "\1"/p' | tr '\n' ' ')
for header in $headers; do
    grep -qx '#pragma once' "$ROOT/include/$header" || echo "$header" | report "No #pragma once"
    printf '#include <%s>\n#include <%s>\n' "$header" "$header" >"$WORK/alone.cpp"
    for compiler in "$@"; do
        eval "\"\$compiler\" $flags -I \"\$ROOT/include\" $system \"\$WORK/alone.cpp\"" \
            >"$WORK/out" 2>&1 || report "$header does not compile alone ($compiler)" <"$WORK/out"
    done
done
for header in $headers; do  # the umbrella covers them all but json.hpp
    case $header in stet/stet.hpp | stet/json.hpp) continue ;; esac
    grep -qF "#include <$header>" "$ROOT/include/stet/stet.hpp" ||
        echo "$header" | report "Not in the umbrella header"
done
finish
