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
            if (is_open(page, i) && page.facts(i).is(Shape::bullet) && page.facts(i).words != 0) {
                page.set_role(i, Role::list_item, "marker", 1);
            }
        }
    }
};

}  // namespace

Pass list_item() { return Finder{}; }

}  // namespace stet::passes
