#!/bin/sh
# sh needs.sh NEED ... -- COMMAND [ARG ...]: runs the command if all that it needs is there: files,
# or programs (a NEED without a slash). If not, leaves with 77, which ctest takes for skipped; with
# CI=true it fails, for there a skipped test would look like one that passed.
while [ "$1" != -- ]; do
    case $1 in
        */*) test -e "$1" ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac || {
        if [ "${CI:-}" = true ]; then
            echo "failed: CI=true, but there is no $1"
            exit 1
        fi
        echo "skipped: there is no $1"
        exit 77
    }
    shift
done
shift
exec "$@"
