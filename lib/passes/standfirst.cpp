// The standfirst: a line or two below the headline that sums the story up.
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "engine/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {
namespace {

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "standfirst"; }

    void run(PassContext& page) const {
        const std::optional<std::size_t> title = title_of(page);
        if (!title || take_named(page, *title)) return;
        std::size_t story = first_paragraph(page);
        // What stands far below is no story of this headline (a poem, with a line on its poet).
        if (story > *title + farthest_story) story = page.size();
        const auto entries = page.document().entries();
        const std::size_t end = entries.empty() ? page.size() : entries.front().first_block;
        for (std::size_t i = *title + 1; i < end && i <= *title + reach; ++i) {
            if (page.is_cut(i) || !is_body(page.block(i).role)) continue;
            const BlockFacts& facts = page.facts(i);
            // Some pages mark it up as a heading, of a sentence's length.
            const bool is_long_heading = page.block(i).role == Role::heading && facts.words >= fewest_of_heading;
            if (page.block(i).role != Role::paragraph && !is_long_heading) return;
            // Of full sentences only when the lines of the header still follow it.
            const bool before_story = story == page.size() ? header_follows(page, i)
                                                           : i < story || (i == story && header_follows(page, i));
            if (has_some_words(facts) && facts.words <= longest && before_story) {
                page.set_role(i, Role::standfirst, "below-headline");
            }
            return;
        }
    }

private:
    /// On HTML pages what its author calls so, below the headline and above the story; says whether there is any.
    static bool take_named(PassContext& page, std::size_t title) {
        const facts::MarkupFacts& markup = Evidence::of(page).facts.markup;
        if (markup.elements.empty()) return false;
        for (std::size_t i = title + 1; i < page.size() && i <= title + named_reach; ++i) {
            if (page.is_cut(i) || !is_body(page.block(i).role)) continue;
            const std::uint32_t named = standfirst_element(page.document().markup(), markup, markup.blocks[i].leaf);
            if (named == 0) {
                if (page.facts(i).is(Shape::prose)) return false;
                continue;
            }
            std::size_t end = i + 1;
            while (end < page.size() && facts::is_within(page.document().markup(), markup.blocks[end].leaf, named)) ++end;
            if (end - i > most_blocks) return false;  // what is called so is the story
            for (; i < end; ++i) {
                const Role role = page.block(i).role;
                const bool may_be = role == Role::paragraph || role == Role::heading;
                if (may_be && !page.is_cut(i) && has_some_words(page.facts(i))) page.set_role(i, Role::standfirst, "named");
            }
            return true;
        }
        return false;
    }

    /// The nearest element called a standfirst among the block's own and the two around it, or 0 where there is none, or
    /// where one of them is called something else as well: the description of an author is no standfirst.
    static std::uint32_t standfirst_element(const Markup& elements, const facts::MarkupFacts& markup, std::uint32_t leaf) {
        constexpr auto bit = [](facts::Hint hint) { return 1U << static_cast<unsigned>(hint); };
        constexpr std::uint32_t others = bit(facts::Hint::byline) | bit(facts::Hint::caption) | bit(facts::Hint::related) |
                                         bit(facts::Hint::comments) | bit(facts::Hint::share) | bit(facts::Hint::player) |
                                         bit(facts::Hint::advertisement) | bit(facts::Hint::navigation) | bit(facts::Hint::sidebar);
        std::uint32_t found = 0;
        for (int step = 0; step < 3 && leaf != 0; ++step, leaf = elements.elements[leaf].parent) {
            const facts::ElementFacts& element = markup.elements[leaf];
            if ((element.hints & others) != 0) return 0;
            // "teaser-text", but no list of teasers.
            const std::string_view about = elements.view(elements.elements[leaf].about);
            const bool is_teaser = about.find("teaser") != about.npos && about.find("teasers") == about.npos;
            if (found == 0 && (element.is_called(facts::Hint::standfirst) || is_teaser)) found = leaf;
        }
        return found;
    }

    static bool has_some_words(const BlockFacts& facts) {
        return facts.is(Shape::unspaced) ? facts.characters >= 10 : facts.words >= 5;
    }

    static constexpr std::size_t named_reach = 12;
    static constexpr std::size_t most_blocks = 4;
    static constexpr std::size_t reach = 3;
    static constexpr std::size_t longest = 60;
    static constexpr std::size_t fewest_of_heading = 12;
    static constexpr std::size_t farthest_story = 14;

    static bool header_follows(const PassContext& page, std::size_t i) {
        return i + 1 < page.size() && !page.is_cut(i + 1) && !is_body(page.block(i + 1).role);
    }
};

}  // namespace

Pass standfirst() { return Finder{}; }

}  // namespace stet::passes
