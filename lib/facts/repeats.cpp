#include "facts/repeats.hpp"

#include <bit>
#include <cstddef>
#include <string_view>

namespace stet::facts {

void find_repeats(const std::string& page, std::vector<BlockFacts>& blocks) {
    const auto core = [&](const BlockFacts& facts) {
        return std::string_view(page.data() + facts.core_begin, facts.core_end - facts.core_begin);
    };
    // Open addressing with linear probing, at most half full.
    const std::size_t slots = std::bit_ceil(blocks.size() * 2 + 2);
    std::vector<std::uint32_t> table(slots, BlockFacts::none);
    // Hostile pages may be made of colliding hashes; a probe that long gives up, and the repeat is
    // not seen.
    constexpr std::size_t longest_probe = 64;
    for (std::uint32_t number = 0; number < blocks.size(); ++number) {
        BlockFacts& facts = blocks[number];
        if (core(facts).empty()) continue;
        std::size_t slot = static_cast<std::size_t>(facts.hash) & (slots - 1);
        for (std::size_t probe = 0; probe < longest_probe; ++probe, slot = (slot + 1) & (slots - 1)) {
            if (table[slot] == BlockFacts::none) {
                table[slot] = number;
                break;
            }
            BlockFacts& first = blocks[table[slot]];
            if (first.hash == facts.hash && core(first) == core(facts)) {
                facts.same_as = table[slot];
                facts.shape |= static_cast<std::uint32_t>(Shape::repeated);
                first.shape |= static_cast<std::uint32_t>(Shape::repeated);
                break;
            }
        }
    }
}

}  // namespace stet::facts
