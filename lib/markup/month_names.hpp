// The months in languages of dates beyond those of text/time_words.hpp.
#pragma once

#include <cstdint>
#include <string_view>

namespace stet::markup {

/// The month that the folded word names, from 1, in the languages of text::time_word() or in bg ca et gl hi hr hu id is lt lv mk
/// ms ro sk sl sq sr, ar or he; else 0.
[[nodiscard]] std::uint8_t month_of(std::string_view folded) noexcept;

}  // namespace stet::markup
