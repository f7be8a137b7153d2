#include "render/safe_address.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::renderer {
namespace {

bool is_control(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte < ' ' || byte == 0x7F;
}

/// Whether what stands before the first colon may be taken for a scheme, and for none that is harmless. Stricter than
/// RFC 3986: whatever stands there counts, unless a path, query or fragment has begun.
bool has_other_scheme(std::string_view address) noexcept {
    const std::size_t end = address.find_first_of(":/?#");
    if (end == address.npos || address[end] != ':') return false;
    constexpr std::array<std::string_view, 4> harmless = {"http", "https", "mailto", "ftp"};
    const std::string_view scheme = address.substr(0, end);
    const auto is_same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; };
    return std::ranges::none_of(harmless, [&](std::string_view each) { return std::ranges::equal(scheme, each, is_same); });
}

}  // namespace

std::string safe_address(std::string_view address) {
    if (std::ranges::any_of(address, is_control) || has_other_scheme(address)) return {};
    constexpr std::string_view encoded = " \"<>\\^`{|}";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string safe;
    safe.reserve(address.size());
    for (const char c : address) {
        if (encoded.find(c) == encoded.npos) {
            safe += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            safe += '%';
            safe += digits[byte >> 4U];
            safe += digits[byte & 15U];
        }
    }
    return safe;
}

}  // namespace stet::renderer
