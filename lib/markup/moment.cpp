#include "markup/moment.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>

namespace stet::markup {
namespace {

constexpr unsigned first_year = 1600;
constexpr unsigned last_year = 2199;
constexpr int farthest_offset = 14 * 60;

constexpr bool is_leap(unsigned year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr unsigned days_of(unsigned year, unsigned month) noexcept {
    constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

void append(std::string& text, unsigned value, unsigned digits) {
    if (digits > 1) append(text, value / 10, digits - 1);
    text += static_cast<char>('0' + value % 10);
}

}  // namespace

bool Day::is_valid() const noexcept {
    return year >= first_year && year <= last_year && month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
}

bool Clock::is_valid() const noexcept {
    return hour < 24 && minute < 60 && second.value_or(0) < 60 && std::abs(offset.value_or(0)) <= farthest_offset;
}

std::string to_iso(const Day& day) {
    std::string iso;
    append(iso, day.year, 4);
    iso += '-';
    append(iso, day.month, 2);
    iso += '-';
    append(iso, day.day, 2);
    return iso;
}

std::string to_iso(const Day& day, const Clock& clock) {
    std::string iso = to_iso(day);
    iso += 'T';
    append(iso, clock.hour, 2);
    iso += ':';
    append(iso, clock.minute, 2);
    if (clock.second) {
        iso += ':';
        append(iso, *clock.second, 2);
        if (!clock.fraction.empty()) iso += '.' + clock.fraction;
    }
    if (clock.is_zulu) {
        iso += 'Z';
    } else if (clock.offset) {
        const auto minutes = static_cast<unsigned>(std::abs(*clock.offset));
        iso += *clock.offset < 0 ? '-' : '+';
        append(iso, minutes / 60, 2);
        iso += ':';
        append(iso, minutes % 60, 2);
    }
    return iso;
}

bool Moment::is_same(const Moment& other) const noexcept {
    if (!minute || !offset || !other.minute || !other.offset) return false;
    return minutes_to(other) == *other.offset - *offset;
}

bool Moment::is_local_of(const Moment& utc) const noexcept {
    constexpr int quarter = 15;
    if (!minute || offset || !utc.is_utc()) return false;
    const std::int64_t minutes = minutes_to(utc);
    return std::abs(minutes) <= farthest_offset && minutes % quarter == 0;
}

std::int64_t Moment::minutes_to(const Moment& other) const noexcept {
    constexpr std::int64_t day_minutes = 24 * 60;
    return (other.day - day) * day_minutes + *other.minute - *minute;
}

Moment moment_of(std::string_view iso) noexcept {
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        for (const char digit : iso.substr(at, digits)) value = value * 10 + (digit - '0');
        return value;
    };
    constexpr std::size_t date = std::string_view("2024-03-07").size();
    constexpr std::size_t time = std::string_view("T09:05").size();
    // Days of a year that begins with March.
    const int month = (number(5, 2) + 9) % 12;
    const int year = number(0, 4) - (month >= 10 ? 1 : 0);
    Moment moment;
    moment.day = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + number(8, 2);
    if (iso.size() < date + time) return moment;
    moment.minute = number(date + 1, 2) * 60 + number(date + 4, 2);
    const std::size_t sign = iso.find_first_of("+-Z", date);
    if (sign == iso.npos) return moment;
    const int offset = iso[sign] == 'Z' ? 0 : number(sign + 1, 2) * 60 + number(sign + 4, 2);
    moment.offset = iso[sign] == '-' ? -offset : offset;
    return moment;
}

std::string iso_of_unix(std::uint64_t seconds) {
    constexpr std::uint64_t day_seconds = 86'400;
    auto days = static_cast<unsigned>(seconds / day_seconds);
    const auto rest = static_cast<unsigned>(seconds % day_seconds);
    Day day{1970, 1, 1};
    for (unsigned length = 365; days >= length; length = is_leap(day.year) ? 366 : 365) {
        days -= length;
        ++day.year;
    }
    for (; days >= days_of(day.year, day.month); ++day.month) days -= days_of(day.year, day.month);
    day.day += days;
    Clock clock{.hour = rest / 3600, .minute = rest / 60 % 60, .second = rest % 60, .fraction = {}, .offset = {}, .is_zulu = true};
    return to_iso(day, clock);
}

}  // namespace stet::markup
