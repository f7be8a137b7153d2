// The source: the publication's name near the headline.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/folded_words.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

// What the names of publications end with, folded.
constexpr auto endings = std::to_array<std::string_view>({
    "standard", "times", "post", "news", "herald", "guardian", "tribune", "gazette", "journal",
    "mail", "telegraph", "observer", "express", "chronicle", "press", "star", "mirror", "sun",
    "echo", "courier", "register", "globe", "review", "weekly", "magazine", "ledger", "record",
    "argus", "bulletin", "dispatch", "monitor", "examiner", "inquirer", "reporter", "sentinel",
    "zeitung", "nachrichten", "anzeiger", "tageblatt", "blatt", "kurier", "rundschau", "allgemeine",
});
constexpr std::size_t longest = 5;  // words

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "source"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        if (!title) return;
        const Header header = header_of(page);
        for (std::size_t i = header.begin; i < header.end; ++i) {
            const BlockFacts& facts = page.facts(i);
            if (!is_open(page, i) || facts.words == 0 || facts.words > longest) continue;
            if (!byline_authors(page.text(i), page.folded(i)).empty()) continue;
            if (facts.is(Shape::timestamp) || facts.is(Shape::ends_sentence)) continue;
            if (!named_twice(page, i) && !(facts.is(Shape::title_case) && ends_as_one(page.core(i)))) continue;
            page.set_role(i, Role::source, "name");
            page.add_metadata(MetadataKey::source, std::string(page.text(i)), "name");
            return;
        }
    }

private:
    static bool named_twice(const PassContext& page, std::size_t i) {
        return i + 1 < page.size() && page.facts(i + 1).same_as == i;
    }

    static bool ends_as_one(std::string_view folded) {
        const std::size_t before = folded.find_last_of(" -");
        return before != std::string_view::npos && text::is_one_of(folded.substr(before + 1), endings);
    }
};

}  // namespace

Pass source() { return Finder{}; }

}  // namespace stet::passes
