// Bylines: "By Jane Doe", and near the headline a bare name.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "byline"; }

    void run(PassContext& page) const {
        const Header header = header_of(page);
        bool found = false;
        for (std::size_t i = header.begin; i < header.end; ++i) {
            if (!is_open(page, i) || page.facts(i).is(Shape::prose)) continue;
            std::vector<std::string> authors = byline_authors(page.text(i), page.folded(i));
            if (authors.empty()) continue;
            page.set_role(i, Role::byline, "by-line");
            for (std::string& author : authors) {
                page.add_metadata(MetadataKey::authors, std::move(author), "by-line");
            }
            found = true;
        }
        if (!found) take_bare_name(page, header);
    }

private:
    static void take_bare_name(PassContext& page, const Header& header) {
        const std::optional<std::size_t> title = title_of(page);
        if (!title) return;
        for (std::size_t i = header.begin; i < header.end; ++i) {
            // Straight above the headline, or anywhere below it in the header.
            const bool near = i > *title || i + 2 >= *title;
            if (!near || !is_open(page, i)) continue;
            std::vector<std::string> authors = bare_names(page.text(i));
            if (authors.empty() && i > *title && is_bare_office(page.text(i))) {
                authors.emplace_back(page.text(i));
            }
            if (authors.empty()) continue;
            page.set_role(i, Role::byline, "name");
            for (std::string& author : authors) {
                page.add_metadata(MetadataKey::authors, std::move(author), "name");
            }
            return;
        }
    }
};

}  // namespace

Pass byline() { return Finder{}; }

}  // namespace stet::passes
