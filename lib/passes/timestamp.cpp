// Dates and times of publication, which stand around the headline.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "facts/times.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "timestamp"; }

    void run(PassContext& page) const {
        const Header header = header_of(page);
        for (std::size_t i = header.begin; i < header.end; ++i) {
            if (!page.facts(i).is(Shape::timestamp) || !is_open(page, i)) continue;
            page.set_role(i, Role::timestamp, "date-line");
            // "Published 1 year ago on" leaves its date to the next line.
            if (facts::time_line(page.folded(i)) == facts::TimeLine::announced) continue;
            const bool modified = says_updated(page, i);
            page.add_metadata(modified ? MetadataKey::modified : MetadataKey::published,
                              std::string(page.text(i)), "date-line");
        }
        // Behind the story a lone date is the page's, not the story's.
        for (std::size_t i = page.page().core_end; i < page.size(); ++i) {
            if (page.facts(i).is(Shape::timestamp) && is_open(page, i)) {
                page.set_role(i, Role::timestamp, "below-story");
            }
        }
    }

private:
    static bool says_updated(const PassContext& page, std::size_t i) {
        constexpr auto words = std::to_array<std::string_view>(
            {"updat", "modif", "aktualis", "geändert", "actualiz", "aggiorn", "atualiz", "bijgewerkt", "更新"});
        for (const std::string_view word : words) {
            if (page.folded(i).find(word) != std::string_view::npos) return true;
        }
        return false;
    }
};

}  // namespace

Pass timestamp() { return Finder{}; }

}  // namespace stet::passes
