// Pages of dangerous text in which anything may be marked up, and what a reader should see of them.
#pragma once

#include "render_cmark.hpp"

#include <stet/document.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::test {

/// A character that is no blank, and how it is marked up: a bit for each InlineKind.
struct Shown {
    char character;
    unsigned marks;
};

constexpr unsigned bit(InlineKind kind) { return 1U << static_cast<unsigned>(kind); }
inline constexpr unsigned emphasis_bits = bit(InlineKind::strong) | bit(InlineKind::emphasis);

/// What HTML shows, and how many images.
struct Seen {
    std::vector<Shown> text;
    std::size_t images = 0;
};

/// Reads HTML that is well-formed.
inline Seen seen_in(std::string_view html) {
    constexpr std::array<std::pair<std::string_view, unsigned>, 4> names = {{{"a", bit(InlineKind::link)},
                                                                            {"strong", bit(InlineKind::strong)},
                                                                            {"em", bit(InlineKind::emphasis)},
                                                                            {"code", bit(InlineKind::code)}}};
    constexpr std::array<std::pair<std::string_view, char>, 4> entities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};
    Seen seen;
    unsigned marks = 0;
    while (!html.empty()) {
        if (html.front() == '<') {
            const bool closes = html.starts_with("</");
            html.remove_prefix(closes ? 2 : 1);
            const std::string_view name = html.substr(0, html.find_first_of(" >"));
            for (const auto& [known, mark] : names) {
                if (known == name) closes ? marks &= ~mark : marks |= mark;
            }
            seen.images += name == "img" ? 1U : 0U;
            html.remove_prefix(html.find('>') + 1);
            continue;
        }
        char c = html.front();
        std::size_t length = 1;
        for (const auto& [entity, character] : entities) {
            if (html.starts_with(entity)) c = character, length = entity.size();
        }
        if (std::string_view(" \t\n").find(c) == std::string_view::npos) seen.text.push_back({c, marks});
        html.remove_prefix(length);
    }
    return seen;
}

/// A page of dangerous lines in which anything may be marked up, and what a reader should see of it.
struct Marked {
    Document page;
    Seen want;
};

inline Marked marked_page(std::mt19937& random, std::size_t lines) {
    std::string source;
    std::vector<Block> blocks;
    Markup markup;
    Seen want;
    markup.text = "/a_(b)?c&copy;=*![]` |alt ![*]`\\";
    const Span target{0, 20};
    const Span alt{20, static_cast<std::uint32_t>(markup.text.size())};
    markup.elements.emplace_back();
    std::vector<unsigned> marks;
    for (std::size_t i = 0; i < lines; ++i) {
        const auto begin = static_cast<std::uint32_t>(source.size());
        source += dangerous_line(random);
        const auto end = static_cast<std::uint32_t>(source.size());
        constexpr std::array<Role, 3> roles = {Role::paragraph, Role::heading, Role::byline};
        blocks.push_back({.span = {begin, end}, .role = roles[random() % roles.size()]});
        marks.resize(end);
        for (const auto kind : {InlineKind::link, InlineKind::strong, InlineKind::emphasis,
                                InlineKind::code}) {
            for (std::uint32_t at = begin; random() % 2 == 0;) {
                const auto place = [&] {
                    at = std::min<std::uint32_t>(end, at + static_cast<std::uint32_t>(random() % 9));
                    while (at < end && (source[at] & 0xC0) == 0x80) ++at;
                    return at;
                };
                const std::uint32_t from = place();
                const Span span{from, place()};
                if (span.empty()) break;
                markup.inlines.push_back({span, kind, kind == InlineKind::link ? target : Span{}});
                for (std::uint32_t byte = span.begin; byte < span.end; ++byte) marks[byte] |= bit(kind);
            }
        }
        if (random() % 4 == 0) {
            markup.inlines.push_back({{begin, begin}, InlineKind::image, target, alt});
            ++want.images;
        }
        source += "\n\n";
        marks.resize(source.size());
    }
    std::ranges::stable_sort(markup.inlines, {}, [](const Inline& each) { return each.span.begin; });
    for (std::size_t at = 0; at < source.size(); ++at) {
        const char c = source[at];
        if (c != ' ' && c != '\t' && c != '\n') want.text.push_back({c, marks[at]});
    }
    auto page = Document::from_blocks(std::move(source), std::move(blocks), std::move(markup));
    INFO((page ? std::string() : page.error().detail));
    REQUIRE(page);
    page->resolve();
    return {*std::move(page), std::move(want)};
}

}  // namespace stet::test
