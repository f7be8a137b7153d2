// What 64 bytes of text are, a bit each: the classes that folding asks of ASCII.
#pragma once

#include "text/characters.hpp"
#include "text/vectors.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// A mask for each class; the lowest bit is the first byte. Reading a text by classes of many bytes at
/// once, with one branch for all, is how simdjson does (Langdale and Lemire, "Parsing gigabytes of
/// JSON per second", 2019).
struct AsciiChunk {
    static constexpr unsigned size = 64;

    std::uint64_t letter = 0;  // A-Z a-z
    std::uint64_t upper = 0;   // A-Z
    std::uint64_t digit = 0;   // 0-9
    std::uint64_t space = 0;   // the plain space
    std::uint64_t end = 0;     // . ! ?
    std::uint64_t quote = 0;   // '
    std::uint64_t mute = 0;    // mute_symbols: the two before, and  , ; : " - )
    std::uint64_t parts = 0;   // separators: | / >
    std::uint64_t other = 0;   // what folds otherwise than to lower case: not ASCII, controls, `

    /// Classifies `count` bytes, 1 to 64, and writes them in lower case to `folded`: right for all but
    /// those of `other`. Reads and writes whole steps of 16 bytes; what behind `count` the masks say,
    /// is of no meaning.
    static AsciiChunk read(const char* bytes, std::size_t count, char* folded) noexcept;

#if STET_HAS_AVX2
    /// The same as read(), always of 64 bytes, where best_vectors() are AVX2.
    [[STET_TARGET_AVX2]] static AsciiChunk read_by_avx2(const char* bytes, char* folded) noexcept;
    /// ... where they are AVX-512.
    [[STET_TARGET_AVX512]] static AsciiChunk read_by_avx512(const char* bytes, char* folded) noexcept;
#endif

    /// Takes away the first `count` bytes, fewer than 64.
    void drop(unsigned count) noexcept {
        for (std::uint64_t* mask : {&letter, &upper, &digit, &space, &end, &quote, &mute, &parts, &other}) *mask >>= count;
    }

    /// The same as read(), byte by byte: for machines whose vectors we do not know, and the oracle of tests.
    static AsciiChunk read_slowly(const char* bytes, std::size_t count, char* folded) noexcept;
};

/// The ASCII symbols that begin no literal.
inline constexpr std::string_view mute_symbols = ".,;:!?'\"-)";

/// The ASCII symbols that part the items of a row.
inline constexpr std::string_view ascii_separators = "|/>";

inline AsciiChunk AsciiChunk::read_slowly(const char* bytes, std::size_t count, char* folded) noexcept {
    AsciiChunk chunk;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = bytes[i];
        const std::uint64_t bit = std::uint64_t{1} << i;
        const auto byte = static_cast<unsigned char>(c);
        if (byte < ' ' || byte >= 0x7F || c == '`') {
            chunk.other |= bit;
            continue;
        }
        const unsigned flags = ascii_flags[byte];
        folded[i] = ascii_folded[byte];
        if (flags & flag::letter) chunk.letter |= bit;
        if (flags & flag::upper) chunk.upper |= bit;
        if (flags & flag::digit) chunk.digit |= bit;
        if (flags & flag::sentence_end) chunk.end |= bit;
        if (mute_symbols.find(c) != mute_symbols.npos) chunk.mute |= bit;
        if (ascii_separators.find(c) != ascii_separators.npos) chunk.parts |= bit;
        if (c == ' ') chunk.space |= bit;
        if (c == '\'') chunk.quote |= bit;
    }
    return chunk;
}

#if STET_HAS_SSE2

