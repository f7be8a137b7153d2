#!/bin/sh
# sh tests/run.sh [CTEST ARG ...]: installs what is missing (Debian), builds the library, the
# examples and the tests in build/, and runs the tests. Quiet while all is well.
. "$(dirname "$0")/support/build.sh"

want_compiler
want catch2 sh -c '[ -d /usr/include/catch2 ] || ls /usr/local/include/catch2 >/dev/null 2>&1'
want pkg-config have pkg-config
want binutils have nm
want python3 have python3
want xz-utils have xz
want unicode-data test -f /usr/share/unicode/UnicodeData.txt
install_missing

configure STET_BUILD_TESTS STET_BUILD_EXAMPLES
compile

# What passes is told by ctest's summary alone.
cd "$build" || exit
if ctest --output-on-failure --parallel "$jobs" "$@" >run-tests.log 2>&1; then
    sed -n '/tests passed, /,$p' run-tests.log
else
    status=$?
    grep -vE '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test .* Passed )' run-tests.log
    exit $status
fi
