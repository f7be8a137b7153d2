// The standfirst of HTML pages, by what its author calls it.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;
using test::story;

namespace {

const std::string_view summary = "A storm tore the rope, and the tide did the rest.";

/// How often the summary is a standfirst of the page.
std::size_t standfirsts(const std::string& html) {
    Document page = *Document::from_html("<main><h1>Empty ferry crosses the sound</h1>" + html + story + "</main>");
    Pipeline::parse("rules")->run(page);
    std::size_t count = 0;
    for (const Block& block : page.blocks()) {
        const bool is_one = block.role == Role::standfirst && page.origin(block.origin) == "standfirst/named";
        if (is_one) CHECK(page.text(block.span) == summary);
        count += is_one ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("standfirst: what its author calls so, whatever stands before it") {
    const std::string text(summary);
    CHECK(standfirsts("<p class=lead>" + text + "</p>") == 1);
    CHECK(standfirsts("<h2 itemprop=description>" + text + "</h2>") == 1);
    CHECK(standfirsts("<div class=news__teaser-text><div><p>" + text + "</p></div></div>") == 1);
    CHECK(standfirsts("<p>Monday, 3 May 2031</p><p>By Tamsin Oyelaran</p><div class=article-intro><p>" + text + "</p></div>") == 1);
}

TEST_CASE("standfirst: a heading of a sentence's length, straight below the headline") {
    const auto roles_of = [](const std::string& heading) {
        Document page = *Document::from_html("<main><h1>Empty ferry crosses the sound</h1><h2>" + heading + "</h2>" + story + "</main>");
        Pipeline::parse("rules")->run(page);
        return page.blocks()[1].role;
    };
    CHECK(roles_of("A storm tore the rope, and the tide did the rest: how a boat came home alone") == Role::standfirst);
    CHECK(roles_of("What the harbour master knew") == Role::heading);
}

TEST_CASE("standfirst: not what is called so and is another thing") {
    const std::string text(summary);
    CHECK(standfirsts("<p>" + text + "</p>") == 0);
    CHECK(standfirsts("<div class=author-description><p>" + text + "</p></div>") == 0);
    CHECK(standfirsts("<div class=teasers><p>" + text + "</p></div>") == 0);
    CHECK(standfirsts("<div class=description>" + story + story + "</div><p class=lead>" + text + "</p>") == 0);
    CHECK(standfirsts(story + "<p class=lead>" + text + "</p>") == 0);
    CHECK(standfirsts("<p class=intro>Table of contents</p>") == 0);
}
