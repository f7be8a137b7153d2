// Lines that are only a time: "2 hours ago", "Updated 3:36 a.m. ET", "March 20, 2023".
#pragma once

#include <cstdint>
#include <string_view>

namespace stet::facts {

enum class TimeLine : std::uint8_t {
    none,
    age,        ///< how long ago: "5 hr 41 min ago", "vor 3 Stunden", "2小时前"
    moment,     ///< a date or a clock time, with or without "Published", "Updated" …
    announced,  ///< the words before a date that stands on the next line: "Published 1 year ago on"
};

/// What kind of time the folded text is, when it is nothing else: every word must be a number or a
/// word of time in one of the languages of text/time_words.hpp. Looks at 120 bytes at most. Linear.
[[nodiscard]] TimeLine time_line(std::string_view folded) noexcept;

/// The length of the longest part at the start of `folded` that is such a time by itself and ends
/// at a word's end, or 0. For lines that begin with a time.
[[nodiscard]] std::size_t leading_clock(std::string_view folded) noexcept;

}  // namespace stet::facts
