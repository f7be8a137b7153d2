// The next story below the first.
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

Document run(Document page) {
    Pipeline::parse("rules")->run(page);
    return page;
}

Document cleaned(const std::string& html) { return run(*Document::from_html(html)); }
Document cleaned_text(const std::string& text) { return run(*Document::from_text(text)); }

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

namespace {

std::string text_story(const std::string& subject, int paragraphs) {
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        text += "The " + subject + " was late on day " + std::to_string(i) + " since nobody had told the crew what it was to do at noon.\n\n";
    }
    return text;
}

}  // namespace

TEST_CASE("next story: in text it begins where the header comes again with another time") {
    const std::string first = "Empty ferry crosses the sound\n\nAnn Roe\n\nPublished 4 May 2023, 10:15\n\n" + text_story("ferry", 10);
    const std::string second = "Bakery opens an hour earlier\n\nBo Day\n\nPublished 3 May 2023, 08:30\n\n" + text_story("baker", 10);
    const Document page = cleaned_text(first + "Share this story\n\n" + second);
    CHECK_FALSE(is_cut(page, "The ferry was late on day 9"));
    CHECK(is_cut(page, "Bakery opens an hour"));
    CHECK(is_cut(page, "The baker was late on day 0"));
    CHECK(is_cut(page, "The baker was late on day 9"));
}

TEST_CASE("next story: a time below a story of text is not always another's") {
    const std::string title = "Empty ferry crosses the sound\n\n";
    const std::string time = "Published 4 May 2023, 10:15\n\n";
    // The same time again, a date alone, a story too short to have ended, a change within it, no story below, none above.
    for (const std::string& text :
         {title + time + text_story("ferry", 10) + time + text_story("baker", 3),
          title + time + text_story("ferry", 10) + "5 May 2023\n\n" + text_story("baker", 3),
          title + time + text_story("ferry", 3) + "Published 5 May 2023, 08:00\n\n" + text_story("baker", 3),
          title + time + text_story("ferry", 10) + "Updated 5 May 2023, 08:00\n\n" + text_story("baker", 3),
          title + time + text_story("ferry", 10) + text_story("baker", 1) + "Published 5 May 2023, 08:00\n\nHome",
          title + time + text_story("ferry", 9) + text_story("baker", 1) + "Published 5 May 2023, 08:00\n\n" + text_story("ferry", 3),
          title + text_story("ferry", 10) + "Published 3 May 2023, 08:30\n\n" + text_story("baker", 3)}) {
        INFO(text);
        CHECK_FALSE(is_cut(cleaned_text(text), "The baker was late on day 0"));
    }
}
