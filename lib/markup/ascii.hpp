// What HTML takes for white space, and for the same letters: ASCII's alone.
#pragma once

#include <algorithm>
#include <string_view>

namespace stet::markup {

/// Tab, line feed, form feed, carriage return, space.
inline constexpr std::string_view ascii_whitespace = "\t\n\f\r ";

[[nodiscard]] constexpr bool is_ascii_whitespace(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// Whether two texts are the same but for the case of ASCII letters.
[[nodiscard]] constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace stet::markup
