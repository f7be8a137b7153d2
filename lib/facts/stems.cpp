#include "facts/stems.hpp"

#include "facts/word_classes.hpp"
#include "text/bytes.hpp"

#include <bit>
#include <cstddef>

namespace stet::facts {
namespace {

void read_stem(std::string_view text, std::uint32_t place, std::uint64_t& bytes, std::uint8_t& length) noexcept {
    const Stem stem = stem_at(text.data() + place, text.data() + text.size());
    bytes = stem.bytes;
    length = static_cast<std::uint8_t>(stem.length);
}

#if STET_HAS_AVX2

/// Reads eight at a time, as many as stand in eights and have eight bytes of text. Returns how many.
[[STET_TARGET_AVX512]] std::size_t read_eights(std::string_view text, std::span<const std::uint32_t> places,
                                               std::uint64_t* stems, std::uint8_t* lengths) noexcept {
    using Eight [[gnu::vector_size(64)]] = std::uint64_t;
    constexpr std::size_t step = 8;
    constexpr __mmask8 all = 0xFF;
    std::size_t done = 0;
    for (; places.size() - done >= step && places[done + step - 1] + std::size_t{8} <= text.size(); done += step) {
        const __m512i at = _mm512_maskz_cvtepu32_epi64(all, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&places[done])));
        const auto bytes = reinterpret_cast<Eight>(text::gather_words<1>(at, text.data()));
        // As text::bytes_within() and text::count_first() do it; what is not ASCII is of a word, too.
        const Eight seven = bytes & ~text::high_bits;
        const Eight letters = (seven + text::each_byte * (0x80 - 'a')) & ~(seven + text::each_byte * (0x7F - 'z'));
        const Eight digits = (seven + text::each_byte * (0x80 - '0')) & ~(seven + text::each_byte * (0x7F - '9'));
        const Eight word = letters | digits | bytes;
        const Eight others = ~word & text::high_bits;
        const Eight own = ((others & (~others + 1)) >> 7) - 1;  // the bytes before the first other
        _mm512_storeu_si512(stems + done, reinterpret_cast<__m512i>(bytes & own));
        const __m512i sizes = _mm512_sad_epu8(reinterpret_cast<__m512i>(own & text::each_byte), _mm512_setzero_si512());
        _mm_storel_epi64(reinterpret_cast<__m128i*>(lengths + done), _mm512_maskz_cvtepi64_epi8(all, sizes));
        const auto is_whole = _mm512_testn_epi64_mask(reinterpret_cast<__m512i>(others), reinterpret_cast<__m512i>(others));
        const auto is_wide = _mm512_test_epi64_mask(reinterpret_cast<__m512i>(bytes & text::high_bits), reinterpret_cast<__m512i>(bytes));
        for (unsigned longer = unsigned{is_whole} & unsigned{is_wide}; longer != 0; longer &= longer - 1) {
            const std::size_t n = done + static_cast<std::size_t>(std::countr_zero(longer));
            read_stem(text, places[n], stems[n], lengths[n]);
        }
    }
    return done;
}

#endif

}  // namespace

void read_stems(std::string_view text, std::span<const std::uint32_t> places, std::uint64_t* stems, std::uint8_t* lengths,
                [[maybe_unused]] text::Vectors by) noexcept {
    std::size_t done = 0;
#if STET_HAS_AVX2
    if (by == text::Vectors::avx512) done = read_eights(text, places, stems, lengths);
#endif
    for (; done < places.size(); ++done) read_stem(text, places[done], stems[done], lengths[done]);
}

}  // namespace stet::facts
