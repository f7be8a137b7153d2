// The cards of other stories on HTML pages.
#pragma once

#include <stet/pass.hpp>

#include <cstddef>
#include <vector>

namespace stet::passes {

/// The blocks, ascending, of cards: elements that each hold one linked heading or line, most with a day or an age, and are many
/// of a kind; of text headlines with a day or an age close below, one behind the other. A list of the story's own ("The ten best
/// …") bears no days. Linear in the blocks, times the depth of the elements.
[[nodiscard]] std::vector<std::size_t> cards(PassContext& page);

}  // namespace stet::passes
