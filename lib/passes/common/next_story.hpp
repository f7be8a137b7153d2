// The next story below the first, on HTML pages that scroll on.
#pragma once

#include <stet/pass.hpp>

#include <cstddef>
#include <vector>

namespace stet::passes {

/// The blocks in article elements below the first with an h1 and paragraphs in it, and with an h1 of their own: pages that
/// load the next story when a reader comes to the end of the first. Empty for text. Linear.
[[nodiscard]] std::vector<std::size_t> next_stories(PassContext& page);

}  // namespace stet::passes
