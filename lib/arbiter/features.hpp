// What the arbiter knows of each block: facts of the block, of its surroundings and of the page, as
// numbers from 0 to 255, the same in training and in use.
#pragma once

#include "engine/evidence.hpp"

#include <stet/document.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stet::arbiter {

/// The features, each a column of the table; features.def says what they are.
enum class Feature : std::uint8_t {
#define STET_FEATURE(name, meaning) name,
#include "arbiter/features.def"
#undef STET_FEATURE
};

inline constexpr auto feature_names = std::to_array<std::string_view>({
#define STET_FEATURE(name, meaning) #name,
#include "arbiter/features.def"
#undef STET_FEATURE
});
inline constexpr std::size_t feature_count = feature_names.size();

/// The features of a page's blocks, column by column, so that a tree reads those of many blocks, or of
/// a block's neighbours, side by side. Before the first block and behind the last stand `margin` rows of
/// 0, for neighbours that are not there.
class Table {
public:
    static constexpr std::size_t margin = 96;

    explicit Table(std::size_t blocks)
        : blocks_(blocks), stride_(blocks + 2 * margin), values_(feature_count * stride_) {}

    [[nodiscard]] std::size_t blocks() const noexcept { return blocks_; }
    /// The column, from the first block's value on.
    [[nodiscard]] std::uint8_t* column(Feature feature) noexcept {
        return values_.data() + static_cast<std::size_t>(feature) * stride_ + margin;
    }
    [[nodiscard]] const std::uint8_t* column(Feature feature) const noexcept {
        return values_.data() + static_cast<std::size_t>(feature) * stride_ + margin;
    }

private:
    std::size_t blocks_;
    std::size_t stride_;
    std::vector<std::uint8_t> values_;
};

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

constexpr std::uint8_t share(std::uint64_t part, std::uint64_t whole) noexcept {
    return whole == 0 ? 0 : capped((part * 255 + whole / 2) / whole);
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

/// Fills all columns but those that a judge fills himself. Linear in the page.
[[nodiscard]] Table measure(const Document& page, const Evidence& evidence);

}  // namespace stet::arbiter
