#include "json/base64.hpp"

#include <array>
#include <cstdint>

namespace stet::json {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t none = 64;
constexpr auto values = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(none);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return table;
}();

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        }
        for (unsigned i = 0; i < 4; ++i) {
            text += i <= group.size() ? alphabet[bits >> (18 - 6 * i) & 0x3F] : '=';
        }
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        std::size_t padding = 0;
        if (at + 4 == text.size()) padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint8_t value = i < 4 - padding
                                           ? values[static_cast<unsigned char>(text[at + i])]
                                           : std::uint8_t{0};
            if (value == none) return std::nullopt;
            bits = bits << 6 | value;
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const auto byte = static_cast<char>(bits >> (16 - 8 * i) & 0xFF);
            if (i < 3 - padding) {
                bytes += byte;
            } else if (byte != 0) {
                return std::nullopt;
            }
        }
    }
    return bytes;
}

}  // namespace stet::json
