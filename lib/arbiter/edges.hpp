// What a text begins and ends with.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::arbiter {

/// The class of a character, beyond ASCII too. Letters of scripts without case are as good as capitals where
/// they begin a text, and as small letters where they end it.
enum class Edge : std::uint8_t {
    nothing,
    lower,
    upper,
    digit,
    stop,
    exclamation,
    ask,
    comma,
    colon,
    quote,
    bracket,
    dash,
    symbol,
    wide,  // a byte of a character beyond ASCII
};

/// Of one byte.
constexpr Edge edge_of(unsigned char c) noexcept {
    if (c >= 'a' && c <= 'z') return Edge::lower;
    if (c >= 'A' && c <= 'Z') return Edge::upper;
    if (c >= '0' && c <= '9') return Edge::digit;
    if (c >= 0x80) return Edge::wide;
    switch (c) {
        case '.': return Edge::stop;
        case '!': return Edge::exclamation;
        case '?': return Edge::ask;
        case ',':
        case ';': return Edge::comma;
        case ':': return Edge::colon;
        case '"':
        case '\'': return Edge::quote;
        case '(':
        case ')':
        case '[':
        case ']': return Edge::bracket;
        case '-': return Edge::dash;
        default: return Edge::symbol;
    }
}

/// Of the first or the last character of a text that is not empty.
[[nodiscard]] Edge first_edge(std::string_view text) noexcept;
[[nodiscard]] Edge last_edge(std::string_view text) noexcept;

/// Whether the script of the folded text's first letter has no capitals.
[[nodiscard]] bool is_caseless(std::string_view folded) noexcept;

}  // namespace stet::arbiter
