// The section the story stands in: "World", "US news".
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/section_names.hpp"

#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "section"; }

    void run(PassContext& page) const {
        const Header header = header_of(page);
        for (std::size_t i = header.begin; i < header.end; ++i) {
            // What the front door parted from the headline is one already.
            const bool given = page.block(i).role == Role::section && !page.is_cut(i);
            const bool found = is_open(page, i) && text::is_section_name(page.core(i));
            if (!given && !found) continue;
            if (found) page.set_role(i, Role::section, "name");
            page.add_metadata(MetadataKey::section, std::string(page.text(i)), "name");
        }
    }
};

}  // namespace

Pass section() { return Finder{}; }

}  // namespace stet::passes
