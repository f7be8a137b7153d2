// Counts as features have them, from 0 to 255.
#pragma once

#include "arbiter/scratch.hpp"
#include "text/vectors.hpp"

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>

namespace stet::arbiter {

/// Logarithmic, sixteen steps to a doubling: 0, 16 for 1, 24 for 2, 32 for 3, 106 for 100; one step is
/// four in a hundred. (The exponent of a float and four bits of its fraction.)
template <std::unsigned_integral Count>
constexpr std::uint8_t log_of(Count count) noexcept {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(count) + 1.0F) >> 19;
    return static_cast<std::uint8_t>(std::min(bits - (127U << 4), 255U));
}

constexpr std::uint8_t capped(std::uint64_t count) noexcept {
    return static_cast<std::uint8_t>(std::min<std::uint64_t>(count, 255));
}

/// Of 255. (In floats, whose division is the faster, and the same on every machine; and without a branch, so that
/// vectors do it.)
template <std::unsigned_integral Count>
constexpr std::uint8_t share(Count part, Count whole) noexcept {
    const auto of_255 = static_cast<float>(std::min(part, whole)) * 255.0F / static_cast<float>(std::max(whole, Count{1}));
    return static_cast<std::uint8_t>(static_cast<std::int32_t>(of_255 + 0.5F));
}

// The same of whole columns. Each is compiled once and not where it is asked for, some fifty times: so much code would
// not stay in the cache while a page is measured.

/// log_of() each.
void logs_of(const std::uint32_t* counts, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept;

/// share() of each.
void shares_of(const std::uint32_t* parts, const std::uint32_t* wholes, std::size_t size, std::uint8_t* column,
               text::Vectors by) noexcept;

/// The same where all are of one whole.
void shares_of(const std::uint32_t* parts, std::uint32_t whole, std::size_t size, std::uint8_t* column,
               text::Vectors by) noexcept;

/// Sums up to two places; what is between them is their difference.
struct Between {
    const std::uint32_t* from;
    const std::uint32_t* to;
};
void logs_of(Between counts, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept;
void shares_of(Between parts, Between wholes, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept;

/// Columns of numbers, one for each block of a page. They hold nothing yet.
class Counts {
public:
    Counts(Scratch& scratch, std::size_t columns, std::size_t blocks)
        : blocks_(blocks), counts_(scratch.room<std::uint32_t>(columns * blocks)) {}
    [[nodiscard]] std::uint32_t* operator[](std::size_t column) noexcept { return counts_ + column * blocks_; }

private:
    std::size_t blocks_;
    std::uint32_t* counts_;
};

/// Sums over the blocks near each, for whole columns at once: sixteen to either side at most.
class WindowSums {
public:
    static constexpr std::size_t reach = 16;

    /// What the sums of so many blocks take of a scratch, at most.
    [[nodiscard]] static constexpr std::size_t bytes(std::size_t blocks) noexcept { return (blocks + 2 * reach + 8) * sizeof(std::uint32_t); }

    /// Of value(block) for each block, in memory of the scratch.
    template <class Value>
    WindowSums(Scratch& scratch, std::size_t blocks, Value value)
        : blocks_(blocks), sums_(scratch.room<std::uint32_t>(size())) {
        fill(value);
    }

    /// Calls put(block, sum) for each block, of those from `first` to `last`, counted from the block.
    template <class Put>
    void each(int first, int last, Put put) const {
        const auto [from, to] = between(first, last);
        const std::size_t size = blocks_;
        for (std::size_t i = 0; i < size; ++i) put(i, to[i] - from[i]);
    }

    /// Writes, for each block, log_of() them.
    void logs(int first, int last, std::uint8_t* column, text::Vectors by) const noexcept {
        logs_of(between(first, last), blocks_, column, by);
    }

    /// Writes, for each block, what share of `whole` they are, as share() does.
    void share_of(const WindowSums& whole, int first, int last, std::uint8_t* column,
                  text::Vectors by = text::best_vectors()) const noexcept {
        shares_of(between(first, last), whole.between(first, last), blocks_, column, by);
    }

private:
    [[nodiscard]] std::size_t size() const noexcept { return blocks_ + 2 * reach + 1; }

    template <class Value>
    void fill(Value value) {
        std::fill_n(sums_, reach + 1, 0U);
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < blocks_; ++i) sums_[reach + i + 1] = sum += static_cast<std::uint32_t>(value(i));
        std::fill_n(sums_ + reach + blocks_ + 1, reach, sum);
    }

    /// The sums of what is above the blocks from `first` to `last`, and with these.
    [[nodiscard]] Between between(int first, int last) const noexcept {
        const std::uint32_t* const own = sums_ + static_cast<std::ptrdiff_t>(reach);
        return {own + first, own + last + 1};
    }

    std::size_t blocks_;
    std::uint32_t* sums_;  // of the blocks before each; `reach` more at either end
};

}  // namespace stet::arbiter
