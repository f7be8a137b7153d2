// Items of lists, by their markers.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "list_item"; }

    void run(PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (is_item(page, i) && !is_lone_heading(page, i)) {
                page.set_role(i, Role::list_item, "marker", 1);
            }
        }
    }

private:
    static bool is_item(const PassContext& page, std::size_t i) {
        return page.facts(i).is(Shape::bullet) && is_open(page, i) && page.facts(i).words != 0;
    }

    /// A short line with a marker, without another beside it, above a paragraph: "■ What comes next".
    static bool is_lone_heading(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        const bool beside = (i > 0 && page.facts(i - 1).is(Shape::bullet)) ||
                            (i + 1 < page.size() && page.facts(i + 1).is(Shape::bullet));
        return !beside && !facts.is(Shape::ends_sentence) && facts.words <= 8 && i + 1 < page.size() &&
               page.facts(i + 1).is(Shape::prose);
    }
};

}  // namespace

Pass list_item() { return Finder{}; }

}  // namespace stet::passes
