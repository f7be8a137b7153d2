#include "arbiter/judge.hpp"

#include "arbiter/columns.hpp"
#include "arbiter/once.hpp"
#include "arbiter/outline.hpp"
#include "arbiter/scales.hpp"
#include "arbiter/view.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace stet::arbiter {
namespace {

/// Of log-odds in thousandths, as a chance in thousandths.
std::uint16_t chance_of(std::int32_t sum) noexcept {
    return static_cast<std::uint16_t>(std::lround(1000 / (1 + std::exp(-sum / 1000.0))));
}

/// The same for any sum, looked up: beyond so many thousandths either way a chance is 0 or 1,000.
std::uint16_t known_chance_of(std::int32_t sum) noexcept {
    constexpr std::int32_t farthest = 8000;
    static const auto chances = [] {
        std::array<std::uint16_t, 2 * farthest + 1> of{};
        for (std::int32_t n = -farthest; n <= farthest; ++n) of[static_cast<std::size_t>(n + farthest)] = chance_of(n);
        return of;
    }();
    return chances[static_cast<std::size_t>(std::clamp(sum, -farthest, farthest) + farthest)];
}

/// The trees' sums for the open blocks, many at a time; lines of blocks (Table::line) without one are passed over.
template <class Note>
void sum_open(const Trees& trees, const Table& table, const std::vector<std::uint8_t>& open, Note note) {
    std::array<std::int32_t, Trees::most_blocks> sums;
    const auto end_of_line = [&](std::size_t first) { return std::min(first + Table::line, open.size()); };
    const auto is_open = [&](std::size_t first) {
        return std::any_of(&open[first], open.data() + end_of_line(first), [](std::uint8_t block) { return block != 0; });
    };
    for (std::size_t first = 0; first < open.size();) {
        if (!is_open(first)) {
            first = end_of_line(first);
            continue;
        }
        std::size_t end = end_of_line(first);
        while (end < open.size() && end - first < Trees::most_blocks && is_open(end)) end = end_of_line(end);
        trees.sum(table, first, end - first, sums.data());
        for (std::size_t i = first; i < end; ++i) {
            if (open[i] != 0) note(i, sums[i - first]);
        }
        first = end;
    }
}

/// Which blocks to keep: those by which the expected F-measure is greatest. For a given number of blocks
/// it is greatest for the likeliest, so each place in their order is tried (Lewis 1995; the expectation
/// of the quotient is taken as the quotient of the expectations).
void choose(const Document& page, Judgement& judgement, double precision) {
    std::array<std::uint64_t, 1001> sizes{};  // characters that have a chance
    std::array<std::uint64_t, sizes.size() / 64 + 1> chances{};  // a bit for each that a block has
    std::uint64_t all = 0;  // thousandths of characters of the article's, on the whole page
    for (std::size_t i = 0; i < judgement.chance.size(); ++i) {
        const std::size_t chance = judgement.chance[i];
        if (chance == Judgement::decided) continue;
        const std::uint64_t size = page.blocks()[i].span.size();
        sizes[chance] += size;
        chances[chance / 64] |= std::uint64_t{1} << chance % 64;
        all += size * chance;
    }
    const double beta = 1 / (precision * precision);
    const bool is_any = std::any_of(chances.begin(), chances.end(), [](std::uint64_t bits) { return bits != 0; });
    judgement.threshold = is_any ? 1001 : 0;
    judgement.quality = is_any ? 0 : 1;
    std::uint64_t kept = 0;   // characters kept ...
    std::uint64_t right = 0;  // ... and how many thousandths of them are expected to be of the article
    for (std::size_t word = chances.size(); word-- > 0;) {
        for (std::uint64_t left = chances[word]; left != 0;) {
            const auto bit = static_cast<std::size_t>(63 - std::countl_zero(left));
            left ^= std::uint64_t{1} << bit;
            const std::size_t chance = word * 64 + bit;
            kept += sizes[chance];
            right += sizes[chance] * chance;
            const double quality = (1 + beta) * static_cast<double>(right) /
                                   (1000 * static_cast<double>(kept) + beta * static_cast<double>(all));
            if (quality <= judgement.quality) continue;
            judgement.quality = quality;
            judgement.threshold = static_cast<std::uint16_t>(chance);
        }
    }
}

}  // namespace

