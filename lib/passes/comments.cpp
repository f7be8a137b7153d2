// Readers' comments and the form to write one.
#include "passes/common/header.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/section_names.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::passes {
namespace {

// A comment of one paragraph stands between its writer's line and "Reply".
constexpr std::size_t reach = 3;

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "comments"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        for (const Hit& hit : page.hits(Label::comments)) {
            // "Comment" on the headline is the section.
            if (title && hit.block + 1 == *title && text::is_section_name(page.core(hit.block))) continue;
            page.apply(hit);
        }
        cut_between(page, page.page().thread_begin, page.page().thread_end);
        for (const Hit& hit : page.hits(Label::comments)) {
            const Rule& rule = page.rules()[hit.rule];
            if (rule.where == Where::run_open && rule.verdict == Verdict::cut &&
                hit.block >= page.page().core_end) {
                take_thread(page, hit.block);
                return;
            }
        }
    }

private:
    /// Below the heading: lines of names and times, and what stands between two of them.
    static void take_thread(PassContext& page, std::size_t heading) {
        std::size_t last_sign = heading;
        for (std::size_t i = heading + 1; i < page.size() && i <= last_sign + reach; ++i) {
            if (has_hit(page, Label::comments, i) || page.facts(i).is(Shape::age)) {
                cut_between(page, last_sign + 1, i + 1);
                last_sign = i;
            }
        }
    }

    /// What no rule speaks for, of the blocks [begin, end).
    static void cut_between(PassContext& page, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (!page.is_cut(i) && !page.is_named(i)) page.cut(i, Label::comments, "thread", Reach::run);
        }
    }
};

}  // namespace

Pass comments() { return Finder{}; }

}  // namespace stet::passes
