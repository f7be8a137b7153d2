// Menus, breadcrumbs, search boxes: what leads elsewhere on the site.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/section_names.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::passes {
namespace {

// A menu is a row of lines of at most so many words ...
constexpr std::size_t item_words = 3;
// ... of which rules know at least so many, and a part of the row that is not small.
constexpr std::size_t fewest_known = 2;
constexpr std::size_t known_share = 8;

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "navigation"; }

    void run(PassContext& page) const {
        const auto hits = page.hits(Label::navigation);
        for (std::size_t n = 0; n < hits.size(); ++n) {
            // A lone section's name is no menu: it may be the story's own section.
            const bool alone = (n == 0 || hits[n - 1].block + 1 < hits[n].block) &&
                               (n + 1 == hits.size() || hits[n].block + 1 < hits[n + 1].block);
            if (alone && text::is_section_name(page.core(hits[n].block))) continue;
            page.apply(hits[n]);
        }
        take_menus(page, 0, page.page().core_begin);
        take_menus(page, page.page().core_end, page.size());
    }

private:
    static bool is_item(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        if (page.is_cut(i)) return true;
        return facts.words <= item_words && facts.characters <= 40 && !facts.is(Shape::ends_sentence) &&
               !facts.is(Shape::timestamp) && page.block(i).role == Role::paragraph;
    }

    /// Rows of short lines outside the story, when rules know some of them.
    static void take_menus(PassContext& page, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end;) {
            if (!is_item(page, i)) {
                ++i;
                continue;
            }
            std::size_t stop = i;
            std::size_t known = 0;
            std::size_t last_known = i;
            for (; stop < end && is_item(page, stop); ++stop) {
                if (!page.is_cut(stop)) continue;
                ++known;
                last_known = stop;
            }
            // Up to the last line that is known: below it a byline or section may stand.
            const std::size_t row = last_known - i + 1;
            if (known >= fewest_known && known * known_share >= row) {
                for (std::size_t item = i; item <= last_known; ++item) {
                    if (!page.is_cut(item)) page.cut(item, Label::navigation, "menu", Reach::run);
                }
            }
            i = stop;
        }
    }
};

}  // namespace

Pass navigation() { return Finder{}; }

}  // namespace stet::passes
