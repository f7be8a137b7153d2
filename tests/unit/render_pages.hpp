// Pages made by hand for the tests of renderers: blocks with roles, and cuts.
#pragma once

#include "support/catch.hpp"

#include <stet/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::test {

struct Line {
    std::string text;
    Role role = Role::paragraph;
    std::uint8_t level = 0;
};

/// A page whose blocks are these lines, with blank lines between them.
inline Document page_of(const std::vector<Line>& lines) {
    std::string source;
    std::vector<Block> blocks;
    for (const Line& line : lines) {
        Block block;
        block.span.begin = static_cast<std::uint32_t>(source.size());
        source += line.text;
        block.span.end = static_cast<std::uint32_t>(source.size());
        block.role = line.role;
        block.level = line.level;
        blocks.push_back(block);
        source += "\n\n";
    }
    Result<Document> page = Document::from_blocks(std::move(source), std::move(blocks));
    INFO((page ? std::string() : page.error().detail));
    REQUIRE(page.has_value());
    return *std::move(page);
}

/// An HTML page whose address is https://a.example/x/y.html, with all of its text kept.
inline Document read_html(std::string_view html) {
    Result<Document> page = Document::from_html(html, {.url = "https://a.example/x/y.html", .charset = "utf-8"});
    REQUIRE(page.has_value());
    page->resolve();
    return *std::move(page);
}

/// Marks the first place where these words stand, and resolves.
inline void mark(Document& page, std::string_view words, Verdict verdict = Verdict::cut,
                 Label label = Label::promotion) {
    const std::size_t at = page.source().find(words);
    REQUIRE(at != std::string_view::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    page.add_mark({Span{begin, begin + static_cast<std::uint32_t>(words.size())}, verdict, label,
                   Reach::phrase, 0, page.intern("test/" + std::string(words.substr(0, 3)))});
    page.resolve();
}

}  // namespace stet::test
