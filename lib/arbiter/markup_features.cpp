// Features that only HTML pages have: what the elements around a block are, and what else is in them.
#include "arbiter/outline.hpp"
#include "arbiter/view.hpp"
#include "facts/numbers.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace stet::arbiter {
namespace {

using facts::BlockMarkup;

constexpr std::size_t near_count = facts::element_kind_count + facts::hint_count;
constexpr auto first_near = static_cast<std::size_t>(Feature::in_article);

/// Of an element how near each kind of element, and each that is called so, is around it.
using Nearness = std::array<std::uint8_t, (near_count + 15) / 16 * 16>;

/// Hints that say what a part is, so that they say nothing where they are on what is nearly the whole page.
constexpr std::uint32_t hints_of_parts = ~(1U << static_cast<unsigned>(facts::Hint::article_body) | 1U << static_cast<unsigned>(facts::Hint::article) |
                                           1U << static_cast<unsigned>(facts::Hint::body) | 1U << static_cast<unsigned>(facts::Hint::prose));

/// What several of the measures ask of each element.
struct Elements {
    Elements(const View& page, const facts::MarkupFacts& markup, const Outline& of)
        : outline(of),
          bytes(of.sums([&](std::size_t i) { return page.blocks[i].span.size(); })),
          links(of.sums([&](std::size_t i) { return markup.blocks[i].link_bytes; })),
          depths(of.depths()) {}

    const Outline& outline;
    std::vector<std::uint64_t> bytes;
    std::vector<std::uint64_t> links;  // bytes of links
    std::vector<std::uint16_t> depths;
};

void measure_near(const View& page, const facts::MarkupFacts& markup, const Elements& of) {
    const std::vector<std::uint64_t>& bytes = of.bytes;
    const auto elements = page.document.markup().elements.size();
    std::vector<Nearness> near(elements);
    Nearness seen{};  // anywhere on the page
    for (std::size_t i = 1; i < elements; ++i) {
        const Nearness& of_parent = near[page.document.markup().elements[i].parent];
        for (std::size_t k = 0; k < near[i].size(); ++k) near[i][k] = static_cast<std::uint8_t>(of_parent[k] - (of_parent[k] != 0 ? 1 : 0));
        const facts::ElementFacts& own = markup.elements[i];
        const auto mark = [&](std::uint32_t bits, std::size_t first) {
            for (; bits != 0; bits &= bits - 1) near[i][first + static_cast<std::size_t>(std::countr_zero(bits))] = 255;
        };
        mark(own.kinds, 0);
        const bool is_page = bytes[i] > bytes[0] / 4 * 3;
        mark(is_page ? own.hints & ~hints_of_parts : own.hints, facts::element_kind_count);
        for (std::size_t k = 0; k < seen.size(); ++k) seen[k] |= near[i][k];
    }
    for (std::size_t k = 0; k < near_count; ++k) {
        if (seen[k] == 0) continue;  // as the column is
        std::uint8_t* const column = page.column(static_cast<Feature>(first_near + k));
        for (std::size_t i = 0; i < page.count; ++i) column[i] = near[page.blocks[i].element][k];
    }
}

void measure_own(const View& page, const facts::MarkupFacts& markup) {
    for (std::size_t i = 0; i < page.count; ++i) {
        const BlockMarkup& of = markup.blocks[i];
        const Block& block = page.blocks[i];
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        set(Feature::element, markup.elements[of.leaf].name);
        set(Feature::link_share, share(of.link_bytes, block.span.size()));
        set(Feature::links, capped(of.links));
        set(Feature::strong_share, share(of.strong_bytes, block.span.size()));
        set(Feature::images, capped(of.images));
        set(Feature::level, static_cast<std::uint8_t>(block.role == Role::list_item ? 7 + block.level : block.level));
    }
}

void measure_headings(const View& page, const facts::MarkupFacts& markup) {
    const std::size_t none = page.count + 1;
    std::size_t heading = none, h1 = none;
    std::uint8_t level = 0;
    const auto distance = [&](std::size_t from, std::size_t to) { return from == none ? std::uint8_t{0} : page.logs[to - from]; };
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::heading_above, i) = heading == none ? 255 : page.logs[i - heading];
        page.at(Feature::heading_level, i) = level;
        const std::uint8_t own = heading_level(markup.elements[markup.blocks[i].leaf]);
        if (own != 0) {
            heading = i;
            level = own;
        }
        if (own == 1) h1 = i;
        page.at(Feature::behind_h1, i) = h1 == i ? 1 : distance(h1, i);
    }
    std::size_t next = none;
    for (std::size_t i = page.count; i-- > 0;) {
        page.at(Feature::before_h1, i) = next == none ? std::uint8_t{0} : page.logs[next - i];
        if (heading_level(markup.elements[markup.blocks[i].leaf]) == 1) next = i;
    }
}

