// The verdict on a page's blocks.
#pragma once

#include "arbiter/weights.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace stet::arbiter {

/// A block's chance of being of the article, in thousandths; `decided` for those that were not judged.
struct Judgement {
    static constexpr std::uint16_t decided = 0xFFFF;
    std::vector<std::uint16_t> chance;
    std::uint16_t threshold = 0;  // blocks below it are to be cut
    double quality = 1;           // the F-measure that the page is expected to have then
};

/// Judges the page's blocks that still stand in the body. `table` is what measure() made of it.
/// `precision` is 1/beta of the F-measure. Linear in the page but for the sorting of its blocks.
[[nodiscard]] Judgement judge(const Document& page, const Evidence& evidence, Table table, const Stages& stages,
                              double precision);

/// A sum of log-odds in thousandths as features have it: 1 to 255, 128 for even odds, twenty steps to one.
[[nodiscard]] constexpr std::uint8_t score_of(std::int32_t sum) noexcept {
    return static_cast<std::uint8_t>(std::clamp(128 + sum / 50, 1, 255));
}
/// The chance of each score, in thousandths; of 0, which is none, 0.
[[nodiscard]] const std::array<std::uint16_t, 256>& chances_of_scores();
/// In features made of chances a longer block counts for no more bytes.
inline constexpr std::uint32_t longest_block = 600;

/// Lets the lexicon score the elements of an HTML page's blocks, and fills Feature::names and those behind it.
void score_names(const Document& page, const facts::MarkupFacts& markup, const Lexicon& lexicon, Table& table);

/// Lets the first stage score the open blocks (1 for each that is), and fills Feature::score and those
/// behind it.
void score(const Document& page, const facts::MarkupFacts& markup, const Trees& first, const std::vector<std::uint8_t>& open,
           Table& table, text::Vectors by = text::best_vectors());

/// 1 for each block that is to be judged: it stands in the body by default, and nothing was said of it. The
/// prose of a live blog's entries is decided by their headings: to trees that know stories, an entry in
/// the middle of a page looks like the next story below the first.
[[nodiscard]] std::vector<std::uint8_t> open_blocks(const Document& page, const Evidence& evidence);

}  // namespace stet::arbiter
