// Features of a block's place: on the page, and beside prose, cuts, times and its like.
#include "arbiter/view.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace stet::arbiter {
namespace {

void measure_place(const View& page) {
    const std::string_view source = page.document.source();
    std::uint64_t all = 0;
    for (const BlockFacts& facts : page.facts) all += facts.characters;
    std::uint64_t before = 0;
    const std::size_t title = page.title();
    for (std::size_t i = 0; i < page.count; ++i) {
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        const std::uint32_t from = i == 0 ? 0 : page.blocks[i - 1].span.end;
        const std::string_view gap = source.substr(from, page.blocks[i].span.begin - from);
        set(Feature::gap, capped(static_cast<std::uint64_t>(std::count(gap.begin(), gap.end(), '\n'))));
        set(Feature::from_start, log_of(i));
        set(Feature::from_end, log_of(page.count - 1 - i));
        set(Feature::place, share(before, all));
        before += page.facts[i].characters;
        set(Feature::behind_title, title != page.count && i > title ? log_of(i - title) : 0);
        set(Feature::before_title, title != page.count && i < title ? log_of(title - i) : 0);
        const std::size_t begin = page.about.core_begin;
        const std::size_t end = page.about.core_end;
        set(Feature::core_place, i < begin ? 1 : i < end ? 2 : 3);
        set(Feature::core_distance, log_of(i < begin ? begin - i : i < end ? std::min(i - begin, end - 1 - i) : i + 1 - end));
    }
}

void measure_nearest(const View& page) {
    page.sweep([&](std::size_t i) { return page.is_prose(i); },
               [&](std::size_t i, std::size_t other, bool above) {
                   page.at(above ? Feature::prose_above : Feature::prose_below, i) = page.distance(i, other);
                   page.at(above ? Feature::prose_above_words : Feature::prose_below_words, i) =
                       other == page.count ? 0 : log_of(page.facts[other].words);
               });
    page.sweep([&](std::size_t i) { return page.is_cut(i); },
               [&](std::size_t i, std::size_t other, bool above) {
                   page.at(above ? Feature::cut_above : Feature::cut_below, i) = page.distance(i, other);
                   page.at(above ? Feature::cut_above_label : Feature::cut_below_label, i) =
                       other == page.count ? 0 : page.at(Feature::label, other);
               });
    page.sweep([&](std::size_t i) { return page.facts[i].is(Shape::timestamp); },
               [&](std::size_t i, std::size_t other, bool above) {
                   page.at(above ? Feature::time_above : Feature::time_below, i) = page.distance(i, other);
               });
}

/// A short line with a date or time in it.
bool is_dated(const View& page, std::size_t i) {
    const BlockFacts& facts = page.facts[i];
    return facts.words <= 16 && (page.at(Feature::dates, i) != 0 || facts.is(Shape::timestamp));
}

void measure_windows(const View& page) {
    const auto sums = [&](auto value) { return WindowSums(page.count, value); };
    const WindowSums blocks = sums([](std::size_t) { return 1U; });
    const WindowSums characters = sums([&](std::size_t i) { return page.facts[i].characters; });
    const WindowSums words = sums([&](std::size_t i) { return page.facts[i].words; });
    const WindowSums prose = sums([&](std::size_t i) { return page.is_prose(i) ? page.facts[i].characters : 0; });
    const WindowSums prose_words = sums([&](std::size_t i) { return page.is_prose(i) ? page.facts[i].words : 0; });
    const WindowSums cuts = sums([&](std::size_t i) { return page.is_cut(i); });
    const WindowSums headlines = sums([&](std::size_t i) { return page.facts[i].is(Shape::headline); });
    const WindowSums shorts = sums([&](std::size_t i) { return page.facts[i].words <= 4; });
    const WindowSums times = sums([&](std::size_t i) { return page.facts[i].is(Shape::timestamp); });
    const WindowSums dated = sums([&](std::size_t i) { return is_dated(page, i); });

    const auto share = [&](const WindowSums& part, const WindowSums& whole, Feature feature, int first, int last) {
        part.share_of(whole, first, last, page.column(feature));
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

    const auto log = [&](Feature feature) {
        return [column = page.column(feature)](std::size_t i, std::uint32_t sum) { column[i] = log_of(sum); };
    };
    prose_words.each(-3, 3, log(Feature::prose_words_3));
    prose_words.each(-8, 0, log(Feature::prose_words_before_8));
    prose_words.each(0, 8, log(Feature::prose_words_behind_8));
    const auto cap = [&](Feature feature) {
        return [column = page.column(feature)](std::size_t i, std::uint32_t sum) { column[i] = capped(sum); };
    };
    dated.each(-16, 0, cap(Feature::dated_before_16));
    dated.each(0, 16, cap(Feature::dated_behind_16));
    words.each(-4, 4, [&](std::size_t i, std::uint32_t sum) {
        const std::size_t around = std::min(i + 5, page.count) - (i - std::min<std::size_t>(i, 4));
        page.at(Feature::mean_words_4, i) = log_of(sum / around);
    });
    page.sweep([&](std::size_t i) { return is_dated(page, i); },
               [&](std::size_t i, std::size_t other, bool above) {
                   page.at(above ? Feature::dated_above : Feature::dated_below, i) = page.distance(i, other);
               });
}

/// Calls each(begin, end) for every run of blocks of which each is like the one above.
template <class Alike, class Each>
void for_each_run(const View& page, Alike alike, Each each) {
    for (std::size_t begin = 0; begin < page.count;) {
        std::size_t end = begin + 1;
        while (end < page.count && alike(end - 1, end)) ++end;
        each(begin, end);
        begin = end;
    }
}

void measure_runs(const View& page) {
    const auto is_text = [&](std::size_t i) { return page.facts[i].is(Shape::prose); };
    for_each_run(
        page, [&](std::size_t a, std::size_t b) { return is_text(a) == is_text(b); },
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end && !is_text(begin); ++i) {
                page.at(Feature::run_length, i) = log_of(end - begin);
                page.at(Feature::run_place, i) = log_of(i - begin);
            }
        });
    const auto same = [&](Feature feature, std::size_t a, std::size_t b) {
        return page.at(feature, a) == page.at(feature, b);
    };
    for_each_run(
        page,
        [&](std::size_t a, std::size_t b) {
            const int difference = page.at(Feature::characters, a) - page.at(Feature::characters, b);
            return same(Feature::first, a, b) && same(Feature::last, a, b) && difference < 16 && difference > -16;
        },
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) page.at(Feature::alike_run, i) = log_of(end - begin);
        });
}

