// Finding a byte that is most often near, and two that are rare.
#pragma once

#include "text/vectors.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace stet::text {

/// The first `byte` at or after `at`, or `end`. As memchr(), but inline, as where tens of bytes are looked at
/// the call costs as much as they.
inline const char* find_byte(const char* at, const char* end, char byte) noexcept {
#if STET_HAS_SSE2
    const __m128i wanted = _mm_set1_epi8(byte);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
        if (found != 0) return at + std::countr_zero(found);
    }
#endif
    if (at == end) return end;
    const void* const found = std::memchr(at, byte, static_cast<std::size_t>(end - at));
    return found == nullptr ? end : static_cast<const char*>(found);
}

/// The first place at or after `at` where the two bytes stand in a row, or `end`.
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
    for (; end - at > 1; ++at) {
        if (at[0] == first && at[1] == second) return at;
    }
    return end;
}

}  // namespace stet::text
