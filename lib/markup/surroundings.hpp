// What stands around a page's headline.
#pragma once

#include <stet/document.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace stet::markup {

struct Surroundings {
    std::size_t headline = 0;             ///< the block that is the headline
    std::vector<std::string_view> dates;      ///< short texts straight at it, the likeliest first; many are no dates
    std::vector<std::string_view> far_dates;  ///< those farther away
    std::vector<std::string_view> bylines;  ///< lines near it that begin as bylines do ("By Jane Doe")
};

/// Reads the blocks around the one that is `headline`, as a title; where none is, around the first heading. What an element is
/// called counts more than what is near. Comments and other stories' boxes are passed over, and dates of changes. The texts are views of the document. Linear.
[[nodiscard]] Surroundings surroundings_of(const Document& document, std::string_view headline);

}  // namespace stet::markup
