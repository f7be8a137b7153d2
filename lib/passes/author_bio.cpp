// Lines about the author below the story.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/byte_bits.hpp"
#include "text/characters.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::passes {
namespace {

constexpr std::size_t longest = 90;     // words
constexpr unsigned fewest_names = 2;    // words of a name, as of bare_names()
constexpr unsigned most_names = 4;
constexpr std::size_t within_story = 3; // a bio of whole sentences may look like the story's last lines

// What says, behind a name, who that is.
constexpr auto verbs = text::leads_of(std::to_array<std::string_view>({
    " is a ", " is an ", " is the ", " is our ", " has been ", " ist ", " est ", " es ", " \xC3\xA8 ", " writes ", " covers ", " works ", " lives ",
}));

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "author_bio"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::author_bio);
        const std::vector<std::string> authors = authors_of(page);
        for (const std::string& author : authors) {
            const std::size_t space = author.find(' ');
            if (space == std::string::npos) continue;
            take_bios(page, text::fold(author));
            if (authors.size() == 1) take_first_named(page, text::fold(author.substr(0, space)));
        }
        take_below_names(page);
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

    /// The story's last paragraphs, from which one that says who somebody is may be a bio.
    static std::size_t end_of_story(const PassContext& page) {
        std::size_t last = page.size();  // the last paragraph that stands
        while (last > 0 && !stands_as_prose(page, last - 1)) --last;
        return last - std::min(last, within_story);
    }

    static bool may_be_bio(const PassContext& page, std::size_t i) {
        return page.facts(i).words <= longest && !page.is_cut(i) && is_body(page.block(i).role);
    }

    /// "Tamsin is our harbour correspondent …", of a story by Tamsin Oyelaran alone.
    static void take_first_named(PassContext& page, const std::string& name) {
        constexpr std::size_t shortest = 3;  // bytes
        if (name.size() < shortest) return;
        for (std::size_t i = end_of_story(page); i < page.size(); ++i) {
            const std::string_view folded = page.core(i);
            if (!folded.starts_with(name) || !says_who(folded.substr(name.size()))) continue;
            if (page.facts(i).is(Shape::prose) && may_be_bio(page, i)) page.cut(i, Label::author_bio, "author-by-first-name");
        }
    }

    static bool says_who(std::string_view behind_name) {
        if (verbs.length_at(behind_name) != 0) return true;
        if (!behind_name.starts_with(" is ")) return false;
        constexpr std::size_t farthest = 30;
        return behind_name.find("'s ") < farthest;
    }

    /// Whether it would, if its first words were a name: nearly all paragraphs are refused by that.
    static bool may_say_who(std::string_view folded) {
        unsigned words = 0;
        for (std::size_t at = 0; at < folded.size(); at += 64) {
            const std::size_t count = std::min<std::size_t>(64, folded.size() - at);
            for (std::uint64_t spaces = text::bits_of<' '>(&folded[at], count); spaces != 0; spaces &= spaces - 1) {
                ++words;
                if (words >= fewest_names && says_who(folded.substr(at + static_cast<std::size_t>(std::countr_zero(spaces))))) return true;
                if (words == most_names) return false;
            }
        }
        return false;
    }

    /// Below a line that is a name alone, which stands above the story as well: a paragraph that begins with it. Where several
    /// such names have one, the story is a list, of products perhaps.
    static void take_below_names(PassContext& page) {
        const std::size_t story = first_paragraph(page);
        std::vector<std::size_t> found;
        std::string only;
        for (std::size_t i = story + within_story; i < page.size(); ++i) {
            if (!page.facts(i).is(Shape::prose) || !may_be_bio(page, i)) continue;
            const std::string_view folded = page.core(i);
            if (!may_say_who(folded)) continue;
            const std::string name = name_above(page, i, folded.substr(0, folded.find(' ')));
            if (name.empty() || !folded.starts_with(name) || !says_who(folded.substr(name.size()))) continue;
            if (!stands_above(page, name, story)) continue;
            if (!only.empty() && only != name) return;
            only = name;
            found.push_back(i);
        }
        for (const std::size_t i : found) page.cut(i, Label::author_bio, "below-name");
    }

    /// The name, folded, that is the line above or the one above that, where one of these has its first word.
    static std::string name_above(const PassContext& page, std::size_t i, std::string_view first_word) {
        const auto has_word = [&](std::size_t n) { return page.folded(n).find(first_word) != std::string_view::npos; };
        if (!has_word(i - 1) && (i < 2 || !has_word(i - 2))) return {};
        for (std::size_t above = i; above-- + 2 > i && !page.facts(above).is(Shape::prose);) {
            const std::vector<std::string> names = bare_names(page.text(above));
            if (names.size() == 1 && !has_acronym(names.front())) return text::fold(names.front());
        }
        return {};
    }

    /// "Harbour EMS": two capitals at the end, behind small letters, are no person's.
    static bool has_acronym(std::string_view name) {
        return text::ends_in_capitals(name) && std::any_of(name.begin(), name.end(), text::is_ascii_lower);
    }

    /// A line above the story is the name, with or without "by".
    static bool stands_above(const PassContext& page, std::string_view name, std::size_t story) {
        constexpr std::size_t longest_lead = 14;  // bytes
        for (std::size_t i = 0; i < story; ++i) {
            const std::string_view folded = page.core(i);
            if (folded.ends_with(name) && folded.size() <= name.size() + longest_lead) return true;
        }
        return false;
    }

    /// Paragraphs at the story's end that begin with the author's whole name: the story itself says "I",
    /// or does not name its author at all. How to reach the author is no bio.
    static void take_bios(PassContext& page, const std::string& author) {
        for (std::size_t i = end_of_story(page); i < page.size(); ++i) {
            const std::string_view folded = page.core(i);
            const bool begins = folded.starts_with(author) && folded.size() > author.size() &&
                                (folded[author.size()] == ' ' || folded[author.size()] == ',');
            if (begins && may_be_bio(page, i) && folded.find(" can be reached ") == std::string_view::npos) {
                page.cut(i, Label::author_bio, "author-by-name");
            }
        }
    }
};

}  // namespace

Pass author_bio() { return Finder{}; }

}  // namespace stet::passes
