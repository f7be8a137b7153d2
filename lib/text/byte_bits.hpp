// Which bytes of a text are of a few: a bit each.
#pragma once

#include "text/vectors.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::text {

/// A bit for each of the next `count` bytes, at most 64, that is one of `wanted`; the lowest is the first.
template <char... wanted>
std::uint64_t bits_of(const char* at, std::size_t count) noexcept {
    std::uint64_t bits = 0;
    std::size_t done = 0;
#if STET_HAS_SSE2
    const auto sixteen = [at](std::size_t from) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + from));
        __m128i found = _mm_setzero_si128();
        ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)))), ...);
        return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << from;
    };
    for (; count - done >= 16; done += 16) bits |= sixteen(done);
    if (done != 0) return done == count ? bits : bits | sixteen(count - 16);  // some are looked at twice
#endif
    for (; done < count; ++done) bits |= std::uint64_t{((at[done] == wanted) || ...)} << done;
    return bits;
}

#if STET_HAS_AVX2
/// The same of so many times sixty-four bytes.
template <char... wanted>
[[STET_TARGET_AVX512]] void write_bits_by_avx512(const char* at, std::size_t count, std::uint64_t* to) noexcept {
    for (std::size_t n = 0; n < count; ++n) {
        const __m512i bytes = _mm512_loadu_si512(at + 64 * n);
        to[n] = (std::uint64_t{_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(wanted))} | ...);
    }
}
#endif

/// Those of a whole text, text.size() / 64 + 1 words.
template <char... wanted>
void write_bits(std::string_view text, std::uint64_t* to, [[maybe_unused]] Vectors by) noexcept {
    const std::size_t whole = text.size() / 64;
    std::size_t done = 0;
#if STET_HAS_AVX2
    if (by == Vectors::avx512) {
        write_bits_by_avx512<wanted...>(text.data(), whole, to);
        done = whole;
    }
#endif
    for (; done < whole; ++done) to[done] = bits_of<wanted...>(text.data() + done * 64, 64);
    to[whole] = bits_of<wanted...>(text.data() + whole * 64, text.size() % 64);
}

/// Calls each(begin, end) for the stretches of a text that the byte parts, empty ones too, in order.
template <char part, class Each>
void for_each_between(std::string_view text, Each each) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); at += 64) {
        const std::size_t left = text.size() - at;
        for (std::uint64_t bits = bits_of<part>(text.data() + at, left < 64 ? left : 64); bits != 0; bits &= bits - 1) {
            const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(bits));
            each(begin, end);
            begin = end + 1;
        }
    }
    each(begin, text.size());
}

/// The last place of one of `wanted` in a text of 128 bytes at most, or npos.
template <char... wanted>
std::size_t last_of(std::string_view text) noexcept {
    const std::size_t half = text.size() < 64 ? text.size() : 64;
    const std::uint64_t behind = bits_of<wanted...>(text.data() + half, text.size() - half);
    if (behind != 0) return half + 63 - static_cast<std::size_t>(std::countl_zero(behind));
    const std::uint64_t bits = bits_of<wanted...>(text.data(), half);
    return bits != 0 ? 63 - static_cast<std::size_t>(std::countl_zero(bits)) : std::string_view::npos;
}

/// Those of a whole text: read once, and then asked of many stretches without a branch.
template <char... wanted>
class ByteBits {
public:
    explicit ByteBits(std::string_view text, Vectors by = best_vectors()) : words_(text.size() / 64 + 1) {
        write_bits<wanted...>(text, words_.data(), by);
    }

    /// Whether one stands from `begin` to `end`, which is 128 bytes away at most and may be the text's end.
    [[nodiscard]] bool any(std::size_t begin, std::size_t end) const noexcept {
        const std::size_t first = begin / 64, last = end / 64;
        const std::uint64_t behind = (std::uint64_t{1} << end % 64) - 1;
        const std::uint64_t from = ~std::uint64_t{0} << begin % 64;
        const std::uint64_t in_first = words_[first] & from & (first == last ? behind : ~std::uint64_t{0});
        const std::uint64_t in_last = words_[last] & behind & (first == last ? from : ~std::uint64_t{0});
        const std::uint64_t between = words_[(first + last) / 2] & (last - first == 2 ? ~std::uint64_t{0} : 0);
        return (in_first | in_last | between) != 0;
    }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace stet::text
