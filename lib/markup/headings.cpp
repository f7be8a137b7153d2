#include "markup/headings.hpp"

#include "text/folded_words.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace stet::markup {
namespace {

using Words = std::initializer_list<std::string_view>;

/// Whether one of the innermost elements around the block is a link, an item of a list, or a menu.
bool is_of_menu(const Markup& markup, const Block& block) {
    constexpr std::size_t farthest = 5;
    std::uint32_t element = block.element;
    for (std::size_t i = 0; i < farthest && element != 0; ++i) {
        const std::string_view about = markup.view(markup.elements[element].about);
        if (text::is_one_of(about.substr(0, about.find(' ')), Words{"a", "li", "nav"})) return true;
        element = markup.elements[element].parent;
    }
    return false;
}

}  // namespace

std::vector<Heading> headings_of(const Document& document) {
    constexpr std::size_t most = 20;
    constexpr int lowest = 4;
    constexpr std::size_t longest = 1000;
    std::vector<Heading> headings;
    std::size_t firsts = 0;
    std::size_t others = 0;
    for (const Block& block : document.blocks()) {
        if (block.role != Role::heading || block.level > lowest || block.span.size() > longest) continue;
        if (++(block.level == 1 ? firsts : others) > most) continue;
        headings.push_back({document.text(block.span), block.level, !is_of_menu(document.markup(), block)});
    }
    return headings;
}

}  // namespace stet::markup
