// Pull and block quotations: a block that is one quotation, with its speaker on the next line.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>

namespace stet::passes {
namespace {

constexpr std::size_t longest_name = 10;  // words

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "quote"; }

    void run(PassContext& page) const {
        for (std::size_t i = 0; i + 1 < page.size(); ++i) {
            if (!is_quotation(page, i) || !is_open(page, i) || !names_speaker(page, i + 1)) continue;
            page.set_role(i, Role::quote, "quotation");
            page.set_role(i + 1, Role::quote, "speaker");
        }
    }

private:
    static bool is_quotation(const PassContext& page, std::size_t i) {
        if (!page.facts(i).is(Shape::quoted)) return false;  // nearly all
        const std::string_view folded = page.folded(i);
        return folded.size() > 2 && folded.ends_with('"') &&
               folded.find('"', 1) == folded.size() - 1;
    }

    static bool names_speaker(const PassContext& page, std::size_t i) {
        return is_open(page, i) && page.folded(i).starts_with('-') && page.facts(i).words <= longest_name &&
               page.facts(i).words >= 1 && !page.facts(i).is(Shape::prose);
    }
};

}  // namespace

Pass quote() { return Finder{}; }

}  // namespace stet::passes
