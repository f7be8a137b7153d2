// Blocks that say the same as an earlier one.
#pragma once

#include <stet/facts.hpp>

#include <string>
#include <vector>

namespace stet::facts {

/// Sets same_as to the first block with the same core text, and Shape::repeated on both. Blocks
/// without a word are left alone. Expected linear time; equal hashes are confirmed by comparison.
void find_repeats(const std::string& page, std::vector<BlockFacts>& blocks);

}  // namespace stet::facts
