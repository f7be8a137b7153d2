// White space and line breaks in UTF-8 bytes.
#pragma once

#include "text/vectors.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

namespace detail {
constexpr unsigned char byte_at(const char* at) noexcept { return static_cast<unsigned char>(*at); }
}  // namespace detail

/// The length in bytes of the blank character at `at`, or 0 where none stands there. Blank is
/// Unicode's White_Space, and the zero-width space and BOM, which scrapers leave as if it were.
constexpr std::size_t blank_length(const char* at, const char* end) noexcept {
    if (at == end) return 0;
    const unsigned char first = detail::byte_at(at);
    if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
    if (first < 0xC2) return 0;
    const std::size_t left = static_cast<std::size_t>(end - at);
    const unsigned char second = left > 1 ? detail::byte_at(at + 1) : '\0';
    if (first == 0xC2) return second == 0x85 || second == 0xA0 ? 2 : 0;
    if (left < 3) return 0;
    const unsigned char third = detail::byte_at(at + 2);
    switch (first) {
        case 0xE1: return second == 0x9A && third == 0x80 ? 3 : 0;  // U+1680
        case 0xE2:
            if (second == 0x80) {  // U+2000-200B, 2028, 2029, 202F
                const bool blank = (third >= 0x80 && third <= 0x8B) || third == 0xA8 ||
                                   third == 0xA9 || third == 0xAF;
                return blank ? 3 : 0;
            }
            return second == 0x81 && third == 0x9F ? 3 : 0;         // U+205F
        case 0xE3: return second == 0x80 && third == 0x80 ? 3 : 0;  // U+3000
        case 0xEF: return second == 0xBB && third == 0xBF ? 3 : 0;  // U+FEFF
        default: return 0;
    }
}

/// The length of the blank character that ends at `end`, not reaching before `begin`, or 0.
constexpr std::size_t blank_length_before(const char* begin, const char* end) noexcept {
    if (begin == end) return 0;
    if (detail::byte_at(end - 1) < 0x80) return blank_length(end - 1, end);
    for (std::size_t length = 2; length <= 3; ++length) {
        if (static_cast<std::size_t>(end - begin) >= length &&
            blank_length(end - length, end) == length) {
            return length;
        }
    }
    return 0;
}

/// The text without the blank characters at its ends. Linear in what is trimmed.
constexpr std::string_view trim(std::string_view text) noexcept {
    const char* begin = text.data();
    const char* end = begin + text.size();
    while (const std::size_t length = blank_length(begin, end)) begin += length;
    while (const std::size_t length = blank_length_before(begin, end)) end -= length;
    return {begin, static_cast<std::size_t>(end - begin)};
}

constexpr bool is_blank(std::string_view text) noexcept { return trim(text).empty(); }

/// The length in bytes of the line break at `at`, or 0: LF, CR LF, CR, VT, FF, NEL, U+2028, U+2029
/// (Unicode's mandatory breaks, UAX #14 class BK, CR, LF, NL).
constexpr std::size_t line_break_length(const char* at, const char* end) noexcept {
    const unsigned char first = detail::byte_at(at);
    if (first == '\r') return at + 1 != end && at[1] == '\n' ? 2 : 1;
    if (first >= '\n' && first <= '\f') return 1;
    if (first == 0xC2) return end - at > 1 && detail::byte_at(at + 1) == 0x85 ? 2 : 0;
    if (first != 0xE2 || end - at < 3 || detail::byte_at(at + 1) != 0x80) return 0;
    const unsigned char third = detail::byte_at(at + 2);
    return third == 0xA8 || third == 0xA9 ? 3 : 0;
}

namespace detail {
/// Whether a line break may begin with the byte: a control, or what NEL or U+2028 begins with.
constexpr bool may_begin_break(unsigned char byte) noexcept {
    return byte <= '\r' || byte == 0xC2 || byte == 0xE2;
}
}  // namespace detail

#if STET_HAS_SSE2
namespace detail {
/// A bit for each of sixteen bytes with which a line break may begin.
inline std::uint64_t may_begin_breaks(const char* at) noexcept {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8('\r')), bytes);
    const __m128i without_bit = _mm_and_si128(bytes, _mm_set1_epi8('\xDF'));  // C2 and E2 differ in one
    const __m128i leads = _mm_cmpeq_epi8(without_bit, _mm_set1_epi8('\xC2'));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(controls, leads)));
}
}  // namespace detail
#endif

/// The first line break at or after `at`, or `end`; sixteen bytes a step where we know the vectors.
inline const char* find_line_break(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    constexpr std::ptrdiff_t step = 16;
    if (end - at >= step) {
        // The last step may read again what the one before has read.
        for (const char* from = at; at != end; at = from += step) {
            from = end - from < step ? end - step : from;
            std::uint64_t may_break = detail::may_begin_breaks(from) >> (at - from) << (at - from);
            for (; may_break != 0; may_break &= may_break - 1) {
                const char* const here = from + std::countr_zero(may_break);
                if (line_break_length(here, end) != 0) return here;
            }
        }
        return end;
    }
#endif
    while (at != end && !(detail::may_begin_break(detail::byte_at(at)) && line_break_length(at, end) != 0)) ++at;
    return at;
}

/// Calls each(at, length) for every line break of the text, in order: as find_line_break() again and again
/// would, without beginning anew at each.
template <class Each>
void for_each_line_break(std::string_view text, Each&& each) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const char* behind = at;  // the last break: CR LF is one
#if STET_HAS_SSE2
    for (; end - at >= 64; at += 64) {
        std::uint64_t may_break = detail::may_begin_breaks(at) | detail::may_begin_breaks(at + 16) << 16 |
                                  detail::may_begin_breaks(at + 32) << 32 | detail::may_begin_breaks(at + 48) << 48;
        for (; may_break != 0; may_break &= may_break - 1) {
            const char* const here = at + std::countr_zero(may_break);
            const std::size_t length = here < behind ? 0 : line_break_length(here, end);
            if (length == 0) continue;
            each(here, length);
            behind = here + length;
        }
    }
#endif
    at = at < behind ? behind : at;
    while ((at = find_line_break(at, end)) != end) {
        const std::size_t length = line_break_length(at, end);
        each(at, length);
        at += length;
    }
}

}  // namespace stet::text
