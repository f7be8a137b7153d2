// Features that only HTML pages have: what the elements around a block are, and what else is in them.
#include "arbiter/columns.hpp"
#include "arbiter/once.hpp"
#include "arbiter/outline.hpp"
#include "arbiter/transpose.hpp"
#include "arbiter/view.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stet::arbiter {
namespace {

using facts::BlockMarkup;

constexpr std::size_t near_count = facts::element_kind_count + facts::hint_count;
constexpr auto first_near = static_cast<std::size_t>(Feature::in_article);

/// Of an element how near each kind of element, and each that is called so, is around it.
using Nearness = std::array<std::uint8_t, (near_count + tile - 1) / tile * tile>;

/// Hints that say what a part is, so that they say nothing where they are on what is nearly the whole page.
constexpr std::uint32_t hints_of_parts = ~(1U << static_cast<unsigned>(facts::Hint::article_body) | 1U << static_cast<unsigned>(facts::Hint::article) |
                                           1U << static_cast<unsigned>(facts::Hint::body) | 1U << static_cast<unsigned>(facts::Hint::prose));

/// What is in an element, at any depth. (Of a page, whose bytes 32 bits count.)
struct Sums {
    std::uint32_t bytes = 0;
    std::uint32_t links = 0;  // bytes of links
    std::uint32_t prose = 0;  // characters
    std::uint32_t blocks = 0;
    std::uint32_t cuts = 0;   // blocks
    std::uint32_t headlines = 0;  // blocks that are links from end to end

    Sums& operator+=(const Sums& other) noexcept {
        bytes += other.bytes;
        links += other.links;
        prose += other.prose;
        blocks += other.blocks;
        cuts += other.cuts;
        headlines += other.headlines;
        return *this;
    }
};

/// What several of the measures ask of each block and element.
struct Elements {
    Elements(const View& page, const facts::MarkupFacts& markup, const Outline& of)
        : outline(of), sums(of.sums<Sums>([&](std::size_t i) -> Sums {
              const std::uint32_t bytes = page.blocks[i].span.size();
              const std::uint32_t links = markup.blocks[i].link_bytes;
              const bool is_headline = links * std::uint64_t{10} >= bytes * std::uint64_t{9};
              return {bytes, links, page.is_prose(i) ? page.facts[i].characters : 0U, 1U, page.is_cut(i) ? 1U : 0U, is_headline ? 1U : 0U};
          })),
          depths(of.depths()) {}

