#include "facts/times.hpp"

#include "text/byte_set.hpp"
#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/time_words.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace stet::facts {
namespace {

using namespace text::time_kind;
using text::is_digit;

/// What a line has of time in it, word by word.
struct Reading {
    unsigned numbers = 0;
    unsigned pairs = 0;    // 17.30, 20.03: a time only beside other words of time; else a score
    unsigned clocks = 0;   // 3:36
    unsigned dates = 0;    // 20.03.2023, 2023-03-20
    std::uint16_t kinds = 0;
    bool foreign = false;  // a word that is none of time
};

/// Reads a group of digits and what belongs to it: 3:36, 12.03.2023, 1st, 17h30, 2h.
const char* read_number(const char* at, const char* end, Reading& reading) noexcept {
    unsigned groups = 1;
    bool colon = false;
    while (at != end && is_digit(*at)) ++at;
    while (end - at >= 2 && (*at == ':' || *at == '.' || *at == '/' || *at == '-') && is_digit(at[1])) {
        colon = colon || *at == ':';
        ++groups;
        ++at;
        while (at != end && is_digit(*at)) ++at;
    }
    if (colon) {
        ++reading.clocks;
    } else if (groups >= 3) {
        ++reading.dates;
    } else if (groups == 2) {
        ++reading.pairs;
        ++reading.numbers;
    } else {
        ++reading.numbers;
    }
    return at;
}

/// Reads a run of unspaced characters by the longest words of the table, or takes it as foreign.
const char* read_unspaced(const char* at, const char* end, Reading& reading) noexcept {
    constexpr std::ptrdiff_t longest = 15;  // five characters
    for (std::ptrdiff_t length = std::min(longest, end - at); length >= 3; --length) {
        const std::uint16_t kind = text::time_word({at, static_cast<std::size_t>(length)}).kinds;
        if (kind != 0) {
            reading.kinds |= kind;
            return at + length;
        }
    }
    reading.foreign = true;
    return end;
}

constexpr bool is_plain_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// Reads a word of letters; an inner dot is part of a short one (a.m.).
const char* read_word(const char* at, const char* end, Reading& reading) noexcept {
    const char* const begin = at;
    // Most are plain, and foreign.
    at += text::count_first(text::bytes_within(text::next_bytes(at, end), 'a', 'z'));
    while (at != end && *at != ' ') {
        const text::Decoded next = text::decode(at, end);
        const auto& letter = text::character(next.code_point);
        const bool inner_dot = *at == '.' && end - at >= 2 && is_plain_letter(at[1]) && at - begin <= 3;
        const bool goes_on = letter.is(text::flag::letter | text::flag::mark) && !letter.is(text::flag::unspaced);
        if (!inner_dot && !goes_on) break;
        at += next.length;
    }
    const std::uint16_t kind = text::time_word({begin, static_cast<std::size_t>(at - begin)}).kinds;
    if (kind == 0) reading.foreign = true;
    reading.kinds |= kind;
    return at;
}

Reading read(std::string_view folded) noexcept {
    Reading reading;
    const char* at = folded.data();
    const char* const end = at + folded.size();
    while (at != end && !reading.foreign) {
        if (is_plain_letter(*at)) {
            at = read_word(at, end, reading);
            continue;
        }
        if (is_digit(*at)) {
            at = read_number(at, end, reading);
            continue;
        }
        const text::Decoded decoded = text::decode(at, end);
        const auto& c = text::character(decoded.code_point);
        if (c.is(text::flag::unspaced)) {
            at = read_unspaced(at, end, reading);
            continue;
        }
        if (!c.is(text::flag::letter)) {
            // Brackets and dashes may stand around a time; other symbols are part of something else.
            static constexpr text::ByteSet around(" ,.:;-+|()[]/'\"");
            if (!around.has(*at) &&
                decoded.code_point != 0x2022 && decoded.code_point != 0xB7) {
                reading.foreign = true;
            }
            at += decoded.length;
            continue;
        }
        at = read_word(at, end, reading);
    }
    return reading;
}

}  // namespace

TimeLine time_line(std::string_view folded) noexcept {
    if (folded.size() > 120 || folded.empty() || !text::may_begin_with_time_word(folded)) return TimeLine::none;
    const Reading reading = read(folded);
    if (reading.foreign) return TimeLine::none;
    const auto has = [&](std::uint16_t kind) { return (reading.kinds & kind) != 0; };
    const bool counted = reading.numbers != 0 || has(number);
    const bool is_age = has(ago) && has(unit) && counted;
    if (is_age && has(publish)) {
        return folded.ends_with(" on") ? TimeLine::announced : TimeLine::moment;
    }
    if (is_age && !has(month) && reading.clocks == 0 && reading.dates == 0) return TimeLine::age;
    // "ago" is a Spanish and an Italian August as well: "20 ago 2023".
    const bool august = has(ago) && !has(unit) && reading.numbers >= 2;
    const bool dated = (has(month) && counted) || august || reading.dates != 0 || (has(date) && counted);
    const bool paired = reading.pairs != 0 && (has(publish) || has(weekday) || has(link));
    const bool timed = reading.clocks != 0 || (has(clock) && counted) || paired;
    if (dated || timed || is_age) return TimeLine::moment;
    return TimeLine::none;
}

std::size_t leading_clock(std::string_view folded) noexcept {
    std::size_t best = 0;
    const std::size_t limit = std::min<std::size_t>(folded.size(), 40);
    for (std::size_t end = 1; end <= limit; ++end) {
        const bool boundary = end == folded.size() || folded[end] == ' ';
        if (boundary && time_line(folded.substr(0, end)) != TimeLine::none) best = end;
    }
    return best;
}

}  // namespace stet::facts
