// Counts as features have them, from 0 to 255.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stet::arbiter {

/// Logarithmic, sixteen steps to a doubling: 0, 16 for 1, 24 for 2, 32 for 3, 106 for 100; one step is
/// four in a hundred. (The exponent of a float and four bits of its fraction.)
constexpr std::uint8_t log_of(std::uint64_t count) noexcept {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(count) + 1.0F) >> 19;
    return static_cast<std::uint8_t>(std::min(bits - (127U << 4), 255U));
}

constexpr std::uint8_t capped(std::uint64_t count) noexcept {
    return static_cast<std::uint8_t>(std::min<std::uint64_t>(count, 255));
}

/// Of 255. (In floats, whose division is the faster, and the same on every machine.)
constexpr std::uint8_t share(std::uint64_t part, std::uint64_t whole) noexcept {
    if (whole == 0) return 0;
    const float of_255 = static_cast<float>(part) * 255.0F / static_cast<float>(whole);
    return static_cast<std::uint8_t>(std::min(of_255 + 0.5F, 255.0F));
}

/// Sums over any stretch of blocks in constant time.
class Sums {
public:
    explicit Sums(std::size_t blocks) : sums_(blocks + 1) {}
    void set(std::size_t block, std::uint64_t value) { sums_[block + 1] = sums_[block] + value; }

    [[nodiscard]] std::uint64_t between(std::size_t begin, std::size_t end) const noexcept {
        return end > begin ? sums_[end] - sums_[begin] : 0;
    }
    [[nodiscard]] std::uint64_t all() const noexcept { return sums_.back(); }

private:
    std::vector<std::uint64_t> sums_;  // of the blocks before each
};

/// Sums over the blocks near each, for whole columns at once: sixteen to either side at most.
class WindowSums {
public:
    static constexpr std::size_t reach = 16;

    /// Of value(block) for each block.
    template <class Value>
    WindowSums(std::size_t blocks, Value value) : blocks_(blocks), sums_(blocks + 2 * reach + 1) {
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < blocks; ++i) sums_[reach + i + 1] = sum += static_cast<std::uint32_t>(value(i));
        std::fill(sums_.begin() + static_cast<std::ptrdiff_t>(reach + blocks + 1), sums_.end(), sum);
    }

    /// Calls put(block, sum) for each block, of those from `first` to `last`, counted from the block.
    template <class Put>
    void each(int first, int last, Put put) const {
        const std::uint32_t* const from = before(first);
        const std::uint32_t* const to = before(last + 1);
        for (std::size_t i = 0; i < blocks_; ++i) put(i, to[i] - from[i]);
    }

    /// Writes, for each block, what share of `whole` they are, as share() does.
    void share_of(const WindowSums& whole, int first, int last, std::uint8_t* column) const {
        const std::uint32_t* const from = before(first);
        const std::uint32_t* const to = before(last + 1);
        const std::uint32_t* const whole_from = whole.before(first);
        const std::uint32_t* const whole_to = whole.before(last + 1);
        for (std::size_t i = 0; i < blocks_; ++i) {
            // As signed numbers, of which vectors make floats; a window is far below two thousand million.
            const auto part = static_cast<float>(static_cast<std::int32_t>(to[i] - from[i]));
            const auto all = static_cast<float>(static_cast<std::int32_t>(whole_to[i] - whole_from[i]));
            const float of_255 = part * 255.0F / std::max(all, 1.0F) + 0.5F;
            column[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(std::clamp(of_255, 0.0F, 255.0F)));
        }
    }

private:
    /// The sums of what is above the block so many below each.
    [[nodiscard]] const std::uint32_t* before(int offset) const {
        return sums_.data() + static_cast<std::ptrdiff_t>(reach) + offset;
    }

    std::size_t blocks_;
    std::vector<std::uint32_t> sums_;  // of the blocks before each; `reach` more at either end
};

}  // namespace stet::arbiter
