# arrows.sh ROOT: who may include whom (the arrows of CONTRIBUTING.md).
ROOT=$1
. "$(dirname "$0")/common.sh"

includes=$(sources lib include examples | code | grep -E ':[0-9]+:[ 	]*#[ 	]*include')
must_see "$(echo "$includes" | grep '^lib/')" arrows

# Between the folders of lib: what each may include beside itself.
echo "$includes" | awk -F: '
    BEGIN {
        may["text"] = ""
        may["json"] = "text"
        may["document"] = "text json"
        may["facts"] = "document text"
        may["markup"] = "document text json"
        may["rules"] = "text json"
        may["engine"] = "facts rules document text"
        may["passes"] = "engine document facts rules text"
        may["arbiter"] = "engine document facts rules text json"
        may["render"] = "document text json"
        may["pipeline"] = "*"
    }
    /^lib\// {
        split($1, path, "/"); from = path[2]
        if (!match($0, /"[^"]*"/)) next
        to = substr($0, RSTART + 1, RLENGTH - 2)
        if (to !~ /\//) next                       # a file of the same folder
        split(to, parts, "/"); to_folder = parts[1]
        if (!(from in may)) { print $1 ": a folder that has no arrows: " from; next }
        if (!(to_folder in may) && to_folder != from) { print $0 " (no folder of lib)"; next }
        if (to_folder == from || may[from] == "*") next
        if (index(" " may[from] " ", " " to_folder " ") == 0) print $0
    }' | report "An arrow that is not there"

# The public headers are concepts too: the lower folders do not know the upper ones.
echo "$includes" | awk -F: '
    BEGIN {
        no["text"] = "document facts rules pass pipeline render metadata stet json"
        no["json"] = no["text"]
        no["document"] = "facts rules pass pipeline render stet"
        no["facts"] = "rules pass pipeline render stet"
        no["markup"] = "rules pass pipeline render stet"
        no["rules"] = "document facts pass pipeline render stet"
        no["engine"] = "pipeline render stet"
        no["passes"] = "pipeline render stet"
        no["arbiter"] = "pipeline render stet"
        no["render"] = "facts rules pass pipeline stet"
    }
    /^lib\// && match($0, /<stet\/[a-z_]+\.hpp>/) {
        split($1, path, "/")
        header = substr($0, RSTART + 6, RLENGTH - 11)
        if (index(" " no[path[2]] " ", " " header " ")) print $0
    }' | report "A public header above its includer"

# A pass knows no other pass, only the helpers in passes/common.
echo "$includes" | grep -E '^lib/passes/' | awk -F: '
    match($0, /"[^"]*"/) {
        to = substr($0, RSTART + 1, RLENGTH - 2)
        if (to ~ /\// && to !~ /^passes\//) next
        sub(/^passes\//, "", to)
        if (to ~ /^common\//) next
        from = $1; sub(/^lib\/passes\//, "", from); sub(/\.[ch]pp$/, "", from)
        own = to; sub(/\.[a-z]+$/, "", own)
        if (from ~ /^common\// && to !~ /\//) next  # beside it in common/
        if (own == from || to == "passes.hpp" || to == "registry.hpp" || to ~ /\.def$/ ||
            from == "registry") next
        print $0
    }' | report "A pass that includes another"

echo "$includes" | grep -E '<boost/' | grep -Ev '^lib/engine/confirm\.[ch]pp:' |
    report "Boost outside lib/engine/confirm"
echo "$includes" | grep -E '<nlohmann/' |
    grep -Ev '^(lib/(json|document|render|rules)/|include/stet/json\.hpp:|examples/)' |
    report "nlohmann_json outside json, document, render and rules"
echo "$includes" | grep -E '^include/' |
    grep -E '<(regex|iostream|locale|filesystem|fstream|thread|mutex)>' |
    report "A header too heavy for the public ones"
echo "$includes" | grep -E '^include/' | grep -E 'include *"' |
    report 'A public header included by "", not <stet/...>'
echo "$includes" | grep -E '^examples/' | grep -E 'include *("|<[a-z0-9_]+/)' |
    grep -Ev '<(stet|nlohmann|sys)/|"support/' | report "An example that knows more than <stet/...>"

finish
