// The headline: which line it is.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

const std::string prose =
    "The ferry to Ostrel Sound broke loose from its mooring on Monday night and crossed the water without anyone on board.\n\n"
    "Harbour master Jory Pask said the rope had been due to be replaced in May, and that nobody had thought of it since.\n\n"
    "The boat came to rest on the sand below the lighthouse, where children found it in the morning and rang its bell.\n";

/// The text of the one block that is the title, or nothing.
std::string title_in(Document page) {
    Pipeline::parse("rules")->run(page);
    std::string title;
    for (const Block& block : page.blocks()) {
        if (block.role != Role::title) continue;
        CHECK(title.empty());
        title = page.text(block.span);
    }
    return title;
}

std::string title_of(const std::string& text) { return title_in(*Document::from_text(text + "\n" + prose)); }

std::string title_of_html(const std::string& head, const std::string& body) {
    return title_in(*Document::from_html("<html><head>" + head + "</head><body>" + body + test::story + "</body></html>"));
}

}  // namespace

TEST_CASE("title: the line that speaks of what the story speaks of") {
    CHECK(title_of("News\nSport\nWeather\n\nEmpty ferry crosses the sound by night\n\nBy Tamsin Oyelaran\n3 May 2031\n") ==
          "Empty ferry crosses the sound by night");
    CHECK(title_of("Find out more about our holiday homes\n\nEmpty ferry crosses the sound by night\n") ==
          "Empty ferry crosses the sound by night");
}

TEST_CASE("title: not its standfirst, which says more of the story") {
    CHECK(title_of("Empty ferry crosses the sound by night\n\n"
                   "A rope that nobody had replaced since May let the ferry to Ostrel Sound go on Monday night.\n\n"
                   "By Tamsin Oyelaran\n3 May 2031\n") == "Empty ferry crosses the sound by night");
}

TEST_CASE("title: the upper of two neighbours that are about as likely") {
    CHECK(title_of("What Happened to the Ferry\n\nA short guide to its harbour and to its sound\n\n3 May 2031\n") ==
          "What Happened to the Ferry");
    // A button above it has nothing to do with the story.
    CHECK(title_of("Plan your next holiday now\n\nThe ferry, its rope and what the harbour master said\n\n3 May 2031\n") ==
          "The ferry, its rope and what the harbour master said");
}

TEST_CASE("title: neither a list of subjects nor a line of times") {
    CHECK(title_of("Empty boat crosses sound\nFerry, Harbour Master, Monday Night\nBy Tamsin Oyelaran\n3 May 2031\n") ==
          "Empty boat crosses sound");
    CHECK(title_of("Empty boat crosses sound\n\n120 minutes ( + 300 minutes of rest )\n\n") == "Empty boat crosses sound");
}

TEST_CASE("title: not the way to the page, which ends with it") {
    const std::string way = "Start Region Ostrel Empty ferry crosses the sound by night";
    CHECK(title_of(way + "\n\nEmpty ferry crosses the sound by night\n\n3 May 2031\n") ==
          "Empty ferry crosses the sound by night");
}

TEST_CASE("title: no line that runs on into the next") {
    CHECK(title_of("The ferry came across the sound on Monday night,\n\n").empty());
}

TEST_CASE("title: what the page's data or <title> states, where a line says it") {
    const std::string other = "<p>Ferry harbour lighthouse rope: all about the sound</p><p>By Tamsin Oyelaran</p>";
    const std::string own = "<div>Rust and oak</div>";
    CHECK(title_of_html("<meta property=og:title content='Rust and Oak'>", own + other) == "Rust and oak");
    CHECK(title_of_html("<title>Rust and oak | The Sound</title><meta property=og:site_name content='The Sound'>", own + other) ==
          "Rust and oak");
    CHECK(title_of_html("", own + other) != "Rust and oak");
}

TEST_CASE("title: no line that has nothing in common with what the page states") {
    const std::string line = "<p>Ferry harbour lighthouse rope: all about the sound</p><p>By Tamsin Oyelaran</p>";
    CHECK(title_of_html("<meta property=og:title content='Rust and oak'>", line).empty());
    CHECK(title_of_html("<meta property=og:title content='The ferry'>", line) == "Ferry harbour lighthouse rope: all about the sound");
}

TEST_CASE("title: a stated heading that stands below where the story seems to begin") {
    const std::string opening = "<p>The museum closed its doors in March, and the curator said that no date had been set for them to open again.</p>";
    CHECK(title_of_html("<meta property=og:title content='Rust and oak'>", opening + "<h1>Rust and oak</h1>") == "Rust and oak");
}
