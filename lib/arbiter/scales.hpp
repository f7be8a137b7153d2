// Counts as features have them, from 0 to 255.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stet::arbiter {

/// Logarithmic, sixteen steps to a doubling: 0, 16 for 1, 24 for 2, 32 for 3, 106 for 100; one step is
/// four in a hundred.
constexpr std::uint8_t log_of(std::uint64_t count) noexcept {
    const std::uint64_t value = count + 1;
    const int power = 63 - std::countl_zero(value);
    const std::uint64_t mantissa = power >= 4 ? value >> (power - 4) : value << (4 - power);
    return static_cast<std::uint8_t>(std::min<std::uint64_t>(
        255, static_cast<std::uint64_t>(power) * 16 + (mantissa & 15)));
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

    /// Of the blocks from `before` above `i` up to `behind` below it.
    [[nodiscard]] std::uint64_t around(std::size_t i, std::size_t before, std::size_t behind) const noexcept {
        return between(i - std::min(i, before), std::min(i + behind + 1, sums_.size() - 1));
    }
    [[nodiscard]] std::uint64_t between(std::size_t begin, std::size_t end) const noexcept {
        return end > begin ? sums_[end] - sums_[begin] : 0;
    }
    [[nodiscard]] std::uint64_t all() const noexcept { return sums_.back(); }

private:
    std::vector<std::uint64_t> sums_;  // of the blocks before each
};

}  // namespace stet::arbiter