/// Labels that say alike of what stands near.
enum Group : std::uint8_t { comments, related, sharing, tail, none };
constexpr std::size_t group_count = 5;

Group group_of(Label label) {
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
        default: return none;
    }
}

void measure_cuts(const View& page) {
    std::array<std::size_t, group_count> last;
    last.fill(page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::since_comments, i) = page.distance(i, last[comments]);
        page.at(Feature::since_related, i) = page.distance(i, last[related]);
        page.at(Feature::since_share, i) = page.distance(i, last[sharing]);
        page.at(Feature::since_tail, i) = page.distance(i, last[tail]);
        if (page.is_cut(i)) last[group_of(page.evidence.label[i])] = i;
    }
    last.fill(page.count);
    for (std::size_t i = page.count; i-- > 0;) {
        page.at(Feature::until_comments, i) = page.distance(i, last[comments]);
        page.at(Feature::until_related, i) = page.distance(i, last[related]);
        page.at(Feature::until_tail, i) = page.distance(i, last[tail]);
        if (page.is_cut(i)) last[group_of(page.evidence.label[i])] = i;
    }
}

void measure_story(const View& page) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < page.count; ++i) all += page.is_prose(i) ? page.facts[i].words : 0;
    std::uint64_t since_title = 0;
    std::uint64_t prose = 0;
    std::uint64_t cuts = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        if (i == page.title()) since_title = 0;
        page.at(Feature::story_above, i) = log_of(since_title);
        page.at(Feature::cuts_since_core, i) = log_of(cuts);
        if (page.is_prose(i)) {
            since_title += page.facts[i].words;
            prose += page.facts[i].words;
        }
        cuts += page.is_cut(i) && i >= page.about.core_begin ? 1U : 0U;
        page.at(Feature::prose_left, i) = share(all - prose, all);
    }
}

void measure_page(const View& page) {
    std::uint64_t prose = 0, prose_blocks = 0, core = 0, cuts = 0, times = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        const BlockFacts& facts = page.facts[i];
        cuts += page.is_cut(i) ? 1U : 0U;
        times += facts.is(Shape::timestamp) ? 1U : 0U;
        if (!page.is_prose(i)) continue;
        prose += facts.words;
        ++prose_blocks;
        core += page.in_core(i) ? facts.words : 0;
    }
    const auto fill = [&](Feature feature, std::uint8_t value) {
        if (page.count != 0) std::fill_n(&page.at(feature, 0), page.count, value);
    };
    fill(Feature::page_blocks, log_of(page.count));
    fill(Feature::page_prose, log_of(prose));
    fill(Feature::page_prose_blocks, log_of(prose_blocks));
    fill(Feature::page_core, share(core, prose));
    fill(Feature::page_cut, share(cuts, page.count));
    fill(Feature::page_times, share(times, page.count));
    fill(Feature::page_entries, capped(page.document.entries().size()));
}

}  // namespace

void measure_places(const View& page) {
    measure_place(page);
    measure_nearest(page);
    measure_windows(page);
    measure_runs(page);
    measure_cuts(page);
    measure_story(page);
    measure_page(page);
}

}  // namespace stet::arbiter
