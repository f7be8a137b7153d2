// Times of day among the tokens of a printed date.
#pragma once

#include "markup/date_tokens.hpp"
#include "markup/moment.hpp"

#include <cstddef>
#include <optional>

namespace stet::markup {

struct ReadClock {
    Clock clock;
    std::size_t end;  // the token behind it
};

/// The time of day that begins with the token at `at`, with half of the day and zone where they are given:
/// "9:05 p.m. EST", "09.05 Uhr", "9h05", "T09:05:00.5+01:00", "下午9時5分". Constant time.
[[nodiscard]] std::optional<ReadClock> read_clock(const DateTokens& tokens, std::size_t at);

/// The time of day that stands behind a date's last token, or else before its first, with nothing between but
/// weekdays, small words and signs. Linear in the tokens.
[[nodiscard]] std::optional<Clock> clock_beside(const DateTokens& tokens, std::size_t begin, std::size_t end);

}  // namespace stet::markup
