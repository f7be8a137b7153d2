// The mark before a list item.
#pragma once

#include "text/characters.hpp"

#include <cstddef>
#include <string_view>

namespace stet::text {

/// The marker that begins a list item's text: a bullet or dash ("•", "-", "*", "–"), or up to three
/// digits with a full stop or bracket ("1.", "2)"). White space follows it; only a bullet proper
/// may touch its text. `size` counts it with the white space. Empty where there is none. Constant
/// time but for the white space.
struct ListMarker {
    std::string_view text;
    std::size_t size = 0;
    bool ordered = false;
};

namespace detail {
[[nodiscard]] ListMarker read_list_marker(std::string_view item) noexcept;
}

/// Few of a page's lines begin with what a marker may begin with.
[[nodiscard]] inline ListMarker list_marker(std::string_view item) noexcept {
    if (item.empty()) return {};
    const auto first = static_cast<unsigned char>(item.front());
    const bool may_begin = first >= 0x80 || (ascii_flags[first] & (flag::digit | flag::bullet)) != 0;
    return may_begin ? detail::read_list_marker(item) : ListMarker{};
}

}  // namespace stet::text
