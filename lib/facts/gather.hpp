// The facts stage: all that the passes are told of a page's text.
#pragma once

#include <stet/document.hpp>
#include <stet/facts.hpp>

#include "facts/fold.hpp"
#include "facts/markup.hpp"

#include <vector>

namespace stet::facts {

struct Facts {
    FoldedPage folded;
    std::vector<BlockFacts> blocks;
    PageFacts page;
    MarkupFacts markup;
};

/// Reads the page once and gathers the facts of its blocks and of the whole. Linear.
[[nodiscard]] Facts gather(const Document& page);

}  // namespace stet::facts
