// The address a copy came from: "Source: https://…".
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

constexpr auto leads = std::to_array<std::string_view>({
    "source: ", "source ", "original: ", "original article: ", "originally published at ", "via: ",
    "via ", "quelle: ", "fuente: ", "fonte: ", "bron: ", "read the original article at ", "url: ", "link: ",
});

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "source_url"; }

    void run(PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i) {
            const bool outside = i < page.page().core_begin || i + 3 >= page.page().core_end;
            if (!outside || !is_open(page, i) || page.facts(i).words > 40) continue;
            const std::size_t at = address_in(page.folded(i));
            if (at == std::string_view::npos) continue;
            page.set_role(i, Role::source_url, "address");
            const std::string_view text = page.text(i);
            const std::size_t begin = text.find("http");
            if (begin != std::string_view::npos) {
                page.add_metadata(MetadataKey::url, std::string(text.substr(begin)), "address");
            }
        }
    }

private:
    /// Where the address stands in a line that is nothing else but for a lead.
    static std::size_t address_in(std::string_view folded) {
        std::size_t at = 0;
        for (const std::string_view lead : leads) {
            if (folded.starts_with(lead)) {
                at = lead.size();
                break;
            }
        }
        const std::string_view rest = folded.substr(at);
        const bool address = rest.starts_with("http://") || rest.starts_with("https://");
        return address && rest.find(' ') == std::string_view::npos ? at : std::string_view::npos;
    }
};

}  // namespace

Pass source_url() { return Finder{}; }

}  // namespace stet::passes
