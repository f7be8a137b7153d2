// Words of time: months, weekdays, units, and what stands around a printed date.
#pragma once

#include <cstdint>
#include <string_view>

namespace stet::text {

/// What a word may be in a line of time. A word may be several things ("may", "an", "ago").
namespace time_kind {
inline constexpr std::uint16_t number = 1 << 0;   // written out: "an", "eine"
inline constexpr std::uint16_t unit = 1 << 1;     // hour, min, Stunden
inline constexpr std::uint16_t ago = 1 << 2;      // ago, vor, il y a, fa
inline constexpr std::uint16_t month = 1 << 3;
inline constexpr std::uint16_t weekday = 1 << 4;  // and "today", "yesterday"
inline constexpr std::uint16_t clock = 1 << 5;    // am, pm, uhr, GMT: what stands by a clock time
inline constexpr std::uint16_t publish = 1 << 6;  // published, updated, stand
inline constexpr std::uint16_t link = 1 << 7;     // on, at, um, le, de: joins the others
inline constexpr std::uint16_t date = 1 << 8;     // 年 月 日
}  // namespace time_kind

struct TimeWord {
    std::string_view word;
    std::uint16_t kinds = 0;
    std::uint8_t month = 0;  ///< 1 to 12 where it can name one, also where its kinds do not say so ("ago")
};

/// What the folded word is, if it is one of the table; else no kinds. The languages are en de fr es it pt
/// nl pl ru uk sv da no fi cs tr el zh ja ko. One look into a hash table.
[[nodiscard]] TimeWord time_word(std::string_view folded) noexcept;

/// Whether the folded word may be of a time: only plain letters that are none of the table are not. With other signs among
/// them they may be several words.
[[nodiscard]] bool may_be_time_word(std::string_view folded) noexcept;

/// Whether one of the table, or what is no plain letter, may begin folded text. Nearly all lines of a page are turned away by it.
[[nodiscard]] bool may_begin_with_time_word(std::string_view folded) noexcept;

}  // namespace stet::text
