// Lines about the author below the story.
#include "passes/common/bylines.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stet::passes {
namespace {

constexpr std::size_t longest = 90;     // words
constexpr std::size_t within_story = 3; // a bio of whole sentences may look like the story's last lines

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "author_bio"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::author_bio);
        for (const std::string& author : authors_of(page)) {
            if (author.find(' ') != std::string::npos) take_bios(page, text::fold(author));
        }
    }

private:
    /// The authors that the page's head names, else those of its byline lines. (What from_html() reads of elements around the
    /// headline is left to the metadata: the arbiter's weights were made without it.)
    static std::vector<std::string> authors_of(const PassContext& page) {
        std::vector<std::string> names;
        std::string_view origin;
        for (const MetadataValue& value : page.document().metadata().all(MetadataKey::authors)) {
            if (!value.origin.starts_with("page/") || value.origin == "page/byline") continue;
            if (origin.empty()) origin = value.origin;
            if (value.origin == origin) names.push_back(value.value);
        }
        for (std::size_t i = 0; origin.empty() && i < page.size(); ++i) {
            if (page.block(i).role != Role::byline) continue;
            std::vector<std::string> found = byline_authors(page.text(i), page.folded(i));
            if (found.empty()) found = bare_names(page.text(i));
            names.insert(names.end(), found.begin(), found.end());
        }
        return names;
    }

    /// Paragraphs at the story's end that begin with the author's whole name: the story itself says "I",
    /// or does not name its author at all. How to reach the author is no bio.
    static void take_bios(PassContext& page, const std::string& author) {
        std::size_t last = page.size();  // the last paragraph that stands
        while (last > 0 && (!page.facts(last - 1).is(Shape::prose) || page.is_cut(last - 1))) --last;
        for (std::size_t i = last - std::min(last, within_story); i < page.size(); ++i) {
            const std::string_view folded = page.core(i);
            const bool begins = folded.starts_with(author) && folded.size() > author.size() &&
                                (folded[author.size()] == ' ' || folded[author.size()] == ',');
            if (begins && page.facts(i).words <= longest && !page.is_cut(i) &&
                is_body(page.block(i).role) && folded.find(" can be reached ") == std::string_view::npos) {
                page.cut(i, Label::author_bio, "author-by-name");
            }
        }
    }
};

}  // namespace

Pass author_bio() { return Finder{}; }

}  // namespace stet::passes
