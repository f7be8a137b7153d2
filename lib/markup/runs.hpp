// Runs of bytes that a page's text is read by, many bytes a step.
#pragma once

#include "markup/ascii.hpp"
#include "text/vectors.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace stet::markup {

namespace detail {
inline constexpr auto plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0; c < plain.size(); ++c) {
        plain[c] = !is_ascii_whitespace(static_cast<char>(c)) && c != '&' && c != 0;
    }
    return plain;
}();
#if STET_HAS_SSE2
/// A bit for each of sixteen bytes that is white space.
inline std::uint32_t blanks_of(const char* at) noexcept {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    __m128i blank = _mm_setzero_si128();
    for (const char c : ascii_whitespace) blank = _mm_or_si128(blank, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(blank));
}
#endif
}  // namespace detail

/// Whether the byte stands for itself in a run of words.
constexpr bool is_plain(char c) noexcept { return detail::plain_bytes[static_cast<unsigned char>(c)]; }

/// The end of the words from `at` on: of plain bytes, and single spaces between them.
inline const char* words_end(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    const __m128i space = _mm_set1_epi8(' ');
    for (; end - at > 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i controls_and_spaces = _mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes);
        const auto mask_of = [](__m128i found) { return static_cast<std::uint32_t>(_mm_movemask_epi8(found)); };
        const std::uint32_t special = mask_of(_mm_or_si128(controls_and_spaces, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('&'))));
        const std::uint32_t before_special = special >> 1 | (is_plain(at[16]) ? 0U : 1U << 15);
        const std::uint32_t single = mask_of(_mm_cmpeq_epi8(bytes, space)) & ~before_special;
        if (const std::uint32_t stops = special & ~single; stops != 0) {
            at += std::countr_zero(stops);  // an end, or else a control, which is rare
            break;
        }
    }
#endif
    while (at != end && (is_plain(*at) || (*at == ' ' && at + 1 != end && is_plain(at[1])))) ++at;
    return at;
}

/// The end of the white space from `at` on.
inline const char* blanks_end(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    for (; end - at >= 16; at += 16) {
        if (const std::uint32_t others = detail::blanks_of(at) ^ 0xFFFFU; others != 0) return at + std::countr_zero(others);
    }
#endif
    while (at != end && is_ascii_whitespace(*at)) ++at;
    return at;
}

/// The first white space from `at` on, or `end`.
inline const char* blanks_begin(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    for (; end - at >= 16; at += 16) {
        if (const std::uint32_t blanks = detail::blanks_of(at); blanks != 0) return at + std::countr_zero(blanks);
    }
#endif
    while (at != end && !is_ascii_whitespace(*at)) ++at;
    return at;
}

}  // namespace stet::markup
