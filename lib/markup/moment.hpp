// A day and a time of day, checked, and written as ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace stet::markup {

/// A day of the Gregorian calendar.
struct Day {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;

    /// Whether there is such a day, in the years 1600 to 2199.
    [[nodiscard]] bool is_valid() const noexcept;
    friend bool operator==(const Day&, const Day&) = default;
};

/// The year that two digits mean: 1970 to 2069.
[[nodiscard]] constexpr unsigned year_of_two_digits(unsigned digits) noexcept {
    return digits < 70 ? 2000 + digits : 1900 + digits;
}

/// A time of day, as precise as it was given.
struct Clock {
    unsigned hour = 0;
    unsigned minute = 0;
    std::optional<unsigned> second;
    std::string fraction;            // digits of the second's fraction
    std::optional<int> offset;       // from UTC, in minutes
    bool is_zulu = false;            // written Z, UTC or GMT

    /// Whether there is such a time: 00:00 to 23:59:59, offsets up to 14 hours.
    [[nodiscard]] bool is_valid() const noexcept;
};

/// "2024-03-07"
[[nodiscard]] std::string to_iso(const Day& day);

/// "2024-03-07T09:05", "2024-03-07T09:05:00.25+01:00", "2024-03-07T08:05:00Z"
[[nodiscard]] std::string to_iso(const Day& day, const Clock& clock);

/// What to_iso() wrote, read again: for comparing.
struct Moment {
    std::int64_t day = 0;       // in a row; which is the first does not matter
    std::optional<int> minute;  // of the day, as given
    std::optional<int> offset;  // from UTC, in minutes

    [[nodiscard]] bool is_utc() const noexcept { return minute && offset == 0; }
    /// Whether both are the same minute, wherever it was given. False where a time or an offset is missing.
    [[nodiscard]] bool is_same(const Moment& other) const noexcept;
    /// Whether, given without an offset, it may be the other, which is in UTC, as clocks somewhere else show it.
    [[nodiscard]] bool is_local_of(const Moment& utc) const noexcept;

private:
    /// Between the times as given.
    [[nodiscard]] std::int64_t minutes_to(const Moment& other) const noexcept;
};
[[nodiscard]] Moment moment_of(std::string_view iso) noexcept;

/// The moment of a Unix timestamp in seconds, in UTC, for the years 1970 to 2199.
[[nodiscard]] std::string iso_of_unix(std::uint64_t seconds);

}  // namespace stet::markup
