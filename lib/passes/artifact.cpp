// What the machine left in the text: file names, template variables, handles, lone symbols.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "artifact"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::artifact);
        // A line without a letter or digit: within the story it may part two scenes ("* * *").
        for (std::size_t i = 0; i < page.size(); ++i) {
            const bool in_story = i >= page.page().core_begin && i < page.page().core_end;
            if (!in_story && page.core(i).empty() && !page.is_cut(i)) {
                page.cut(i, Label::artifact, "symbols");
            }
        }
    }
};

}  // namespace

Pass artifact() { return Finder{}; }

}  // namespace stet::passes
