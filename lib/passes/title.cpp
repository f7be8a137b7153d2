// The headline: of the lines above the story, the one that speaks of what the story speaks of.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/folded_words.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace stet::passes {
namespace {

constexpr std::size_t lines_above = 40;    // how far above the story a headline is looked for
constexpr std::size_t lead_paragraphs = 4; // what of the story it is compared with
constexpr std::size_t lead_bytes = 600;   // of each
constexpr std::size_t word_bytes = 4;      // shorter words say little of the subject
constexpr int fewest_points = 3;
constexpr int most_distance = 2;
constexpr int first_heading_points = 5;  // as much as a byline below

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "title"; }

    void run(PassContext& page) const {
        const std::size_t story = first_paragraph(page);
        // A page without prose (a poem, a gallery) may still have its headline near the top, with a
        // byline or date below it.
        std::size_t end = story == page.size() ? std::min(page.size(), lines_above) : story;
        const auto entries = page.document().entries();
        if (!entries.empty()) end = std::min<std::size_t>(end, entries.front().first_block);
        const text::WordSet lead = lead_of(page, story);
        const Bylines bylines(page, end);
        int best_score = fewest_points - 1;
        std::size_t best = page.size();
        for (std::size_t i = end - std::min(end, lines_above); i < end; ++i) {
            if (!is_candidate(page, i, bylines) || (story == page.size() && !header_follows(page, i, false, bylines))) continue;
            const int score = score_of(page, i, end, lead, bylines);
            // The earlier of two that are about as good: the other is its standfirst.
            if (score > best_score + (best == page.size() ? 0 : 1)) {
                best_score = score;
                best = i;
            }
        }
        if (best == page.size()) return;
        best = above_standfirst(page, best, bylines);
        page.set_role(best, Role::title, "headline", 1);
        page.add_metadata(MetadataKey::title, std::string(page.text(best)), "headline");
    }

private:
    /// Which lines are bylines: asked of most lines above the story several times.
    class Bylines {
    public:
        Bylines(const PassContext& page, std::size_t end)
            : page_(page), first_(end - std::min(end, lines_above)), known_(end - first_ + 3, unknown) {}

        [[nodiscard]] bool has(std::size_t i) const {
            if (i < first_ || i - first_ >= known_.size()) return is_byline(i);
            char& known = known_[i - first_];
            if (known == unknown) known = is_byline(i) ? yes : no;
            return known == yes;
        }

    private:
        enum : char { unknown, yes, no };
        [[nodiscard]] bool is_byline(std::size_t i) const {
            return !byline_authors(page_.text(i), page_.folded(i)).empty();
        }
        const PassContext& page_;
        std::size_t first_;
        mutable std::vector<char> known_;
    };

    static text::WordSet lead_of(const PassContext& page, std::size_t story) {
        text::WordSet lead(lead_paragraphs * (lead_bytes + 1), word_bytes);
        std::size_t paragraphs = 0;
        for (std::size_t i = story; i < page.size() && paragraphs < lead_paragraphs; ++i) {
            if (!page.facts(i).is(Shape::prose) || page.is_cut(i)) continue;
            lead.add(page.folded(i).substr(0, lead_bytes));
            ++paragraphs;
        }
        return lead;
    }

    static bool is_candidate(const PassContext& page, std::size_t i, const Bylines& bylines) {
        const BlockFacts& facts = page.facts(i);
        const bool can_be = is_open(page, i) || (main_heading(page, i) && !page.is_cut(i));
        if (!can_be || facts.is(Shape::bullet) || facts.is(Shape::credit_end)) return false;
        const bool one_sentence = facts.sentences <= 1 && facts.words >= 3 && facts.words <= 28;
        if (page.is_named(i) || !(facts.is(Shape::headline) || one_sentence)) return false;
        return !bylines.has(i);
    }

    /// A first or second level heading, by the page's markup.
    static bool main_heading(const PassContext& page, std::size_t i) {
        return page.block(i).role == Role::heading && page.block(i).level <= 2;
    }

    static int score_of(const PassContext& page, std::size_t i, std::size_t end, const text::WordSet& lead,
                        const Bylines& bylines) {
        const BlockFacts& facts = page.facts(i);
        int score = 0;
        if (facts.is(Shape::unspaced)) {
            score += facts.characters >= 8 ? 4 : 0;
        } else {
            score += 2 * static_cast<int>(lead.shared<3>(page.folded(i)));
            score += facts.words >= 4 && facts.words <= 22 ? 2 : 0;
        }
        if (main_heading(page, i)) score += page.block(i).level == 1 ? first_heading_points : 1;
        score += facts.is(Shape::repeated) ? 1 : 0;
        score += header_follows(page, i, true, bylines) ? 5 : 0;
        score -= facts.is(Shape::ends_sentence) && !facts.is(Shape::question) ? 2 : 0;
        score -= facts.is(Shape::starts_lower) ? 2 : 0;
        const bool has_story = end < page.size() && page.facts(end).is(Shape::prose);
        return score - (has_story ? std::min(static_cast<int>((end - i) / 10), most_distance) : 0);
    }

    /// A standfirst often says more of the story than the headline straight above it.
    static std::size_t above_standfirst(const PassContext& page, std::size_t found, const Bylines& bylines) {
        if (found == 0) return found;
        const std::size_t above = found - 1;
        const BlockFacts& facts = page.facts(above);
        const bool could_be = is_candidate(page, above, bylines) && facts.is(Shape::headline) &&
                              !facts.is(Shape::ends_ellipsis) &&
                              !facts.is(Shape::starts_lower) &&
                              (facts.is(Shape::unspaced) ? facts.characters >= 8 : facts.words >= 4);
        const bool says_less = page.facts(found).words > facts.words || page.facts(found).is(Shape::ends_sentence);
        return could_be && says_less ? above : found;
    }

    /// A byline or a date stands below, perhaps with a standfirst between. An age says so too, where it
    /// is not one of a list's (`ages`).
    static bool header_follows(const PassContext& page, std::size_t i, bool ages, const Bylines& bylines) {
        const std::size_t until = std::min(page.size(), i + 3);
        for (std::size_t next = i + 1; next < until; ++next) {
            const BlockFacts& facts = page.facts(next);
            if (facts.is(Shape::timestamp) && (ages || !facts.is(Shape::age))) return true;
            if (!page.facts(next).is(Shape::prose) && bylines.has(next)) return true;
        }
        return false;
    }
};

}  // namespace

Pass title() { return Finder{}; }

}  // namespace stet::passes
