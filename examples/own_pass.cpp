// A pass of your own: any type with name() and a const run(). Passes do not edit; they put marks,
// each with its reason.
#include <stet/stet.hpp>

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

namespace {

/// Cuts lines of nothing but hashtags, and lifts a "Reporting from HARBOUR" line into the credit.
class LocalHabits {
public:
    std::string_view name() const { return "local_habits"; }

    void run(stet::PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (page.is_cut(i)) continue;  // what the passes before it found
            if (is_hashtags(page.text(i))) page.cut(i, stet::Label::share, "hashtags");
            // folded() is for comparing: lower case, plain quotes and dashes, single spaces.
            if (page.folded(i).starts_with("reporting from ") && page.facts(i).words < 8) {
                page.set_role(i, stet::Role::credit, "reporting-from");
                page.add_metadata(stet::MetadataKey::credit, std::string(page.text(i)),
                                  "reporting-from");
            }
        }
    }

private:
    static bool is_hashtags(std::string_view text) {
        while (text.starts_with('#')) {
            text.remove_prefix(std::min(text.find(' '), text.size()));
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        }
        return text.empty();
    }
};

constexpr const char* page_text =
    "Rain is due on Monday, and the valley is glad\n\n"
    "Rain is due on Monday. It will be heavy, and it will last until the weekend.\n\n"
    "#rain #valley #umbrellas\n\n"
    "Farmers in the valley said that they had waited for it since the spring.\n\n"
    "Reporting from Upper Strand\n";

}  // namespace

int main() {
    // Behind all of stet's passes; Pipeline::parse("navigation,share") would take some of them.
    const auto pipeline = stet::Pipeline::standard().add(LocalHabits{});

    auto page = stet::Document::from_text(page_text);
    if (!page) return 1;
    pipeline.run(*page);
    std::cout << stet::to_text(*page) << '\n';
    for (const stet::Mark& mark : page->marks()) {
        std::cout << to_string(mark.label) << ", " << page->origin(mark.origin) << ": "
                  << page->text(mark.span) << '\n';
    }
    std::cout << "credit: " << page->metadata().get(stet::MetadataKey::credit) << '\n';
}
