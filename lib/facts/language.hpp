// A cheap guess of the page's language.
#pragma once

#include <stet/facts.hpp>

#include "facts/fold.hpp"

#include <vector>

namespace stet::facts {

/// Sets page.language (ISO 639-1) by the scripts' own letters and by the most frequent function
/// words among the first four hundred words of prose; leaves it empty where no language leads
/// clearly. Knows en de fr es it pt nl pl ru uk el tr sv no da cs zh ja ko ar he th hi.
void guess_language(const FoldedPage& folded, const std::vector<BlockFacts>& blocks,
                    PageFacts& page);

}  // namespace stet::facts
