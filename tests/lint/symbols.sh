# symbols.sh STATIC_LIBRARY|SHARED_LIBRARY FILE: what the library shows to linkers is stet::'s, and
# it has no data that can be written.
ROOT=. type=$1 file=$2
. "$(dirname "$0")/common.sh"

# Names of stet, and what the compiler makes for its types.
ours='(vtable for |typeinfo for |typeinfo name for |VTT for |guard variable for |construction vtable for )?stet::'

if [ "$type" = SHARED_LIBRARY ]; then
    symbols=$(nm -DC --defined-only "$file" | sed -E 's/^[0-9a-f]* *//')
    must_see "$symbols" "symbols of $file"
    echo "$symbols" | grep -Ev "^. $ours" | report "Exported, but not stet's"
    finish
fi

# Weak symbols (W V u) of the standard library's templates are everyone's, strong ones are not.
symbols=$(nm -gC --defined-only "$file" | sed -nE 's/^[0-9a-f]+ ([A-Z]) /\1 /p')
must_see "$symbols" "symbols of $file"
echo "$symbols" | grep -E '^[TDBRGSC] ' | grep -Ev "^. $ours" | report "Global, but not stet's"

# Writable data: .data, .bss and their thread-local twins, but not .data.rel.ro, which is constant
# once the program is loaded. A constant that is made at its first use stands in .bss beside its
# guard variable; the guard shows that it is one.
objdump -tC "$file" | awk '
    $0 ~ /\.(data|bss|tdata|tbss)/ && $0 !~ /\.data\.rel\.ro/ {
        line = $0
        if (!match(line, /[ \t][0-9a-f]+[ \t]+(\.hidden )?[^ \t].*$/)) next
        at = index(line, "\t"); name = substr(line, at + 1)
        sub(/^[0-9a-f]+ +/, "", name); sub(/^\.hidden /, "", name)
        if (name ~ /^\.|^DW\.ref/) next
        if (sub(/^guard variable for /, "", name)) guarded[name] = 1
        else seen[name] = 1
    }
    END { for (name in seen) if (!(name in guarded)) print name }' |
    grep -Ev '^(std|boost|nlohmann|__gnu_cxx)::|^__' | report "Data that can be written"
finish
