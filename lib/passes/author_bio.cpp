// Lines about the author below the story.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace stet::passes {
namespace {

constexpr std::size_t longest = 90;     // words
constexpr std::size_t within_story = 3; // a bio of whole sentences may look like the story's last lines

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "author_bio"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::author_bio);
        for (const std::string& author : page.document().metadata().authors()) {
            if (author.find(' ') != std::string::npos) take_bios(page, text::fold(author));
        }
    }

private:
    /// Paragraphs at the story's end that begin with the author's whole name: the story itself says "I",
    /// or does not name its author at all.
    static void take_bios(PassContext& page, const std::string& author) {
        std::size_t last = page.size();  // the last paragraph that stands
        while (last > 0 && (!page.facts(last - 1).is(Shape::prose) || page.is_cut(last - 1))) --last;
        for (std::size_t i = last - std::min(last, within_story); i < page.size(); ++i) {
            const std::string_view folded = page.core(i);
            const bool begins = folded.starts_with(author) && folded.size() > author.size() &&
                                (folded[author.size()] == ' ' || folded[author.size()] == ',');
            if (begins && page.facts(i).words <= longest && !page.is_cut(i) &&
                is_body(page.block(i).role)) {
                page.cut(i, Label::author_bio, "author-by-name");
            }
        }
    }
};

}  // namespace

Pass author_bio() { return Finder{}; }

}  // namespace stet::passes
