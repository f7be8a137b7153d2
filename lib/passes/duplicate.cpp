// What the page says twice: a caption with and without its credit, the source's name, a headline
// that stands again below the story, a teaser and its paragraph.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::passes {
namespace {

// A line shorter than this may be repeated on purpose: a refrain, "Yes.", a sub-heading.
constexpr std::uint32_t shortest_paragraph = 8;
// What a caption's second copy may add: its credit.
constexpr std::uint32_t longest_credit = 120;
// A headline given twice at the top of its page stands at most so many lines apart.
constexpr std::size_t nearest_story = 8;

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "duplicate"; }

    void run(PassContext& page) const {
        for (const Hit& hit : page.hits(Label::duplicate)) page.apply(hit);
        std::vector<std::size_t> keeper(page.size(), page.size());  // by the first copy's number
        const bool of_text = is_text(page);  // of HTML the arbiter knows such lines by their elements
        for (std::size_t i = 0; i < page.size(); ++i) {
            const std::uint32_t first = page.facts(i).same_as;
            if (first != BlockFacts::none) take_repeat(page, i, first, keeper);
            if (of_text && has_even_counts(page.facts(i)) && says_twice(page, i)) cut(page, i, "twice-in-line");
        }
        for (std::size_t i = 0; i + 1 < page.size(); ++i) {
            if (extends(page, i, i + 1)) cut(page, i, "caption-without-credit");
            else if (extends(page, i + 1, i)) cut(page, i + 1, "caption-without-credit");
        }
    }

private:
    static bool in_story(const PassContext& page, std::size_t i) {
        return i >= page.page().core_begin && i < page.page().core_end;
    }

    static void cut(PassContext& page, std::size_t i, std::string_view reason) {
        if (!page.is_cut(i)) page.cut(i, Label::duplicate, reason);
    }

    /// `i` says what `first` says. One copy stays: the one within the story, else the first.
    static void take_repeat(PassContext& page, std::size_t i, std::size_t first,
                            std::vector<std::size_t>& keeper) {
        std::size_t& kept = keeper[first];
        if (kept == page.size()) kept = first;
        // An entry's heading is no repeat, nor is a lifted time.
        if (page.block(i).role != Role::paragraph || page.facts(i).is(Shape::timestamp)) return;
        if (page.is_cut(i)) return;
        if (page.is_cut(kept)) {
            kept = i;
            return;
        }
        const BlockFacts& facts = page.facts(i);
        if (i == kept + 1 && !in_story(page, i)) {  // named twice, one below the other
            cut(page, i, "named-twice");
            return;
        }
        // A repeat that heads a story of its own, far from the first, is no duplicate.
        if (!facts.is(Shape::prose) && in_story(page, i) && i - kept > nearest_story && heads_story(page, i)) return;
        if (facts.words < shortest_paragraph && !facts.is(Shape::unspaced)) {
            // Short lines: only a headline that stands again below the story.
            const bool headline = facts.words >= 4 && kept < page.page().core_begin &&
                                  i >= page.page().core_end;
            if (headline) cut(page, i, "repeat");
            return;
        }
        if (facts.is(Shape::unspaced) && facts.characters < 2 * shortest_paragraph) return;
        // Within the story only a paragraph is a repeat; tables and lists say things again.
        const bool both_in_story = in_story(page, i) && in_story(page, kept);
        if (both_in_story && (!facts.is(Shape::prose) || facts.is(Shape::bullet))) return;
        const bool moved = !in_story(page, kept) || (!reads_on(page, kept) && reads_on(page, i));
        if (in_story(page, i) && moved && facts.is(Shape::prose)) {
            cut(page, kept, "teaser");
            kept = i;
        } else {
            cut(page, i, "repeat");
        }
    }

    /// As what says all twice has, with one space more: in words, capitals, digits, signs and sentences.
    static bool has_even_counts(const BlockFacts& facts) {
        constexpr std::uint32_t fewest = 6;  // words
        constexpr std::uint32_t most = 60;
        const std::uint32_t counts = facts.words | facts.capitals | facts.digits | facts.separators | facts.sentences;
        const std::uint32_t lengths = (facts.folded_end - facts.folded_begin) & facts.characters;
        return (unsigned{facts.words - fewest <= most - fewest} & ~counts & lengths & 1U) != 0;
    }

    /// "Ferry found Ferry found": another story's headline, with the description of its picture.
    static bool says_twice(const PassContext& page, std::size_t i) {
        const std::string_view line = page.folded(i);
        const std::size_t half = line.size() / 2;
        if (line[half] != ' ' || line[0] != line[half + 1]) return false;
        // A row of a table may have the same in many cells.
        return line.substr(0, half) == line.substr(half + 1) && page.text(i).find('\t') == std::string_view::npos;
    }

    /// A paragraph follows, perhaps below a caption.
    static bool heads_story(const PassContext& page, std::size_t i) {
        return reads_on(page, i) || (i + 1 < page.size() && reads_on(page, i + 1));
    }

    /// Whether the story goes on below: a teaser stands above the header's lines.
    static bool reads_on(const PassContext& page, std::size_t i) {
        return i + 1 < page.size() && page.facts(i + 1).is(Shape::prose);
    }

    /// Whether block `longer` is block `shorter` with a credit behind it.
    static bool extends(const PassContext& page, std::size_t shorter, std::size_t longer) {
        const BlockFacts& of = page.facts(longer);
        if (!of.is(Shape::credit_end) || page.facts(shorter).words < 3) return false;
        const std::string_view text = page.core(longer);
        const std::string_view prefix = page.core(shorter);
        return text.size() > prefix.size() && text.size() - prefix.size() <= longest_credit &&
               text.starts_with(prefix) && !page.facts(shorter).is(Shape::credit_end);
    }
};

}  // namespace

Pass duplicate() { return Finder{}; }

}  // namespace stet::passes
