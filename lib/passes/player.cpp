// Placeholders and controls of audio and video players.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "player"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::player);
        // "07:12" beside a control is how long the piece runs.
        for (const Hit& hit : page.hits(Label::player)) {
            if (hit.block > 0) take_length(page, hit.block - 1);
            if (hit.block + 1 < page.size()) take_length(page, hit.block + 1);
        }
    }

private:
    static void take_length(PassContext& page, std::size_t i) {
        const std::string_view text = page.core(i);
        const bool digits = !text.empty() && text.find_first_not_of("0123456789:") == std::string_view::npos;
        if (digits && text.find(':') != std::string_view::npos && !page.is_cut(i)) {
            page.cut(i, Label::player, "length");
        }
    }
};

}  // namespace

Pass player() { return Finder{}; }

}  // namespace stet::passes
