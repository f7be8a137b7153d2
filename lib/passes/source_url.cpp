// The address a copy came from: "Source: https://…".
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "source_url"; }

    void run(PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (!page.facts(i).is(Shape::url)) continue;  // nearly all
            const bool outside = i < page.page().core_begin || i + 3 >= page.page().core_end;
            if (!outside || !is_open(page, i)) continue;
            page.set_role(i, Role::source_url, "address");
            const std::string_view text = page.text(i);
            const std::size_t begin = text.find("http");
            if (begin != std::string_view::npos) {
                page.add_metadata(MetadataKey::url, std::string(text.substr(begin)), "address");
            }
        }
    }
};

}  // namespace

Pass source_url() { return Finder{}; }

}  // namespace stet::passes
