# self_test.sh COMPILER: each guard must pass a tree that is good, and fail one that is bad in one
# place. A guard that can't fail guards nothing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
compiler=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
unset CI
failed=0

# A tree with nothing to complain of, though a careless guard might.
fresh() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/include/stet" "$work/tree/examples"
    for folder in text json document facts rules engine passes/common render pipeline; do
        mkdir -p "$work/tree/lib/$folder"
    done
    cd "$work/tree" || exit 1
    printf '#pragma once\n#include <stet/span.hpp>\n' >include/stet/stet.hpp
    printf '#pragma once\nstruct Span {};\n' >include/stet/span.hpp
    printf '#include <stet/stet.hpp>\n#include <iostream>\nint main() { std::cout << 1; }\n' >examples/a.cpp
    cat >lib/text/a.cpp <<'C'
// It never calls printf("…") or std::exit(1); /* nor abort() */
/* getenv("HOME")
   std::cout << time(0); */
const char* words = "exit(1) // \" abort()";
const char* raw = R"x(abort(); ")" std::cout)x";
char quote = '"'; int million = 1'000'000;
struct Entry { int time; };
int at(Entry* e) { return e->time; }
static int twice(int n) { return 2 * n; }
int first() { static const std::vector<int> all = make(); return all[0]; }
C
    printf '#include "text/a.hpp"\n' >lib/document/a.cpp
    printf '#include <boost/regex.hpp>\n#include <locale>\n#include "engine/a.hpp"\n' >lib/engine/confirm.cpp
    printf '#include "passes/common/help.hpp"\n#include "engine/a.hpp"\n' >lib/passes/share.cpp
    printf '#include "passes/share.hpp"\n' >lib/pipeline/a.cpp
}

# verdict NAME WANTED COMMAND...: runs it in the tree.
verdict() {
    name=$1 wanted=$2
    shift 2
    "$@" >"$work/out" 2>&1
    status=$?
    [ $status -eq "$wanted" ] && return
    echo "$name: status $status, not $wanted"
    cat "$work/out"
    failed=1
}

# bad GUARD FILE LINE: the guard must fail once FILE has that line more.
bad() {
    fresh
    mkdir -p "$(dirname "$2")"
    printf '%s\n' "$3" >>"$2"
    case $1 in
        headers) verdict "headers: $3" 1 sh "$here/headers.sh" . "" "$compiler" ;;
        *) verdict "$1: $2: $3" 1 sh "$here/$1.sh" . ;;
    esac
}

for guard in arrows calls paths; do
    fresh
    verdict "$guard on a good tree" 0 sh "$here/$guard.sh" .
    rm -rf "$work/tree"
    mkdir "$work/tree" && cd "$work/tree" || exit 1
    verdict "$guard on an empty tree" 1 sh "$here/$guard.sh" .
done
fresh
verdict "headers on a good tree" 0 sh "$here/headers.sh" . "" "$compiler"
verdict "headers in CI without clang" 1 env CI=true sh "$here/headers.sh" . "" true

bad arrows lib/document/a.cpp '#include "rules/pack.hpp"'
bad arrows lib/document/a.cpp '#include "markup/tokens.hpp"'
bad arrows lib/text/a.cpp '#include "document/a.hpp"'
bad arrows lib/text/a.cpp '#include <stet/document.hpp>'
bad arrows lib/rules/a.cpp '#include "engine/a.hpp"'
bad arrows lib/render/a.cpp '#include "passes/share.hpp"'
bad arrows lib/render/a.cpp '#include <stet/pipeline.hpp>'
bad arrows lib/engine/a.cpp '#include "passes/share.hpp"'
bad arrows lib/engine/a.cpp '#include <boost/regex.hpp>'
bad arrows lib/engine/a.cpp '#include <nlohmann/json.hpp>'
bad arrows lib/passes/share.cpp '#include "passes/paywall.hpp"'
bad arrows lib/passes/share.cpp '#include "paywall.hpp"'
bad arrows lib/misc/a.cpp '#include "text/a.hpp"'
bad arrows lib/text/a.cpp '#include "misc/a.hpp"'
bad arrows include/stet/span.hpp '#include <nlohmann/json.hpp>'
bad arrows include/stet/span.hpp '#include <iostream>'
bad arrows include/stet/span.hpp '#include "text/a.hpp"'
bad arrows examples/a.cpp '#include "text/a.hpp"'
bad arrows examples/a.cpp '#include <boost/regex.hpp>'

