// Where the story most likely stands.
#pragma once

#include <stet/facts.hpp>

#include <vector>

namespace stet::facts {

/// The stretch of blocks with the largest sum when prose counts its words and every other block
/// costs a little: the maximum-subarray problem, by Kadane's algorithm (Bentley, Programming Pearls,
/// column 8). Only the core of the answer is set. Linear.
[[nodiscard]] PageFacts find_core(const std::vector<BlockFacts>& blocks);

}  // namespace stet::facts
