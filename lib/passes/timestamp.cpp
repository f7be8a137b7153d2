// Dates and times of publication, which stand around the headline.
#include "passes/common/datelines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "facts/times.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <utility>

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
        take_anywhere(page);
        // Behind the story a lone date is the page's, not the story's.
        for (std::size_t i = page.page().core_end; i < page.size(); ++i) {
            if (page.facts(i).is(Shape::timestamp) && is_open(page, i)) {
                page.set_role(i, Role::timestamp, "below-story");
            }
        }
    }

private:
    static constexpr std::size_t fewest_digits = 3;
    static constexpr std::size_t most_words = 22;

    /// Lines that say when the story was published wherever they stand, as the headline is not always found: below pictures,
    /// below the story, above another one. A live blog's times are its entries'.
    static void take_anywhere(PassContext& page) {
        if (!page.document().entries().empty()) return;
        const std::size_t story = first_paragraph(page);
        bool has_author = !page.document().metadata().all(MetadataKey::authors).empty();
        bool has_date = !page.document().metadata().all(MetadataKey::published).empty();
        for (std::size_t i = 0; i < page.size(); ++i) {
            const BlockFacts& facts = page.facts(i);
            if (facts.digits < fewest_digits || facts.words > most_words || !is_open(page, i)) continue;
            if (facts.is(Shape::timestamp)) {
                if (!facts.is(Shape::age) && is_publication(page.folded(i))) page.set_role(i, Role::timestamp, "publication");
                continue;
            }
            if (facts.is(Shape::prose)) continue;
            Dateline line = dateline(page.text(i), page.folded(i));
            if (line.date.empty()) continue;
            page.set_role(i, line.authors.empty() ? Role::timestamp : Role::byline, "dateline");
            if (i > story) continue;
            if (!has_date) page.add_metadata(MetadataKey::published, std::move(line.date), "dateline");
            has_date = true;
            for (std::string& author : line.authors) {
                if (!has_author) page.add_metadata(MetadataKey::authors, std::move(author), "dateline");
            }
            has_author = has_author || !line.authors.empty();
        }
    }

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