/// The element of the title, of the first h1 where there is none, or the page.
std::uint32_t title_of(const View& page, const facts::MarkupFacts& markup) {
    if (page.title() != page.count) return markup.blocks[page.title()].leaf;
    for (std::size_t i = 0; i < page.count; ++i) {
        if (heading_level(markup.elements[markup.blocks[i].leaf]) == 1) return markup.blocks[i].leaf;
    }
    return 0;
}

void measure_containers(const View& page, const facts::MarkupFacts& markup, const Elements& of_elements) {
    const auto& [outline, bytes, links, depths] = of_elements;
    const auto prose_of = [&](std::size_t i) { return page.is_prose(i) ? page.facts[i].characters : 0U; };
    const auto prose = outline.sums(prose_of);
    const auto blocks = outline.sums([](std::size_t) { return 1U; });
    const auto cuts = outline.sums([&](std::size_t i) { return page.is_cut(i) ? 1U : 0U; });
    const auto from_story = outline.steps_from_most(prose, 0.5);
    const auto from_prose = outline.steps_from_most(prose, 0.8);
    const std::vector<Outline::Steps> from_title = outline.steps_from(title_of(page, markup));
    for (std::size_t i = 0; i < page.count; ++i) {
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        const auto step = [&](Feature up, Feature down, Outline::Steps steps) {
            set(up, steps.up);
            set(down, steps.down);
        };
        const std::uint32_t leaf = markup.blocks[i].leaf;
        std::uint32_t around = markup.blocks[i].container;
        for (const Feature first : {Feature::parent_text, Feature::parent2_text, Feature::parent3_text}) {
            const auto of = [&](int place) { return static_cast<Feature>(static_cast<int>(first) + place); };
            set(of(0), log_of(bytes[around]));
            set(of(1), share(links[around], bytes[around]));
            set(of(2), share(prose[around], prose[0]));
            set(of(3), log_of(blocks[around]));
            set(of(4), share(cuts[around], blocks[around]));
            around = outline.parent(around);
        }
        set(Feature::depth, capped(depths[leaf]));
        step(Feature::story_up, Feature::story_down, from_story[leaf]);
        step(Feature::prose_up, Feature::prose_down, from_prose[leaf]);
        step(Feature::title_up, Feature::title_down, from_title[leaf]);
        if (i == 0) continue;
        const Outline::Steps from_above = outline.steps(markup.blocks[i - 1].leaf, leaf, depths);
        step(Feature::above_up, Feature::above_down, from_above);
        page.at(Feature::below_up, i - 1) = from_above.up;
        page.at(Feature::below_down, i - 1) = from_above.down;
    }
}

void measure_alike(const View& page, const facts::MarkupFacts& markup) {
    struct Sum {
        std::uint64_t blocks = 0, prose = 0, bytes = 0, links = 0, words = 0, cuts = 0, containers = 0;
        std::uint32_t last_container = 0;
    };
    std::vector<Sum> sums(page.count);
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        Sum& sum = sums[markup.blocks[i].alike];
        const std::uint64_t prose = page.is_prose(i) ? page.facts[i].characters : 0;
        all += prose;
        ++sum.blocks;
        sum.prose += prose;
        sum.bytes += page.blocks[i].span.size();
        sum.links += markup.blocks[i].link_bytes;
        sum.words += page.facts[i].words;
        sum.cuts += page.is_cut(i) ? 1U : 0U;
        sum.containers += markup.blocks[i].container != sum.last_container || sum.blocks == 1 ? 1U : 0U;
        sum.last_container = markup.blocks[i].container;
    }
    for (std::size_t i = 0; i < page.count; ++i) {
        const Sum& sum = sums[markup.blocks[i].alike];
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        set(Feature::alike_blocks, log_of(sum.blocks));
        set(Feature::alike_prose, share(sum.prose, all));
        set(Feature::alike_links, share(sum.links, sum.bytes));
        set(Feature::alike_words, log_of(sum.words / sum.blocks));
        set(Feature::alike_cut, share(sum.cuts, sum.blocks));
        set(Feature::alike_containers, log_of(sum.containers));
    }
}