std::vector<std::uint8_t> open_blocks(const Document& page, const Evidence& evidence) {
    constexpr std::uint8_t decided = Evidence::State::cut_whole | Evidence::State::protected_;
    std::vector<std::uint8_t> open(page.blocks().size());
    const auto is_of_entry = [&](const Block& block) { return page.origin(block.origin).starts_with("entry/"); };
    bool of_entry = false;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Block& block = page.blocks()[i];
        // Most have the origin of the one above.
        if (i == 0 || block.origin != page.blocks()[i - 1].origin) of_entry = is_of_entry(block);
        const bool is_decided = !stands_in_body(block.role) || (evidence.state[i] & decided) != 0 || of_entry;
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

const std::array<std::uint16_t, 256>& chances_of_scores() {
    static const std::array<std::uint16_t, 256> chances = [] {
        std::array<std::uint16_t, 256> of{};
        for (int score = 1; score < 256; ++score) of[static_cast<std::size_t>(score)] = chance_of((score - 128) * 50);
        return of;
    }();
    return chances;
}

/// Fills the features that are made of the first stage's scores. `Sum` holds 1,000 times `longest_block` of each block.
template <class Sum>
static void measure_scores_by(const Document& page, Table& table, text::Vectors by) {
    const std::size_t count = table.blocks();
    const std::uint8_t* const scores = table.column(Feature::score);
    const std::array<std::uint16_t, 256>& chances = chances_of_scores();
    const auto size_of = [&](std::size_t i) {
        return (scores[i] != 0 ? 1U : 0U) * std::min(longest_block, page.blocks()[i].span.size());
    };
    Scratch scratch(2 * WindowSums::bytes(count) + 2 * (count + 4) * sizeof(Sum));
    const WindowSums thousand_sizes(scratch, count, [&](std::size_t i) { return 1000 * size_of(i); });
    const WindowSums near_masses(scratch, count, [&](std::size_t i) { return size_of(i) * chances[scores[i]]; });
    Sum* const sizes = scratch.room<Sum>(count + 1);   // thousands of characters of the blocks before each
    Sum* const masses = scratch.room<Sum>(count + 1);  // and of the article's among them, as expected
    sizes[0] = masses[0] = 0;
    std::uint64_t likely = 0;
    std::int64_t best = 0, sum = 0;
    std::size_t best_begin = 0, best_end = 0, begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t size = size_of(i);
        const std::uint32_t chance = chances[scores[i]];
        sizes[i + 1] = sizes[i] + 1000 * size;
        masses[i + 1] = masses[i] + size * chance;
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
        near_masses.share_of(thousand_sizes, -reach, -1, table.column(before), by);
        near_masses.share_of(thousand_sizes, 1, reach, table.column(behind), by);
        near_masses.share_of(thousand_sizes, -reach, reach, table.column(around), by);
    }
    const Sum* const size_before = sizes;
    const Sum* const mass_before = masses;
    const Sum all_size = sizes[count], all = masses[count];
    const auto fill = [&](Feature feature, auto value) {
        std::uint8_t* const column = table.column(feature);
        for (std::size_t i = 0; i < count; ++i) column[i] = value(i);
    };
    fill(Feature::chance_above, [=](std::size_t i) { return share(mass_before[i], size_before[i]); });
    fill(Feature::chance_below, [=](std::size_t i) { return share(all - mass_before[i + 1], all_size - size_before[i + 1]); });
    fill(Feature::mass_above, [=](std::size_t i) { return share(mass_before[i], all); });
    fill(Feature::mass_below, [=](std::size_t i) { return share(all - mass_before[i + 1], all); });
    fill(Feature::mass_own, [=](std::size_t i) { return share(mass_before[i + 1] - mass_before[i], all); });
    fill(Feature::best_run, [=](std::size_t i) -> std::uint8_t { return i < best_begin ? 1 : i < best_end ? 2 : 3; });
    const auto distance = [](std::size_t i, std::size_t to) { return static_cast<Sum>(i > to ? i - to : to - i); };
    fill(Feature::best_run_begin, [=](std::size_t i) { return log_of(distance(i, best_begin)); });
    fill(Feature::best_run_end, [=](std::size_t i) { return log_of(distance(i, best_end)); });
    const auto fill_with = [&](Feature feature, std::uint8_t value) { std::fill_n(table.column(feature), count, value); };
    fill_with(Feature::best_run_mass, share<Sum>(mass_before[best_end] - mass_before[best_begin], all));
    fill_with(Feature::page_mass, log_of(all / 1000));
    fill_with(Feature::page_chance, share(all, all_size));
    fill_with(Feature::page_likely, log_of(likely));
}

