// Features of a block's place: on the page, and beside prose, cuts, times and its like.
#include "arbiter/view.hpp"
#include "text/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace stet::arbiter {
namespace {

/// What is asked of each block again and again, as columns: 1 or 0, and counts.
struct Blocks {
    explicit Blocks(const View& page)
        : prose(page.scratch.room<std::uint8_t>(page.count)),
          cut(page.scratch.room<std::uint8_t>(page.count)),
          timed(page.scratch.room<std::uint8_t>(page.count)),
          dated(page.scratch.room<std::uint8_t>(page.count)),
          headline(page.scratch.room<std::uint8_t>(page.count)),
          characters(page.scratch.room<std::uint32_t>(page.count)),
          words(page.scratch.room<std::uint32_t>(page.count)),
          prose_words(page.scratch.room<std::uint32_t>(page.count)) {
        const std::uint8_t* const dates = page.column(Feature::dates);
        for (std::size_t i = 0; i < page.count; ++i) {
            const BlockFacts& facts = page.facts[i];
            cut[i] = page.is_cut(i) ? 1 : 0;
            prose[i] = static_cast<std::uint8_t>((facts.is(Shape::prose) ? 1U : 0U) & ~unsigned{cut[i]});
            timed[i] = facts.is(Shape::timestamp) ? 1 : 0;
            headline[i] = facts.is(Shape::headline) ? 1 : 0;
            characters[i] = facts.characters;
            words[i] = facts.words;
            prose_words[i] = prose[i] * facts.words;
            // A short line with a date or time in it.
            dated[i] = static_cast<std::uint8_t>((facts.words <= 16 ? 1U : 0U) & ((dates[i] != 0 ? 1U : 0U) | timed[i]));
        }
    }

    std::uint8_t* prose;  // that still stands
    std::uint8_t* cut;
    std::uint8_t* timed;
    std::uint8_t* dated;
    std::uint8_t* headline;
    std::uint32_t* characters;
    std::uint32_t* words;
    std::uint32_t* prose_words;  // 0 for what is no prose
};

/// How many line breaks are in the text from `from` to `to`.
std::size_t count_breaks(std::string_view text, std::size_t from, std::size_t to) {
    std::size_t count = 0;
    const char* const end = text.data() + text.size();
    for (; from < to; from += 8) {  // most gaps are shorter
        const std::uint64_t bytes = text::next_bytes(text.data() + from, end);
        const std::uint64_t breaks = text::bytes_within(bytes, '\n', '\n') & text::first_bytes(static_cast<unsigned>(std::min<std::size_t>(to - from, 8)));
        count += (breaks >> 7) * text::each_byte >> 56;
    }
    return count;
}

void measure_place(const View& page, const Blocks& is) {
    const std::string_view source = page.document.source();
    std::uint8_t* const gap = page.column(Feature::gap);
    std::uint32_t* const before = page.scratch.room<std::uint32_t>(page.count);
    std::uint32_t all = 0;
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        const Span span = page.blocks[i].span;
        gap[i] = capped(count_breaks(source, from, span.begin));
        from = span.end;
        before[i] = all;
        all += is.characters[i];
    }
    shares_of(before, all, page.count, page.column(Feature::place), page.vectors);
    const std::size_t title = page.title();
    const std::size_t begin = page.about.core_begin;
    const std::size_t end = page.about.core_end;
    const std::uint8_t* const logs = page.logs.data();
    const auto fill = [&](Feature feature, std::size_t first, std::size_t last, auto value) {
        std::uint8_t* const column = page.column(feature);
        for (std::size_t i = first; i < last; ++i) column[i] = value(i);
    };
    fill(Feature::from_start, 0, page.count, [=](std::size_t i) { return logs[i]; });
    fill(Feature::from_end, 0, page.count, [=, count = page.count](std::size_t i) { return logs[count - 1 - i]; });
    for (const auto& [first, last, where] : {std::tuple(std::size_t{0}, begin, 1), std::tuple(begin, end, 2), std::tuple(end, page.count, 3)}) {
        fill(Feature::core_place, first, last, [where = static_cast<std::uint8_t>(where)](std::size_t) { return where; });
    }
    fill(Feature::core_distance, 0, begin, [=](std::size_t i) { return logs[begin - i]; });
    fill(Feature::core_distance, begin, end, [=](std::size_t i) { return logs[std::min(i - begin, end - 1 - i)]; });
    fill(Feature::core_distance, end, page.count, [=](std::size_t i) { return logs[i + 1 - end]; });
    if (title == page.count) return;
    fill(Feature::before_title, 0, title, [=](std::size_t i) { return logs[title - i]; });
    fill(Feature::behind_title, title + 1, page.count, [=](std::size_t i) { return logs[i - title]; });
}

/// `yes` where `is` is 1, and `no` where it is 0, without a branch: what blocks are is nothing that one foresees.
template <class Value>
constexpr Value pick(std::uint8_t is, Value yes, Value no) noexcept {
    return static_cast<Value>(no ^ ((no ^ yes) & (Value{0} - Value{is})));
}

