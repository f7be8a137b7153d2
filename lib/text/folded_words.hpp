// Words of folded text, and sets of them.
#pragma once

#include "text/bytes.hpp"
#include "text/vectors.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::text {

namespace detail {
/// Which of the next eight bytes are of a word: letters, digits and what is not ASCII.
constexpr std::uint64_t word_bytes(const char* at, const char* end) noexcept {
    const std::uint64_t bytes = next_bytes(at, end);  // 0 behind the end, which is of none
    return bytes_within(bytes, 'a', 'z') | bytes_within(bytes, '0', '9') | (bytes & high_bits);
}
}  // namespace detail

/// How many bytes of a word of folded text stand from `at` on.
inline std::size_t word_length(const char* at, const char* end) noexcept {
    const char* const begin = at;
    unsigned count;
    do {
        count = count_first(detail::word_bytes(at, end));
        at += count;
    } while (count == 8);
    return static_cast<std::size_t>(at - begin);
}

/// The first word of folded text, or nothing where there is none.
inline std::string_view first_word(std::string_view folded) noexcept {
    const char* at = folded.data();
    const char* const end = at + folded.size();
    std::uint64_t here = 0;
    while (at != end && (here = detail::word_bytes(at, end)) == 0) at += std::min<std::ptrdiff_t>(8, end - at);
    if (at == end) return {};
    at += first_of(here);
    return {at, word_length(at, end)};
}

namespace detail {
/// A bit for each of the next `count` bytes, at most 64, that is of a word; the lowest is the first.
inline std::uint64_t word_mask(const char* at, std::size_t count) noexcept {
    const char* const end = at + count;
    std::uint64_t mask = 0;
    std::size_t done = 0;
#if STET_HAS_SSE2
    for (; count - done >= 16; done += 16) {
        const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + done));
        const auto within = [b](char low, char high) {
            return _mm_and_si128(_mm_cmpgt_epi8(b, _mm_set1_epi8(static_cast<char>(low - 1))),
                                 _mm_cmplt_epi8(b, _mm_set1_epi8(static_cast<char>(high + 1))));
        };
        // What is not ASCII has its sign, which is the bit that is moved out.
        const __m128i found = _mm_or_si128(_mm_or_si128(within('a', 'z'), within('0', '9')), b);
        mask |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << done;
    }
#endif
    for (; done < count; done += 8) {
        const std::uint64_t bits = word_bytes(at + done, end) >> 7;  // one in each byte, which this sum gathers:
        mask |= (bits * 0x0102040810204080U >> 56) << done;
    }
    return mask;
}

/// The mask without its runs of fewer than `shortest` bits, but for those at either end, which may go on beyond it.
template <unsigned shortest>
constexpr std::uint64_t without_short_runs(std::uint64_t mask) noexcept {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    std::uint64_t begins = mask;  // of `shortest` bits in a row
    for (unsigned n = 1; n < shortest; ++n) begins &= mask >> n | ~(all >> n);
    std::uint64_t rows = begins;
    for (unsigned n = 1; n < shortest; ++n) rows |= begins << n;
    const std::uint64_t at_low_end = mask & ~(mask + 1);
    return rows | at_low_end;
}
}  // namespace detail

/// Calls each(word) for every stretch of letters, digits and non-ASCII bytes of folded text that has so many bytes at
/// least, until it returns false. Linear.
template <unsigned shortest = 1, class Each>
void for_each_word(std::string_view folded, Each&& each) {
    const char* const end = folded.data() + folded.size();
    const char* begin = nullptr;  // of the word that has not ended yet
    for (const char* at = folded.data(); at != end;) {
        const std::size_t count = std::min<std::size_t>(64, static_cast<std::size_t>(end - at));
        const std::uint64_t word = detail::without_short_runs<shortest>(detail::word_mask(at, count));
        // Where words begin and end, by turns.
        for (std::uint64_t edges = word ^ (word << 1 | (begin != nullptr ? 1U : 0U)); edges != 0; edges &= edges - 1) {
            const char* const edge = at + std::countr_zero(edges);
            if (begin == nullptr) {
                begin = edge;
                continue;
            }
            const std::string_view found(begin, static_cast<std::size_t>(edge - begin));
            begin = nullptr;
            if (found.size() >= shortest && !each(found)) return;
        }
        at += count;
    }
    if (begin != nullptr && static_cast<std::size_t>(end - begin) >= shortest) {
        each(std::string_view(begin, static_cast<std::size_t>(end - begin)));
    }
}

