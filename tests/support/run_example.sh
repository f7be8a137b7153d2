# run_example.sh PROGRAM PAGE: the example takes a page and prints something.
# clean_stream reads lines of JSON; the others take the page's name, or ignore it.
case $1 in
    *clean_stream*) output=$(printf '{"id": 1, "text": "Rain is due. It will be heavy."}\n' | "$1") ;;
    *) output=$("$1" "$2" </dev/null) ;;
esac || { echo "$1 left with status $?"; exit 1; }
[ -n "$output" ] || { echo "$1 printed nothing"; exit 1; }
