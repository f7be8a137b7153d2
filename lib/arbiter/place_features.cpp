// Features of a block's place: on the page, and beside prose, cuts, times and its like.
#include "arbiter/view.hpp"

#include <algorithm>
#include <array>

namespace stet::arbiter {
namespace {

/// What is asked of each block again and again, as columns: 1 or 0, and counts.
struct Blocks {
    explicit Blocks(const View& page)
        : prose(page.scratch.room<std::uint8_t>(page.count)),
          cut(page.scratch.room<std::uint8_t>(page.count)),
          timed(page.scratch.room<std::uint8_t>(page.count)),
          dated(page.scratch.room<std::uint8_t>(page.count)) {
        const std::uint8_t* const dates = page.column(Feature::dates);
        for (std::size_t i = 0; i < page.count; ++i) {
            const BlockFacts& facts = page.facts[i];
            cut[i] = page.is_cut(i) ? 1 : 0;
            prose[i] = static_cast<std::uint8_t>((facts.is(Shape::prose) ? 1U : 0U) & ~unsigned{cut[i]});
            timed[i] = facts.is(Shape::timestamp) ? 1 : 0;
            // A short line with a date or time in it.
            dated[i] = static_cast<std::uint8_t>((facts.words <= 16 ? 1U : 0U) & ((dates[i] != 0 ? 1U : 0U) | timed[i]));
        }
    }