/// A teaser is the text of a card, one of several, that has a link for its headline; a paragraph has others beside it, and is
/// nothing but itself.
void measure_items(const View& page, const facts::MarkupFacts& markup, const Elements& of_elements) {
    const auto& [outline, bytes, links, depths] = of_elements;
    const std::size_t elements = outline.elements();
    facts::Numbers kinds(elements);  // of element and parent
    std::vector<std::uint32_t> kind(elements), count(elements);
    for (std::uint32_t i = 1; i < elements; ++i) {
        if (markup.elements[i].is_inline) continue;
        kind[i] = kinds.of(std::uint64_t{outline.parent(i)} << 32 | markup.elements[i].alike).first;
        ++count[kind[i]];
    }
    constexpr std::uint32_t fewest = 3;
    std::vector<std::uint32_t> item(elements);  // 0: none
    for (std::uint32_t i = 1; i < elements; ++i) {
        const bool is_item = !markup.elements[i].is_inline && count[kind[i]] >= fewest;
        item[i] = is_item ? i : item[outline.parent(i)];
    }
    const auto is_headline = [&](std::size_t i) {
        return markup.blocks[i].link_bytes * std::uint64_t{10} >= page.blocks[i].span.size() * std::uint64_t{9};
    };
    const auto headlines = outline.sums([&](std::size_t i) { return is_headline(i) ? 1U : 0U; });
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::uint32_t leaf = markup.blocks[i].leaf;
        const std::uint32_t of = item[leaf];
        const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
        set(Feature::item_up, of == 0 ? std::uint8_t{255} : capped(static_cast<std::uint64_t>(depths[leaf] - depths[of])));
        set(Feature::items, of == 0 ? std::uint8_t{0} : log_of(count[kind[of]]));
        set(Feature::item_text, log_of(bytes[of]));
        set(Feature::item_links, share(links[of], bytes[of]));
        set(Feature::item_headlines, capped(headlines[of]));
    }
}

void measure_links(const View& page, const facts::MarkupFacts& markup) {
    const WindowSums bytes(page.count, [&](std::size_t i) { return page.blocks[i].span.size(); });
    const WindowSums links(page.count, [&](std::size_t i) { return markup.blocks[i].link_bytes; });
    links.share_of(bytes, -4, 4, page.column(Feature::links_4));
    links.share_of(bytes, -16, -1, page.column(Feature::links_before_16));
    links.share_of(bytes, 1, 16, page.column(Feature::links_behind_16));
    std::uint64_t all = 0, linked = 0, articles = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        all += page.blocks[i].span.size();
        linked += markup.blocks[i].link_bytes;
    }
    for (const facts::ElementFacts& element : markup.elements) {
        articles += element.is(facts::ElementKind::article) ? 1U : 0U;
    }
    const auto fill = [&](Feature feature, std::uint8_t value) { std::fill_n(page.column(feature), page.count, value); };
    fill(Feature::page_links, share(linked, all));
    fill(Feature::page_articles, capped(articles));
    const auto share_near = [&](Feature near) {
        std::uint64_t in = 0;
        for (std::size_t i = 0; i < page.count; ++i) in += page.at(near, i) != 0 ? page.blocks[i].span.size() : 0U;
        return share(in, all);
    };
    fill(Feature::page_in_article, share_near(Feature::in_article));
    fill(Feature::page_in_main, share_near(Feature::in_main));
    fill(Feature::page_in_body, share_near(Feature::named_article_body));
    fill(Feature::page_in_comments, share_near(Feature::named_comments));
}

}  // namespace

void measure_markup(const View& page) {
    const facts::MarkupFacts& markup = page.evidence.facts.markup;
    const Outline outline(page.document.markup(), markup);
    const Elements elements(page, markup, outline);
    measure_near(page, markup, elements);
    measure_own(page, markup);
    measure_headings(page, markup);
    measure_containers(page, markup, elements);
    measure_alike(page, markup);
    measure_items(page, markup, elements);
    measure_links(page, markup);
}

}  // namespace stet::arbiter
