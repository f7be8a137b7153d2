// A set of small numbers.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace stet::engine {

/// A set of numbers below `limit`, a bit each: std::bitset, with an order and a way to visit its numbers.
template <std::size_t limit>
class BitSet {
public:
    static constexpr std::size_t capacity = limit;

    constexpr void insert(std::size_t number) noexcept { words_[number / 64] |= std::uint64_t{1} << number % 64; }
    [[nodiscard]] constexpr bool has(std::size_t number) const noexcept { return (words_[number / 64] >> number % 64 & 1) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return *this == BitSet(); }

    constexpr BitSet& operator|=(const BitSet& other) noexcept {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    friend constexpr BitSet operator|(BitSet a, const BitSet& b) noexcept { return a |= b; }
    friend constexpr BitSet operator&(BitSet a, const BitSet& b) noexcept {
        for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] &= b.words_[i];
        return a;
    }
    constexpr BitSet operator~() const noexcept {
        BitSet others;
        for (std::size_t i = 0; i < words_.size(); ++i) others.words_[i] = ~words_[i];
        return others;
    }
    friend constexpr auto operator<=>(const BitSet&, const BitSet&) = default;

    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
            }
        }
    }

private:
    static_assert(limit % 64 == 0);
    std::array<std::uint64_t, limit / 64> words_{};
};

}  // namespace stet::engine
