// Sub-headings: short lines within the story that head a paragraph.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

constexpr std::size_t longest = 14;  // words

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "heading"; }

    void run(PassContext& page) const {
        for (std::size_t i = page.page().core_begin; i + 1 < page.page().core_end; ++i) {
            if (!is_open(page, i) || page.is_touched(i)) continue;
            const BlockFacts& facts = page.facts(i);
            const bool short_line = facts.words >= 1 && facts.words <= longest &&
                                    (!facts.is(Shape::ends_sentence) || facts.is(Shape::question)) &&
                                    !facts.is(Shape::ends_ellipsis) && !facts.is(Shape::ends_colon) &&
                                    !facts.is(Shape::quoted) &&
                                    !facts.is(Shape::starts_lower) && !facts.is(Shape::timestamp);
            if (short_line && heads(page, i)) page.set_role(i, Role::heading, "above-paragraph", 2);
        }
    }

private:
    /// The next block that still stands is text of the story.
    static bool heads(const PassContext& page, std::size_t i) {
        for (std::size_t next = i + 1; next < page.page().core_end; ++next) {
            if (page.is_cut(next)) continue;
            return page.facts(next).is(Shape::prose) || page.block(next).role == Role::list_item;
        }
        return false;
    }
};

}  // namespace

Pass heading() { return Finder{}; }

}  // namespace stet::passes
