#!/bin/sh
# sh examples/run.sh: installs what is missing (Debian), builds the library and the examples in
# build/, and shows what they make of a page.
. "$(dirname "$0")/../tests/support/build.sh"

want_compiler
install_missing

configure STET_BUILD_EXAMPLES
compile --target stet_examples

page=$root/examples/sample/article.txt
cd "$root" || exit
heading() { printf '\n=== %s\n\n' "$1"; }

heading "The page as an editor would mark it: build/examples/explain examples/sample/article.txt"
"$build/examples/explain" "$page"
heading "The article: build/examples/clean_file examples/sample/article.txt"
"$build/examples/clean_file" "$page"
