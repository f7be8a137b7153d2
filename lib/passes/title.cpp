// The headline: of the lines above the story, the one that speaks of what the story speaks of.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::passes {
namespace {

constexpr std::size_t lines_without_story = 40;  // looked at on a page without prose
constexpr std::size_t lead_paragraphs = 4;       // what of the story a line is compared with
constexpr std::size_t lead_bytes = 600;          // of each
constexpr unsigned word_bytes = 4;               // shorter words say little of the subject
constexpr std::size_t reach = 3;                 // lines below a headline that may be its byline or date
constexpr std::size_t compared_lines = 2048;     // at the top of the page, with which each is: the work must not be their square

using Words = text::WordSet<word_bytes>;

// What speaks for a line and against it: four times the log-odds of a softmax over the lines above a story and "none of them",
// fitted to the 860 pages of ../shared/corpus without {trafilatura,zh_handmade}, rounded. What unspaced text and markup bring,
// and how many points a title needs, is set by hand. Of the text of all pages it finds the headline on 71 in 100, where points
// by hand found it on 61; of those of trafilatura on 64, where they did on 56.
namespace points {
constexpr int lead_share = 8;  // times the share of its words that the lead has
constexpr int lead_word = 3;   // for each of its words that the lead has ...
constexpr int most_lead_words = 3;
constexpr int four_words = 5;
constexpr int six_words = 6;
constexpr int over_14_words = -3;
constexpr int title_case = 3;
constexpr int unspaced_8 = 8;  // from so many characters on, in place of what words bring
constexpr int unspaced_14 = 9;
constexpr int sentence = -6;
constexpr int colon_at_end = -3;
constexpr int colon_within = 3;
constexpr int lower = -2;
constexpr int separators = -6;
constexpr int list = -8;   // "Debate, Germany, Politics"
constexpr int times = -8;  // more than half of its words are numbers and words of time
constexpr int upper = 6;   // for the upper one of two neighbours
constexpr int prose = -4;
constexpr int date_below = 6;
constexpr int byline_below = 8;
constexpr int story_near = 3;  // eight lines below at most
constexpr int per_dozen_lines = -1;  // up to the story
constexpr std::size_t most_dozens = 5;
constexpr int prose_above = -6;
constexpr int headline_above = -4;  // straight above
constexpr int cut_above = 2;
constexpr int first_line = 1;
constexpr int within_other = 4;  // another line begins or ends with this one, as those do that say the way to the page
constexpr int around_other = -2;
constexpr int first_heading = 20;  // by the page's markup
constexpr int second_heading = 4;
constexpr int fewest = 10;     // to be a title
}  // namespace points

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "title"; }

    void run(PassContext& page) const {
        const Above above(page);
        std::size_t best = stated_line(page, above);
        if (best == page.size()) best = likeliest_line(page, above);
        if (best == page.size()) return;
        page.set_role(best, Role::title, "headline", 1);
        page.add_metadata(MetadataKey::title, std::string(page.text(best)), "headline");
    }

