// What a block looks like, from its folded text and its ends.
#pragma once

#include <stet/facts.hpp>

#include "text/byte_bits.hpp"

#include <string>
#include <string_view>

namespace stet::facts {

/// Where a folded page has what a picture's credit without brackets has: a colon, a bar, or a sign of copyright (its
/// first byte).
using CreditSigns = text::ByteBits<':', '/', '|', '\xC2'>;

/// Adds to `facts` the shapes that fold_block() leaves out. `source` is the block's text, `page` the
/// page's folded text, and `signs` are its. Looks at the ends of the block only, so constant time but for lines short
/// enough to be a time or an address.
void add_shape(std::string_view source, const std::string& page, const CreditSigns& signs, BlockFacts& facts);

/// Where a picture's credit begins at the end of the folded text, or npos: its bracket ("… at the summit. (ap
/// photo/jane doe)"), its lead ("… at the summit. foto: jane doe", "© jane doe") or the bar before an agency
/// ("jane doe/reuters").
[[nodiscard]] std::size_t credit_begin(std::string_view folded) noexcept;

}  // namespace stet::facts