bad calls lib/text/a.cpp 'void f() { printf("x"); }'
bad calls lib/text/a.cpp 'void f() { std::cerr << 1; }'
bad calls lib/text/a.cpp 'void f() { std::abort(); }'
bad calls lib/text/a.cpp 'void f() { exit(1); }'
bad calls lib/text/a.cpp 'auto f() { return getenv("HOME"); }'
bad calls lib/text/a.cpp 'auto f() { return std::fopen("a", "r"); }'
bad calls lib/text/a.cpp 'std::ifstream in;'
bad calls lib/text/a.cpp 'auto f() { return std::time(nullptr); }'
bad calls lib/text/a.cpp 'auto f() { return std::chrono::system_clock::now(); }'
bad calls lib/text/a.cpp 'auto f() { return std::locale(); }'
bad calls lib/text/a.cpp 'void f() { setlocale(0, ""); }'
bad calls lib/text/a.cpp 'thread_local int calls;'
bad calls lib/text/a.cpp '    static std::vector<int> cache;'
bad calls lib/text/a.cpp '    static Rules rules = read();'
bad calls include/stet/span.hpp '#include <cstdio>'

bad paths lib/text/a.cpp "// see $(printf '/%s/%s' home somebody/notes)"
bad paths README.md "cd $(printf '/%s/%s' root stet)"
fresh && pwd >>README.md
verdict "paths: this checkout's own" 1 sh "$here/paths.sh" .

bad headers include/stet/span.hpp 'std::string words;'
bad headers include/stet/other.hpp '#pragma once'
fresh && echo 'struct Once;' >include/stet/span.hpp
verdict "headers: no #pragma once" 1 sh "$here/headers.sh" . "" "$compiler"

# symbols TYPE WANTED, with the source on stdin
symbols() {
    cd "$work" && rm -f a.o liba.a liba.so && cat >a.cpp
    flags="-std=c++20 -O1 -fPIC -fvisibility=hidden"
    if [ "$1" = SHARED_LIBRARY ]; then
        "$compiler" $flags -shared a.cpp -o liba.so || failed=1
        verdict "symbols: $(head -n 1 a.cpp)" "$2" sh "$here/symbols.sh" "$1" liba.so
    else
        "$compiler" $flags -c a.cpp -o a.o && ar rc liba.a a.o || failed=1
        verdict "symbols: $(head -n 1 a.cpp)" "$2" sh "$here/symbols.sh" "$1" liba.a
    fi
}
symbols STATIC_LIBRARY 0 <<'C'
// constants, also such as hold addresses or are made at first use
#include <string>
#include <string_view>
#include <vector>
namespace stet {
constexpr std::string_view table[] = {"a", "b"};
const char* const names[] = {"c", "d"};
std::string_view at(int i) { return table[i]; }
const char* name(int i) { return names[i]; }
const std::vector<std::string>& words() { static const std::vector<std::string> w{"a"}; return w; }
struct Base { virtual ~Base(); };
Base::~Base() = default;
}
C
symbols STATIC_LIBRARY 1 <<'C'
// a function that is nobody's
void helper() {}
C
symbols STATIC_LIBRARY 1 <<'C'
// a variable that can be written
namespace stet { int calls = 1; int count() { return ++calls; } }
C
symbols STATIC_LIBRARY 1 <<'C'
// a variable that can be written, zero and unnamed
namespace stet { namespace { int calls; } int count() { return ++calls; } }
C
symbols STATIC_LIBRARY 1 <<'C'
// a thread's own variable
namespace stet { thread_local int calls; int count() { return ++calls; } }
C
symbols STATIC_LIBRARY 1 <<'C'
// a function's own variable
namespace stet { int count() { static int calls = 0; return ++calls; } }
C
symbols SHARED_LIBRARY 0 <<'C'
// one exported name
namespace stet { __attribute__((visibility("default"))) int f() { return 1; } }
C
symbols SHARED_LIBRARY 1 <<'C'
// an exported name that is nobody's
extern "C" __attribute__((visibility("default"))) int f() { return 1; }
C
exit $failed
