# Prints FILE:LINE: CODE for each line of C++ that is left without comments and without what stands
# in string and character literals. Names of #include are kept.
FNR == 1 { block = 0; raw = "" }
{
    line = $0
    code = ""
    if (raw == "" && !block && line ~ /^[ \t]*#[ \t]*include/) {
        sub(/[ \t]*\/\/.*$/, "", line)
        print FILENAME ":" FNR ": " line
        next
    }
    while (line != "") {
        if (raw != "") {  # in a raw string, until its )DELIMITER"
            at = index(line, raw)
            if (!at) { line = ""; break }
            line = substr(line, at + length(raw)); raw = ""; code = code "\""
        } else if (block) {
            at = index(line, "*/")
            if (!at) { line = ""; break }
            line = substr(line, at + 2); block = 0; code = code " "
        } else if (substr(line, 1, 2) == "//") {
            break
        } else if (substr(line, 1, 2) == "/*") {
            block = 1; line = substr(line, 3)
        } else if (match(line, /^(u8|[uUL])?R"[^ ()\\]*\(/)) {
            raw = substr(line, 1, RLENGTH); sub(/^[^"]*"/, "", raw); sub(/\($/, "", raw)
            raw = ")" raw "\""
            line = substr(line, RLENGTH + 1); code = code "\""
        } else if (match(line, /^"([^"\\]|\\.)*"/)) {
            line = substr(line, RLENGTH + 1); code = code "\"\""
        } else if (code !~ /[0-9a-fA-F]$/ && match(line, /^'([^'\\]|\\.[^']*)'/)) {
            line = substr(line, RLENGTH + 1); code = code "' '"
        } else if (match(line, /^[A-Za-z0-9_]+/) && line !~ /^(u8|[uUL])?R"/) {
            code = code substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1)
        } else {
            code = code substr(line, 1, 1); line = substr(line, 2)
        }
    }
    if (code ~ /[^ \t]/) print FILENAME ":" FNR ": " code
}
