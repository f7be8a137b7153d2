// Other stories' headlines amid the text of a story.
#pragma once

#include <stet/pass.hpp>

#include <cstddef>
#include <vector>

namespace stet::passes {

/// The blocks, ascending, of lists of headlines that a page of text sets between two paragraphs of its story: two to six long
/// lines, one straight below the other, that are no sentences, where the story brings no lists of its own. The last of
/// them stays where it may be the heading of the paragraph below. Linear.
[[nodiscard]] std::vector<std::size_t> insets(const PassContext& page);

}  // namespace stet::passes
