// Pleas: what asks the reader for money, an address or a subscription.
#pragma once

#include <stet/pass.hpp>

namespace stet::passes {

/// Marks what the label's rules speak for, and for each heading that opens a run the paragraphs
/// below it in which the house speaks to the reader ("we", "our", "your", outside quotations), up to
/// where the story goes on. A paragraph that no rule knows is taken only between two that rules do,
/// or when it speaks of money, membership or reading as well. A box's title goes with it. Linear.
void cut_pleas(PassContext& page, Label label);

}  // namespace stet::passes
