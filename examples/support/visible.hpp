// Text of unknown origin for the terminal.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

/// The page's text made fit for a terminal: what could move the cursor, change colours or turn the
/// direction of writing is shown, not sent. Line breaks become '\n'.
inline std::string visible(std::string_view text) {
    std::string out;
    const auto hex = [&out](const char* format, unsigned value) {
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), format, value);
        out += digits.data();
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            if (lead == '\r' && text.substr(i + 1).starts_with('\n')) ++i;
            if (lead == '\n' || lead == '\r') out += '\n';
            else if (lead == '\t') out += ' ';
            else if (lead < 0x20 || lead == 0x7F) (out += '^') += static_cast<char>(lead ^ 0x40);
            else out += text[i];
            ++i;
            continue;
        }
        const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t code = lead & (0xFFU >> (length + 1));
        std::size_t end = i + 1;
        for (; end < i + length && end < text.size() && (text[end] & 0xC0) == 0x80; ++end) {
            code = code << 6 | (static_cast<unsigned char>(text[end]) & 0x3F);
        }
        constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (lead < 0xC2 || lead > 0xF4 || end != i + length || code < least[length] || surrogate ||
            code > 0x10FFFF) {
            hex("<%02X>", lead);  // ill-formed: the byte alone
            end = i + 1;
        } else if (code == 0x2028 || code == 0x2029) {
            out += '\n';
        } else if (code < 0xA0 || (code >= 0x202A && code <= 0x202E) ||
                   (code >= 0x2066 && code <= 0x2069)) {
            hex("<U+%04X>", code);
        } else {
            out += text.substr(i, length);
        }
        i = end;
    }
    return out;
}
