// The section the story stands in: "World", "US news".
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/section_names.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "section"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        if (!title) return;
        const Header header = header_of(page);
        for (std::size_t i = header.begin; i < header.end; ++i) {
            // What the front door parted from the headline is one already.
            const bool given = page.block(i).role == Role::section && !page.is_cut(i);
            // Among a menu's items a section is one of them, but for the one on the headline.
            const bool in_menu = i + 1 < *title && ((i > 0 && is_furniture(page, i - 1)) ||
                                                    is_furniture(page, i + 1));
            const bool named = text::is_section_name(page.core(i)) && !in_menu;
            const bool found = is_open(page, i) && (named || stands_on_headline(page, i));
            if (!given && !found) continue;
            if (found) page.set_role(i, Role::section, "name");
            page.add_metadata(MetadataKey::section, std::string(page.text(i)), "name");
        }
    }

private:
    static bool is_furniture(const PassContext& page, std::size_t i) {
        return page.is_cut(i) && !is_source(page, i);
    }

    /// The source's name, or its second copy.
    static bool is_source(const PassContext& page, std::size_t i) {
        const std::uint32_t same = page.facts(i).same_as;
        return page.block(i).role == Role::source ||
               (same != BlockFacts::none && page.block(same).role == Role::source);
    }

    /// One word straight above the headline, or two joined by "&": a section of the site's own. Only
    /// the source may stand between.
    static bool stands_on_headline(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        std::size_t below = i + 1;
        while (below < page.size() && is_source(page, below)) ++below;
        return below < page.size() && page.block(below).role == Role::title && facts.digits == 0 &&
               !facts.is(Shape::ends_sentence) && !facts.is(Shape::unspaced) &&
               (facts.words == 1 || (facts.words <= 3 && page.core(i).find(" & ") != std::string_view::npos));
    }
};

}  // namespace

Pass section() { return Finder{}; }

}  // namespace stet::passes