static void measure_all_scores(const Document& page, Table& table, text::Vectors by) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / (1000 * longest_block);
    if (table.blocks() <= most) return measure_scores_by<std::uint32_t>(page, table, by);
    measure_scores_by<std::uint64_t>(page, table, by);
}

#if STET_HAS_AVX2
STET_FOR_AVX2 static void measure_scores_by_avx2(const Document& page, Table& table, text::Vectors by) {
    measure_all_scores(page, table, by);
}
#endif

static void measure_scores(const Document& page, Table& table, text::Vectors by) {
#if STET_HAS_AVX2
    if (by >= text::Vectors::avx2) return measure_scores_by_avx2(page, table, by);
#endif
    measure_all_scores(page, table, by);
}

/// The same for what is made of them and of the elements around the blocks.
static void measure_scores_in_markup(const Document& page, const facts::MarkupFacts& markup, Table& table) {
    const std::uint8_t* const scores = table.column(Feature::score);
    const std::array<std::uint16_t, 256>& chances = chances_of_scores();
    struct Sum {
        std::uint64_t size = 0;  // thousands of characters ...
        std::uint64_t mass = 0;  // ... and of the article's among them, as expected
        Sum& operator+=(const Sum& other) noexcept {
            size += other.size;
            mass += other.mass;
            return *this;
        }
    };
    const auto sum_of = [&](std::size_t i) -> Sum {
        const std::uint64_t size = (scores[i] != 0 ? 1U : 0U) * std::min(longest_block, page.blocks()[i].span.size());
        return {1000 * size, size * chances[scores[i]]};
    };
    const Outline outline(page.markup(), markup);
    const std::vector<Sum> sums = outline.sums<Sum>(sum_of);
    const std::vector<Outline::Steps> from_most = outline.steps_from(Outline::innermost_with(0.5, sums, &Sum::mass));
    std::vector<Sum> alike(table.blocks());
    for (std::size_t i = 0; i < table.blocks(); ++i) alike[markup.blocks[i].alike] += sum_of(i);
    struct Shares {
        std::uint8_t chance, mass;
    };
    const auto shares_of = [&](const Sum& sum) -> Shares { return {share(sum.mass, sum.size), share(sum.mass, sums[0].mass)}; };
    Once around(outline.elements(), [&](std::uint32_t element) { return shares_of(sums[element]); });
    Once of_alike(table.blocks(), [&](std::uint32_t number) { return shares_of(alike[number]); });
    const Columns columns(table);
    for (std::size_t i = 0; i < table.blocks(); ++i) {
        const facts::BlockMarkup& of = markup.blocks[i];
        columns.set(Feature::mass_up, i, from_most[of.leaf].up);
        columns.set(Feature::mass_down, i, from_most[of.leaf].down);
        std::uint32_t container = of.container;
        for (int n = 0; n < 3; ++n, container = outline.parent(container)) {
            const auto nth = [n](Feature first) { return static_cast<Feature>(static_cast<int>(first) + n); };
            const Shares& shares = around.of(container);
            columns.set(nth(Feature::parent_chance), i, shares.chance);
            columns.set(nth(Feature::parent_mass), i, shares.mass);
        }
        columns.set(Feature::alike_chance, i, of_alike.of(of.alike).chance);
        columns.set(Feature::alike_mass, i, of_alike.of(of.alike).mass);
    }
}

void score(const Document& page, const facts::MarkupFacts& markup, const Trees& first, const std::vector<std::uint8_t>& open,
           Table& table, text::Vectors by) {
    std::uint8_t* const scores = table.column(Feature::score);
    sum_open(first, table, open, [&](std::size_t i, std::int32_t sum) { scores[i] = score_of(sum); });
    measure_scores(page, table, by);
    if (table.mode() == Mode::html) measure_scores_in_markup(page, markup, table);
}

/// Closes lines of blocks in which the first stage gives none a chance: nothing that the second might say of them would keep one,
/// and they are three in ten of those of text. (Of 22,242 blocks in such lines of the corpus' pages the second gives 21 more
/// than a hundredth, and none more than a twentieth.)
static void settle_hopeless(const Table& table, std::vector<std::uint8_t>& open, std::vector<std::uint16_t>& chances) {
    constexpr std::uint8_t hope = 50;  // two in a hundred
    const std::uint8_t* const scores = table.column(Feature::score);
    for (std::size_t first = 0; first < open.size(); first += Table::line) {
        const std::size_t end = std::min(first + Table::line, open.size());
        if (std::any_of(scores + first, scores + end, [](std::uint8_t score) { return score >= hope; })) continue;
        for (std::size_t i = first; i < end; ++i) {
            if (open[i] != 0) chances[i] = chances_of_scores()[scores[i]];
            open[i] = 0;
        }
    }
}