    std::uint8_t* prose;  // that still stands
    std::uint8_t* cut;
    std::uint8_t* timed;
    std::uint8_t* dated;
};

void measure_place(const View& page) {
    const std::string_view source = page.document.source();
    std::uint8_t* const gap = page.column(Feature::gap);
    std::uint8_t* const place = page.column(Feature::place);
    std::uint64_t all = 0;
    for (const BlockFacts& facts : page.facts) all += facts.characters;
    std::uint64_t before = 0;
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        std::uint64_t breaks = 0;
        for (const Span span = page.blocks[i].span; from < span.begin; ++from) breaks += source[from] == '\n' ? 1U : 0U;
        from = page.blocks[i].span.end;
        gap[i] = capped(breaks);
        place[i] = share(before, all);
        before += page.facts[i].characters;
    }
    const std::size_t title = page.title();
    const std::size_t begin = page.about.core_begin;
    const std::size_t end = page.about.core_end;
    for (std::size_t i = 0; i < page.count; ++i) {
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        set(Feature::from_start, page.logs[i]);
        set(Feature::from_end, page.logs[page.count - 1 - i]);
        set(Feature::core_place, i < begin ? 1 : i < end ? 2 : 3);
        set(Feature::core_distance, page.logs[i < begin ? begin - i : i < end ? std::min(i - begin, end - 1 - i) : i + 1 - end]);
    }
    if (title == page.count) return;
    for (std::size_t i = 0; i < title; ++i) page.at(Feature::before_title, i) = page.logs[title - i];
    for (std::size_t i = title + 1; i < page.count; ++i) page.at(Feature::behind_title, i) = page.logs[i - title];
}

/// `yes` where `is` is 1, and `no` where it is 0, without a branch: what blocks are is nothing that one foresees.
template <class Value>
constexpr Value pick(std::uint8_t is, Value yes, Value no) noexcept {
    return static_cast<Value>(no ^ ((no ^ yes) & (Value{0} - Value{is})));
}

/// How far the nearest block of a kind is, this way and that; and what `of` has for that block, if asked.
void measure_nearest(const View& page, const std::uint8_t* is, Feature above, Feature below,
                     const std::uint8_t* of = nullptr, Feature of_above = {}, Feature of_below = {}) {
    const std::size_t none = page.count + 1;
    std::size_t distance = none;
    std::uint32_t nearest = 0;
    const auto step = [&](std::size_t i, std::uint8_t* distances, std::uint8_t* of_nearest) {
        distances[i] = page.logs[std::min(distance, none)];
        distance = pick<std::size_t>(is[i], 0, distance) + 1;
        if (of == nullptr) return;
        of_nearest[i] = static_cast<std::uint8_t>(nearest);
        nearest = pick<std::uint32_t>(is[i], of[i], nearest);
    };
    for (std::size_t i = 0; i < page.count; ++i) step(i, page.column(above), page.column(of_above));
    distance = none;
    nearest = 0;
    for (std::size_t i = page.count; i-- > 0;) step(i, page.column(below), page.column(of_below));
}

void measure_windows(const View& page, const Blocks& is) {
    const auto sums = [&](auto value) { return WindowSums(page.scratch, page.count, value); };
    const WindowSums blocks = sums([](std::size_t) { return 1U; });
    const WindowSums characters = sums([&](std::size_t i) { return page.facts[i].characters; });
    const WindowSums words = sums([&](std::size_t i) { return page.facts[i].words; });
    const WindowSums prose = sums([&](std::size_t i) { return is.prose[i] * page.facts[i].characters; });
    const WindowSums prose_words = sums([&](std::size_t i) { return is.prose[i] * page.facts[i].words; });
    const WindowSums cuts = sums([&](std::size_t i) { return is.cut[i]; });
    const WindowSums headlines = sums([&](std::size_t i) { return page.facts[i].is(Shape::headline); });
    const WindowSums shorts = sums([&](std::size_t i) { return page.facts[i].words <= 4; });
    const WindowSums times = sums([&](std::size_t i) { return is.timed[i]; });
    const WindowSums dated = sums([&](std::size_t i) { return is.dated[i]; });

    const auto share = [&](const WindowSums& part, const WindowSums& whole, Feature feature, int first, int last) {
        part.share_of(whole, first, last, page.column(feature), page.vectors);
    };
    share(prose, characters, Feature::prose_share_4, -4, 4);
    share(prose, characters, Feature::prose_share_before_16, -16, 0);
    share(prose, characters, Feature::prose_share_behind_16, 0, 16);
    share(cuts, blocks, Feature::cut_share_4, -4, 4);
    share(cuts, blocks, Feature::cut_share_before_16, -16, 0);
    share(cuts, blocks, Feature::cut_share_behind_16, 0, 16);
    share(headlines, blocks, Feature::headline_share_before_16, -16, 0);
    share(headlines, blocks, Feature::headline_share_behind_16, 0, 16);
    share(shorts, blocks, Feature::short_share_4, -4, 4);
    share(shorts, blocks, Feature::short_share_16, -16, 16);
    share(times, blocks, Feature::time_share_8, -8, 8);

    prose_words.logs(-3, 3, page.column(Feature::prose_words_3), page.vectors);
    prose_words.logs(-8, 0, page.column(Feature::prose_words_before_8), page.vectors);
    prose_words.logs(0, 8, page.column(Feature::prose_words_behind_8), page.vectors);
    const auto cap = [&](Feature feature) {
        return [column = page.column(feature)](std::size_t i, std::uint32_t sum) {
            column[i] = static_cast<std::uint8_t>(sum);  // seventeen at most
        };
    };
    dated.each(-16, 0, cap(Feature::dated_before_16));
    dated.each(0, 16, cap(Feature::dated_behind_16));
    const auto mean = [&](std::size_t i, std::uint32_t sum) {
        const std::size_t around = std::min(i + 5, page.count) - (i - std::min<std::size_t>(i, 4));
        page.at(Feature::mean_words_4, i) = log_of(around == 9 ? sum / 9 : sum / static_cast<std::uint32_t>(around));
    };
    words.each(-4, 4, mean);
}

/// Measures runs of blocks of which each is like the one above: how long a block's is, and how many of it are
/// above, if asked. is_new(i) is 1 where the block is not like the one above, else 0.
template <class IsNew>
void measure_runs(const View& page, IsNew is_new, Feature length, std::uint8_t* place = nullptr) {
    std::uint32_t* const begin_of = page.scratch.room<std::uint32_t>(page.count);
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < page.count; ++i) {
        begin = i == 0 ? 0 : pick(is_new(i), i, begin);
        begin_of[i] = begin;
        if (place != nullptr) place[i] = page.logs[i - begin];
    }
    std::size_t end = page.count;
    for (std::size_t i = page.count; i-- > 0;) {
        page.at(length, i) = page.logs[end - begin_of[i]];
        end = pick<std::size_t>(begin_of[i] == i ? 1 : 0, i, end);
    }
}

void measure_runs(const View& page) {
    const auto is_text = [&](std::size_t i) -> std::uint8_t { return page.facts[i].is(Shape::prose) ? 1 : 0; };
    std::uint8_t* const place = page.column(Feature::run_place);
    std::uint8_t* const length = page.column(Feature::run_length);
    const auto is_turn = [&](std::size_t i) { return static_cast<std::uint8_t>(is_text(i) ^ is_text(i - 1)); };
    measure_runs(page, is_turn, Feature::run_length, place);
    for (std::size_t i = 0; i < page.count; ++i) {
        place[i] = pick<std::uint8_t>(is_text(i), 0, place[i]);
        length[i] = pick<std::uint8_t>(is_text(i), 0, length[i]);
    }
    const std::uint8_t* const first = page.column(Feature::first);
    const std::uint8_t* const last = page.column(Feature::last);
    const std::uint8_t* const characters = page.column(Feature::characters);
    const auto is_other = [&](std::size_t i) {
        const int difference = characters[i] - characters[i - 1];
        const unsigned other_edges = static_cast<unsigned>((first[i] ^ first[i - 1]) | (last[i] ^ last[i - 1]));
        return static_cast<std::uint8_t>((other_edges | (static_cast<unsigned>(difference + 15) > 30 ? 1U : 0U)) != 0);
    };
    measure_runs(page, is_other, Feature::alike_run);
}

