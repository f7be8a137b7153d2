// The stems of many words at once.
#pragma once

#include "text/vectors.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace stet::facts {

/// Writes what stem_at() says of each place of the text, which ascend: its bytes and its length.
void read_stems(std::string_view text, std::span<const std::uint32_t> places, std::uint64_t* stems, std::uint8_t* lengths,
                text::Vectors by = text::best_vectors()) noexcept;

}  // namespace stet::facts
