# What tests/run.sh and examples/run.sh share: install what is missing, configure and build in
# build/. Quiet while all is well; the log is shown when something fails. POSIX sh.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)  # of the script that reads this
build=$root/build
log=$build/run.log
mkdir -p "$build"
: >"$log"
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# quietly WHAT COMMAND...: WHAT is said where a person watches; the output goes into the log.
quietly() {
    what=$1
    shift
    if [ -t 2 ]; then printf '%s …\n' "$what" >&2; fi
    if ! "$@" >>"$log" 2>&1; then
        tail -n 200 "$log" >&2
        printf '%s failed; the whole log is %s\n' "$what" "$log" >&2
        exit 1
    fi
}

have() { command -v "$1" >/dev/null 2>&1; }

# header NAME: whether the compiler finds it.
header() {
    have "${CXX:-c++}" && echo "#include <$1>" | "${CXX:-c++}" -std=c++20 -E -x c++ - >/dev/null 2>&1
}

missing=
# want PACKAGE CHECK...: Debian's package is missing if the check fails.
want() {
    package=$1
    shift
    "$@" || missing="$missing $package"
}

# Installs what want() found missing, where that is possible: on another system than Debian, or
# without the right to install, CMake says what it does not find.
install_missing() {
    [ -n "$missing" ] || return 0
    if ! have apt-get; then
        echo "Not found:$missing (names of Debian's packages); trying without" >&2
    elif [ "$(id -u)" -eq 0 ]; then
        apt_install
    elif have sudo && sudo -n true 2>/dev/null; then
        apt_install sudo
    elif have sudo && [ -t 0 ]; then
        sudo true && apt_install sudo
    else
        echo "To be installed by someone who may: apt-get install$missing; trying without" >&2
    fi
    missing=
}
# apt_install [sudo]
apt_install() {
    # shellcheck disable=SC2086  # a list of packages
    if ! ${1-} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >>"$log" 2>&1; then
        # The lists may be old or not there at all.
        quietly "Reading the package lists" ${1-} env DEBIAN_FRONTEND=noninteractive apt-get update -q
        quietly "Installing$missing" ${1-} env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends $missing
    fi
}

want_compiler() {
    want cmake have cmake
    want g++ have "${CXX:-c++}"
    if ! have ninja && ! have make; then want ninja-build false; fi
    install_missing
    # Headers can be looked for once there is a compiler.
    want libboost1.81-dev header boost/regex.hpp
    want nlohmann-json3-dev header nlohmann/json.hpp
}

# configure OPTION...: switches these options on in build/. Where they are on already nothing is done,
# CMake itself sees to all other changes; options that an earlier run has switched on stay on.
configure() {
    cache=$build/CMakeCache.txt
    arguments=
    for option in "$@"; do
        grep -q "^$option:BOOL=ON" "$cache" 2>/dev/null || arguments="$arguments -D$option=ON"
    done
    [ -n "$arguments" ] || return 0
    if [ ! -f "$cache" ]; then
        # What is not asked for is left to those who do.
        for option in STET_BUILD_TESTS STET_BUILD_EXAMPLES; do
            case " $* " in *" $option "*) ;; *) arguments="$arguments -D$option=OFF" ;; esac
        done
        arguments="$arguments -DCMAKE_BUILD_TYPE=Release"
        if have ninja; then arguments="$arguments -G Ninja"; fi
        if have ccache; then arguments="$arguments -DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
    fi
    # shellcheck disable=SC2086  # a list of arguments without spaces
    quietly "Configuring" cmake -S "$root" -B "$build" $arguments
}

# compile ARG...: builds build/.
compile() { quietly "Building" cmake --build "$build" --parallel "$jobs" "$@"; }
