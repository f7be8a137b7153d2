// Features of HTML pages that are made of what the lexicon says of the elements around each block.
#include "arbiter/judge.hpp"
#include "arbiter/scales.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace stet::arbiter {

void score_names(const Document& page, const facts::MarkupFacts& markup, const Lexicon& lexicon, Table& table) {
    const std::size_t count = table.blocks();
    const std::vector<std::int32_t> sums = lexicon.sums(page.markup(), markup);
    std::uint8_t* const scores = table.column(Feature::names);
    for (std::size_t i = 0; i < count; ++i) scores[i] = score_of(sums[markup.blocks[i].leaf]);

    const std::array<std::uint16_t, 256>& chances = chances_of_scores();
    const auto size_of = [&](std::size_t i) { return std::min(longest_block, page.blocks()[i].span.size()); };
    const auto mass_of = [&](std::size_t i) { return size_of(i) * chances[scores[i]]; };
    Scratch scratch(2 * WindowSums::bytes(count));
    const WindowSums thousand_sizes(scratch, count, [&](std::size_t i) { return 1000 * size_of(i); });
    const WindowSums masses(scratch, count, mass_of);
    masses.share_of(thousand_sizes, -8, -1, table.column(Feature::names_before_8));
    masses.share_of(thousand_sizes, 1, 8, table.column(Feature::names_behind_8));

    std::uint64_t all_size = 0, all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        all_size += 1000 * size_of(i);
        all += mass_of(i);
    }
    std::uint64_t size = 0, mass = 0;  // of what is above
    for (std::size_t i = 0; i < count; ++i) {
        const auto set = [&](Feature feature, std::uint8_t value) { table.column(feature)[i] = value; };
        const std::uint64_t size_below = all_size - size - 1000 * size_of(i);
        const std::uint64_t mass_below = all - mass - mass_of(i);
        set(Feature::names_above, share(mass, size));
        set(Feature::names_below, share(mass_below, size_below));
        set(Feature::names_mass_above, share(mass, all));
        set(Feature::names_mass_below, share(mass_below, all));
        set(Feature::page_names_mass, log_of(all / 1000));
        set(Feature::page_names, share(all, all_size));
        size += 1000 * size_of(i);
        mass += mass_of(i);
    }
}

}  // namespace stet::arbiter
