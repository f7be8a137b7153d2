// Dates as pages print them, read into ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stet::markup {

/// What comes first in a date of three numbers: 03/07/2024, 07.03.24.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first, year_first };

/// The order that is usual in a language (BCP 47: "de", "en-GB"). Plain "en" has none, nor has a language that we do
/// not know. From the Unicode CLDR's short date formats.
[[nodiscard]] DateOrder date_order_of(std::string_view language) noexcept;

/// The order that is usual in the country that a host's name ends with: "quay.de". The ends that anyone may have (io, tv) have none.
[[nodiscard]] DateOrder date_order_of_host(std::string_view host) noexcept;

/// The first day that the text names, with the time of day beside it, in ISO 8601: "2024-03-07",
/// "2024-03-07T09:05", "2024-03-07T09:05:00+01:00"; as precise as it was given, with an offset only where one was.
///
/// Reads ISO 8601 and its looser forms, RFC 822 and 850, JavaScript's and C's dates, Unix timestamps in seconds or milliseconds
/// of 1990 to 2100 (in UTC), and dates in words in en de fr es it pt nl pl ru uk sv da no fi cs tr el zh ja ko; other
/// words may stand around. A two-digit year is 1970 to 2069.
///
/// Nothing where there is no whole day of the years 1600 to 2199, where `order` does not say how three numbers are meant
/// and several readings are possible (dots alone mean day first), for an age ("2 hours ago"), and for more than 200
/// bytes. Linear.
[[nodiscard]] std::optional<std::string> iso_date(std::string_view printed, DateOrder order = DateOrder::unknown);

/// The day of 1990 to 2100 that stands in a URL's path: "/2024/03/07/", "/2024-03-07-storm", "/20240307/",
/// "/2024/mar/07/". Looks at 2000 bytes at most. Linear.
[[nodiscard]] std::optional<std::string> date_in_url(std::string_view url);

}  // namespace stet::markup
