// The standfirst: a line or two below the headline that sums the story up.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "standfirst"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        if (!title) return;
        std::size_t story = first_paragraph(page);
        // What stands far below is no story of this headline (a poem, with a line on its poet).
        if (story > *title + farthest_story) story = page.size();
        for (std::size_t i = *title + 1; i < page.size() && i <= *title + reach; ++i) {
            if (page.is_cut(i) || !is_body(page.block(i).role)) continue;
            if (page.block(i).role != Role::paragraph) return;
            const BlockFacts& facts = page.facts(i);
            const bool unspaced = facts.is(Shape::unspaced);
            const bool some_words = unspaced ? facts.characters >= 10 : facts.words >= 5;
            // Of full sentences only when the lines of the header still follow it.
            const bool before_story = story == page.size() ? header_follows(page, i)
                                                           : i < story || (i == story && header_follows(page, i));
            if (some_words && facts.words <= longest && before_story) {
                page.set_role(i, Role::standfirst, "below-headline");
            }
            return;
        }
    }

private:
    static constexpr std::size_t reach = 3;
    static constexpr std::size_t longest = 60;
    static constexpr std::size_t farthest_story = 14;

    static bool header_follows(const PassContext& page, std::size_t i) {
        return i + 1 < page.size() && !page.is_cut(i + 1) && !is_body(page.block(i + 1).role);
    }
};

}  // namespace

Pass standfirst() { return Finder{}; }

}  // namespace stet::passes
