#include "markup/page_title.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"
#include "text/blank.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using stet::markup::page_title;

namespace {

struct Case {
    std::string_view title;
    std::string_view site;
    std::string_view headline;
    std::string_view expected;
};

void all_are(std::initializer_list<Case> cases) {
    for (const Case& each : cases) {
        INFO(each.title << " / " << each.site << " / " << each.headline);
        CHECK(page_title(each.title, each.site, each.headline) == each.expected);
    }
}

}  // namespace

TEST_CASE("the known site's name goes, whatever parts it from the headline") {
    for (const std::string_view separator : {" - ", " – ", " — ", " | ", "|", " · ", " • ", " :: ", " » ", " › ", " // ", "｜", "│", ": "}) {
        INFO(separator);
        const std::string behind = "Storm closes the harbour" + std::string(separator) + "The Seatown Herald";
        const std::string before = "The Seatown Herald" + std::string(separator) + "Storm closes the harbour";
        CHECK(page_title(behind, "The Seatown Herald", "") == "Storm closes the harbour");
        CHECK(page_title(behind, "Seatown Herald", "") == "Storm closes the harbour");
        CHECK(page_title(before, "The Seatown Herald", "") == "Storm closes the harbour");
    }
}

TEST_CASE("the site by its host, or by a name that resembles it") {
    all_are({
        {"Storm closes harbour | Seatown Herald", "www.seatownherald.example", "", "Storm closes harbour"},
        {"Storm closes harbour - SeatownHerald.example", "seatownherald.example", "", "Storm closes harbour"},
        {"Storm closes harbour | Herald", "Seatown Herald", "", "Storm closes harbour"},
        {"Storm closes harbour | Seatown Herald Online", "Seatown Herald", "", "Storm closes harbour"},
        {"Storm closes harbour – Seatown Herald – SEATOWN HERALD", "Seatown Herald", "", "Storm closes harbour"},
        {"Sturm sperrt den Hafen – Küstenbote – Alles von der See", "Küstenbote - Alles von der See", "", "Sturm sperrt den Hafen"},
        {"台风关闭港口｜海城日报", "海城日报", "", "台风关闭港口"},
        {"台风关闭港口：海城日报", "海城日报", "", "台风关闭港口"},
    });
}

TEST_CASE("sections go with the site") {
    all_are({
        {"Storm closes the old harbour - News - Seatown Herald", "Seatown Herald", "", "Storm closes the old harbour"},
        {"Storm closes the old harbour | Weather Desk | Seatown Herald", "Seatown Herald", "", "Storm closes the old harbour"},
        {"Sturm sperrt den alten Hafen - Wirtschaft - Küstenbote", "Küstenbote", "", "Sturm sperrt den alten Hafen"},
    });
}

TEST_CASE("a short name behind a separator goes where no site is known") {
    all_are({
        {"Storm closes the old harbour | Seatown Herald", "", "", "Storm closes the old harbour"},
        {"Storm closes the old harbour - Seatown Herald", "", "", "Storm closes the old harbour"},
        {"Storm closes the old harbour | Weather | Seatown Herald", "", "", "Storm closes the old harbour"},
        {"Storm closes harbour - what the ferries do now", "", "", "Storm closes harbour - what the ferries do now"},
        {"Storm closes harbour: Seatown", "", "", "Storm closes harbour: Seatown"},
        {"Storm closes well-known harbour", "", "", "Storm closes well-known harbour"},
    });
}

TEST_CASE("the headline decides, where the title holds it") {
    all_are({
        {"Storm - and what now? - Seatown", "", "Storm – and what now?", "Storm - and what now?"},
        {"Weather - Storm closes the old harbour again - Seatown", "", "Storm closes the old harbour again", "Storm closes the old harbour again"},
        {"Storm closes the old harbour (with pictures) | Herald", "", "Storm closes the old harbour", "Storm closes the old harbour"},
        {"STORM CLOSES HARBOUR - a letter - Herald", "", "Storm closes harbour", "STORM CLOSES HARBOUR"},
        {"Storm closes harbour - Seatown Herald", "", "Another headline", "Storm closes harbour"},
        {"Storm closes the old harbour", "", "Storm", "Storm closes the old harbour"},
        // A heading that is the site's own name, known or not.
        {"Storm closes the harbour | Seatown Herald", "Seatown Herald", "Seatown Herald", "Storm closes the harbour"},
        {"Seatown » Archive » Storm closes the old harbour again", "", "Seatown", "Seatown » Archive » Storm closes the old harbour again"},
        // og:title is often the whole title.
        {"Storm closes harbour | Seatown Herald", "Seatown Herald", "Storm closes harbour | Seatown Herald", "Storm closes harbour"},
        {"Storm closes the harbour - an eyewitness", "", "Storm closes the harbour - an eyewitness", "Storm closes the harbour - an eyewitness"},
    });
}

TEST_CASE("no single word is a title beside more, but where the headline is the same") {
    all_are({
        {"Coffee - University of Seatown", "", "", "Coffee - University of Seatown"},
        {"Coffee - University of Seatown", "University of Seatown", "", "Coffee - University of Seatown"},
        {"Coffee - University of Seatown", "University of Seatown", "Coffee", "Coffee"},
        {"Coffee - Herald", "Herald", "", "Coffee"},
        {"Seatown Herald", "Seatown Herald", "", "Seatown Herald"},
    });
}

TEST_CASE("titles of blanks and separators, and long ones") {
    all_are({{"", "", "", ""}, {"   ", "x", "y", ""}, {" | ", "", "", "|"}, {" - - - ", "-", "-", "- - -"}, {"  Storm  ", "", "", "Storm"}});
    const std::string words(2000, 'a');
    CHECK(page_title(words, "", "") == words);
    const std::string long_name(1'000'000, 'b');
    CHECK(page_title("Storm closes harbour | Herald", long_name, long_name) == "Storm closes harbour");
}

TEST_CASE("of any bytes a title is a part of them") {
    static const std::vector<std::string> pieces = {"Storm", "harbour", "Herald", " ", " ", " - ", " | ", "|", ": ", "：", " » ", "海城", "é", "\xff", "\xe3\x81"};
    stet::test::RandomText random(7);
    for (int round = 0; round < 20'000; ++round) {
        const auto text = [&] { return round % 2 == 0 ? random.of(pieces, random.below(12)) : random.bytes(random.below(40)); };
        const std::string title = text();
        const std::string_view part = page_title(title, text(), text());
        REQUIRE(title.find(part) != std::string::npos);
        // The view is of the title itself.
        REQUIRE((part.empty() || (part.data() >= title.data() && part.data() + part.size() <= title.data() + title.size())));
        REQUIRE(part.empty() == stet::text::is_blank(title));
    }
}
