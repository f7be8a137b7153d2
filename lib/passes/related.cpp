// Other stories: headings such as "DON'T MISS" with the headlines below them, and lists of
// headlines with their ages and teasers.
#include "passes/common/cards.hpp"
#include "passes/common/header.hpp"
#include "passes/common/insets.hpp"
#include "passes/common/next_story.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "facts/times.hpp"
#include "text/folded_words.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stet::passes {
namespace {

// Within the story a run takes at most so many lines that only look like headlines: a box of other
// stories is short there, and what is longer may be a list of the story's own.
constexpr std::size_t longest_box = 8;
// How far a teaser's age or headline may stand from its text.
constexpr std::size_t teaser_reach = 2;
// A line this short, the last before the story goes on, is rather the story's sub-heading, where the
// other lines of the run are longer.
constexpr std::size_t heading_words = 5;

constexpr unsigned word_bytes = 4;  // shorter words say little of the subject

constexpr std::size_t fewest_front_headlines = 4;
constexpr std::size_t longest_dated = 8;  // words of a line with a source and an age

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "related"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::related);
        std::size_t done = 0;
        for (const Hit& hit : page.hits(Label::related)) {
            const Rule& rule = page.rules()[hit.rule];
            if (rule.verdict != Verdict::cut || rule.where != Where::run_open || hit.block < done) continue;
            done = take_run(page, hit.block, rule.id);
        }
        take_aged(page);
        take_front_page(page);
        if (is_text(page)) take_announced(page);
        for (const std::size_t i : cards(page)) {
            if (!page.is_cut(i)) page.cut(i, Label::related, "card");
        }
        for (const std::size_t i : insets(page)) page.cut(i, Label::related, "inset");
        for (const std::size_t i : next_stories(page)) {
            if (!page.is_cut(i)) page.cut(i, Label::related, "next-story", Reach::run);
        }
    }

