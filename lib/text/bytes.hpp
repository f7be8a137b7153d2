// Eight bytes at a time: a number whose lowest byte is the first.
//
// A mask has the high bit of every byte that it means.
#pragma once

#include "text/hash.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace stet::text {

inline constexpr std::uint64_t each_byte = 0x0101010101010101;  // times a byte: eight of them
inline constexpr std::uint64_t high_bits = each_byte * 0x80;

/// The next eight bytes of a text, on any machine; those behind its end are 0.
constexpr std::uint64_t next_bytes(const char* at, const char* end) noexcept {
    const auto left = static_cast<std::size_t>(end - at);
    if (left >= 8) return detail::read_8(at);
    // Two reads that may overlap, rather than a loop.
    if (left >= 4) return detail::read_4(at) | detail::read_4(end - 4) << 8 * (left - 4);
    if (left == 0) return 0;
    return detail::read_1(at) | detail::read_1(at + left / 2) << 8 * (left / 2) |
           detail::read_1(end - 1) << 8 * (left - 1);
}

/// With the first byte the highest: of two texts' the greater is of the text that is sorted later.
constexpr std::uint64_t reversed(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t each_second = 0x00FF00FF00FF00FF;
    constexpr std::uint64_t each_second_pair = 0x0000FFFF0000FFFF;
    bytes = (bytes >> 8 & each_second) | (bytes & each_second) << 8;
    bytes = (bytes >> 16 & each_second_pair) | (bytes & each_second_pair) << 16;
    return bytes >> 32 | bytes << 32;
}

/// The mask of the bytes from `low` to `high`, which are ASCII. (A sum of seven bits and seven carries
/// nothing over to the next byte.)
constexpr std::uint64_t bytes_within(std::uint64_t bytes, unsigned char low, unsigned char high) noexcept {
    const std::uint64_t seven = bytes & ~high_bits;
    const std::uint64_t from_low = seven + each_byte * (0x80U - low);
    const std::uint64_t behind_high = seven + each_byte * (0x7FU - high);
    return from_low & ~behind_high & ~bytes & high_bits;
}

/// The mask of the bytes that are this one. (Seven bits and seven carry nothing over.)
constexpr std::uint64_t bytes_equal(std::uint64_t bytes, char byte) noexcept {
    const std::uint64_t others = bytes ^ each_byte * static_cast<unsigned char>(byte);  // 0 where it is
    return ~(((others & ~high_bits) + ~high_bits) | others) & high_bits;
}

/// Which is the first byte of a mask that is not empty.
constexpr unsigned first_of(std::uint64_t mask) noexcept {
    return static_cast<unsigned>(std::countr_zero(mask)) / 8;
}

/// How many of the first bytes a mask means without a gap.
constexpr unsigned count_first(std::uint64_t mask) noexcept {
    const std::uint64_t others = (mask ^ high_bits) >> 7 | std::uint64_t{1} << 63;  // never 0, which would be a branch
    return (static_cast<unsigned>(std::countr_zero(others)) + 7) / 8;
}

/// All bits of the first `count` bytes, 0 to 8.
constexpr std::uint64_t first_bytes(unsigned count) noexcept {
    return (std::uint64_t{1} << 4 * count << 4 * count) - 1;  // in two steps, as 64 at once are too many
}

}  // namespace stet::text
