// The entries of a live blog: a time, a heading, often a byline, then the entry's own story.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace stet::passes {
namespace {

// Below this it may be a story with a time line above and a list of others below.
constexpr std::size_t fewest_entries = 3;
// A byline stands this near behind its heading, a story this near behind a time line.
constexpr std::size_t byline_within = 2;
constexpr std::size_t story_within = 12;

struct Opening {
    std::size_t time;
    std::size_t heading;  // page.size() where the entry has none
    bool signed_by = false;
};

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "entry"; }

    void run(PassContext& page) const {
        std::size_t time_lines = 0;
        std::vector<Opening> openings;
        for (std::size_t i = 0; i + 1 < page.size(); ++i) {
            if (!page.facts(i).is(Shape::timestamp) || page.is_cut(i)) continue;
            ++time_lines;
            Opening opening{i, page.size()};
            if (opens(page, opening)) openings.push_back(opening);
        }
        const std::size_t bylines = static_cast<std::size_t>(std::count_if(
            openings.begin(), openings.end(), [](const Opening& o) { return o.signed_by; }));
        // In a list of teasers most times head no story of their own.
        const bool most = openings.size() * 2 > time_lines || bylines * 2 > openings.size();
        if (openings.size() < fewest_entries || !most) return;
        for (std::size_t n = 0; n < openings.size(); ++n) {
            const std::size_t end = n + 1 < openings.size() ? openings[n + 1].time : page.size();
            report(page, openings[n], end);
        }
    }

private:
    /// Whether the time line at opening.time heads an entry: a headline and a story behind it, before
    /// the next time line.
    static bool opens(const PassContext& page, Opening& opening) {
        const std::size_t next = opening.time + 1;
        if (page.facts(next).is(Shape::timestamp)) return false;
        const bool headed = page.facts(next).is(Shape::headline) && !page.facts(next).is(Shape::bullet);
        if (!headed) return false;
        opening.heading = next;
        const std::size_t until = std::min(page.size(), next + 1 + story_within);
        for (std::size_t i = next + 1; i < until; ++i) {
            if (page.facts(i).is(Shape::timestamp)) return false;
            if (i <= next + byline_within && is_byline(page, i)) opening.signed_by = true;
            if (stands_as_prose(page, i)) return true;
        }
        return opening.signed_by;
    }

    static bool is_byline(const PassContext& page, std::size_t i) {
        return !page.facts(i).is(Shape::prose) && !byline_authors(page.text(i), page.folded(i)).empty();
    }

    static void report(PassContext& page, const Opening& opening, std::size_t end) {
        Entry entry;
        entry.time = page.block(opening.time).span;
        entry.first_block = static_cast<std::uint32_t>(opening.time);
        entry.end_block = static_cast<std::uint32_t>(end);
        page.set_role(opening.time, Role::timestamp, "time");
        entry.heading = page.block(opening.heading).span;
        page.set_role(opening.heading, Role::heading, "heading", 2);
        const std::size_t until = std::min(end, opening.heading + 1 + byline_within);
        for (std::size_t i = opening.heading + 1; i < until; ++i) {
            if (!is_byline(page, i)) continue;
            entry.authors = byline_authors(page.text(i), page.folded(i));
            page.set_role(i, Role::byline, "byline");
            break;
        }
        page.add_entry(std::move(entry));
    }
};

}  // namespace

Pass entry() { return Finder{}; }

}  // namespace stet::passes
