# run.sh CASE SOURCE_DIR BUILD_DIR WORK_DIR: one consumer of stet; see CMakeLists.txt for the cases.
set -eu
case=$1 source=$2 build=$3
here=$source/tests/consumer
work="$4/with a space"
kind=${case##*_}                     # here | shared
prefix="$work/prefix $kind"
jobs=$(nproc 2>/dev/null || echo 2)
: "${CMAKE:=cmake}"
mkdir -p "$work"
folder="$work/$case"

say() { echo "consumer $case: $*"; }
die() { say "$@"; exit 1; }

# quietly COMMAND...: what it prints is kept in a log, and shown if it fails.
quietly() { "$@" >"$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }; }

# configure DIR ARG...: a fresh cache each time, but objects that still serve are kept.
configure() {
    project=$1
    shift
    rm -f "$folder/CMakeCache.txt"
    quietly "$CMAKE" -S "$project" -B "$folder" -DCMAKE_BUILD_TYPE=Debug "$@"
}
compile() { quietly "$CMAKE" --build "$folder" --parallel "$jobs"; }
install_to() { quietly "$CMAKE" --install "$1" --prefix "$2"; }

case $case in
subdirectory)
    configure "$here/subdirectory" "-DSTET=$source"
    spoken=$(sed -n '/--- stet from here/,/--- stet to here/p' "$folder.log" | grep -v -e '--- stet' || :)
    [ -z "$spoken" ] || die "stet speaks: $spoken"
    ! grep -q 'CMake.*Warning' "$folder.log" || die "CMake warns"
    compile
    for program in program private_program public_program strict_program; do
        "$folder/$program" || die "$program fails"
    done
    install_to "$folder" "$folder/installed"
    [ -z "$(find "$folder/installed" -type f 2>/dev/null)" ] || die "stet installs itself as a guest"
    [ -f "$folder/parent.cmake" ] || die "nothing was exported"
    ;;
fetch_content)
    # The example for users, with a copy in place of the download.
    configure "$source/examples/fetch_content" "-DFETCHCONTENT_SOURCE_DIR_STET=$source"
    compile
    story="The harbour reopened on Monday after a week of repairs to its gates."
    printf '%s\n\nShare this article\n' "$story" | "$folder/my_reader" | grep -qx "$story" ||
        die "the program fails"
    ;;
fetched_dependencies)
    # FETCHCONTENT_SOURCE_DIR_* wins over installed packages. The Boost given has nothing but regex,
    # the folders stand for downloads; only the files that include them are compiled.
    boost=$(printf '#include <boost/regex.hpp>\n' | "${CXX:-c++}" -E -x c++ - | sed -n 's|.*"\(.*\)/boost/regex\.hpp".*|\1|p' | head -n 1)
    json=$(printf '#include <nlohmann/json.hpp>\n' | "${CXX:-c++}" -E -x c++ - | sed -n 's|.*"\(.*\)/nlohmann/json\.hpp".*|\1|p' | head -n 1)
    [ -n "$boost" ] && [ -n "$json" ] || { say "skipped: the headers are in no system folder"; exit 77; }
    rm -rf "$work/downloads"
    mkdir -p "$work/downloads/regex/include/boost" "$work/downloads/json/include"
    cp -R "$boost/boost/regex" "$boost"/boost/regex.hpp "$boost"/boost/regex_fwd.hpp \
        "$work/downloads/regex/include/boost"
    cp -R "$json/nlohmann" "$work/downloads/json/include"
    configure "$source" -DSTET_BUILD_TESTS=OFF -DSTET_BUILD_EXAMPLES=OFF \
        -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
        "-DFETCHCONTENT_SOURCE_DIR_BOOST_REGEX=$work/downloads/regex" \
        "-DFETCHCONTENT_SOURCE_DIR_NLOHMANN_JSON=$work/downloads/json"
    grep -q 'downloads/regex/include' "$folder/compile_commands.json" || die "Boost is another"
    grep -q 'downloads/json/include' "$folder/compile_commands.json" || die "nlohmann_json is another"
    command=$(sed -n 's/^ *"command": "\(.*\)",*$/\1/p' "$folder/compile_commands.json" |
        sed 's/\\"/"/g; s/\\\\/\\/g' | grep 'engine/confirm\.cpp' | head -n 1)
    [ -n "$command" ] || die "lib/engine/confirm.cpp is not compiled"
    cd "$folder" && mkdir -p lib && eval "$command"
    ;;
install_here)
    rm -rf "$prefix"
    install_to "$build" "$prefix"
    ;;
install_shared)
    configure "$source" -DBUILD_SHARED_LIBS=ON -DSTET_BUILD_TESTS=OFF -DSTET_BUILD_EXAMPLES=OFF
    compile
    rm -rf "$prefix"
    install_to "$folder" "$prefix"
    ;;
package_*)
    configure "$here/package" "-DCMAKE_PREFIX_PATH=$prefix" "-DSTET_VERSION=$STET_VERSION"
    compile
    "$folder/program" || die "the program fails"
    # While it is 0.x, another minor version is another library.
    if (configure "$here/package" "-DCMAKE_PREFIX_PATH=$prefix" -DSTET_VERSION=0.99) >/dev/null; then
        die "version 0.99 was asked for, and found"
    fi
    ;;
pkg_config_*)
    command -v pkg-config >/dev/null || { [ "${CI:-}" != true ] || die "CI=true, but no pkg-config"; say "skipped: no pkg-config"; exit 77; }
    PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name stet.pc)")
    export PKG_CONFIG_PATH
    [ "$(pkg-config --modversion stet)" = "$STET_VERSION" ] || die "the version is wrong"
    mkdir -p "$folder"
    # eval, for pkg-config writes a space in a path as the shell does.
    eval "\"\${CXX:-c++}\" -std=c++20 -Wall -Werror \"\$here/main.cpp\" \"\$here/two.cpp\" -o \"\$folder/program\" $(pkg-config --cflags --libs stet)"
    LD_LIBRARY_PATH=$PKG_CONFIG_PATH/.. "$folder/program" || die "the program fails"
    ;;
dependent_*)
    readers="$work/readers $kind"
    rm -rf "$readers"
    configure "$here/dependent" "-DCMAKE_PREFIX_PATH=$prefix"
    compile
    install_to "$folder" "$readers"
    folder="$folder program"
    configure "$here/dependent" -DPROGRAM=ON "-DCMAKE_PREFIX_PATH=$prefix;$readers"
    compile
    "$folder/private_program" || die "the program fails"
    "$folder/public_program" || die "the program fails"
    ;;
moved_*)
    # Nothing that is installed may know where it was built or installed.
    rm -rf "$work/moved"
    cp -R "$prefix" "$work/moved"
    ! grep -rIlF -e "$source" -e "$prefix" "$work/moved" || die "these files name machine paths"
    configure "$here/package" "-DCMAKE_PREFIX_PATH=$work/moved" "-DSTET_VERSION=$STET_VERSION"
    compile
    "$folder/program" || die "the program fails"
    ;;
symbols_shared)
    sh "$source/tests/lint/symbols.sh" SHARED_LIBRARY "$(find "$prefix" -name 'libstet.so' | head -n 1)"
    ;;
*) die "no such case" ;;
esac
