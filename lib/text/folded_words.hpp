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
}  // namespace detail

/// Calls each(word) for every stretch of letters, digits and non-ASCII bytes of folded text, until
/// it returns false. Linear.
template <class Each>
void for_each_word(std::string_view folded, Each&& each) {
    const char* const end = folded.data() + folded.size();
    const char* begin = nullptr;  // of the word that has not ended yet
    for (const char* at = folded.data(); at != end;) {
        const std::size_t count = std::min<std::size_t>(64, static_cast<std::size_t>(end - at));
        const std::uint64_t word = detail::word_mask(at, count);
        // Where words begin and end, by turns.
        for (std::uint64_t edges = word ^ (word << 1 | (begin != nullptr ? 1U : 0U)); edges != 0; edges &= edges - 1) {
            const char* const edge = at + std::countr_zero(edges);
            if (begin == nullptr) {
                begin = edge;
                continue;
            }
            const std::string_view found(begin, static_cast<std::size_t>(edge - begin));
            begin = nullptr;
            if (!each(found)) return;
        }
        at += count;
    }
    if (begin != nullptr) each(std::string_view(begin, static_cast<std::size_t>(end - begin)));
}

/// A number for a word. Words that differ only in the middle, beyond their first and last eight bytes, have
/// the same: harmless where words are only counted.
inline std::uint64_t hash_of_word(std::string_view word) noexcept {
    const char* const end = word.data() + word.size();
    const std::uint64_t first = next_bytes(word.data(), end);
    const std::uint64_t last = word.size() > 8 ? next_bytes(end - 8, end) : 0;
    const std::uint64_t mix = (first * 0x9E3779B97F4A7C15U) ^ (last * 0xC2B2AE3D27D4EB4FU);
    return (mix ^ mix >> 32) + word.size();  // as tables take the low bits
}

/// Whether a word is one of a list, which is short.
template <class List>
[[nodiscard]] bool is_one_of(std::string_view word, const List& list) noexcept {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// A set of words of a length at least, by hash: made once, asked often.
class WordSet {
public:
    /// Words of fewer bytes than `shortest` are passed over; there is room for those of `bytes` of text.
    WordSet(std::size_t bytes, std::size_t shortest)
        : shortest_(shortest), slots_(std::bit_ceil(2 * (bytes / (shortest + 1) + 1))) {}

    void add(std::string_view folded) {
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() >= shortest_) {
                const std::uint64_t hash = hash_of(word);
                slots_[slot_of(hash)] = hash;
                is_empty_ = false;
            }
            return true;
        });
    }

    /// How many different words of `folded` are in the set, up to `most`.
    template <std::size_t most>
    [[nodiscard]] std::size_t shared(std::string_view folded) const {
        std::array<std::uint64_t, most> found;
        std::size_t count = 0;
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() < shortest_) return true;
            const std::uint64_t hash = hash_of(word);
            const auto known = found.begin() + static_cast<std::ptrdiff_t>(count);
            if (slots_[slot_of(hash)] != 0 && std::find(found.begin(), known, hash) == known) found[count++] = hash;
            return count < most;
        });
        return count;
    }

    [[nodiscard]] bool has(std::string_view word) const noexcept { return slots_[slot_of(hash_of(word))] != 0; }

    [[nodiscard]] bool empty() const noexcept { return is_empty_; }

private:
    /// Never 0, which is a free slot.
    static std::uint64_t hash_of(std::string_view word) noexcept { return hash_of_word(word) | std::uint64_t{1} << 63; }

    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    std::size_t shortest_;
    bool is_empty_ = true;
    std::vector<std::uint64_t> slots_;  // open addressing, half full at most
};

}  // namespace stet::text