namespace detail {

/// Sixteen bytes of the chunk, from the one at `at`.
template <unsigned at>
void read_step(AsciiChunk& chunk, const char* bytes, char* folded) noexcept {
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(b, _mm_set1_epi8(c)); };
    const auto either = [](__m128i x, __m128i y) { return _mm_or_si128(x, y); };
    // Bytes above ASCII are negative, so within none of these.
    const auto within = [](__m128i x, char low, char high) {
        return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8(static_cast<char>(low - 1))),
                             _mm_cmplt_epi8(x, _mm_set1_epi8(static_cast<char>(high + 1))));
    };
    const auto put = [](std::uint64_t& mask, __m128i found) {
        mask |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << at;
    };
    const __m128i upper = within(b, 'A', 'Z');
    const __m128i lowered = _mm_add_epi8(b, _mm_and_si128(upper, _mm_set1_epi8('a' - 'A')));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(folded + at), lowered);
    const __m128i quote = is('\'');
    const __m128i end = either(either(is('.'), is('!')), is('?'));
    const __m128i marks = either(either(is(','), is('"')), either(is('-'), is(')')));
    put(chunk.letter, within(lowered, 'a', 'z'));
    put(chunk.upper, upper);
    put(chunk.digit, within(b, '0', '9'));
    put(chunk.space, is(' '));
    put(chunk.end, end);
    put(chunk.quote, quote);
    put(chunk.mute, either(either(end, quote), either(marks, within(b, ':', ';'))));
    put(chunk.parts, either(either(is('|'), is('/')), is('>')));
    put(chunk.other, either(_mm_cmplt_epi8(b, _mm_set1_epi8(' ')), either(is('\x7F'), is('`'))));
}

}  // namespace detail

inline AsciiChunk AsciiChunk::read(const char* bytes, std::size_t count, char* folded) noexcept {
    AsciiChunk chunk;
    detail::read_step<0>(chunk, bytes, folded);
    if (count > 16) detail::read_step<16>(chunk, bytes, folded);
    if (count > 32) detail::read_step<32>(chunk, bytes, folded);
    if (count > 48) detail::read_step<48>(chunk, bytes, folded);
    return chunk;
}

#else

inline AsciiChunk AsciiChunk::read(const char* bytes, std::size_t count, char* folded) noexcept {
    return read_slowly(bytes, count, folded);
}

#endif

#if STET_HAS_AVX2

namespace detail {

/// For each low half of a byte the one byte of a set that has it, four times, or a byte that no lookup of
/// that place can equal: a set whose bytes differ in their low halves is then asked by one shuffle.
struct ByLowHalf {
    alignas(64) char bytes[64] = {};
    constexpr explicit ByLowHalf(std::string_view set) {
        for (char* part = bytes; part != bytes + sizeof bytes; part += 16) {
            part[0] = '\x01';
            for (const char c : set) part[c & 15] = c;
        }
    }
};
inline constexpr ByLowHalf mutes(mute_symbols);
inline constexpr ByLowHalf ends(".!?");
inline constexpr ByLowHalf separators(ascii_separators);

[[STET_TARGET_AVX2]] inline __m256i is_of(__m256i bytes, const ByLowHalf& set) noexcept {
    const __m256i table = _mm256_load_si256(reinterpret_cast<const __m256i*>(set.bytes));
    return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, bytes), bytes);
}

[[STET_TARGET_AVX2]] inline __m256i is_within(__m256i bytes, char low, char high) noexcept {
    return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(low - 1))),
                            _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(high + 1)), bytes));
}

[[STET_TARGET_AVX2]] inline __m256i is_byte(__m256i bytes, char byte) noexcept {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte));
}

template <unsigned at>
[[STET_TARGET_AVX2]] inline void put(std::uint64_t& mask, __m256i found) noexcept {
    mask |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(found))} << at;
}