private:
    static bool is_time(const PassContext& page, std::size_t i) {
        return page.facts(i).is(Shape::timestamp) && page.block(i).role == Role::paragraph;
    }
    /// A line that is a time, or ends in one: "Harbour Post · 5 hours ago".
    static bool bears_time(const PassContext& page, std::size_t i) {
        if (page.block(i).role != Role::paragraph || page.facts(i).words > longest_dated) return false;
        if (page.facts(i).is(Shape::timestamp)) return true;
        const std::string_view folded = page.folded(i);
        // All joints but the dash are separators, which a few characters fold to.
        const auto has = [&](char c) { return folded.find(c) != std::string_view::npos; };
        if (page.facts(i).separators == 0 && !has('-') && !has('|')) return false;
        for (const std::string_view joint : {" \xC2\xB7 ", " | ", " \xE2\x80\xA2 ", " - "}) {
            const std::size_t at = folded.rfind(joint);
            if (at == std::string_view::npos) continue;
            const std::string_view tail = folded.substr(at + joint.size());
            return tail == "yesterday" || tail == "today" ||
                   facts::time_line(tail) != facts::TimeLine::none;
        }
        return false;
    }
    static bool is_headline(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        return facts.is(Shape::headline) && page.block(i).role == Role::paragraph &&
               !facts.is(Shape::starts_lower);
    }

    /// An age close below, with no other story's text between.
    static bool has_age_below(const PassContext& page, std::size_t i) {
        const std::size_t until = std::min(page.size(), i + 1 + teaser_reach);
        for (std::size_t next = i + 1; next < until && !page.facts(next).is(Shape::prose); ++next) {
            if (bears_time(page, next)) return true;
        }
        return false;
    }

    /// A text that belongs to a headline of the run: cut off, or a picture's caption, or with a headline
    /// close below that stands in the run already.
    static bool is_teaser(const PassContext& page, std::size_t i, std::size_t opener) {
        const BlockFacts& facts = page.facts(i);
        if (facts.is(Shape::ends_ellipsis) || facts.is(Shape::credit_end)) return true;
        const std::size_t until = std::min(page.size(), i + 1 + teaser_reach);
        for (std::size_t next = i + 1; next < until && !page.facts(next).is(Shape::prose); ++next) {
            const std::uint32_t same = page.facts(next).same_as;
            if (same != BlockFacts::none && same > opener && page.is_cut(same)) return true;
        }
        return false;
    }

    /// Takes the lines below an opener, up to where the story goes on; returns where that is.
    static std::size_t take_run(PassContext& page, std::size_t opener, std::string_view rule) {
        const bool in_story = opener < page.page().core_end && opener >= page.page().core_begin;
        std::size_t end = opener + 1;
        std::size_t bare = 0;       // lines that only look like headlines
        std::size_t structure = 0;  // openers and ages: what only a list of stories has
        std::size_t words = 0;
        std::size_t lines = 0;
        for (std::size_t i = opener + 1; i < page.size(); ++i) {
            if (page.is_cut(i) || page.is_named(i)) {
                structure += has_hit(page, Label::related, i) ? 1U : 0U;
            } else if (page.is_protected(i)) {
                break;
            } else if (bears_time(page, i)) {
                ++structure;
            } else if (page.block(i).role != Role::paragraph) {
                break;
            } else if (is_headline(page, i)) {
                ++lines;
                words += page.facts(i).words;
                if (in_story && ++bare > longest_box + 2 * structure) break;
            } else if (has_age_below(page, i)) {
                ++structure;
            } else if (is_teaser(page, i, opener)) {
                if (in_story && structure == 0) break;
            } else if (page.facts(i).is(Shape::prose) || !is_short_odd_line(page, i)) {
                break;
            }
            end = i + 1;
        }
        end = give_back_heading(page, opener, end, words, lines);
        // A rule's own cut in the run stays as it is; the rest goes with the run.
        for (std::size_t i = opener + 1; i < end; ++i) {
            if (!page.is_cut(i) && !page.is_named(i)) page.cut(i, Label::related, rule, Reach::run);
        }
        return end;
    }

    /// A line of one or two words inside a list ("Video", "5 photos"), not at its end.
    static bool is_short_odd_line(const PassContext& page, std::size_t i) {
        return page.facts(i).words <= 2 && i + 1 < page.size() &&
               (page.is_cut(i + 1) || page.is_named(i + 1) || is_time(page, i + 1) || is_headline(page, i + 1));
    }

    static std::size_t give_back_heading(const PassContext& page, std::size_t opener, std::size_t end,
                                         std::size_t words, std::size_t lines) {
        if (end >= page.size() || end - 1 <= opener || !page.facts(end).is(Shape::prose)) return end;
        const std::size_t last = end - 1;
        if (page.is_cut(last) || !is_headline(page, last)) return end;
        const std::size_t own = page.facts(last).words;
        const bool shorter = lines >= 2 && own <= heading_words &&
                             (words - own) >= (lines - 1) * (own + 3);
        return shorter ? last : end;
    }

    /// Below the story: headlines with an age before or behind each are a list of other stories,
    /// whether a heading announces it or not.
    static void take_aged(PassContext& page) {
        const std::size_t from = page.page().core_end;
        std::size_t pairs = 0;
        for (std::size_t i = from; i + 1 < page.size(); ++i) {
            pairs += is_pair(page, i) ? 1U : 0U;
        }
        if (pairs < 2) return;
        for (std::size_t i = from; i + 1 < page.size(); ++i) {
            if (!is_pair(page, i)) continue;
            for (const std::size_t part : {i, i + 1}) {
                if (!page.is_cut(part)) page.cut(part, Label::related, "headlines-with-ages", Reach::run);
            }
        }
    }

    /// In text, a headline straight below a lone "Read more" amid the story, of which the paragraph below does not speak. (In a list
    /// of articles, each with its headline, text and "Read more", it would.)
    static void take_announced(PassContext& page) {
        constexpr std::uint32_t longest_opener = 3;  // words
        constexpr std::uint32_t fewest = 7;          // of what is no heading
        for (const Hit& hit : page.hits(Label::read_more)) {
            const std::size_t i = hit.block;
            if (i == 0 || i + 2 >= page.page().core_end || page.facts(i).words > longest_opener || !page.is_cut(i)) continue;
            const BlockFacts& next = page.facts(i + 1);
            const bool is_other = next.words >= fewest && is_headline(page, i + 1) && !next.is(Shape::prose) && !page.is_cut(i + 1);
            const bool is_apart = breaks_below(page, i - 1) >= 2 && breaks_below(page, i) == 1 && breaks_below(page, i + 1) >= 2;
            if (!is_other || !is_apart || !stands_as_prose(page, i - 1) || !stands_as_prose(page, i + 2)) continue;
            text::WordSet<word_bytes> headline(page.folded(i + 1).size());
            headline.add(page.folded(i + 1));
            if (headline.shared<2>(page.folded(i + 2)) < 2) page.cut(i + 1, Label::related, "below-read-more");
        }
    }

    /// A page without a paragraph or a headline of its own, but with lines that rules know and several in
    /// headline capitals, is a front page or a section's: what stands on it is other stories.
    static void take_front_page(PassContext& page) {
        std::size_t headlines = 0;
        std::size_t known = 0;
        std::size_t others = 0;
        for (std::size_t i = 0; i < page.size(); ++i) {
            const bool is_known = page.is_cut(i) || page.is_named(i);
            if (page.block(i).role == Role::title) return;
            if (page.facts(i).is(Shape::prose) && !is_known) return;
            known += is_known ? 1U : 0U;
            const bool headline = is_front_headline(page, i);
            headlines += headline ? 1U : 0U;
            others += !headline && !is_known && !is_time(page, i) ? 1U : 0U;
        }
        const bool enough = headlines >= fewest_front_headlines && known >= fewest_front_headlines;
        if (!enough || others > headlines) return;
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (!page.is_cut(i) && !page.is_named(i)) page.cut(i, Label::related, "front-page", Reach::run);
        }
    }

    static bool is_front_headline(const PassContext& page, std::size_t i) {
        return is_headline(page, i) && page.facts(i).is(Shape::title_case) && !page.is_cut(i) &&
               !page.is_named(i);
    }

    static bool is_pair(const PassContext& page, std::size_t i) {
        const auto age = [&](std::size_t n) { return page.facts(n).is(Shape::age) && is_time(page, n); };
        return (age(i) && is_headline(page, i + 1)) || (is_headline(page, i) && age(i + 1));
    }
};

}  // namespace

Pass related() { return Finder{}; }

}  // namespace stet::passes
