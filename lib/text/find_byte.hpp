// Finding a byte that is most often near, and two that are rare.
#pragma once

#include "text/bytes.hpp"
#include "text/vectors.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// The first at or after `at` that is one of the bytes, none of them 0, or `end`. As memchr() for one, but inline, as where
/// tens of bytes are looked at the call costs as much as they.
template <class... Bytes>
const char* find_byte(const char* at, const char* end, Bytes... bytes) noexcept {
#if STET_HAS_SSE2
    constexpr std::ptrdiff_t step = 16;
    if (end - at >= step) {
        for (; at != end; at += step) {
            at = end - at < step ? end - step : at;  // the last step may read again what the one before has read
            const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            __m128i equal = _mm_setzero_si128();
            ((equal = _mm_or_si128(equal, _mm_cmpeq_epi8(here, _mm_set1_epi8(bytes)))), ...);
            if (const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(equal)); found != 0) return at + std::countr_zero(found);
        }
        return end;
    }
#endif
    for (; at != end; at += std::min<std::ptrdiff_t>(8, end - at)) {
        const std::uint64_t here = next_bytes(at, end);
        if (const std::uint64_t found = (... | bytes_equal(here, bytes)); found != 0) return at + first_of(found);
    }
    return end;
}

/// The first place at or after `at` where the two bytes, none of them 0, stand in a row, or `end`.
inline const char* find_pair(const char* at, const char* end, char first, char second) noexcept {
#if STET_HAS_SSE2
    const __m128i wanted_first = _mm_set1_epi8(first);
    const __m128i wanted_second = _mm_set1_epi8(second);
    for (; end - at > 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(bytes, wanted_first), _mm_cmpeq_epi8(next, wanted_second));
        if (const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(both)); found != 0) return at + std::countr_zero(found);
    }
#endif
    for (; end - at > 1; at += std::min<std::ptrdiff_t>(8, end - at)) {
        const std::uint64_t both = bytes_equal(next_bytes(at, end), first) & bytes_equal(next_bytes(at + 1, end), second);
        if (both != 0) return at + first_of(both);
    }
    return end;
}

/// As text.find(wanted, from), by the first two bytes: many more places have the first of them.
inline std::size_t find_by_pair(std::string_view text, std::string_view wanted, std::size_t from) noexcept {
    if (wanted.size() < 2) return text.find(wanted, from);
    const char* const end = text.data() + text.size();
    const char* at = text.data() + from;
    while ((at = find_pair(at, end, wanted[0], wanted[1])) != end && !std::string_view(at, end).starts_with(wanted)) ++at;
    return at == end ? text.npos : static_cast<std::size_t>(at - text.data());
}

}  // namespace stet::text
