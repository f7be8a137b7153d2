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

/// What a page was read from. Pages of HTML have more features.
enum class Mode : std::uint8_t { text, html };

[[nodiscard]] inline Mode mode_of(const Document& page) noexcept {
    return page.markup().elements.empty() ? Mode::text : Mode::html;
}

/// The features, each a column of the table; features.def and, for HTML alone, markup_features.def say what they are.
enum class Feature : std::uint8_t {
#define STET_FEATURE(name, meaning) name,
#include "arbiter/features.def"
#include "arbiter/markup_features.def"
#undef STET_FEATURE
};

inline constexpr auto feature_names = std::to_array<std::string_view>({
#define STET_FEATURE(name, meaning) #name,
#include "arbiter/features.def"
#include "arbiter/markup_features.def"
#undef STET_FEATURE
});
/// How many a page has.
[[nodiscard]] constexpr std::size_t feature_count(Mode mode) noexcept {
    return mode == Mode::html ? feature_names.size() : static_cast<std::size_t>(Feature::in_article);
}
/// Whether only the second stage has it: it is made of what the first one says.
[[nodiscard]] constexpr bool is_of_scores(Feature feature) noexcept {
    return (feature >= Feature::score && feature < Feature::in_article) || feature >= Feature::mass_up;
}
/// Whether it is made of what the weights' lexicon says. Both stages have it.
[[nodiscard]] constexpr bool is_of_names(Feature feature) noexcept {
    return feature >= Feature::names && feature < Feature::mass_up;
}

/// The features of a page's blocks, column by column, so that a tree reads those of many blocks, or of
/// a block's neighbours, side by side. Before the first block and behind the last stand `margin` rows of
/// 0, for neighbours that are not there. Columns share them, so that those of most pages fit the nearest cache.
class Table {
public:
    static constexpr std::size_t margin = 16;
    /// Behind the last margin of a column so much more may be read, of no meaning.
    static constexpr std::size_t slack = 64;
    /// Columns begin at multiples of it in memory, so that a vector of values is of one line of the cache.
    static constexpr std::size_t line = 64;

    Table(std::size_t blocks, Mode mode)
        : blocks_(blocks),
          stride_((blocks + margin + line - 1) / line * line),
          values_(feature_count(mode) * stride_ + margin + slack + line),
          first_(line - (reinterpret_cast<std::uintptr_t>(values_.data()) + margin) % line + margin),
          mode_(mode) {}

    [[nodiscard]] std::size_t blocks() const noexcept { return blocks_; }
    [[nodiscard]] Mode mode() const noexcept { return mode_; }
    /// The column, from the first block's value on.
    [[nodiscard]] std::uint8_t* column(Feature feature) noexcept {
        return values_.data() + static_cast<std::size_t>(feature) * stride_ + first_;
    }
    [[nodiscard]] const std::uint8_t* column(Feature feature) const noexcept {
        return values_.data() + static_cast<std::size_t>(feature) * stride_ + first_;
    }

private:
    std::size_t blocks_;
    std::size_t stride_;
    std::vector<std::uint8_t> values_;
    std::size_t first_;  // of the values: that of the first block in the first column
    Mode mode_;
};

/// Fills all columns but those that a judge fills by his weights. Linear in the page. By the best vectors that the
/// machine has, unless told which; all give the same.
[[nodiscard]] Table measure(const Document& page, const Evidence& evidence,
                            text::Vectors by = text::best_vectors());

}  // namespace stet::arbiter
