// The mark before a list item.
#pragma once

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

[[nodiscard]] ListMarker list_marker(std::string_view item) noexcept;

}  // namespace stet::text
