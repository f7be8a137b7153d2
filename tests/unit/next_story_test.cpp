// The next story below the first, on HTML pages.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;
using test::story;

namespace {

const std::string other =
    "<p>The bakery on the quay will open an hour earlier from Monday, its owner told the paper over a tray of rolls.</p>"
    "<p>She said that the crews of the early boats had asked for it since the winter, and that the oven is hot anyway.</p>";

bool is_cut(const Document& page, std::string_view text) {
    for (const Piece& piece : page.pieces()) {
        if (page.text(piece.span).find(text) == std::string_view::npos) continue;
        return piece.fate == Fate::cut && page.origin(piece.origin) == "related/next-story";
    }
    FAIL("not on the page: " << text);
    return false;
}

Document cleaned(const std::string& html) {
    Document page = *Document::from_html(html);
    Pipeline::parse("rules")->run(page);
    return page;
}

}  // namespace

TEST_CASE("next story: an article below with a headline of its own goes, with what is in it") {
    const Document page = cleaned("<main><article><h1>Empty ferry crosses the sound</h1>" + story +
                                  "</article><article class=next><h1>Bakery opens an hour earlier</h1>" + other +
                                  "<article><p>And what else is new on the quay this week.</p></article></article></main>");
    CHECK_FALSE(is_cut(page, "The ferry left"));
    CHECK_FALSE(is_cut(page, "a second rope"));
    CHECK(is_cut(page, "Bakery opens"));
    CHECK(is_cut(page, "early boats"));
    CHECK(is_cut(page, "what else is new"));
}

TEST_CASE("next story: what is of the story stays") {
    // A part of the story that is an article, with its own headline; an article without one; a story in no article with an h1.
    const Document quoting = cleaned("<article><h1>Empty ferry crosses the sound</h1>" + story + "<article><h1>A post</h1>" + other +
                                     "</article></article>");
    CHECK_FALSE(is_cut(quoting, "early boats"));
    const Document parted = cleaned("<article><h1>Empty ferry crosses the sound</h1>" + story + "</article><article>" + other + "</article>");
    CHECK_FALSE(is_cut(parted, "early boats"));
    const Document plain = cleaned("<h1>Empty ferry crosses the sound</h1>" + story + "<article><h1>Bakery</h1>" + other + "</article>");
    CHECK_FALSE(is_cut(plain, "early boats"));
    // The headline in an article around the story's.
    const Document nested = cleaned("<article><h1>Empty ferry crosses the sound</h1><article>" + story + "</article>" + other + "</article>");
    CHECK_FALSE(is_cut(nested, "early boats"));
    const Document text = *Document::from_text("Rain fell.");
    CHECK(text.markup().elements.empty());
}
