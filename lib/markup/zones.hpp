// The names of time zones that say how far they are from UTC.
#pragma once

#include <optional>
#include <string_view>

namespace stet::markup {

/// The minutes east of UTC that a zone's folded name means ("cest": 120), where it means one offset:
/// neither ET, which has two, nor CST, IST and AST, which are of several continents. A binary search.
/// From the list of the IANA time zone database.
[[nodiscard]] std::optional<int> zone_offset(std::string_view folded) noexcept;

}  // namespace stet::markup
