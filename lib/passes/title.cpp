// The headline: of the lines above the story, the one that speaks of what the story speaks of.
#include "passes/common/header.hpp"
#include "passes/common/words.hpp"
#include "passes/registry.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

constexpr std::size_t lines_above = 40;    // how far above the story a headline is looked for
constexpr std::size_t lead_paragraphs = 4; // what of the story it is compared with
constexpr std::size_t lead_bytes = 2000;
constexpr std::size_t word_bytes = 4;      // shorter words say little of the subject

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "title"; }

    void run(PassContext& page) const {
        const std::size_t story = first_paragraph(page);
        if (story == page.size()) return;
        const auto entries = page.document().entries();
        const std::size_t end =
            entries.empty() ? story : std::min<std::size_t>(story, entries.front().first_block);
        WordSet lead = lead_of(page, story);
        int best_score = 0;
        std::size_t best = page.size();
        for (std::size_t i = end - std::min(end, lines_above); i < end; ++i) {
            if (!is_candidate(page, i)) continue;
            const int score = score_of(page, i, end, lead);
            // The earlier of two that are about as good: the other is its standfirst.
            if (score >= 4 && score > best_score + (best == page.size() ? 0 : 1)) {
                best_score = score;
                best = i;
            }
        }
        if (best == page.size()) return;
        page.set_role(best, Role::title, "headline", 1);
        page.add_metadata(MetadataKey::title, std::string(page.text(best)), "headline");
    }

private:
    static WordSet lead_of(const PassContext& page, std::size_t story) {
        WordSet lead;
        std::size_t paragraphs = 0;
        for (std::size_t i = story; i < page.size() && paragraphs < lead_paragraphs; ++i) {
            if (!page.facts(i).is(Shape::prose) || page.is_cut(i)) continue;
            lead.add(page.folded(i).substr(0, lead_bytes), word_bytes);
            ++paragraphs;
        }
        return lead;
    }

    static bool is_candidate(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        if (!is_open(page, i) || facts.is(Shape::bullet)) return false;
        const bool one_sentence = facts.sentences <= 1 && facts.words >= 3 && facts.words <= 28;
        return facts.is(Shape::headline) || one_sentence;
    }

    static int score_of(const PassContext& page, std::size_t i, std::size_t end, WordSet& lead) {
        const BlockFacts& facts = page.facts(i);
        const bool unspaced = facts.is(Shape::unspaced);
        int score = 0;
        if (unspaced) {
            score += facts.characters >= 8 ? 4 : 0;
        } else {
            score += 2 * static_cast<int>(std::min<std::size_t>(lead.shared(page.folded(i), word_bytes), 3));
            score += facts.words >= 4 && facts.words <= 22 ? 2 : 0;
        }
        score += facts.is(Shape::repeated) ? 1 : 0;
        score += i + 1 < end && page.facts(i + 1).is(Shape::timestamp) ? 1 : 0;
        score -= facts.is(Shape::ends_sentence) && !facts.is(Shape::question) ? 2 : 0;
        score -= facts.is(Shape::starts_lower) ? 2 : 0;
        return score - static_cast<int>((end - i) / 8);
    }
};

}  // namespace

Pass title() { return Finder{}; }

}  // namespace stet::passes
