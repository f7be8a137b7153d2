#include "arbiter/judge.hpp"

#include "arbiter/scales.hpp"
#include "arbiter/view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace stet::arbiter {
namespace {

/// Of log-odds in thousandths, as a chance in thousandths.
std::uint16_t chance_of(std::int32_t sum) noexcept {
    return static_cast<std::uint16_t>(std::lround(1000 / (1 + std::exp(-sum / 1000.0))));
}

/// A sum of leaves as Feature::score has it: 1 to 255, 128 for even odds.
std::uint8_t score_of(std::int32_t sum) noexcept {
    return static_cast<std::uint8_t>(std::clamp(128 + sum / 50, 1, 255));
}

/// The trees' sums for the open blocks, many at a time; stretches without one are passed over.
template <class Note>
void sum_open(const Trees& trees, const Table& table, const std::vector<std::uint8_t>& open, Note note) {
    std::array<std::int32_t, Trees::most_blocks> sums;
    for (std::size_t first = 0; first < open.size();) {
        if (open[first] == 0) {
            ++first;
            continue;
        }
        std::size_t count = std::min(Trees::most_blocks, open.size() - first);
        while (open[first + count - 1] == 0) --count;
        trees.sum(table, first, count, sums.data());
        for (std::size_t i = 0; i < count; ++i) {
            if (open[first + i] != 0) note(first + i, sums[i]);
        }
        first += count;
    }
}

/// Which blocks to keep: those by which the expected F-measure is greatest. For a given number of blocks
/// it is greatest for the likeliest, so each place in their order is tried (Lewis 1995; the expectation
/// of the quotient is taken as the quotient of the expectations).
void choose(const Document& page, Judgement& judgement, double precision) {
    struct Open {
        std::uint16_t chance;
        std::uint32_t size;
    };
    std::vector<Open> open;
    double kept = 0;   // characters kept ...
    double right = 0;  // ... and how many of them are expected to be of the article
    double all = 0;    // of the article's, on the whole page
    for (std::size_t i = 0; i < judgement.chance.size(); ++i) {
        const std::uint32_t size = page.blocks()[i].span.size();
        if (judgement.chance[i] == Judgement::decided) continue;
        open.push_back({judgement.chance[i], size});
        all += size * (judgement.chance[i] / 1000.0);
    }
    std::sort(open.begin(), open.end(), [](const Open& a, const Open& b) { return a.chance > b.chance; });
    const double beta = 1 / (precision * precision);
    const auto measure = [&] { return (1 + beta) * right / (kept + beta * all); };
    judgement.threshold = open.empty() ? 0 : 1001;
    judgement.quality = open.empty() ? 1 : 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        kept += open[i].size;
        right += open[i].size * (open[i].chance / 1000.0);
        const bool is_last_of_its_chance = i + 1 == open.size() || open[i + 1].chance < open[i].chance;
        if (is_last_of_its_chance && measure() > judgement.quality) {
            judgement.quality = measure();
            judgement.threshold = open[i].chance;
        }
    }
}

}  // namespace

std::vector<std::uint8_t> open_blocks(const Document& page, const Evidence& evidence) {
    constexpr std::uint8_t decided = Evidence::State::cut_whole | Evidence::State::protected_;
    std::vector<std::uint8_t> open(page.blocks().size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Block& block = page.blocks()[i];
        const bool is_decided = !stands_in_body(block.role) || (evidence.state[i] & decided) != 0 ||
                                page.origin(block.origin).starts_with("entry/");
        open[i] = is_decided ? 0 : 1;
    }
    for (const Entry& entry : page.entries()) {
        for (std::size_t i = entry.first_block; i < entry.end_block; ++i) {
            const BlockFacts& facts = evidence.facts.blocks[i];
            if (facts.is(Shape::prose) || facts.is(Shape::prose_like)) open[i] = 0;
        }
    }
    return open;
}

