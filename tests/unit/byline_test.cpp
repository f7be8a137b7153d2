#include "passes/common/bylines.hpp"

#include "facts/fold.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using Names = std::vector<std::string>;

namespace {

Names authors(std::string_view text) {
    facts::FoldedPage page;
    BlockFacts facts;
    facts::fold_block(text, page, facts);
    return passes::byline_authors(text, std::string_view(page.text).substr(0, facts.folded_end));
}

}  // namespace

TEST_CASE("bylines name their authors") {
    CHECK(authors("By Jane Doe") == Names{"Jane Doe"});
    CHECK(authors("BY JANE DOE") == Names{"JANE DOE"});
    CHECK(authors("by Jane Doe") == Names{"Jane Doe"});
    CHECK(authors("By Jane Doe and John Roe") == Names{"Jane Doe", "John Roe"});
    CHECK(authors("By Jane Doe, John Roe and Ann Poe") == Names{"Jane Doe", "John Roe", "Ann Poe"});
    CHECK(authors("By Jane Doe & John Roe") == Names{"Jane Doe", "John Roe"});
    CHECK(authors("By\u00A0Jane\u00A0Doe") == Names{"Jane Doe"});
    CHECK(authors("By  Jane   Doe") == Names{"Jane Doe"});
    CHECK(authors("Written by Jane Doe") == Names{"Jane Doe"});
    CHECK(authors("Words by Jane Doe") == Names{"Jane Doe"});
    CHECK(authors("Von Jürgen Müller") == Names{"Jürgen Müller"});
    CHECK(authors("Par Hélène de la Tour") == Names{"Hélène de la Tour"});
    CHECK(authors("Por Ana Gómez y Luis Pérez") == Names{"Ana Gómez", "Luis Pérez"});
    CHECK(authors("Door Jan van der Berg") == Names{"Jan van der Berg"});
    CHECK(authors("Skrevet av Kari Havn") == Names{"Kari Havn"});
    CHECK(authors("Skriven av Anna Hamn och Per Sund") == Names{"Anna Hamn", "Per Sund"});
    CHECK(authors("Tekst og foto: Kari Havn") == Names{"Kari Havn"});
    CHECK(authors("Af: Mette Havn") == Names{"Mette Havn"});
    CHECK(authors("By Conor O’Neill") == Names{"Conor O’Neill"});
    CHECK(authors("By J. R. Doe") == Names{"J. R. Doe"});
}

TEST_CASE("offices, places, dates and outlets are no authors") {
    CHECK(authors("By Jane Doe, Political Editor") == Names{"Jane Doe"});
    CHECK(authors("By Jane Doe in Oslo") == Names{"Jane Doe"});
    CHECK(authors("By Jane Doe | 4 May 2023") == Names{"Jane Doe"});
    CHECK(authors("By Jane Doe – May 4") == Names{"Jane Doe"});
    CHECK(authors("From the Herald’s Jane Doe in Oslo").size() <= 1);
    CHECK(authors("From HERALD's Jane Doe in Oslo") == Names{"Jane Doe"});
    CHECK(authors("By Jane Doe, who covers courts") == Names{"Jane Doe"});
}

TEST_CASE("what is no byline") {
    for (const auto* text :
         {"", "By", "By ", "Jane Doe", "By the sea it is cold", "By noon the storm had passed.",
          "By 2030, all will be well", "Bypass opens on Monday", "From here to there",
          "Stand by Jane Doe", "by", "By -", "By the time it rained"}) {
        INFO(text);
        CHECK(authors(text).empty());
    }
    CHECK(authors("By " + std::string(200, 'A')).empty());
}

TEST_CASE("bare names, as they stand by a headline") {
    CHECK(passes::bare_names("Jane Doe") == Names{"Jane Doe"});
    CHECK(passes::bare_names("Jane Doe and John Roe") == Names{"Jane Doe", "John Roe"});
    CHECK(passes::bare_names("Jane Doe, political editor") == Names{"Jane Doe"});
    CHECK(passes::bare_names("Jane Doe | 4 May 2023") == Names{"Jane Doe"});
    CHECK(passes::bare_names("Jürgen Müller") == Names{"Jürgen Müller"});
    for (const auto* text :
         {"", "Jane", "World news", "Top Stories", "jane doe", "Storm Closes The Old Harbour Again",
          "12 Angry Men", "Who Dares?", "4 May 2023", "Ferry stays in port"}) {
        INFO(text);
        CHECK(passes::bare_names(text).empty());
    }
}

TEST_CASE("a heading whose words stand in lower case on the page is no name") {
    const auto authors_of = [](const std::string& line) {
        Document page = *Document::from_text(
            "Empty ferry crosses the sound by night\n\n" + line + "\n\n" +
            "The ferry to Ostrel broke loose on Monday night, and the key lesson of it is that a rope wants looking after.\n\n"
            "There are other takeaways, said the harbour master, but Pask would not say which, and a white rope was put in place.\n");
        Pipeline::parse("rules")->run(page);
        return page.metadata().authors();
    };
    CHECK(authors_of("Key Takeaways").empty());
    CHECK(authors_of("Jory Pask") == Names{"Jory Pask"});
    CHECK(authors_of("Jory White") == Names{"Jory White"});  // one of its words is not enough
}

TEST_CASE("any bytes are asked in vain, but without harm") {
    test::RandomText random(41);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = "By " + (round % 3 == 0 ? random.bytes(random.below(60))
                                                         : random.mixed(random.below(12)));
        for (const std::string& name : authors(text)) REQUIRE_FALSE(name.empty());
        for (const std::string& name : passes::bare_names(text)) REQUIRE_FALSE(name.empty());
    }
}
