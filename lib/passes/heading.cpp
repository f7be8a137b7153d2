// Sub-headings: short lines within the story that head a paragraph.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stet::passes {
namespace {

constexpr std::size_t longest = 14;           // words
constexpr std::size_t longest_unspaced = 20;  // characters
constexpr std::size_t lines_below = 8;        // a list may close the story, below its last prose

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "heading"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        const std::size_t end = std::min(page.page().core_end + lines_below, page.size());
        for (std::size_t i = title ? *title + 1 : page.page().core_begin; i + 1 < end; ++i) {
            if (is_open(page, i) && !page.is_touched(i) && is_short_line(page, i) && heads(page, i, end)) {
                page.set_role(i, Role::heading, "above-text", 2);
            }
        }
    }

private:
    static bool is_short_line(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        const bool fits = facts.is(Shape::unspaced) ? facts.characters <= longest_unspaced : facts.words <= longest;
        const bool ends = (facts.is(Shape::ends_sentence) && !facts.is(Shape::question)) ||
                          facts.is(Shape::ends_ellipsis) || facts.is(Shape::ends_colon);
        if (facts.words == 0 || !fits || ends || facts.is(Shape::starts_lower) || facts.is(Shape::timestamp)) {
            return false;
        }
        const std::string_view folded = page.folded(i);
        const bool goes_on = folded.ends_with(',') || folded.find(';') != std::string_view::npos;
        return !goes_on && !begins_with_digit(folded);
    }

    static bool begins_with_digit(std::string_view folded) {
        return !folded.empty() && folded.front() >= '0' && folded.front() <= '9';
    }

    /// The next block that still stands is text of the story: prose, a list, or a row of items that
    /// begin with a number ("200g flour").
    static bool heads(const PassContext& page, std::size_t i, std::size_t end) {
        for (std::size_t next = i + 1; next < end; ++next) {
            if (page.is_cut(next)) continue;
            const BlockFacts& facts = page.facts(next);
            return facts.is(Shape::prose) || facts.is(Shape::prose_like) || facts.is(Shape::bullet) ||
                   page.block(next).role == Role::list_item || page.block(next).role == Role::quote ||
                   (page.facts(i).words <= 3 && begins_with_digit(page.folded(next)));
        }
        return false;
    }
};

}  // namespace

Pass heading() { return Finder{}; }

}  // namespace stet::passes
