// What the machine left in the text: file names, template variables, handles, lone symbols.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "artifact"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::artifact);
        // A line without a letter or digit: within the story it may part two scenes ("* * *").
        for (std::size_t i = 0; i < page.size(); ++i) {
            const bool in_story = i >= page.page().core_begin && i < page.page().core_end;
            if (in_story || !page.core(i).empty() || page.is_cut(i)) continue;
            constexpr std::uint32_t fewest = 10;  // words above, of what a writer has written
            if (i > 0 && page.facts(i - 1).words >= fewest && is_emoticon(page.folded(i))) continue;
            page.cut(i, Label::artifact, "symbols");
        }
    }

private:
    /// ":-)", ";)", "=(": how a writer may end a text. Those with letters are no lone symbols.
    static bool is_emoticon(std::string_view text) {
        constexpr std::string_view eyes = ":;=";
        constexpr std::string_view mouths = ")(]/|*";
        if (text.size() < 2 || eyes.find(text[0]) == eyes.npos) return false;
        text.remove_prefix(1);
        if (text[0] == '-' || text[0] == '\'' || text[0] == '^') text.remove_prefix(1);
        return !text.empty() && text.size() <= 4 && mouths.find(text[0]) != mouths.npos &&
               text.find_first_not_of(text[0]) == text.npos;
    }
};

}  // namespace

Pass artifact() { return Finder{}; }

}  // namespace stet::passes
