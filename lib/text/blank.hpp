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

/// The first line break at or after `at`, or `end`; sixteen bytes a step where we know the vectors.
inline const char* find_line_break(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8('\r')), bytes);
        const __m128i without_bit = _mm_and_si128(bytes, _mm_set1_epi8('\xDF'));  // C2 and E2 differ in one
        const __m128i leads = _mm_cmpeq_epi8(without_bit, _mm_set1_epi8('\xC2'));
        auto may_break = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(controls, leads)));
        for (; may_break != 0; may_break &= may_break - 1) {
            const char* const here = at + std::countr_zero(may_break);
            if (line_break_length(here, end) != 0) return here;
        }
    }
#endif
    while (at != end && !(detail::may_begin_break(detail::byte_at(at)) && line_break_length(at, end) != 0)) ++at;
    return at;
}

}  // namespace stet::text