/// Thirty-two bytes of the chunk, from the one at `at`.
template <unsigned at>
[[STET_TARGET_AVX2]] inline void read_wide_step(AsciiChunk& chunk, const char* bytes, char* folded) noexcept {
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + at));
    const __m256i upper = is_within(b, 'A', 'Z');
    const __m256i lowered = _mm256_add_epi8(b, _mm256_and_si256(upper, _mm256_set1_epi8('a' - 'A')));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(folded + at), lowered);
    const __m256i rare = _mm256_or_si256(is_byte(b, '\x7F'), is_byte(b, '`'));
    put<at>(chunk.letter, is_within(lowered, 'a', 'z'));
    put<at>(chunk.upper, upper);
    put<at>(chunk.digit, is_within(b, '0', '9'));
    put<at>(chunk.space, is_byte(b, ' '));
    put<at>(chunk.end, is_of(b, ends));
    put<at>(chunk.quote, is_byte(b, '\''));
    put<at>(chunk.mute, is_of(b, mutes));
    put<at>(chunk.parts, is_of(b, separators));
    put<at>(chunk.other, _mm256_or_si256(rare, _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), b)));
}

[[STET_TARGET_AVX512]] inline std::uint64_t mask_of(__m512i bytes, const ByLowHalf& set) noexcept {
    constexpr __mmask64 all = ~std::uint64_t{0};
    return _mm512_cmpeq_epi8_mask(_mm512_maskz_shuffle_epi8(all, _mm512_load_si512(set.bytes), bytes), bytes);
}

[[STET_TARGET_AVX512]] inline std::uint64_t mask_within(__m512i bytes, char low, char high) noexcept {
    return _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(low)), _mm512_set1_epi8(static_cast<char>(high - low)));
}

[[STET_TARGET_AVX512]] inline std::uint64_t mask_of(__m512i bytes, char byte) noexcept {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

}  // namespace detail

inline AsciiChunk AsciiChunk::read_by_avx512(const char* bytes, char* folded) noexcept {
    const __m512i b = _mm512_loadu_si512(bytes);
    AsciiChunk chunk;
    chunk.upper = detail::mask_within(b, 'A', 'Z');
    const __m512i lowered = _mm512_mask_add_epi8(b, chunk.upper, b, _mm512_set1_epi8('a' - 'A'));
    _mm512_storeu_si512(folded, lowered);
    chunk.letter = detail::mask_within(lowered, 'a', 'z');
    chunk.digit = detail::mask_within(b, '0', '9');
    chunk.space = detail::mask_of(b, ' ');
    chunk.end = detail::mask_of(b, detail::ends);
    chunk.quote = detail::mask_of(b, '\'');
    chunk.mute = detail::mask_of(b, detail::mutes);
    chunk.parts = detail::mask_of(b, detail::separators);
    chunk.other = detail::mask_of(b, '\x7F') | detail::mask_of(b, '`') | _mm512_cmplt_epi8_mask(b, _mm512_set1_epi8(' '));
    return chunk;
}

inline AsciiChunk AsciiChunk::read_by_avx2(const char* bytes, char* folded) noexcept {
    AsciiChunk chunk;
    detail::read_wide_step<0>(chunk, bytes, folded);
    detail::read_wide_step<32>(chunk, bytes, folded);
    return chunk;
}

/// Writes `base` plus the place of each bit of the mask to `out`, one behind the other; and, behind them, what is of no
/// meaning: 64 numbers at most in all.
[[STET_TARGET_AVX512]] inline void write_places_by_avx512(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) noexcept {
    alignas(64) static constexpr auto all = [] {
        std::array<std::uint8_t, AsciiChunk::size> numbers{};
        for (std::uint8_t n = 0; n < numbers.size(); ++n) numbers[n] = n;
        return numbers;
    }();
    const __m512i first = _mm512_set1_epi32(static_cast<int>(base));
    __m512i places = _mm512_maskz_compress_epi8(mask, _mm512_load_si512(all.data()));
    const std::uint32_t* const end = out + std::popcount(mask);
    do {  // once for most masks
        _mm512_storeu_si512(out, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, _mm512_maskz_extracti32x4_epi32(0xF, places, 0)), first));
        places = _mm512_maskz_shuffle_i64x2(0xFF, places, places, 0b111001);  // the next sixteen
        out += 16;
    } while (out < end);
}

#endif

}  // namespace stet::text