private:
    /// Which lines are bylines: asked of many lines above the story several times.
    class Bylines {
    public:
        Bylines(const PassContext& page, std::size_t end) : page_(page), known_(end + reach, unknown) {}

        [[nodiscard]] bool has(std::size_t i) const {
            if (i >= known_.size()) return is_byline(i);
            char& known = known_[i];
            if (known == unknown) known = is_byline(i) ? yes : no;
            return known == yes;
        }

    private:
        enum : char { unknown, yes, no };
        [[nodiscard]] bool is_byline(std::size_t i) const {
            return !byline_authors(page_.text(i), page_.folded(i)).empty();
        }
        const PassContext& page_;
        mutable std::vector<char> known_;
    };

    /// How the lines begin and end, by which nearly all pairs are seen to have nothing in common.
    class Edges {
    public:
        Edges(const PassContext& page, std::size_t end) : edges_(end) {
            for (std::size_t i = 0; i < end; ++i) edges_[i] = edge_of(page.folded(i));
        }

        struct Edge {
            std::uint64_t first = 0;
            std::uint64_t last = 0;
        };

        [[nodiscard]] std::size_t size() const { return edges_.size(); }

        /// Whether line `i` may begin or end as one with `edge` does, where both have `fewest` bytes at least.
        [[nodiscard]] bool may_share(std::size_t i, const Edge& edge) const {
            const bool begin_alike = edges_[i].first == edge.first;
            const bool end_alike = edges_[i].last == edge.last;
            return begin_alike || end_alike;
        }
        static constexpr std::size_t fewest = 8;

        static Edge edge_of(std::string_view line) {
            const char* const end = line.data() + line.size();
            return line.size() < fewest ? Edge{} : Edge{text::next_bytes(line.data(), end), text::next_bytes(end - fewest, end)};
        }

    private:
        std::vector<Edge> edges_;
    };

    /// What stands above the story, and what the story speaks of.
    struct Above {
        explicit Above(const PassContext& page)
            : story(first_paragraph(page)), end(end_of(page, story)), first_prose(first_standing_prose(page, end)),
              first_open(first_open_line(page, end)), lead(lead_of(page, story)), edges(page, std::min(end, compared_lines)),
              bylines(page, end) {}

        std::size_t story;  // page.size() without one
        std::size_t end;    // of the lines that may be the headline
        std::size_t first_prose;
        std::size_t first_open;
        Words lead;
        Edges edges;
        Bylines bylines;
    };

    static std::size_t likeliest_line(const PassContext& page, const Above& above) {
        const bool has_story = above.story != page.size();
        const Words stated = stated_words(page);
        int least = points::fewest;
        std::size_t best = page.size();
        // From the story upwards, so that the likeliest come first and most of the others are soon out of the question. Of
        // two that are as good the earlier, and of those without a story to compare with the first that will do.
        for (std::size_t i = above.end; i-- > 0;) {
            if (!is_candidate(page, i)) continue;
            const int score = score_of(page, above, i, least);
            if (score < least || !may_say(page, i, stated)) continue;
            if (has_story) least = score;
            best = i;
        }
        return upper_of_two(page, above, best, stated);
    }

    /// A standfirst may speak more of the story than the headline straight above it, which is then nearly as likely.
    static std::size_t upper_of_two(const PassContext& page, const Above& above, std::size_t best, const Words& stated) {
        constexpr unsigned fewest_words = 4;
        if (best == page.size() || best == 0 || above.story == page.size() || main_heading(page, best)) return best;
        const std::size_t i = best - 1;
        const BlockFacts& facts = page.facts(i);
        const bool may_be = facts.words >= fewest_words && facts.words <= page.facts(best).words + 2 && facts.separators == 0 &&
                            facts.digits <= 4 && !facts.is(Shape::unspaced) && !facts.is(Shape::prose);
        if (!may_be || !is_candidate(page, i) || !may_say(page, i, stated)) return best;
        const std::string_view line = page.folded(i);
        if (line.find('>') != line.npos || line.ends_with(page.folded(best)) || page.core(i) == page.core(best)) return best;
        if (speaks_of(line, above.lead) == 0) return best;
        constexpr int any = -100;
        return score_of(page, above, i, any) + points::upper >= score_of(page, above, best, any) ? i : best;
    }

    /// The words of the headlines that an HTML page's data, <title> or headings state.
    static Words stated_words(const PassContext& page) {
        const auto& titles = page.document().metadata().all(MetadataKey::title);
        std::string all;
        for (const MetadataValue& title : titles) all += text::fold(title.value) + ' ';
        Words words(all.size());
        words.add(all);
        return words;
    }

    /// A line that has no word of any of them in common is no other wording of them.
    static bool may_say(const PassContext& page, std::size_t i, const Words& stated) {
        return stated.empty() || page.facts(i).is(Shape::unspaced) || stated.shared<1>(page.folded(i)) != 0;
    }

    /// Where an HTML page's data, <title> or headings state its headline, the line that says what the best of them does: the
    /// likeliest of those above the story, or the first heading below where it seems to begin. page.size() without one.
    static std::size_t stated_line(const PassContext& page, const Above& above) {
        for (const MetadataValue& title : page.document().metadata().all(MetadataKey::title)) {
            const std::string folded = text::fold(title.value);
            const std::string_view words = core_of(folded);
            const auto is_stated = [&](std::size_t i) {
                return page.core(i) == words && !page.is_cut(i) && is_body(page.block(i).role);
            };
            int best_score = 0;
            std::size_t best = page.size();
            for (std::size_t i = above.end; i-- > 0;) {
                if (!is_stated(i)) continue;
                const int score = score_of(page, above, i, best_score);
                if (best != page.size() && score < best_score) continue;
                best_score = score;
                best = i;
            }
            for (std::size_t i = above.end; best == page.size() && i < page.size(); ++i) {
                if (main_heading(page, i) && is_stated(i)) best = i;
            }
            if (best != page.size()) return best;
        }
        return page.size();
    }

    /// Folded text without symbols and spaces at either end, as PassContext::core() has it.
    static std::string_view core_of(std::string_view folded) {
        const char* begin = nullptr;
        const char* end = nullptr;
        text::for_each_word(folded, [&](std::string_view word) {
            if (begin == nullptr) begin = word.data();
            end = word.data() + word.size();
            return true;
        });
        return {begin, static_cast<std::size_t>(end - begin)};
    }

    /// A page without prose (a poem, a gallery) may still have its headline near the top, with a byline or date below it.
    static std::size_t end_of(const PassContext& page, std::size_t story) {
        const std::size_t end = story == page.size() ? std::min(page.size(), lines_without_story) : story;
        const auto entries = page.document().entries();
        return entries.empty() ? end : std::min<std::size_t>(end, entries.front().first_block);
    }

    /// The first paragraph that no mark has cut whole, or `end`: what stands above the headline is seldom prose.
    static std::size_t first_standing_prose(const PassContext& page, std::size_t end) {
        std::size_t i = 0;
        while (i < end && (!stands_as_prose(page, i) || page.is_named(i))) ++i;
        return i;
    }

    static std::size_t first_open_line(const PassContext& page, std::size_t end) {
        std::size_t i = 0;
        while (i < end && (page.facts(i).words < 4 || !is_open(page, i))) ++i;
        return i;
    }

    static Words lead_of(const PassContext& page, std::size_t story) {
        Words lead(lead_paragraphs * (lead_bytes + 1));
        std::size_t paragraphs = 0;
        for (std::size_t i = story; i < page.size() && paragraphs < lead_paragraphs; ++i) {
            if (!stands_as_prose(page, i)) continue;
            lead.add(page.folded(i).substr(0, lead_bytes));
            ++paragraphs;
        }
        return lead;
    }

    /// But for bylines.
    static bool is_candidate(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        const bool can_be = is_open(page, i) || (main_heading(page, i) && !page.is_cut(i));
        if (!can_be || facts.is(Shape::bullet) || facts.is(Shape::credit_end) || facts.is(Shape::timestamp)) return false;
        const bool one_sentence = facts.sentences <= 1 && facts.words >= 3 && facts.words <= 28;
        const bool runs_on = page.folded(i).ends_with(',');  // a verse, or text that is wrapped
        // Where no words can be compared, little else tells a short paragraph.
        if (facts.is(Shape::unspaced) && page.text(i).find("\u3002") != std::string_view::npos) return false;
        return !runs_on && !page.is_named(i) && (facts.is(Shape::headline) || one_sentence);
    }

    /// A first or second level heading, by the page's markup.
    static bool main_heading(const PassContext& page, std::size_t i) {
        return page.block(i).role == Role::heading && page.block(i).level <= 2;
    }

    /// The line's points, or what is less than `least`: the dear questions come last, and only while the answer matters.
    static int score_of(const PassContext& page, const Above& above, std::size_t i, int least) {
        constexpr int most_of_lead = points::lead_share + points::most_lead_words * points::lead_word;
        constexpr int most_of_header = points::date_below + points::byline_below;
        int score = looks(page.facts(i), page.folded(i)) + place(page, above, i);
        if (score + most_of_lead + most_of_header + points::within_other < least) return score;
        if (!page.facts(i).is(Shape::unspaced)) score += speaks_of(page.folded(i), above.lead);
        if (score + most_of_header + points::within_other < least) return score;
        if (above.bylines.has(i)) return 0;
        if (above.story == page.size() && !header_follows(page, i, above.bylines)) return 0;
        score += header_below(page, i, above.bylines);
        if (score + points::within_other < least) return score;
        score += others(page, above, i);
        return score < least ? score : score + says_other(page.facts(i), page.folded(i));
    }

    /// Points for what the line itself is.
    static int looks(const BlockFacts& facts, std::string_view folded) {
        int score = 0;
        if (facts.is(Shape::unspaced)) {
            score += facts.characters >= 8 ? points::unspaced_8 : 0;
            score += facts.characters >= 14 ? points::unspaced_14 : 0;
        } else {
            score += facts.words >= 4 ? points::four_words : 0;
            score += facts.words >= 6 ? points::six_words : 0;
            score += facts.words > 14 ? points::over_14_words : 0;
            score += facts.words >= 3 && facts.is(Shape::title_case) ? points::title_case : 0;
        }
        score += facts.is(Shape::ends_sentence) && !facts.is(Shape::question) ? points::sentence : 0;
        score += facts.is(Shape::ends_colon) ? points::colon_at_end : 0;
        score += folded.find(": ") != folded.npos ? points::colon_within : 0;
        score += facts.is(Shape::starts_lower) ? points::lower : 0;
        score += facts.separators != 0 ? points::separators : 0;
        score += facts.is(Shape::prose) ? points::prose : 0;
        return score;
    }

    /// Points for what the line says that no headline does.
    static int says_other(const BlockFacts& facts, std::string_view folded) {
        const int list = facts.is(Shape::title_case) && is_list(folded) ? points::list : 0;
        const int times = facts.digits != 0 && is_of_times(folded) ? points::times : 0;
        return list + times;
    }

    /// Three names or more of a few words each, parted by commas: what a story is filed under.
    static bool is_list(std::string_view folded) {
        constexpr std::size_t fewest = 3;
        constexpr std::ptrdiff_t longest = 3;  // spaces within
        std::size_t parts = 0;
        for (std::size_t begin = 0; begin <= folded.size(); ++parts) {
            const std::size_t end = std::min(folded.find(", ", begin), folded.size());
            const std::string_view part = folded.substr(begin, end - begin);
            if (std::count(part.begin(), part.end(), ' ') > longest || (parts == 0 && end == folded.size())) return false;
            if (part.find(':') != part.npos || part.starts_with("and ") || part.starts_with("und ") || part.starts_with("or ")) return false;
            begin = end + 2;
        }
        const bool ends = folded.ends_with('.') || folded.ends_with('!') || folded.ends_with('?');
        return parts >= fewest && !ends;
    }

    /// "120 minutes (+ 300 minutes)", "Jane Doe, last updated 5 May 2031".
    static bool is_of_times(std::string_view folded) {
        unsigned words = 0;
        unsigned times = 0;
        text::for_each_word(folded, [&](std::string_view word) {
            ++words;
            times += text::is_digit(word[0]) || text::time_word(word).kinds != 0 ? 1U : 0U;
            return true;
        });
        return times * 2 > words;
    }

    /// Points for where it stands, and for the line straight above it.
    static int place(const PassContext& page, const Above& above, std::size_t i) {
        int score = 0;
        if (above.end < page.size() && page.facts(above.end).is(Shape::prose)) {
            const std::size_t lines = above.end - i;
            score += lines <= 8 ? points::story_near : 0;
            score += points::per_dozen_lines * static_cast<int>(std::min(lines / 12, points::most_dozens));
        }
        score += i > above.first_prose ? points::prose_above : 0;
        score += i <= above.first_open ? points::first_line : 0;
        if (main_heading(page, i)) score += page.block(i).level == 1 ? points::first_heading : points::second_heading;
        if (i == 0) return score;
        const BlockFacts& last = page.facts(i - 1);
        const bool is_headline = is_open(page, i - 1) && last.is(Shape::headline) && last.words >= 4 && !last.is(Shape::timestamp);
        score += is_headline ? points::headline_above : 0;
        score += page.is_cut(i - 1) || page.is_named(i - 1) ? points::cut_above : 0;
        return score;
    }

    /// Points for what the line has in common with the story.
    static int speaks_of(std::string_view folded, const Words& lead) {
        const auto [all, known] = lead.count(folded);
        if (all == 0) return 0;
        return (points::lead_share * known + all / 2) / all + points::lead_word * std::min(known, points::most_lead_words);
    }

    /// Points for the byline and the date below, perhaps with a standfirst between.
    static int header_below(const PassContext& page, std::size_t i, const Bylines& bylines) {
        int date = 0;
        int byline = 0;
        for (std::size_t next = i + 1; next < std::min(page.size(), i + 1 + reach); ++next) {
            if (page.facts(next).is(Shape::timestamp)) date = points::date_below;
            if (!page.facts(next).is(Shape::prose) && bylines.has(next)) byline = points::byline_below;
        }
        return date + byline;
    }

    /// Points for what the first lines above the story have of this one and this one of them.
    static int others(const PassContext& page, const Above& above, std::size_t i) {
        constexpr std::size_t shortest = 12;  // bytes of the line within
        static_assert(shortest >= Edges::fewest);
        const std::string_view line = page.folded(i);
        const Edges::Edge edge = Edges::edge_of(line);
        int within = 0;
        int around = 0;
        for (std::size_t other = 0; other < above.edges.size(); ++other) {
            if (!above.edges.may_share(other, edge)) continue;
            const std::string_view text = page.folded(other);
            const bool is_longer = line.size() >= shortest && text.size() > line.size() + 2;
            if (is_longer && (text.ends_with(line) || text.starts_with(line))) within = points::within_other;
            const bool is_shorter = text.size() >= shortest && text.size() + 2 < line.size();
            if (is_shorter && line.ends_with(text)) around = points::around_other;
        }
        return within + around;
    }

    /// As much, on a page without a story: an age may there be one of a list's.
    static bool header_follows(const PassContext& page, std::size_t i, const Bylines& bylines) {
        const std::size_t until = std::min(page.size(), i + reach);
        for (std::size_t next = i + 1; next < until; ++next) {
            const BlockFacts& facts = page.facts(next);
            if (facts.is(Shape::timestamp) && !facts.is(Shape::age)) return true;
            if (!page.facts(next).is(Shape::prose) && bylines.has(next)) return true;
        }
        return false;
    }
};

}  // namespace

Pass title() { return Finder{}; }

}  // namespace stet::passes
