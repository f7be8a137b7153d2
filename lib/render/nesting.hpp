// A stretch's runs as markup that is properly nested.
#pragma once

#include <stet/markup.hpp>
#include <stet/render.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace stet::renderer {

/// Words, an image, or where something begins or ends to be marked up.
struct Token {
    enum class Kind { text, image, open, close };
    Kind kind = Kind::text;
    InlineKind mark = InlineKind::link;  ///< of what is opened or closed
    const Run* run = nullptr;            ///< whose text, image or link it is
    std::string_view text;
};

/// Writes the runs as tokens: what is opened last is closed first, nothing is opened twice, code has only words in it.
/// Where two marks overlap, the one within is closed and opened anew; what lasts longer is opened first, so that there
/// is no more of that than need be: each link is written three times at most. Linear.
void nest(std::span<const Run> runs, std::vector<Token>& tokens);

}  // namespace stet::renderer
