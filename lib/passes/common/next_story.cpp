#include "passes/common/next_story.hpp"

#include "engine/evidence.hpp"
#include "passes/common/header.hpp"
#include "text/byte_set.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>

namespace stet::passes {

namespace {

// What has fewer is rather a teaser.
constexpr std::uint32_t fewest_paragraphs = 3;

/// The word that begins a line of publication with its time ("Published 4 May 2023, 10:15"), or none.
std::string_view publishing_word(const PassContext& page, std::size_t block) {
    const BlockFacts& facts = page.facts(block);
    if (!facts.is(Shape::timestamp) || facts.is(Shape::age) || facts.digits == 0) return {};
    const std::string_view line = page.core(block);
    static constexpr text::ByteSet ends(" :");
    const std::string_view word = line.substr(0, ends.first_in(line));
    return (text::time_word(word).kinds & text::time_kind::publish) != 0 ? word : std::string_view();
}

/// Of text: where the lines between headline and story come again, with another time of publication.
std::vector<std::size_t> below_next_header(PassContext& page) {
    constexpr std::size_t longest_header = 12;   // blocks
    constexpr std::uint32_t most_above = 60;     // words of prose above the first time: a standfirst
    constexpr std::uint32_t fewest_words = 150;  // of the first story
    const std::optional<std::size_t> title = title_of(page);
    if (!title) return {};
    const auto prose_words = [&](std::size_t begin, std::size_t end) {
        std::uint32_t words = 0;
        for (std::size_t i = begin; i < end; ++i) words += page.facts(i).is(Shape::prose) ? page.facts(i).words : 0;
        return words;
    };
    const std::size_t end_of_header = std::min(page.size(), *title + 1 + longest_header);
    std::size_t first = *title + 1;
    while (first < end_of_header && publishing_word(page, first).empty()) ++first;
    if (first == end_of_header || prose_words(*title, first) > most_above) return {};

    const std::size_t height = first - *title;
    std::uint32_t words = 0;
    for (std::size_t i = first + 1; i < page.size(); ++i) {
        if (page.facts(i).is(Shape::prose)) words += page.facts(i).words;
        if (words < fewest_words || publishing_word(page, i) != publishing_word(page, first)) continue;
        // The first story's own time may stand at its end again, and a story below has a headline and paragraphs.
        const bool is_other = page.facts(i).same_as == BlockFacts::none;
        const std::size_t begin = i - height;
        const bool has_headline = page.facts(begin).is(Shape::headline) && prose_words(begin, i) <= most_above;
        std::uint32_t paragraphs = 0;
        for (std::size_t below = i; below < page.size(); ++below) paragraphs += page.facts(below).is(Shape::prose);
        if (!is_other || !has_headline || paragraphs < fewest_paragraphs) return {};
        std::vector<std::size_t> found(page.size() - begin);
        std::iota(found.begin(), found.end(), begin);
        return found;
    }
    return {};
}

/// Of HTML: by its article elements.
std::vector<std::size_t> in_next_articles(PassContext& page) {
    const facts::MarkupFacts& markup = Evidence::of(page).facts.markup;
    const std::vector<Element>& elements = page.document().markup().elements;
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

}  // namespace

std::vector<std::size_t> next_stories(PassContext& page) {
    return is_text(page) ? below_next_header(page) : in_next_articles(page);
}

}  // namespace stet::passes
