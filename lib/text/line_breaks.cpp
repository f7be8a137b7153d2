#include "text/line_breaks.hpp"

#include "text/ascii_chunk.hpp"
#include "text/blank.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace stet::text {
namespace {

#if STET_HAS_AVX2
constexpr std::size_t step = 64;

/// The bytes from `from` on, and 0 where the text has ended.
[[STET_TARGET_AVX512]] inline __m512i bytes_from(std::string_view text, std::size_t from) noexcept {
    from = std::min(from, text.size());
    const std::size_t left = text.size() - from;
    const std::uint64_t there = left < step ? (std::uint64_t{1} << left) - 1 : ~std::uint64_t{0};
    return _mm512_maskz_loadu_epi8(there, text.data() + from);
}

/// A bit for each of the next 64 bytes with which a line break begins, as if each LF were one of its own.
[[STET_TARGET_AVX512]] inline std::uint64_t breaks_at(std::string_view text, std::size_t from, __m512i bytes) noexcept {
    const std::uint64_t controls = detail::mask_within(bytes, '\n', '\r');
    const std::uint64_t next_line = detail::mask_of(bytes, '\xC2');
    const std::uint64_t separator = detail::mask_of(bytes, '\xE2');
    if ((next_line | separator) == 0) return controls;
    const __m512i second = bytes_from(text, from + 1);
    const __m512i third = _mm512_and_si512(bytes_from(text, from + 2), _mm512_set1_epi8('\xFE'));  // A8 and A9 are alike
    return controls | (next_line & detail::mask_of(second, '\x85')) |
           (separator & detail::mask_of(second, '\x80') & detail::mask_of(third, '\xA8'));
}

STET_FOR_AVX512 std::vector<std::uint32_t> line_breaks_by_avx512(std::string_view text) {
    std::vector<std::uint32_t> places;
    std::size_t count = 0;
    std::uint64_t after_return = 0;
    for (std::size_t from = 0; from < text.size(); from += step) {
        const __m512i bytes = bytes_from(text, from);
        const std::uint64_t returns = detail::mask_of(bytes, '\r');
        const std::uint64_t feeds = detail::mask_of(bytes, '\n') & (returns << 1 | after_return);
        after_return = returns >> 63;
        const std::uint64_t breaks = breaks_at(text, from, bytes) & ~feeds;
        if (count + step > places.size()) places.resize(places.size() * 2 + text.size() / 32 + step);
        write_places_by_avx512(breaks, static_cast<std::uint32_t>(from), places.data() + count);
        count += static_cast<std::size_t>(std::popcount(breaks));
    }
    places.resize(count);
    return places;
}

STET_FOR_AVX512 bool has_line_break_by_avx512(std::string_view text) noexcept {
    std::uint64_t breaks = 0;
    for (std::size_t from = 0; from < text.size(); from += step) breaks |= breaks_at(text, from, bytes_from(text, from));
    return breaks != 0;
}
#endif

}  // namespace

std::vector<std::uint32_t> line_breaks(std::string_view text, [[maybe_unused]] Vectors by) {
#if STET_HAS_AVX2
    if (by == Vectors::avx512) return line_breaks_by_avx512(text);
#endif
    std::vector<std::uint32_t> places;
    for_each_line_break(text, [&](const char* at, std::size_t) { places.push_back(static_cast<std::uint32_t>(at - text.data())); });
    return places;
}

bool has_line_break(std::string_view text, [[maybe_unused]] Vectors by) noexcept {
#if STET_HAS_AVX2
    if (by == Vectors::avx512) return has_line_break_by_avx512(text);
#endif
    const char* const end = text.data() + text.size();
    return find_line_break(text.data(), end) != end;
}

}  // namespace stet::text