    const Outline& outline;
    std::vector<Sums> sums;
    std::vector<std::uint16_t> depths;
};

void measure_near(const View& page, const facts::MarkupFacts& markup, const Elements& of) {
    const std::size_t elements = of.outline.elements();
    Nearness* const near = page.scratch.room<Nearness>(elements);
    near[0] = {};
    for (std::uint32_t i = 1; i < elements; ++i) {
        const Nearness& of_parent = near[of.outline.parent(i)];
        for (std::size_t k = 0; k < near[i].size(); ++k) near[i][k] = static_cast<std::uint8_t>(of_parent[k] - (of_parent[k] != 0 ? 1 : 0));
        const facts::ElementFacts& own = markup.elements[i];
        const auto mark = [&](std::uint32_t bits, std::size_t first) {
            for (; bits != 0; bits &= bits - 1) near[i][first + static_cast<std::size_t>(std::countr_zero(bits))] = 255;
        };
        mark(own.kinds, 0);
        const bool is_page = of.sums[i].bytes > of.sums[0].bytes / 4 * 3;
        mark(is_page ? own.hints & ~hints_of_parts : own.hints, facts::element_kind_count);
    }
    transpose(page.count, near_count, [&](std::size_t i) { return near[page.blocks[i].element].data(); },
              [&](std::size_t k) { return page.column(static_cast<Feature>(first_near + k)); });
}

void measure_own(const View& page, const facts::MarkupFacts& markup, const Columns& columns) {
    for (std::size_t i = 0; i < page.count; ++i) {
        const BlockMarkup& of = markup.blocks[i];
        const Block& block = page.blocks[i];
        columns.set(Feature::element, i, markup.elements[of.leaf].name);
        columns.set(Feature::link_share, i, share(of.link_bytes, block.span.size()));
        columns.set(Feature::links, i, capped(of.links));
        columns.set(Feature::strong_share, i, share(of.strong_bytes, block.span.size()));
        columns.set(Feature::images, i, capped(of.images));
        columns.set(Feature::level, i, static_cast<std::uint8_t>(block.role == Role::list_item ? 7 + block.level : block.level));
    }
}

void measure_headings(const View& page, const facts::MarkupFacts& markup, const Columns& columns) {
    const std::size_t none = page.count + 1;
    std::size_t heading = none, h1 = none;
    std::uint8_t level = 0;
    const auto distance = [&](std::size_t from, std::size_t to) { return from == none ? std::uint8_t{0} : page.logs[to - from]; };
    for (std::size_t i = 0; i < page.count; ++i) {
        columns.set(Feature::heading_above, i, heading == none ? std::uint8_t{255} : page.logs[i - heading]);
        columns.set(Feature::heading_level, i, level);
        const std::uint8_t own = heading_level(markup.elements[markup.blocks[i].leaf]);
        if (own != 0) {
            heading = i;
            level = own;
        }
        if (own == 1) h1 = i;
        columns.set(Feature::behind_h1, i, h1 == i ? std::uint8_t{1} : distance(h1, i));
    }
    std::size_t next = none;
    for (std::size_t i = page.count; i-- > 0;) {
        columns.set(Feature::before_h1, i, next == none ? std::uint8_t{0} : page.logs[next - i]);
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

void measure_containers(const View& page, const facts::MarkupFacts& markup, const Elements& of_elements, const Columns& columns) {
    const Outline& outline = of_elements.outline;
    const std::vector<Sums>& sums = of_elements.sums;
    const std::uint32_t story = Outline::innermost_with(0.5, sums, &Sums::prose);
    const std::uint32_t most_prose = Outline::innermost_with(0.8, sums, &Sums::prose);
    const std::vector<Outline::Steps> from_story = outline.steps_from(story);
    const std::vector<Outline::Steps> from_prose = most_prose == story ? from_story : outline.steps_from(most_prose);
    const std::vector<Outline::Steps> from_title = outline.steps_from(title_of(page, markup));
    Once containers(outline.elements(), [&](std::uint32_t element) {  // in the features' order
        const Sums& in = sums[element];
        return std::to_array({log_of(in.bytes), share(in.links, in.bytes), share(in.prose, sums[0].prose), log_of(in.blocks),
                              share(in.cuts, in.blocks)});
    });
    for (std::size_t i = 0; i < page.count; ++i) {
        const auto step = [&](Feature up, Feature down, Outline::Steps steps) {
            columns.set(up, i, steps.up);
            columns.set(down, i, steps.down);
        };
        const std::uint32_t leaf = markup.blocks[i].leaf;
        std::uint32_t around = markup.blocks[i].container;
        for (const Feature first : {Feature::parent_text, Feature::parent2_text, Feature::parent3_text}) {
            auto feature = static_cast<std::size_t>(first);
            for (const std::uint8_t value : containers.of(around)) columns.set(static_cast<Feature>(feature++), i, value);
            around = outline.parent(around);
        }
        columns.set(Feature::depth, i, capped(of_elements.depths[leaf]));
        step(Feature::story_up, Feature::story_down, from_story[leaf]);
        step(Feature::prose_up, Feature::prose_down, from_prose[leaf]);
        step(Feature::title_up, Feature::title_down, from_title[leaf]);
        if (i == 0) continue;
        const Outline::Steps from_above = outline.steps(markup.blocks[i - 1].leaf, leaf, of_elements.depths);
        step(Feature::above_up, Feature::above_down, from_above);
        columns.set(Feature::below_up, i - 1, from_above.up);
        columns.set(Feature::below_down, i - 1, from_above.down);
    }
}

void measure_alike(const View& page, const facts::MarkupFacts& markup, const Columns& columns) {
    struct Sum {
        std::uint32_t blocks = 0, prose = 0, bytes = 0, links = 0, words = 0, cuts = 0, containers = 0;
        std::uint32_t last_container = 0;
    };
    std::vector<Sum> sums(page.count);
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        Sum& sum = sums[markup.blocks[i].alike];
        const std::uint32_t prose = page.is_prose(i) ? page.facts[i].characters : 0;
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
    struct Alike {
        std::uint8_t blocks, prose, links, words, cuts, containers;
    };
    Once alike(page.count, [&](std::uint32_t number) -> Alike {
        const Sum& sum = sums[number];
        return {log_of(sum.blocks), share(sum.prose, all), share(sum.links, sum.bytes), log_of(sum.words / sum.blocks),
                share(sum.cuts, sum.blocks), log_of(sum.containers)};
    });
    for (std::size_t i = 0; i < page.count; ++i) {
        const Alike& of = alike.of(markup.blocks[i].alike);
        columns.set(Feature::alike_blocks, i, of.blocks);
        columns.set(Feature::alike_prose, i, of.prose);
        columns.set(Feature::alike_links, i, of.links);
        columns.set(Feature::alike_words, i, of.words);
        columns.set(Feature::alike_cut, i, of.cuts);
        columns.set(Feature::alike_containers, i, of.containers);
    }
}

/// Of each element that is not inline, how many of its parent's children are alike, itself included; of others 0.
std::vector<std::uint32_t> count_alike(const facts::MarkupFacts& markup, const Outline& outline) {
    const std::size_t elements = outline.elements();
    const Outline::Children children = outline.children();
    struct Last {
        std::uint32_t parent = Outline::none;
        std::uint32_t first = 0;  // of its children that are alike
    };
    std::vector<Last> last(elements);  // of those that are alike
    std::vector<std::uint32_t> first(elements), count(elements);
    for (std::uint32_t parent = 0; parent < elements; ++parent) {
        for (std::uint32_t i = children.first[parent]; i != 0; i = children.next[i]) {
            if (markup.elements[i].is_inline) continue;
            Last& of = last[markup.elements[i].alike];
            if (of.parent != parent) of = {parent, i};
            first[i] = of.first;
            ++count[of.first];
        }
    }
    for (std::uint32_t i = 1; i < elements; ++i) count[i] = count[first[i]];
    return count;
}

/// A teaser is the text of a card, one of several, that has a link for its headline; a paragraph has others beside it, and is
/// nothing but itself.
void measure_items(const View& page, const facts::MarkupFacts& markup, const Elements& of_elements, const Columns& columns) {
    const auto& [outline, sums, depths] = of_elements;
    const std::size_t elements = outline.elements();
    const std::vector<std::uint32_t> count = count_alike(markup, outline);
    constexpr std::uint32_t fewest = 3;
    std::vector<std::uint32_t> item(elements);  // 0: none
    for (std::uint32_t i = 1; i < elements; ++i) item[i] = count[i] >= fewest ? i : item[outline.parent(i)];
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::uint32_t leaf = markup.blocks[i].leaf;
        const std::uint32_t of = item[leaf];
        const Sums& in = sums[of];
        columns.set(Feature::item_up, i, of == 0 ? std::uint8_t{255} : capped(static_cast<std::uint64_t>(depths[leaf] - depths[of])));
        columns.set(Feature::items, i, of == 0 ? std::uint8_t{0} : log_of(count[of]));
        columns.set(Feature::item_text, i, log_of(in.bytes));
        columns.set(Feature::item_links, i, share(in.links, in.bytes));
        columns.set(Feature::item_headlines, i, capped(in.headlines));
    }
}

void measure_links(const View& page, const facts::MarkupFacts& markup) {
    const WindowSums bytes(page.scratch, page.count, [&](std::size_t i) { return page.blocks[i].span.size(); });
    const WindowSums links(page.scratch, page.count, [&](std::size_t i) { return markup.blocks[i].link_bytes; });
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
    const Columns columns(page);
    measure_near(page, markup, elements);
    measure_own(page, markup, columns);
    measure_headings(page, markup, columns);
    measure_containers(page, markup, elements, columns);
    measure_alike(page, markup, columns);
    measure_items(page, markup, elements, columns);
    measure_links(page, markup);
}

}  // namespace stet::arbiter
