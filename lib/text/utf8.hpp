// UTF-8: reading and writing code points, strictly.
//
// Well-formed is what Table 3-7 of the Unicode Standard (chapter 3.9, D92) says: no surrogates, no
// overlong forms, nothing above U+10FFFF. Any bytes are a valid input of stet, so nothing here
// fails: a byte that belongs to no well-formed sequence is opaque, and stands for one U+FFFD.
#pragma once

#include "text/bytes.hpp"
#include "text/vectors.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Out of line, a caller must wait for the whole Decoded before it can step on by its length, which
// costs more than the decoding (measured: three times on Chinese, five on ASCII).
#if defined(__GNUC__)
#define STET_ALWAYS_INLINE [[gnu::always_inline]] inline
#else
#define STET_ALWAYS_INLINE inline
#endif

namespace stet::text {

/// Whether the byte goes on with a character that another began.
constexpr bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// How many bytes of the text begin a character: its characters, where it is well-formed. Linear, many
/// bytes a step, and faster than count_code_points().
inline std::size_t count_leads(std::string_view text) noexcept {
    std::size_t count = text.size();
    const char* at = text.data();
    const char* const end = at + text.size();
#if STET_HAS_SSE2
    __m128i leads = _mm_setzero_si128();
    for (; end - at >= 16; at += 16, count -= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i is_lead = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF)));  // the others are the least
        leads = _mm_add_epi64(leads, _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), is_lead), _mm_setzero_si128()));
    }
    std::array<std::uint64_t, 2> halves;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(halves.data()), leads);
    count += halves[0] + halves[1];
#endif
    for (; at != end; at += end - at < 8 ? end - at : 8) {
        const std::uint64_t bytes = next_bytes(at, end);
        const std::uint64_t continuations = bytes & ~(bytes << 1) & high_bits;
        count -= (continuations >> 7) * each_byte >> 56;
    }
    return count;
}

/// The last character of a text that is not empty.
constexpr std::string_view last_character(std::string_view text) noexcept {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_continuation(text[at])) --at;
    return text.substr(at);
}

inline constexpr char32_t replacement_character = 0xFFFD;
inline constexpr char32_t last_code_point = 0x10FFFF;

/// One code point as read: `length` bytes were used. Where they are ill-formed, `valid` is false,
/// `code_point` is U+FFFD and `length` is 1.
struct Decoded {
    char32_t code_point;
    std::uint8_t length;
    bool valid;
};

/// Reads the code point at `at`. Requires `at < end`; reads no byte at or after `end`.
/// An ill-formed sequence gives its first byte only: the next call goes on at the byte after it, so
/// that every byte of the source is accounted for and no well-formed sequence is ever skipped.
STET_ALWAYS_INLINE Decoded decode(const char* at, const char* end) noexcept {
    const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
    const auto is_continuation = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    const auto bits = [&](int i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    const char32_t lead = byte(0);
    const auto available = end - at;
    if (lead < 0x80) return {lead, 1, true};
    if (lead < 0xE0) {
        if (lead >= 0xC2 && available >= 2 && is_continuation(1)) {
            return {(lead & 0x1F) << 6 | bits(1), 2, true};
        }
    } else if (lead < 0xF0) {
        if (available >= 3 && is_continuation(1) && is_continuation(2)) {
            const char32_t code_point = (lead & 0x0F) << 12 | bits(1) << 6 | bits(2);
            if (code_point >= 0x800 && (code_point < 0xD800 || code_point > 0xDFFF)) {
                return {code_point, 3, true};
            }
        }
    } else if (lead < 0xF5) {
        if (available >= 4 && is_continuation(1) && is_continuation(2) && is_continuation(3)) {
            const char32_t code_point =
                (lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
            if (code_point >= 0x10000 && code_point <= last_code_point) {
                return {code_point, 4, true};
            }
        }
    }
    return {replacement_character, 1, false};
}

/// How many bytes a sequence that begins with `lead` claims to have; 1 where none begins so.
constexpr unsigned sequence_length(std::uint64_t lead) noexcept {
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Writes `code_point` to `out`, which has room for four bytes, and returns how many were written.
/// What UTF-8 cannot express (a surrogate, a value above U+10FFFF) is written as U+FFFD.
inline std::size_t encode(char32_t code_point, char* out) noexcept {
    if (code_point > last_code_point || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = replacement_character;
    }
    if (code_point < 0x80) {
        out[0] = static_cast<char>(code_point);
        return 1;
    }
    const auto continuation = [code_point](unsigned shift) {
        return static_cast<char>(0x80 | (code_point >> shift & 0x3F));
    };
    if (code_point < 0x800) {
        out[0] = static_cast<char>(0xC0 | code_point >> 6);
        out[1] = continuation(0);
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = static_cast<char>(0xE0 | code_point >> 12);
        out[1] = continuation(6);
        out[2] = continuation(0);
        return 3;
    }
    out[0] = static_cast<char>(0xF0 | code_point >> 18);
    out[1] = continuation(12);
    out[2] = continuation(6);
    out[3] = continuation(0);
    return 4;
}

/// The first byte at or after `at` that is not ASCII, or `end`. Eight bytes a step.
const char* skip_ascii(const char* at, const char* end) noexcept;

/// Whether all of `text` is well-formed. Linear; ASCII goes by eight bytes a step.
bool is_valid(std::string_view text) noexcept;

/// The number of code points, where each ill-formed byte counts as one. Linear.
std::size_t count_code_points(std::string_view text) noexcept;

/// `text` with ill-formed sequences replaced by U+FFFD as the WHATWG Encoding Standard's UTF-8
/// decoder does: one for each maximal subpart (Unicode chapter 3.9, "U+FFFD Substitution of Maximal
/// Subparts"), so that a browser shows the same. Hence its code points may be fewer than
/// count_code_points(text): a truncated sequence is several opaque bytes but one replacement.
std::string to_valid(std::string_view text);

}  // namespace stet::text
