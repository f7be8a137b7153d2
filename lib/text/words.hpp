// The words of an enumeration, by table.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace stet::text {

/// The word at the enumerator's place; the empty view for a value outside the enumeration.
template <std::size_t N, class Enum>
constexpr std::string_view word_of(const std::array<std::string_view, N>& words,
                                   Enum value) noexcept {
    const auto place = static_cast<std::size_t>(value);
    return place < N ? words[place] : std::string_view();
}

/// The enumerator whose word this is. Linear in N, which is below twenty.
template <class Enum, std::size_t N>
constexpr std::optional<Enum> value_of(const std::array<std::string_view, N>& words,
                                       std::string_view word) noexcept {
    for (std::size_t place = 0; place < N; ++place) {
        if (words[place] == word) return static_cast<Enum>(place);
    }
    return std::nullopt;
}

}  // namespace stet::text
