#include "passes/common/next_story.hpp"

#include "engine/evidence.hpp"

#include <cstdint>

namespace stet::passes {

// What has fewer is rather a teaser.
constexpr std::uint32_t fewest_paragraphs = 3;

std::vector<std::size_t> next_stories(PassContext& page) {
    const facts::MarkupFacts& markup = Evidence::of(page).facts.markup;
    const std::vector<Element>& elements = page.document().markup().elements;
    if (elements.empty()) return {};

    // Of each element the article element around it, itself included, or the page.
    std::vector<std::uint32_t> article(elements.size());
    for (std::uint32_t i = 1; i < elements.size(); ++i) {
        article[i] = markup.elements[i].is(facts::ElementKind::article) ? i : article[elements[i].parent];
    }
    std::vector<bool> has_headline(elements.size());
    std::vector<std::uint32_t> prose(elements.size());  // blocks
    for (std::size_t i = 0; i < page.size(); ++i) {
        const std::uint32_t leaf = markup.blocks[i].leaf;
        if (facts::heading_level(markup.elements[leaf]) == 1) has_headline[article[leaf]] = true;
        if (page.facts(i).is(Shape::prose)) ++prose[article[leaf]];
    }
    std::uint32_t story = 1;
    while (story < elements.size() && (article[story] != story || !has_headline[story] || prose[story] < fewest_paragraphs)) ++story;
    if (story == elements.size()) return {};

    // Parts of the story may be articles as well, such as posts that it quotes.
    std::vector<bool> is_part(elements.size()), is_next(elements.size());
    is_part[story] = true;
    for (std::uint32_t i = story + 1; i < elements.size(); ++i) {
        if (article[i] != i) continue;
        const std::uint32_t outer = article[elements[i].parent];
        is_part[i] = is_part[outer];
        is_next[i] = !is_part[i] && (has_headline[i] || is_next[outer]);
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (is_next[article[markup.blocks[i].leaf]]) found.push_back(i);
    }
    return found;
}

}  // namespace stet::passes
