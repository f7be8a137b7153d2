// Lines of a day of publication and what stands by it, wherever they stand on a page.
#include "passes/common/datelines.hpp"

#include "support/catch.hpp"
#include "support/story.hpp"
#include "text/characters.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using passes::is_publication;

namespace {

using Names = std::vector<std::string>;

passes::Dateline line_of(std::string_view text) { return passes::dateline(text, text::fold(text)); }

/// The role that a line gets far below the headline, in the midst of the story.
Role role_in_story(const std::string& line) {
    Document page = *Document::from_html("<main><h1>Empty ferry crosses the sound</h1>" + test::story + test::story + "<p id=x>" + line +
                                         "</p>" + test::story + "</main>");
    Pipeline::parse("rules")->run(page);
    for (const Block& block : page.blocks()) {
        if (page.text(block.span) == line) return block.role;
    }
    return Role::table;
}

}  // namespace

TEST_CASE("datelines: a day, and the author") {
    CHECK(line_of("May 3, 2031 by Tamsin Oyelaran").date == "May 3, 2031");
    CHECK(line_of("May 3, 2031 By Tamsin Oyelaran 4 Comments").authors == Names{"Tamsin Oyelaran"});
    CHECK(line_of("By Tamsin Oyelaran Jan. 31, 2031 7:47 am EST").authors == Names{"Tamsin Oyelaran"});
    CHECK(line_of("BY TAMSIN OYELARAN ON JANUARY 21, 2031").date == "JANUARY 21, 2031");
    CHECK(line_of("Posted on August 15, 2031December 9, 2031 by Ruth Abara").authors == Names{"Ruth Abara"});
    CHECK(line_of("December 2, 2031 by Ruth Abara | Last updated February 28, 2032").date == "December 2, 2031");
    CHECK(line_of("Do 25.04.31 | 14:07 Uhr | Von Ilse Brandt-Meyer").authors == Names{"Ilse Brandt-Meyer"});
    CHECK(line_of("05/08/2031 by Ruth Abara in Harbours").authors == Names{"Ruth Abara"});
}

TEST_CASE("datelines: a day, and how long it takes to read") {
    for (const char* line : {"23.07.2031 · 6 min read", "AUG 25 2031  -  8 MIN READ", "December 15, 2031 // 8 min read",
                             "05 Nov 2031. 8 minutes read", "29.06.2031, 15:04 | Lesedauer: 7 Minuten", "Updated Dec 18, 2031 · 12 min read"}) {
        INFO(line);
        CHECK_FALSE(line_of(line).date.empty());
        CHECK(line_of(line).authors.empty());
    }
}

TEST_CASE("datelines: not where anything else is said, nor without a whole day") {
    for (const char* line : {"March 20, 2031", "by Tamsin Oyelaran", "8 min read", "The bridge was opened on May 3, 2031 by Ruth Abara",
                             "May 3, 2031 by Ruth Abara and a crew of nine who had crossed the sound", "Ferry timetable, valid from 3 May 2031",
                             "6:30 a.m. - Breakfast", "Harbour fair: May 31-June 4, 2031 | Skarvik", "May 3 by Ruth Abara",
                             "Released: June 17, 2031 by Harbour Books", ""}) {
        INFO(line);
        CHECK(line_of(line).date.empty());
    }
}

TEST_CASE("datelines: a time alone that is one of publication") {
    for (const char* line : {"Published Monday, November 18, 2031 8:22AM EST", "17:41 JST, October 13, 2031", "Last updated on 3 May 2031",
                             "06.11.2031, 21:18 Uhr"}) {
        INFO(line);
        CHECK(is_publication(text::fold(line)));
    }
    for (const char* line : {"March 20, 2031", "4:14 p.m.", "Updated 4:14 p.m."}) {
        INFO(line);
        CHECK_FALSE(is_publication(text::fold(line)));
    }
}

TEST_CASE("datelines: lifted wherever they stand") {
    CHECK(role_in_story("Published 18 November 2031, 08:22") == Role::timestamp);
    CHECK(role_in_story("23.07.2031 · 6 min read") == Role::timestamp);
    CHECK(role_in_story("May 3, 2031 by Tamsin Oyelaran") == Role::byline);
    CHECK(role_in_story("March 20, 2031") == Role::paragraph);  // may head what follows
    CHECK(role_in_story("4:14 p.m.") == Role::paragraph);
}