/// A paragraph that the page's own data states word for word is of the article, whatever the trees say.
static void trust_stated(const Document& page, const Table& table, std::vector<std::uint16_t>& chances) {
    constexpr std::uint8_t nearly_all = 250;
    constexpr std::uint32_t paragraph = 60;  // bytes
    const std::uint8_t* const stated = table.column(Feature::stated);
    for (std::size_t i = 0; i < chances.size(); ++i) {
        const bool is_sure = stated[i] >= nearly_all && page.blocks()[i].span.size() >= paragraph;
        if (is_sure && chances[i] != Judgement::decided) chances[i] = 1000;
    }
}

/// A line that credits an agency ends a story: a paragraph straight above it, below one that is of the article, is as well,
/// whatever the trees say of what stands so near to the page's end.
static void trust_credits(const Document& page, const Evidence& evidence, std::vector<std::uint16_t>& chances) {
    constexpr std::uint16_t likely = 500;
    const auto is_prose = [&](std::size_t i) { return evidence.facts.blocks[i].is(Shape::prose); };
    for (std::size_t i = 2; i < chances.size(); ++i) {
        if (page.blocks()[i].role != Role::credit || !is_prose(i - 1) || !is_prose(i - 2)) continue;
        const bool is_between = chances[i - 1] != Judgement::decided && chances[i - 2] != Judgement::decided;
        if (is_between && chances[i - 2] >= likely) chances[i - 1] = std::max(chances[i - 1], chances[i - 2]);
    }
}

/// Whether more of the page is in scripts without word spaces than in others.
static bool is_unspaced(const Document& page, const Table& table) {
    const std::uint8_t* const unspaced = table.column(Feature::unspaced);
    std::size_t all = 0, without = 0;  // bytes
    for (std::size_t i = 0; i < table.blocks(); ++i) {
        const std::size_t size = page.blocks()[i].span.size();
        all += size;
        without += unspaced[i] * size;
    }
    return without > all / 2;
}

/// What a page asks of the dial: by how much it is turned up for this page.
static double caution_of(const Document& page, const Table& table) {
    double caution = 1;
    // What words say goes unheard on pages without spaces between them, so that more is doubtful there, and more of that
    // furniture. (Fundus' Japanese pages and zh_handmade, which no weights have seen, are best cut at dials of 0.9 to 1.4, and
    // lose a hundredth and more of F1 below 0.75, where other pages lose a third of that.)
    if (is_unspaced(page, table)) caution *= 1.25;
    // Of text, a byline and a date that rules know are of an article as newspapers and blogs have them, with their furniture; a
    // page without may be anything, and more of what it has is its own. (The mean of four trainings, cross-validated, where
    // trafilatura `with` is 0.9395 to 0.9400: fundus gram F1 0.9386 -> 0.9416, wcxb word F1 0.9479 -> 0.9489, `without` 0.929 ->
    // 0.936; twice the dial is no better than one and a half times.)
    const Metadata& known = page.metadata();
    const bool has_date = !known.all(MetadataKey::published).empty() || !known.all(MetadataKey::modified).empty();
    if (table.mode() == Mode::text && has_date && !known.all(MetadataKey::authors).empty()) caution *= 1.5;
    return caution;
}

Judgement judge(const Document& page, const Evidence& evidence, Table table, const Stages& stages,
                double precision) {
    Judgement judgement;
    judgement.chance.assign(page.blocks().size(), Judgement::decided);
    std::vector<std::uint8_t> open = open_blocks(page, evidence);
    if (table.mode() == Mode::html) score_names(page, evidence.facts.markup, stages.lexicon, table);
    score(page, evidence.facts.markup, stages.first, open, table);
    settle_hopeless(table, open, judgement.chance);
    sum_open(stages.second, table, open,
             [&](std::size_t i, std::int32_t sum) { judgement.chance[i] = known_chance_of(sum); });
    if (table.mode() == Mode::html) trust_stated(page, table, judgement.chance);
    trust_credits(page, evidence, judgement.chance);
    choose(page, judgement, caution_of(page, table) * precision);
    return judgement;
}

}  // namespace stet::arbiter
