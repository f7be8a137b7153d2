// Short words as two numbers: they are found and compared without a look at their bytes one by one.
#pragma once

#include "text/bytes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// The first sixteen bytes of a text; those behind a shorter text's end are 0.
struct Beginning {
    static constexpr std::size_t size = 16;

    std::uint64_t first = 0;
    std::uint64_t second = 0;

    friend constexpr bool operator==(const Beginning& a, const Beginning& b) noexcept {
        return ((a.first ^ b.first) | (a.second ^ b.second)) == 0;
    }

    /// For hash tables, which take its high bits.
    [[nodiscard]] constexpr std::uint64_t hash() const noexcept {
        return (first ^ std::rotl(second * 0xC2B2AE3D27D4EB4FU, 29)) * 0x9E3779B97F4A7C15U;
    }
};

constexpr Beginning beginning_of(std::string_view text) noexcept {
    const char* const end = text.data() + text.size();
    return {next_bytes(text.data(), end), text.size() > 8 ? next_bytes(text.data() + 8, end) : 0};
}

/// The same of a text of so many bytes where sixteen may be read: without a branch, as how long a word is nobody foresees.
inline Beginning beginning_at(const char* at, std::size_t size) noexcept {
    const auto first = static_cast<unsigned>(size < 8 ? size : 8);
    const auto second = static_cast<unsigned>(size < 16 ? size : 16) - first;
    return {detail::read_8(at) & first_bytes(first), detail::read_8(at + 8) & first_bytes(second)};
}

}  // namespace stet::text
