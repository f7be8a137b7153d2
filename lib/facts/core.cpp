#include "facts/core.hpp"

#include <algorithm>
#include <cstdint>

namespace stet::facts {
namespace {

// What a line that is no prose costs, and the most that one paragraph may bring, in words: a menu of
// a dozen lines outweighs one paragraph, a list within a story does not part it.
constexpr std::int64_t line_cost = 6;
constexpr std::int64_t most_words = 80;

std::int64_t weight(const BlockFacts& facts) {
    if (facts.is(Shape::prose)) return std::min<std::int64_t>(facts.words, most_words);
    if (facts.is(Shape::bullet) && facts.words >= 6) return 0;
    return -line_cost;
}

}  // namespace

void find_core(const std::vector<BlockFacts>& blocks, PageFacts& page) {
    page.core_begin = page.core_end = static_cast<std::uint32_t>(blocks.size());
    std::int64_t best = 0;
    std::int64_t sum = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        const bool in_thread = i >= page.thread_begin && i < page.thread_end;
        sum += in_thread ? -line_cost : weight(blocks[i]);
        if (sum > best) {
            best = sum;
            page.core_begin = begin;
            page.core_end = i + 1;
        }
    }
}

}  // namespace stet::facts