/// Labels that say alike of what stands near.
enum Group : std::uint8_t { none_of_them, comments, related, tail, sharing };
constexpr std::size_t group_count = 5;

constexpr Group group_of(Label label) {
    switch (label) {
        case Label::comments: return comments;
        case Label::related:
        case Label::read_more: return related;
        case Label::share:
        case Label::navigation: return sharing;
        case Label::newsletter:
        case Label::author_bio:
        case Label::legal:
        case Label::promotion:
        case Label::paywall:
        case Label::donation: return tail;
        default: return none_of_them;
    }
}

/// Of each label.
constexpr auto groups = [] {
    std::array<Group, label_count> of{};
    for (std::size_t label = 0; label < label_count; ++label) of[label] = group_of(static_cast<Label>(label));
    return of;
}();

void measure_cuts(const View& page, const Blocks& is) {
    const std::size_t none = page.count + 1;
    std::array<std::size_t, group_count> distance;
    distance.fill(none);
    const auto step = [&](std::size_t i, auto... features) {
        std::size_t group = none_of_them;
        ((page.at(features, i) = page.logs[std::min(distance[++group], none)]), ...);
        for (std::size_t& each : distance) ++each;
        distance[is.cut[i] * groups[static_cast<std::size_t>(page.evidence.label[i])]] = 1;
    };
    using enum Feature;
    for (std::size_t i = 0; i < page.count; ++i) step(i, since_comments, since_related, since_tail, since_share);
    distance.fill(none);
    for (std::size_t i = page.count; i-- > 0;) step(i, until_comments, until_related, until_tail);
}

void measure_story(const View& page, const Blocks& is) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < page.count; ++i) all += is.prose[i] * std::uint64_t{page.facts[i].words};
    std::uint64_t since_title = 0;
    std::uint64_t prose = 0;
    std::uint64_t cuts = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        if (i == page.title()) since_title = 0;
        page.at(Feature::story_above, i) = log_of(since_title);
        page.at(Feature::cuts_since_core, i) = page.logs[cuts];
        const std::uint64_t words = is.prose[i] * std::uint64_t{page.facts[i].words};
        since_title += words;
        prose += words;
        cuts += is.cut[i] & (i >= page.about.core_begin ? 1U : 0U);
        page.at(Feature::prose_left, i) = share(all - prose, all);
    }
}

void measure_page(const View& page, const Blocks& is) {
    std::uint64_t prose = 0, prose_blocks = 0, core = 0, cuts = 0, times = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::uint64_t words = is.prose[i] * std::uint64_t{page.facts[i].words};
        cuts += is.cut[i];
        times += is.timed[i];
        prose += words;
        prose_blocks += is.prose[i];
        core += page.in_core(i) ? words : 0;
    }
    const auto fill = [&](Feature feature, std::uint8_t value) {
        if (page.count != 0) std::fill_n(&page.at(feature, 0), page.count, value);
    };
    fill(Feature::page_blocks, log_of(page.count));
    fill(Feature::page_prose, log_of(prose));
    fill(Feature::page_prose_blocks, log_of(prose_blocks));
    fill(Feature::page_core, share(core, prose));
    fill(Feature::page_cut, share<std::uint64_t>(cuts, page.count));
    fill(Feature::page_times, share<std::uint64_t>(times, page.count));
    fill(Feature::page_entries, capped(page.document.entries().size()));
}

void measure_all(const View& page) {
    const Blocks is(page);
    measure_place(page);
    measure_nearest(page, is.prose, Feature::prose_above, Feature::prose_below, page.column(Feature::words),
                    Feature::prose_above_words, Feature::prose_below_words);
    measure_nearest(page, is.cut, Feature::cut_above, Feature::cut_below, page.column(Feature::label),
                    Feature::cut_above_label, Feature::cut_below_label);
    measure_nearest(page, is.timed, Feature::time_above, Feature::time_below);
    measure_nearest(page, is.dated, Feature::dated_above, Feature::dated_below);
    measure_windows(page, is);
    measure_runs(page);
    measure_cuts(page, is);
    measure_story(page, is);
    measure_page(page, is);
}

}  // namespace

#if STET_HAS_AVX2
STET_FOR_AVX2 static void measure_by_avx2(const View& page) { measure_all(page); }
#endif

void measure_places(const View& page) {
#if STET_HAS_AVX2
    if (page.vectors >= text::Vectors::avx2) return measure_by_avx2(page);
#endif
    measure_all(page);
}

}  // namespace stet::arbiter
