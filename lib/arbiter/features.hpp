// What the arbiter knows of each block: facts of the block, of its surroundings and of the page, as
// numbers from 0 to 255, the same in training and in use.
#pragma once

#include "engine/evidence.hpp"
#include "text/vectors.hpp"

#include <stet/document.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
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

/// Fills all columns but those that a judge fills himself. Linear in the page. By the best vectors that the
/// machine has, unless told which; all give the same.
[[nodiscard]] Table measure(const Document& page, const Evidence& evidence,
                            text::Vectors by = text::best_vectors());

}  // namespace stet::arbiter
