// Live blogs whose markup tells their entries apart.
#include "support/catch.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

/// The entries as "TIME|HEADING|AUTHOR,AUTHOR|TEXT OF THE LAST BLOCK".
std::vector<std::string> entries_in(const Document& page) {
    std::vector<std::string> entries;
    for (const Entry& entry : page.entries()) {
        std::string shown = std::string(page.text(entry.time)) + '|' + std::string(page.text(entry.heading)) + '|';
        for (const std::string& author : entry.authors) shown += (shown.back() == '|' ? "" : ",") + author;
        shown += '|' + std::string(page.text(page.blocks()[entry.end_block - 1].span));
        entries.push_back(std::move(shown));
    }
    return entries;
}

std::vector<std::string> entries_of(std::string_view html) {
    const auto page = Document::from_html(html);
    REQUIRE(page);
    return entries_in(*page);
}

using Entries = std::vector<std::string>;

std::string live_script(std::string_view updates) {
    return R"(<script type=application/ld+json>{"@type": "LiveBlogPosting", "headline": "The storm, live", "liveBlogUpdate": )" + std::string(updates) +
           "}</script>";
}

const std::string story = "<p>The gates were shut at once, and all ships that were on their way had to wait outside until the morning came.</p>";

}  // namespace

TEST_CASE("entries are the elements that microdata calls updates") {
    const std::string entry = "<div itemprop=liveBlogUpdate itemscope><p><time datetime=2024-03-07T14:05Z>2.05 in the afternoon</time></p>"
                              "<h2>Gates shut</h2><p>By Jane Doe</p><p>They are shut.</p></div>";
    CHECK(entries_of("<h1>The storm</h1>" + entry + "<div itemprop='liveBlogUpdate'><p>14:01</p><p>It blows.</p></div><p>More news</p>") ==
          Entries{"2.05 in the afternoon|Gates shut|Jane Doe|They are shut.", "14:01|||It blows."});
    CHECK(entries_of("<h1>The storm</h1>" + entry + "<p>More news</p>").empty());
    // One within another is some of it.
    CHECK(entries_of(entry + "<div itemprop=liveBlogUpdate><h2>Wind</h2><div itemprop=liveBlogUpdate><p>It blows.</p></div></div>") ==
          Entries{"2.05 in the afternoon|Gates shut|Jane Doe|They are shut.", "|Wind||It blows."});
}

TEST_CASE("entries are elements of one class that is an entry's of a live blog, on pages that are live") {
    const auto page = [](std::string_view name, std::string_view text, std::string_view title = "Storm: live updates") {
        std::string html = "<h1>" + std::string(title) + "</h1>";
        for (const std::string_view time : {"14:05", "14:03 Uhr", "5 minutes ago"}) {
            html += "<div class='box " + std::string(name) + "'><span>" + std::string(time) + "</span><h3>Gates shut</h3>" + std::string(text) + "</div>";
        }
        return html + "<p>Read more";
    };
    for (const std::string_view name : {"live-blog-entry", "liveblog__post", "LiveTicker-Eintrag", "c-live-update", "newsticker_item"}) {
        INFO(name);
        CHECK(entries_of(page(name, "<p>1" + story)).size() == 3);
    }
    CHECK(entries_of(page("live-blog-entry", "<p>1" + story)).front().starts_with("14:05|Gates shut||The gates were shut"));
    for (const std::string_view name : {"entry", "live-blog-entries", "live-blog-entry-title", "delivery-item", "sticker-item", "box"}) {
        INFO(name);
        CHECK(entries_of(page(name, "<p>1" + story)).empty());
    }
    CHECK(entries_of(page("live-blog-entry", "<p>Read on")).empty());
    CHECK(entries_of(page("live-blog-entry", "<p>1" + story, "The storm")).empty());
}

TEST_CASE("entries are what stands around the headlines of JSON-LD's updates") {
    const std::string script = live_script(R"([{"@type": "BlogPosting", "headline": "Gates shut", "author": {"name": "Jane Doe"}},
        {"@type": "BlogPosting", "headline": "It blows", "author": [{"name": "By John Roe"}]},
        {"@type": "BlogPosting", "articleBody": "No ship has come in since the morning, says the harbour."},
        {"@type": "BlogPosting", "headline": "Not on this page"}, 7, null])");
    const std::string list = "<ul><li>Gates shut</li><li>It blows</li></ul>";
    // In elements of their own; a list of them at the top is none.
    CHECK(entries_of(script + "<h1>The storm</h1>" + list + "<main><div><i>14:05</i><h2>Gates shut</h2><p>They are shut.</p></div><div><h2>It blows</h2>" +
                     story + "<p>So far.</p></div><section><p>13:50<p>No ship has come in since the morning, says the harbour.</section></main><p>More") ==
          Entries{"14:05|Gates shut|Jane Doe|They are shut.", "|It blows|John Roe|So far.", "13:50|||No ship has come in since the morning, says the harbour."});
    // Side by side with their text.
    CHECK(entries_of(script + "<h1>The storm</h1><div><p>14:05<h2>Gates shut</h2><p>They are shut.<p>14:01<h2>It blows</h2><p>So far.</div><p>More") ==
          Entries{"14:05|Gates shut|Jane Doe|They are shut.", "14:01|It blows|John Roe|So far."});
    CHECK(entries_of(script + "<h1>The storm</h1><h2>Gates shut</h2><p>They are shut.").empty());
    CHECK(entries_of(live_script("{}") + "<h2>Gates shut</h2>").empty());
}

TEST_CASE("entries of the markup outlive runs, and come back from JSON") {
    std::string html = live_script(R"([{"headline": "Gates shut"}, {"headline": "It blows"}])") + "<h1>The storm</h1>";
    for (const std::string_view heading : {"Gates shut", "It blows"}) html += "<div><h2>" + std::string(heading) + "</h2>" + story + "</div>";
    auto page = Document::from_html(html);
    REQUIRE(page);
    const Entries entries = entries_in(*page);
    REQUIRE(entries.size() == 2);
    for (int i = 0; i < 2; ++i) Pipeline::standard().run(*page);
    CHECK(entries_in(*page) == entries);
    const std::string json = to_json(*page, {.document = true});
    auto again = Document::from_json(json);
    REQUIRE(again);
    CHECK(to_json(*again, {.document = true}) == json);
    Pipeline::standard().run(*again);
    CHECK(entries_in(*again) == entries);
    // Those of passes do not count beside them, and do not outlive a run.
    Entry found;
    found.end_block = 1;
    found.pass = 3;
    page->add_entry(found);
    page->resolve();
    CHECK(entries_in(*page) == entries);
    auto text = Document::from_text("One");
    text->add_entry(found);
    text->reset();
    text->resolve();
    CHECK(text->entries().empty());
}
