# calls.sh ROOT: what the library never does: print, end the program, read files, the environment,
# the clock or the locale, keep mutable globals.
ROOT=$1
. "$(dirname "$0")/common.sh"

# Boost.Regex is told not to read the global locale by giving it the classic one.
lines=$(sources lib include | code | grep -Ev 'std::locale::classic|^lib/engine/confirm\.cpp:.*<locale>')
must_see "$(echo "$lines" | grep '^lib/')" calls

# forbid MESSAGE REGEX: the regex is searched in the code, comments and literals blanked.
forbid() {
    echo "$lines" | grep -E ":[0-9]+:.*($2)" | report "$1"
}
start='(^|[^A-Za-z0-9_.>])'  # not a member and not the end of another name

forbid "It prints" "$start(v?f?printf|puts|fputs|putchar|putc|fputc|fwrite|perror) *\("
forbid "It prints" "std::(cout|cerr|clog|wcout|wcerr)"
forbid "It ends the program" "$start(abort|exit|_exit|_Exit|quick_exit|terminate) *\("
forbid "It reads files" "$start(fopen|freopen|::open|popen|mmap) *\(|std::(basic_)?[io]?fstream|std::filesystem|<(fstream|filesystem|cstdio|stdio\.h|iostream)>"
forbid "It reads the environment" "$start(secure_)?getenv *\("
forbid "It reads the clock" "$start(time|clock|clock_gettime|gettimeofday|localtime|gmtime|localtime_r|gmtime_r) *\(|_clock::now|system_clock|steady_clock|high_resolution_clock"
forbid "It rolls dice" "std::random_device|$start(rand|srand|random) *\("
forbid "It reads the locale" "std::locale|setlocale|localeconv|<(locale|clocale|cctype|ctype\.h|cwctype|iomanip|sstream)>|$start(tolower|toupper|isalpha|isdigit|isspace|isalnum|isupper|islower|ispunct|strtod|strtof|atof|snprintf|sprintf|strcoll) *\(|std::(stod|stof|stold|to_wstring|o?stringstream|istringstream)"
forbid "A mutable global" "${start}thread_local"
# Not indented: a member is none.
echo "$lines" | grep -E ':[0-9]+: (inline +|static +)*std::(once_flag|mutex|atomic)' | report "A mutable global"
# What symbols.sh can't tell from a constant: a variable that is made at its first use.
echo "$lines" | grep -E ':[0-9]+: *(inline +)?static +[^(]*[;={]' |
    grep -Ev 'static +[^(=;{]*const(expr|init const)? ' | report "A mutable global"

finish
