// The next story below the first, on pages that scroll on.
#pragma once

#include <stet/pass.hpp>

#include <cstddef>
#include <vector>

namespace stet::passes {

/// The blocks of further stories, on pages that load the next when a reader comes to the end of the first. Of HTML: what is in
/// article elements below the first with an h1 and paragraphs in it, and with an h1 of their own. Of text: all from where
/// the lines between headline and story come again, with another time of publication. Linear.
[[nodiscard]] std::vector<std::size_t> next_stories(PassContext& page);

}  // namespace stet::passes
