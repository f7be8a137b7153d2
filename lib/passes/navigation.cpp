// Menus, breadcrumbs, search boxes: what leads elsewhere on the site.
#include "passes/common/header.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/byte_set.hpp"
#include "text/section_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {
namespace {

// A menu is a row of lines of at most so many words ...
constexpr std::size_t item_words = 3;
// ... of which rules know at least so many, and a part of the row that is not small.
constexpr std::size_t fewest_known = 2;
constexpr std::size_t known_share = 8;
constexpr std::size_t surely_known = 5;
constexpr std::size_t fewest_dates = 8;  // in a row, that are a blog's archive

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "navigation"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        const Header header = header_of(page);
        const auto hits = page.hits(Label::navigation);
        for (std::size_t n = 0; n < hits.size(); ++n) {
            const std::size_t block = hits[n].block;
            const bool is_section = text::is_section_name(page.core(block));
            // The story's own section stands on its headline, and by itself it is no menu.
            if (is_section && title && block + 1 == *title && is_apart(page, block)) continue;
            const bool alone = (n == 0 || hits[n - 1].block + 1 < block) &&
                               (n + 1 == hits.size() || block + 1 < hits[n + 1].block);
            const bool in_header = title && block > *title && block < header.end;
            if (alone && (is_section || in_header)) continue;
            page.apply(hits[n]);
            if (page.rules()[hits[n].rule].where == Where::run_open) take_contents(page, block);
        }
        // Between the headline and the story stand the header's own short lines.
        std::size_t end = title.value_or(page.page().core_begin);
        if (title && end > 0 && text::is_section_name(page.core(end - 1)) && is_apart(page, end - 1)) --end;
        take_archives(page);
        take_rows(page, 0, end);
        take_rows(page, page.page().core_end, page.size());
        take_menus(page, 0, end);
        take_menus(page, page.page().core_end, page.size());
    }

