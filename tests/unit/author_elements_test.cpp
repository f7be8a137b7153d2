// The second reading for authors, which goes from tag to tag, against one that looks at every tag.
#include "markup/author_elements.hpp"
#include "markup/block_builder.hpp"
#include "markup/tags.hpp"
#include "markup/tokenizer.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using test::RandomText;

namespace {

/// Where all start tags of the page begin.
std::vector<std::uint32_t> all_tags(std::string_view page) {
    std::vector<std::uint32_t> places;
    markup::Tokenizer tokenizer(page);
    for (auto token = tokenizer.next(); token.kind != markup::Token::Kind::end; token = tokenizer.next()) {
        if (token.kind != markup::Token::Kind::start_tag) continue;
        places.push_back(static_cast<std::uint32_t>(token.raw.data() - page.data()));
        const markup::Tag tag = markup::tag_of(token.name, page.data() + page.size());
        if (tag == markup::Tag::script) tokenizer.read_as(markup::Content::script, token.name);
        if (tag == markup::Tag::style) tokenizer.read_as(markup::Content::rawtext, token.name);
    }
    return places;
}

std::vector<std::string> found(std::string_view page, std::size_t begin, std::size_t size, const std::vector<std::uint32_t>& tags) {
    markup::AuthorElements elements(page, begin, size, tags);
    std::vector<std::string> all;
    while (const markup::AuthorElement* element = elements.find(all.size(), page.size())) {
        all.push_back(element->text + '/' + std::string(element->label) + '/' + std::to_string(element->begin) + '-' + std::to_string(element->end));
    }
    return all;
}

}  // namespace

TEST_CASE("authors' elements are found by the tags that may be one as by all") {
    RandomText random(47);
    const std::vector<std::string> pieces{
        "<p>",  "</p>", "<div class=author>", "<div class='related teaser'>", "</div>", "<div>", "<span itemprop=author>", "</span>",
        "<a rel=author href=/x>", "<a href='/author/jane-doe/'>", "</a>", "<address>", "</address>", "<br>", "<img class=author src=x>",
        "<b class=byline />", "<script class=byline>let a = '<i class=author>'</script>", "<script>'<i class=author>'</script>",
        "<style>i{}</style>", "<!-- <i class=author> -->", "<noscript><i class=author>", "</noscript>", "</i>", "Jane Doe", " By Ann Lee ",
        "Rain fell. ", "<", "<i class=", "&amp;"};
    for (int round = 0; round < 2000; ++round) {
        std::string page;
        for (std::size_t n = random.below(40); n > 0; --n) page += pieces[random.below(pieces.size())];
        const std::vector<std::uint32_t> tags = markup::build_blocks(page).data.tags;
        const std::size_t begin = random.below(2) == 0 ? 0 : all_tags(page).empty() ? 0 : all_tags(page).back();
        const std::size_t size = random.below(3) == 0 ? random.below(page.size() + 1) : page.size();
        INFO(page);
        REQUIRE(found(page, begin, size, tags) == found(page, begin, size, all_tags(page)));
    }
    const std::string_view page = "<h1>Rain</h1><p>Text <b>x</b></p><i class=author>Jane Doe</i>";
    CHECK(found(page, 0, page.size(), all_tags(page)) == std::vector<std::string>{"Jane Doe/author/33-57"});
}