/// A number for a word of a text that ends at `end`. Words that differ only in the middle, beyond their first and last
/// eight bytes, have the same: harmless where words are only counted.
inline std::uint64_t hash_of_word(std::string_view word, const char* end) noexcept {
    const char* const word_end = word.data() + word.size();
    const bool is_long = word.size() > 8;
    std::uint64_t first;
    std::uint64_t last;
    if (end - word.data() >= 8) {  // nearly always: without a branch for the word's length, which nobody foresees
        first = detail::read_8(word.data()) & first_bytes(is_long ? 8U : static_cast<unsigned>(word.size()));
        last = detail::read_8(is_long ? word_end - 8 : word.data()) & (is_long ? ~std::uint64_t{0} : 0);
    } else {
        first = next_bytes(word.data(), word_end);
        last = 0;
    }
    const std::uint64_t mix = (first * 0x9E3779B97F4A7C15U) ^ (last * 0xC2B2AE3D27D4EB4FU);
    return (mix ^ mix >> 32) + word.size();  // as tables take the low bits
}

/// Whether a word is one of a list, which is short.
template <class List>
[[nodiscard]] bool is_one_of(std::string_view word, const List& list) noexcept {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// A set of words of so many bytes at least, by hash: made once, asked often.
template <unsigned shortest>
class WordSet {
public:
    /// There is room for the words of `bytes` of text.
    explicit WordSet(std::size_t bytes) : slots_(std::bit_ceil(2 * (bytes / (shortest + 1) + 1))) {}

    void add(std::string_view folded) {
        for_each_word<shortest>(folded, [&](std::string_view word) {
            const std::uint64_t hash = hash_of(word, folded);
            slots_[slot_of(hash)] = hash;
            is_empty_ = false;
            return true;
        });
    }

    /// How many different words of `folded` are in the set, up to `most`.
    template <std::size_t most>
    [[nodiscard]] std::size_t shared(std::string_view folded) const {
        std::array<std::uint64_t, most> found;
        std::size_t count = 0;
        for_each_word<shortest>(folded, [&](std::string_view word) {
            const std::uint64_t hash = hash_of(word, folded);
            const auto known = found.begin() + static_cast<std::ptrdiff_t>(count);
            if (slots_[slot_of(hash)] != 0 && std::find(found.begin(), known, hash) == known) found[count++] = hash;
            return count < most;
        });
        return count;
    }

    /// How many words `folded` has, and how many of them are in the set.
    struct Count {
        int all = 0;
        int known = 0;
    };
    [[nodiscard]] Count count(std::string_view folded) const {
        Count count;
        for_each_word<shortest>(folded, [&](std::string_view word) {
            ++count.all;
            count.known += slots_[slot_of(hash_of(word, folded))] != 0 ? 1 : 0;
            return true;
        });
        return count;
    }

    [[nodiscard]] bool empty() const noexcept { return is_empty_; }

private:
    /// Never 0, which is a free slot.
    static std::uint64_t hash_of(std::string_view word, std::string_view text) noexcept {
        return hash_of_word(word, text.data() + text.size()) | std::uint64_t{1} << 63;
    }

    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        // One branch, which is seldom taken: whether a slot is free nobody foresees.
        while ((unsigned{slots_[slot] != 0} & unsigned{slots_[slot] != hash}) != 0) slot = (slot + 1) & mask;
        return slot;
    }

    bool is_empty_ = true;
    std::vector<std::uint64_t> slots_;  // open addressing, half full at most
};

}  // namespace stet::text
