// Bylines: "By Jane Doe", and near the headline a bare name.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/find_byte.hpp"
#include "text/folded_words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
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
        take_below(page, header.end);
    }

private:
    /// Below the story's first paragraph or second, too, a byline may stand, and that of a story spoken of there: lifted, but
    /// no author.
    static void take_below(PassContext& page, std::size_t begin) {
        constexpr std::size_t most = 2;  // paragraphs above it
        constexpr std::size_t longest = 4;  // words
        std::size_t paragraphs = 0;
        for (std::size_t i = begin; i < page.page().core_end && paragraphs <= most; ++i) {
            const BlockFacts& facts = page.facts(i);
            paragraphs += stands_as_prose(page, i) ? 1U : 0U;
            if (facts.words < 3 || facts.words > longest || !is_open(page, i) || !begins_with_lead(page.folded(i))) continue;
            if (!byline_authors(page.text(i), page.folded(i)).empty()) page.set_role(i, Role::byline, "below");
        }
    }

    static bool begins_with_lead(std::string_view folded) {
        return folded.starts_with("by ") || folded.starts_with("von ") || folded.starts_with("par ") || folded.starts_with("por ") ||
               folded.starts_with("di ") || folded.starts_with("door ");
    }

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
            if (authors.empty() || is_of_common_words(page, i)) continue;
            page.set_role(i, Role::byline, "name");
            for (std::string& author : authors) {
                page.add_metadata(MetadataKey::authors, std::move(author), "name");
            }
            return;
        }
    }

    /// Each of its words stands in lower case elsewhere on the page, as those of a heading do ("Key Takeaways") and hardly ever
    /// all of a name's. Reads the page once for each word. Scripts without spaces have no case either.
    static bool is_of_common_words(const PassContext& page, std::size_t i) {
        if (page.facts(i).is(Shape::unspaced)) return false;
        bool all = true;
        text::for_each_word(page.folded(i), [&](std::string_view word) {
            all = stands_in(page.document().source(), word);
            return all;
        });
        return all;
    }

    static bool stands_in(std::string_view source, std::string_view word) {
        const auto is_edge = [&](std::size_t at) { return at >= source.size() || text::word_length(&source[at], &source[at] + 1) == 0; };
        for (std::size_t at = 0; (at = text::find_by_pair(source, word, at)) != source.npos; ++at) {
            if (is_edge(at - 1) && is_edge(at + word.size())) return true;
        }
        return false;
    }
};

}  // namespace

Pass byline() { return Finder{}; }

}  // namespace stet::passes