/// How far the nearest block of each of four kinds is, and what columns have for it: this way or that, side by side, since
/// each waits for what it was at the block before.
struct Kind {
    const std::uint8_t* is;
    std::uint8_t* distances;
    const std::uint8_t* of = nullptr;
    std::uint8_t* of_nearest = nullptr;
};
template <bool below>
void measure_nearest(const View& page, const Kind& one, const Kind& two, const Kind& three, const Kind& four) {
    const std::size_t count = page.count;
    const std::uint8_t* const logs = page.logs.data();
    const std::size_t none = count + 1;
    // In steps from the first block of that way; beyond it where there was none yet.
    std::array<std::size_t, 4> last;
    last.fill(std::size_t{0} - none);
    std::array<std::uint32_t, 4> nearest{};
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t i = below ? count - 1 - step : step;
        const auto note = [&](const Kind& kind, std::size_t k, bool has_more) {
            kind.distances[i] = logs[std::min(step - last[k], none)];
            last[k] = kind.is[i] != 0 ? step : last[k];
            if (!has_more) return;
            kind.of_nearest[i] = static_cast<std::uint8_t>(nearest[k]);
            nearest[k] = pick<std::uint32_t>(kind.is[i], kind.of[i], nearest[k]);
        };
        note(one, 0, true);
        note(two, 1, true);
        note(three, 2, false);
        note(four, 3, false);
    }
}

void measure_nearest(const View& page, const Blocks& is) {
    const auto column = [&](Feature feature) { return page.column(feature); };
    measure_nearest<false>(page, {is.prose, column(Feature::prose_above), column(Feature::words), column(Feature::prose_above_words)},
                           {is.cut, column(Feature::cut_above), column(Feature::label), column(Feature::cut_above_label)},
                           {is.timed, column(Feature::time_above)}, {is.dated, column(Feature::dated_above)});
    measure_nearest<true>(page, {is.prose, column(Feature::prose_below), column(Feature::words), column(Feature::prose_below_words)},
                          {is.cut, column(Feature::cut_below), column(Feature::label), column(Feature::cut_below_label)},
                          {is.timed, column(Feature::time_below)}, {is.dated, column(Feature::dated_below)});
}

void measure_windows(const View& page, const Blocks& is) {
    const auto sums = [&](auto value) { return WindowSums(page.scratch, page.count, value); };
    const WindowSums blocks = sums([](std::size_t) { return 1U; });
    const WindowSums characters = sums([&](std::size_t i) { return is.characters[i]; });
    const WindowSums words = sums([&](std::size_t i) { return is.words[i]; });
    const WindowSums prose = sums([&](std::size_t i) { return is.prose[i] * is.characters[i]; });
    const WindowSums prose_words = sums([&](std::size_t i) { return is.prose_words[i]; });
    const WindowSums headlines = sums([&](std::size_t i) { return is.headline[i]; });
    const WindowSums shorts = sums([&](std::size_t i) { return is.words[i] <= 4; });

    const auto share = [&](const WindowSums& part, const WindowSums& whole, Feature feature, int first, int last) {
        part.share_of(whole, first, last, page.column(feature), page.vectors);
    };
    share(prose, characters, Feature::prose_share_4, -4, 4);
    share(prose, characters, Feature::prose_share_before_16, -16, 0);
    share(prose, characters, Feature::prose_share_behind_16, 0, 16);
    share(headlines, blocks, Feature::headline_share_before_16, -16, 0);
    share(headlines, blocks, Feature::headline_share_behind_16, 0, 16);
    share(shorts, blocks, Feature::short_share_4, -4, 4);
    share(shorts, blocks, Feature::short_share_16, -16, 16);

    prose_words.logs(-3, 3, page.column(Feature::prose_words_3), page.vectors);
    prose_words.logs(-8, 0, page.column(Feature::prose_words_before_8), page.vectors);
    prose_words.logs(0, 8, page.column(Feature::prose_words_behind_8), page.vectors);
    const auto mean = [&, means = page.column(Feature::mean_words_4)](std::size_t i, std::uint32_t sum) {
        const std::size_t around = std::min(i + 5, page.count) - (i - std::min<std::size_t>(i, 4));
        means[i] = log_of(around == 9 ? sum / 9 : sum / static_cast<std::uint32_t>(around));
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
    std::array<std::size_t, group_count> latest;  // in steps from the page's begin or end
    const auto pass = [&](auto at, auto... columns) {
        latest.fill(std::size_t{0} - none);
        for (std::size_t step = 0; step < page.count; ++step) {
            const std::size_t i = at(step);
            std::size_t group = none_of_them;
            ((columns[i] = page.logs[std::min(step - latest[++group], none)]), ...);
            latest[is.cut[i] * groups[static_cast<std::size_t>(page.evidence.label[i])]] = step;
        }
    };
    using enum Feature;
    const auto column = [&](Feature feature) { return page.column(feature); };
    pass([](std::size_t step) { return step; }, column(since_comments), column(since_related), column(since_tail), column(since_share));
    pass([&](std::size_t step) { return page.count - 1 - step; }, column(until_comments), column(until_related), column(until_tail));
}

void measure_story(const View& page, const Blocks& is) {
    std::uint32_t* const above = page.scratch.room<std::uint32_t>(page.count);
    std::uint32_t* const below = page.scratch.room<std::uint32_t>(page.count);
    std::uint8_t* const cuts_above = page.column(Feature::cuts_since_core);
    const std::size_t core = page.about.core_begin;
    std::uint32_t since_title = 0, all = 0, cuts = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        if (i == page.title()) since_title = 0;
        above[i] = since_title;
        cuts_above[i] = page.logs[cuts];
        since_title += is.prose_words[i];
        cuts += is.cut[i] & (i >= core ? 1U : 0U);
    }
    for (std::size_t i = page.count; i-- > 0;) {
        below[i] = all;
        all += is.prose_words[i];
    }
    logs_of(above, page.count, page.column(Feature::story_above), page.vectors);
    shares_of(below, all, page.count, page.column(Feature::prose_left), page.vectors);
}

void measure_page(const View& page, const Blocks& is) {
    std::uint64_t prose = 0, prose_blocks = 0, core = 0, cuts = 0, times = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::uint64_t words = is.prose_words[i];
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
}

void measure_all(const View& page) {
    const Blocks is(page);
    measure_place(page, is);
    measure_nearest(page, is);
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
