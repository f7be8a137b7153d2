// What stands around a page's headline.
#pragma once

#include <stet/document.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::markup {

/// A text that may be a date.
struct DateText {
    std::string_view text;
    std::size_t block;
};

struct Surroundings {
    std::size_t headline = 0;         ///< the block that is the headline
    std::vector<DateText> dates;      ///< short texts straight at it, the likeliest first; many are no dates
    std::vector<DateText> far_dates;  ///< those farther away; last datelines, teasers and changes
    /// Lines near it that begin as bylines do ("By Jane Doe"), or stand below such a beginning alone.
    std::vector<std::string_view> bylines;
    std::vector<std::string_view> signatures;  ///< such lines farther away, as under the text
};

/// What is looked for. The more is known of a page already, the less there is to read.
enum class Reach : std::uint8_t { none, near, far };
struct Sought {
    Reach dates = Reach::none;  ///< near: only those straight at the headline
    bool bylines = false;       ///< and signatures
};

/// Reads the blocks around the one that is `headline`, as a title; where none is, around the first heading. What an element is
/// called counts more than what is near; the blocks that `are_dates`, by their <time>, are called so too. Comments and other
/// stories' boxes are passed over. The texts are views of the document. Linear.
[[nodiscard]] Surroundings surroundings_of(const Document& document, std::string_view headline,
                                           const std::vector<bool>& are_dates, Sought sought);

}  // namespace stet::markup
