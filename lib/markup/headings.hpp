// The headings that may be a page's headline.
#pragma once

#include <stet/document.hpp>

#include <string_view>
#include <vector>

namespace stet::markup {

/// An <h1> to <h4>.
struct Heading {
    std::string_view text;
    int level;
    bool is_own = true;  ///< not in a link, list or menu, as logos and the paths to a page are
};

/// The page's headings of these levels, in order: at most 20 of the first and 20 of the others, of 1000 bytes at most. Views of the document's source.
[[nodiscard]] std::vector<Heading> headings_of(const Document& document);

}  // namespace stet::markup