/// Fills the features that are made of the first stage's scores.
static void measure_scores(const Document& page, Table& table) {
    const std::size_t count = table.blocks();
    const std::uint8_t* const scores = table.column(Feature::score);
    static const std::array<std::uint16_t, 256> chances = [] {
        std::array<std::uint16_t, 256> of{};
        for (int score = 1; score < 256; ++score) of[static_cast<std::size_t>(score)] = chance_of((score - 128) * 50);
        return of;
    }();
    constexpr std::uint32_t longest = 600;  // a longer block counts for no more
    const auto size_of = [&](std::size_t i) {
        return scores[i] == 0 ? 0 : std::min(longest, page.blocks()[i].span.size());
    };
    const WindowSums thousand_sizes(count, [&](std::size_t i) { return 1000 * size_of(i); });
    const WindowSums near_masses(count, [&](std::size_t i) { return size_of(i) * chances[scores[i]]; });
    Sums sizes(count);
    Sums masses(count);  // thousandths of characters
    std::uint64_t likely = 0;
    std::int64_t best = 0, sum = 0;
    std::size_t best_begin = 0, best_end = 0, begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t size = size_of(i);
        const std::uint32_t chance = chances[scores[i]];
        sizes.set(i, size);
        masses.set(i, std::uint64_t{size} * chance);
        likely += chance > 500 ? 1U : 0U;
        // Kadane's best run, where a decided block is a small step down.
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += scores[i] == 0 ? -2000 : std::int64_t{size} * (std::int64_t{chance} - 500);
        if (sum > best) {
            best = sum;
            best_begin = begin;
            best_end = i + 1;
        }
    }
    constexpr std::array<std::pair<int, Feature>, 4> windows{{
        {2, Feature::chance_before_2},
        {4, Feature::chance_before_4},
        {8, Feature::chance_before_8},
        {16, Feature::chance_before_16},
    }};
    for (const auto& [reach, before] : windows) {
        const auto behind = static_cast<Feature>(static_cast<int>(before) + 1);
        const auto around = static_cast<Feature>(static_cast<int>(before) + 2);
        near_masses.share_of(thousand_sizes, -reach, -1, table.column(before));
        near_masses.share_of(thousand_sizes, 1, reach, table.column(behind));
        near_masses.share_of(thousand_sizes, -reach, reach, table.column(around));
    }
    const auto set = [&](Feature feature, std::size_t i, std::uint8_t value) { table.column(feature)[i] = value; };
    const auto mean = [&](std::size_t from, std::size_t end) {
        return share(masses.between(from, end), 1000 * sizes.between(from, end));
    };
    const std::uint64_t all = masses.all();
    for (std::size_t i = 0; i < count; ++i) {
        set(Feature::chance_above, i, mean(0, i));
        set(Feature::chance_below, i, mean(i + 1, count));
        set(Feature::mass_above, i, share(masses.between(0, i), all));
        set(Feature::mass_below, i, share(masses.between(i + 1, count), all));
        set(Feature::mass_own, i, share(masses.between(i, i + 1), all));
        set(Feature::best_run, i, i < best_begin ? 1 : i < best_end ? 2 : 3);
        set(Feature::best_run_begin, i, log_of(i > best_begin ? i - best_begin : best_begin - i));
        set(Feature::best_run_end, i, log_of(i > best_end ? i - best_end : best_end - i));
    }
    const auto fill = [&](Feature feature, std::uint8_t value) { std::fill_n(table.column(feature), count, value); };
    fill(Feature::best_run_mass, share(masses.between(best_begin, best_end), all));
    fill(Feature::page_mass, log_of(all / 1000));
    fill(Feature::page_chance, share(all, 1000 * sizes.all()));
    fill(Feature::page_likely, log_of(likely));
}

void score(const Document& page, const Trees& first, const std::vector<std::uint8_t>& open, Table& table) {
    std::uint8_t* const scores = table.column(Feature::score);
    sum_open(first, table, open, [&](std::size_t i, std::int32_t sum) { scores[i] = score_of(sum); });
    measure_scores(page, table);
}

Judgement judge(const Document& page, const Evidence& evidence, Table table, const Stages& stages,
                double precision) {
    Judgement judgement;
    judgement.chance.assign(page.blocks().size(), Judgement::decided);
    const std::vector<std::uint8_t> open = open_blocks(page, evidence);
    score(page, stages.first, open, table);
    sum_open(stages.second, table, open,
             [&](std::size_t i, std::int32_t sum) { judgement.chance[i] = chance_of(sum); });
    choose(page, judgement, precision);
    return judgement;
}

}  // namespace stet::arbiter
