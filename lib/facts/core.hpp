// Where the story most likely stands.
#pragma once

#include <stet/facts.hpp>

#include <vector>

namespace stet::facts {

/// The stretch of blocks with the largest sum when prose counts its words and every other block
/// costs a little: the maximum-subarray problem, by Kadane's algorithm (Bentley, Programming Pearls,
/// column 8). What readers write in the page's thread costs as well. Sets the core alone. Linear.
void find_core(const std::vector<BlockFacts>& blocks, PageFacts& page);

}  // namespace stet::facts
