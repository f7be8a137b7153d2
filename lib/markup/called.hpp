// Elements by what the authors of pages call them.
#pragma once

#include "markup/ascii.hpp"
#include "text/find_byte.hpp"

#include <stet/markup.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::markup {

/// A word of elements' names, in lower case, and where in it two letters stand that few words have.
struct NameWord {
    std::string_view word;
    std::size_t rare;
};

/// The first element that has the word, in any case but of the two letters, in its Element::about and for which accepts(about) is true; 0, the page, without. One
/// reading of the markup's text; only some of those that have the word are asked.
template <class Accepts>
[[nodiscard]] std::uint32_t first_called(const Markup& markup, NameWord name, Accepts accepts) {
    constexpr unsigned most_tries = 8;
    const std::string_view text = markup.text;
    const char* const end = text.data() + text.size();
    const char first = name.word[name.rare], second = name.word[name.rare + 1];
    unsigned tries = 0;
    for (const char* pair = text::find_pair(text.data(), end, first, second); pair != end && tries < most_tries;
         pair = text::find_pair(pair + 1, end, first, second)) {
        const auto place = static_cast<std::size_t>(pair - text.data());
        if (place < name.rare || !equals_ignoring_case(text.substr(place - name.rare, name.word.size()), name.word)) continue;
        ++tries;
        const auto has_it = [&](const Element& each) { return each.about.begin <= place && place < each.about.end; };
        const auto found = std::ranges::find_if(markup.elements, has_it);
        if (found != markup.elements.end() && accepts(markup.view(found->about))) return static_cast<std::uint32_t>(found - markup.elements.begin());
    }
    return 0;
}

}  // namespace stet::markup
