// The cards of other stories, by their shape.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace stet;

namespace {

/// How many blocks are cut as parts of cards.
std::size_t cut_in(Document page) {
    Pipeline::parse("rules")->run(page);
    const auto& marks = page.marks();
    return static_cast<std::size_t>(
        std::count_if(marks.begin(), marks.end(), [&](const Mark& mark) { return page.origin(mark.origin) == "related/card"; }));
}

std::size_t cut_in_html(const std::string& html) {
    return cut_in(*Document::from_html("<main><h1>Empty ferry crosses the sound</h1>" + test::story + html + "</main>"));
}

const std::string teaser = "<p>The council of the smaller island met on Tuesday and talked about ropes until the lamps went out.</p>";

/// A card of three blocks.
std::string card(const std::string& headline, const std::string& below) {
    return "<div class=card><h3><a href=/other>" + headline + "</a></h3>" + below + teaser + "</div>";
}

const std::string date = "<p>Tuesday 6 May 2031</p>";

std::string text_card(const std::string& headline, const std::string& below) {
    return headline + "\n" + below + "\nThe council of the smaller island met on Tuesday, and talked about ropes until the lamps went out.\n";
}

std::size_t cut_in_text(const std::string& lines) {
    return cut_in(*Document::from_text("Empty ferry crosses the sound by night\n\n"
                                       "The ferry to Ostrel Sound broke loose on Monday night and crossed the water without anyone on board.\n"
                                       "Harbour master Jory Pask said the rope had been due to be replaced, and nobody had thought of it since.\n"
                                       "The boat came to rest on the sand below the lighthouse, where children found it and rang its bell.\n" +
                                       lines));
}

}  // namespace

TEST_CASE("cards: linked headings with a day, many of a kind") {
    CHECK(cut_in_html(card("Ropes are dear", date) + card("Lamps went out", date) + card("A bell is rung", date)) == 9);
    // One without a day may be among them.
    CHECK(cut_in_html(card("Ropes are dear", date) + card("Lamps went out", date) + card("A bell is rung", "") + card("Sand is swept", date)) == 11);
}

TEST_CASE("cards: not a list of the story's own") {
    CHECK(cut_in_html(card("Ropes are dear", "") + card("Lamps went out", "") + card("A bell is rung", "")) == 0);
    CHECK(cut_in_html(card("Ropes are dear", date) + card("Lamps went out", date)) == 0);
    const std::string plain = "<div class=card><h3>How it began</h3>" + date + teaser + "</div>";
    CHECK(cut_in_html(plain + plain + plain) == 0);
    // What holds more than a card does is a story.
    const std::string longer = card("Ropes are dear", date + test::story + test::story);
    CHECK(cut_in_html(longer + longer + longer) == 0);
}

TEST_CASE("cards: in text, headlines with a day close below, one behind the other") {
    const std::string day = "Tuesday 6 May 2031";
    const std::string three = text_card("Ropes are dear this spring", day) + text_card("Lamps went out at midnight", day) +
                              text_card("A bell is rung once more", day);
    CHECK(cut_in_text(three) == 9);
    // Of two the headlines and days alone, each amid prose.
    CHECK(cut_in_text(text_card("Ropes are dear this spring", day) + text_card("Lamps went out at midnight", day)) == 4);
    // A chronicle: the day stands above what happened.
    const std::string chronicle = day + "\nThe council of the smaller island met on Tuesday, and talked about ropes until the lamps went out.\n";
    CHECK(cut_in_text(chronicle + chronicle + chronicle) == 0);
}

TEST_CASE("cards: in text, one amid the story, with prose straight above and below") {
    const std::string prose = "The council of the smaller island met on Tuesday, and talked about ropes until the lamps went out.\n";
    CHECK(cut_in_text("Harbour\n\nRopes are dear this spring\n\n6 May 2031\n\n" + prose + prose) == 3);
    CHECK(cut_in_text("Ropes are dear this spring\nBy Ines Vail\n6 May 2031, 10:15\n" + prose + prose) >= 2);
    // A clock time heads what happened then, an age a reader's comment; what ends the story is no island.
    CHECK(cut_in_text("Ropes are dear this spring\n10:15\n" + prose + prose) == 0);
    CHECK(cut_in_text("Ropes are dear this spring\n2 hours ago\n" + prose + prose) == 0);
    CHECK(cut_in_text("Ropes are dear this spring\n6 May 2031\n") == 0);
    // A day of its own is no card.
    CHECK(cut_in_text("6 May 2031\n" + prose + prose) == 0);
}

TEST_CASE("cards: in text, a ranking of headlines") {
    const std::string ranking = "1\nRopes are dear this spring\n\n2\nLamps went out at midnight\n\n3\nA bell is rung once more\n\n";
    CHECK(cut_in_text(ranking) == 6);
    CHECK(cut_in_text("1\nRopes are dear this spring\n\n2\nLamps went out at midnight\n") == 0);
    // A table, and steps told in sentences.
    CHECK(cut_in_text("1\nOstrel\n2\nPask\n3\nVail\n") == 0);
    CHECK(cut_in_text("1\nTie the rope to the ring at the pier.\n2\nPull it until it holds the boat.\n3\nRing the bell three times, then wait.\n") == 0);
}

TEST_CASE("captions: what their element is called") {
    const auto role_of = [](const std::string& html) {
        Document page = *Document::from_html("<main><h1>Empty ferry crosses the sound</h1>" + html + test::story + "</main>");
        Pipeline::parse("rules")->run(page);
        return page.blocks()[1].role;
    };
    const std::string text = "The ferry at its berth in Ostrel, where nobody looked after the rope.";
    CHECK(role_of("<p class=wp-caption-text>" + text + "</p>") == Role::caption);
    CHECK(role_of("<div class='image-caption small'><p>" + text + "</p></div>") == Role::caption);
    CHECK(role_of("<div class=image-with-caption><p>" + text + "</p></div>") != Role::caption);
    CHECK(role_of("<div class='[&amp;_figcaption]:mt-xs'><p>" + text + "</p></div>") != Role::caption);
}
