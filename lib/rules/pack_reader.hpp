// Reading a rule pack.
#pragma once

#include <stet/result.hpp>
#include <stet/rules.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::rules {

/// A rule as its pack has it (literals not folded yet), and where in the JSON its parts stand.
struct PackRule {
    Rule rule;
    std::uint64_t byte = 0;
    std::uint64_t pattern_byte = 0;
    std::vector<std::uint64_t> any_bytes;
};

struct Pack {
    std::string name;
    std::vector<PackRule> rules;
};

/// The newest pack format this reader knows: the value of the key "stet_pack".
inline constexpr int pack_version = 1;

/// Reads one pack, strictly: an unknown key is an error, since it is most likely a misspelt one.
/// Checks all but what needs the engine (folding of literals, compiling of patterns). Errors name
/// the pack (`name` until it has named itself), the rule by its id or number, the key, and the byte.
[[nodiscard]] Result<Pack> read_pack(std::string_view json, std::string_view name);

}  // namespace stet::rules
