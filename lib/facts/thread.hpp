// Readers' comments below a story.
#pragma once

#include <stet/facts.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::facts {

/// The blocks [begin, end) in which readers comment, or none: begin == end.
struct Thread {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Finds the first thread of comments by the lines that part one comment from the next: "Jane Doe says:",
/// "Reply", "Jane Doe | 4 May 2023", "3 days ago". What readers write reads like a story, so no fact of a
/// single paragraph tells. A thread has a story above it, and a heading ("7 thoughts on …") or answers and
/// names with times that come again and again. Of the 74 threads on the 1,268 pages of the corpus nothing is in the gold,
/// but for one snippet that is wanted. `page` is the folded text. Linear.
[[nodiscard]] Thread find_thread(std::string_view page, const std::vector<BlockFacts>& blocks) noexcept;

}  // namespace stet::facts