private:
    /// In text, the story's own contents below "Table of contents", or its topics below their head: short lines up to the story's
    /// first paragraph, or to where the first of them comes again as its heading.
    static void take_contents(PassContext& page, std::size_t head) {
        constexpr std::size_t fewest = 3;  // lines
        constexpr std::size_t most = 60;
        constexpr std::uint32_t longest = 16;  // words
        if (!is_text(page)) return;
        const auto comes_again = [&](std::size_t i) { return page.facts(i).same_as != BlockFacts::none && page.facts(i).same_as > head; };
        const auto is_entry = [&](std::size_t i) {
            const BlockFacts& facts = page.facts(i);
            return facts.words <= longest && !facts.is(Shape::prose) && page.block(i).role == Role::paragraph && !comes_again(i);
        };
        std::size_t end = head + 1;
        while (end < page.size() && end - head <= most && is_entry(end)) ++end;
        if (end == page.size() || (!page.facts(end).is(Shape::prose) && !comes_again(end))) return;
        // The last may be the heading of the paragraph below.
        if (page.facts(end).is(Shape::prose) && !page.facts(end - 1).is(Shape::repeated)) --end;
        if (end < head + 1 + fewest) return;
        for (std::size_t i = head + 1; i < end; ++i) {
            if (!page.is_cut(i)) page.cut(i, Label::navigation, "contents", Reach::run);
        }
    }

    /// A blog's archive: "October 2024", "June 2023" and so on, a line each.
    static void take_archives(PassContext& page) {
        const auto is_date = [&](std::size_t i) { return page.facts(i).is(Shape::timestamp) && !page.facts(i).is(Shape::age); };
        for (std::size_t i = 0; i < page.size(); ++i) {
            const std::size_t begin = i;
            while (i < page.size() && is_date(i)) ++i;
            if (i - begin < fewest_dates) continue;
            for (std::size_t n = begin; n < i; ++n) {
                if (!page.is_cut(n)) page.cut(n, Label::navigation, "archive");
            }
        }
    }

    /// Menus and breadcrumbs on one line: "News | Business | Sport", "Home › World › Europe".
    static void take_rows(PassContext& page, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const BlockFacts& facts = page.facts(i);
            const bool is_row = facts.separators >= 2 && !facts.is(Shape::ends_sentence) &&
                                facts.words <= item_words * (facts.separators + 1U);
            if (is_row && !page.is_cut(i) && names_sections(page.folded(i))) {
                page.cut(i, Label::navigation, "row");
            }
        }
    }

    /// At least two of the items are sections' names, or the way home.
    static bool names_sections(std::string_view folded) {
        static constexpr text::ByteSet stops("|/>'\"\xC2\xE2");
        static constexpr text::ByteSet letters("abcdefghijklmnopqrstuvwxyz");
        std::size_t known = 0;
        while (!folded.empty()) {
            const std::size_t stop = std::min(stops.first_in(folded), folded.size());
            std::string_view item = folded.substr(0, stop);
            while (item.ends_with(' ')) item.remove_suffix(1);
            known += item == "home" || text::is_section_name(item) ? 1U : 0U;
            const std::size_t next = letters.first_in(folded, stop);
            folded.remove_prefix(std::min(next, folded.size()));
        }
        return known >= 2;
    }

    /// A blank line parts the block from the one above, or that is no line of a menu.
    static bool is_apart(const PassContext& page, std::size_t i) {
        if (i == 0 || !has_hit(page, Label::navigation, i - 1)) return true;
        return breaks_below(page, i - 1) >= 2;
    }

    /// What has neither letter nor digit and still stands is an emoticon (artifact.cpp), no item.
    static bool is_item(const PassContext& page, std::size_t i) {
        const BlockFacts& facts = page.facts(i);
        if (page.is_cut(i)) return true;
        return facts.words <= item_words && facts.characters <= 40 && !facts.is(Shape::ends_sentence) &&
               !facts.is(Shape::timestamp) && page.block(i).role == Role::paragraph && !page.core(i).empty();
    }

    /// Rows of short lines outside the story, when rules know some of them.
    static void take_menus(PassContext& page, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end;) {
            if (!is_item(page, i)) {
                ++i;
                continue;
            }
            std::size_t stop = i;
            std::size_t known = 0;
            std::size_t first_known = end;
            std::size_t last_known = i;
            for (; stop < end && is_item(page, stop); ++stop) {
                if (!page.is_cut(stop)) continue;
                ++known;
                first_known = std::min(first_known, stop);
                last_known = stop;
            }
            // Up to the last line that is known: below it a byline or section may stand. Above the first
            // the page's source may, where the row is short and stands at the head.
            const std::size_t from = begin == 0 && known < surely_known ? std::min(first_known, last_known) : i;
            const std::size_t row = last_known - from + 1;
            if (known >= fewest_known && known * known_share >= row) {
                const bool is_menu = menu_items(page, from, last_known + 1) * 2 >= known;
                Label label = Label::navigation;
                for (std::size_t item = from; item <= last_known; ++item) {
                    // A row of buttons that is no menu has the label of its neighbour above.
                    if (!is_menu) label = page.cut_label(item).value_or(label);
                    // "Video" or "Newsletters" among a menu's items is one of them.
                    const bool joins = is_menu && page.facts(item).words <= 2 && may_be_item(page, item);
                    if (joins || !page.is_cut(item)) {
                        page.cut(item, label, is_menu ? "menu" : "row", Reach::run);
                    }
                }
            }
            i = stop;
        }
    }

    /// A line that another rule took for an offer or a control, as menus have them.
    static bool may_be_item(const PassContext& page, std::size_t i) {
        constexpr auto labels = std::to_array<Label>(
            {Label::player, Label::newsletter, Label::promotion, Label::paywall, Label::donation});
        const std::optional<Label> label = page.cut_label(i);
        return label && std::find(labels.begin(), labels.end(), *label) != labels.end();
    }

    /// How many of the blocks the rules of this label know.
    static std::size_t menu_items(const PassContext& page, std::size_t begin, std::size_t end) {
        const auto hits = page.hits(Label::navigation);
        const auto from = std::partition_point(hits.begin(), hits.end(),
                                               [&](const Hit& hit) { return hit.block < begin; });
        const auto until = std::partition_point(from, hits.end(),
                                                [&](const Hit& hit) { return hit.block < end; });
        return static_cast<std::size_t>(until - from);
    }
};

}  // namespace

Pass navigation() { return Finder{}; }

}  // namespace stet::passes
