// What the page's markup says of its article becomes metadata, with its origin and the losers.
#include "markup/json_ld.hpp"
#include "support/catch.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

/// The values of a key as "ORIGIN=VALUE".
std::vector<std::string> values_of(std::string_view html, MetadataKey key, std::string_view url = {}) {
    const auto page = Document::from_html(html, {.url = url});
    REQUIRE(page);
    std::vector<std::string> values;
    for (const MetadataValue& value : page->metadata().all(key)) values.push_back(value.origin + "=" + value.value);
    return values;
}

using Values = std::vector<std::string>;

std::string script(std::string_view json) { return "<script type=application/ld+json>" + std::string(json) + "</script>"; }

markup::JsonLdArticle article_of(std::string_view json) {
    const std::vector<std::string_view> scripts{json};
    return markup::read_json_ld(scripts);
}

}  // namespace

TEST_CASE("JSON-LD, meta elements and others, in this order") {
    const std::string html =
        "<html lang=en-GB><head><title>Harbour gates open again - The Quay</title>"
        "<meta property=og:site_name content='The Quay'><meta property=og:title content='Harbour gates open'>"
        "<meta name=author content='By Jane Doe and John Roe, AP'><meta property=article:published_time content=2024-03-07T09:05:00Z>"
        "<meta name=description content='Captains &amp; crews wait no more.'><link rel=canonical href=https://quay.example/gates>" +
        script(R"({"@type": "NewsArticle", "headline": "Harbour gates open again", "datePublished": "2024-03-07",
                   "author": {"@type": "Person", "name": "Jane Doe"}, "isAccessibleForFree": "False",
                   "publisher": {"name": "The Quay Ltd"}, "image": ["https://quay.example/a.jpg", "b"]})") +
        "</head><body><p>Text</p><time datetime='2024-03-08'>8 March</time>";
    CHECK(values_of(html, MetadataKey::title) ==
          Values{"page/json-ld.headline=Harbour gates open again", "page/meta.og:title=Harbour gates open"});
    CHECK(values_of(html, MetadataKey::authors) == Values{"page/json-ld.author=Jane Doe", "page/meta.author=John Roe"});
    CHECK(values_of(html, MetadataKey::credit) == Values{"page/meta.author=AP"});
    CHECK(values_of(html, MetadataKey::published) ==
          Values{"page/json-ld.datePublished=2024-03-07", "page/meta.article:published_time=2024-03-07T09:05:00Z", "page/time=2024-03-08"});
    CHECK(values_of(html, MetadataKey::site) == Values{"page/json-ld.publisher=The Quay Ltd", "page/meta.og:site_name=The Quay"});
    CHECK(values_of(html, MetadataKey::description) == Values{"page/meta.description=Captains & crews wait no more."});
    CHECK(values_of(html, MetadataKey::image) == Values{"page/json-ld.image=https://quay.example/a.jpg"});
    CHECK(values_of(html, MetadataKey::language) == Values{"page/lang=en"});
    CHECK(values_of(html, MetadataKey::paywalled) == Values{"page/json-ld.isAccessibleForFree=true"});
    CHECK(values_of(html, MetadataKey::url, "https://quay.example/2024/03/06/gates?x") ==
          Values{"page/canonical=https://quay.example/gates", "page/url=https://quay.example/2024/03/06/gates?x"});
    CHECK(values_of("<p>x", MetadataKey::published, "https://quay.example/2024/03/06/gates") == Values{"page/url=2024-03-06"});
    CHECK(values_of("<svg><title>Logo</title></svg><title>Harbour | The Quay</title>", MetadataKey::title) ==
          Values{"page/title=Harbour | The Quay"});
    CHECK(values_of("<title>Storm: gates shut: The Quay</title><h1>Storm: gates shut</h1>", MetadataKey::title) ==
          Values{"page/title=Storm: gates shut"});
}

TEST_CASE("titles keep what other sources say of them too") {
    const auto title_of = [](std::string_view html) { return values_of(html, MetadataKey::title).front(); };
    // A short end could be a site's name, but not where an h1 or JSON-LD has it.
    CHECK(title_of("<meta property=og:title content='Harbour closed for weeks - and now?'>") == "page/meta.og:title=Harbour closed for weeks");
    CHECK(title_of("<meta property=og:title content='Harbour closed for weeks - and now?'><nav><h1>Harbour closed for weeks – and now?</h1></nav>") ==
          "page/meta.og:title=Harbour closed for weeks - and now?");
    CHECK(title_of(script(R"({"@type": "Article", "headline": "Harbour closed for weeks - and now?"})")) ==
          "page/json-ld.headline=Harbour closed for weeks - and now?");
}

TEST_CASE("a heading of any level, or the host, tells the headline from the site's name in <title>") {
    const auto title_of = [](std::string_view html) { return values_of(html, MetadataKey::title, "https://www.quay.example/gates").front(); };
    const std::string long_name = " - Society of the Friends of Seatown's Harbour";
    CHECK(title_of("<title>Harbour gates open again" + long_name + "</title><h2>Harbour gates open again</h2>") == "page/title=Harbour gates open again");
    CHECK(title_of("<title>Harbour gates open again" + long_name + "</title><h2>Other</h2>") == "page/title=Harbour gates open again" + long_name);
    CHECK(title_of("<title>Quay » Gates: open</title>") == "page/title=Gates: open");
    CHECK(title_of("<title>quay.example // Jane Doe</title>") == "page/title=Jane Doe");
    CHECK(title_of("<title>Harbour gates are open again │ Seatown Society</title>") == "page/title=Harbour gates are open again");
}

TEST_CASE("a headline that was cut for search engines is made whole") {
    const auto title_of = [](std::string_view headline, std::string_view rest) {
        return values_of(script(R"({"@type": "Article", "headline": ")" + std::string(headline) + "\"}") + std::string(rest), MetadataKey::title).front();
    };
    const std::string cut = "The harbour gates are open again after four weeks of repairs, and the ships that had waited outside";
    const std::string whole = cut + " come in one by one";
    CHECK(title_of(cut, "<h1>" + whole + "</h1>") == "page/json-ld.headline=" + whole);
    CHECK(title_of(cut, "<meta property=og:title content='" + whole + " | The Quay'>") == "page/json-ld.headline=" + whole);
    CHECK(title_of("Harbour gates open again...", "<h1>Harbour gates open again after four weeks</h1>") == "page/json-ld.headline=Harbour gates open again after four weeks");
    CHECK(title_of(cut, "") == "page/json-ld.headline=" + cut);
    CHECK(title_of("Harbour gates open", "<meta property=og:title content='Harbour gates open again after four weeks'>") == "page/json-ld.headline=Harbour gates open");
}

TEST_CASE("the only h1 comes before what was written for search engines") {
    const auto title_of = [](std::string_view html) { return values_of(html, MetadataKey::title).front(); };
    const std::string meta = "<meta property=og:title content='Best Ferries to Seatown 2024'>";
    CHECK(values_of(meta + "<h1>Which ferries to take to Seatown</h1>", MetadataKey::title) ==
          Values{"page/h1=Which ferries to take to Seatown", "page/meta.og:title=Best Ferries to Seatown 2024"});
    CHECK(title_of(meta + "<h1>Seatown's ferries</h1><p>x</p><h1>Seatown's ferries</h1>") == "page/h1=Seatown's ferries");
    CHECK(title_of("<h1>Gates</h1>") == "page/h1=Gates");
    // Not a logo, a menu, a site's name, one of several, or words that are of something else.
    for (const std::string_view other :
         {"<h1><a href=/>Ferries of Seatown</a></h1>", "<ol><li><h1>Ferries to Seatown</h1></li></ol>", "<meta property=og:site_name content='Ferries'><h1>The Ferries</h1>",
          "<h1>Seatown's ferries</h1><h1>More ferries</h1>", "<h1>Our blog</h1>", "<h1>News Best Ferries to Seatown 2024</h1>"}) {
        INFO(other);
        CHECK(title_of(meta + std::string(other)) == "page/meta.og:title=Best Ferries to Seatown 2024");
    }
    // Where the title stands on the page, another h1 is of something else.
    CHECK(title_of(meta + "<h2>Best Ferries to Seatown 2024</h2><h1>What ferries to Seatown cost</h1>") == "page/meta.og:title=Best Ferries to Seatown 2024");
    // A news article's headline is an editor's, but where the other two agree.
    const std::string news = script(R"({"@type": "NewsArticle", "headline": "Seatown ferries stop"})");
    CHECK(title_of(news + "<h1>Ferries to Seatown have stopped</h1>") == "page/json-ld.headline=Seatown ferries stop");
    CHECK(title_of(news + meta + "<h1>Ferries to Seatown have stopped</h1>") == "page/json-ld.headline=Seatown ferries stop");
    CHECK(title_of(news + meta + "<h1>Best ferries to Seatown (2024)</h1>") == "page/h1=Best ferries to Seatown (2024)");
    CHECK(title_of(script(R"({"@type": "BlogPosting", "headline": "Seatown ferries stop"})") + "<h1>Ferries to Seatown have stopped</h1>") ==
          "page/h1=Ferries to Seatown have stopped");
}

TEST_CASE("a date that stands near the headline, where the page's head has none") {
    const auto dates_of = [](std::string_view html) { return values_of(html, MetadataKey::published); };
    const std::string_view title = "<html lang=de><title>Schleuse offen</title><h1>Schleuse offen</h1>";
    const auto page = [&](std::string_view rest) { return std::string(title) + std::string(rest); };
    CHECK(dates_of(page("<p>Hafen, 7. März 2024, 9.05 Uhr<p>Text")) == Values{"page/date=2024-03-07T09:05"});
    CHECK(dates_of("<p>7.3.2024</p><h1>Schleuse offen</h1><p>Text") == Values{"page/date=2024-03-07"});
    // What an element is called counts more than which is nearer.
    CHECK(dates_of(page("<p>Am 1. März 2024 war Fest<div class=post-date><b>7. März 2024</b></div>")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of(page("<p class=updated-date>8. März 2024<p>7. März 2024")) == Values{"page/date=2024-03-07"});
    // Other stories' boxes do not count, but where they hold the headline.
    CHECK(dates_of(page("<div class=related><p>8. März 2024</div>")).empty());
    CHECK(dates_of("<div class=related-page><h1>Schleuse offen</h1><p>8. März 2024</div>") == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page("<div class=widget><p>8. März 2024</div>")).empty());
    CHECK(dates_of(page("<div class=article-sidebar><p>8. März 2024</div>")) == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page("<div class=page-widget><p>8. März 2024</div>")) == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page("<div class=profile-joined><p>8. März 2004</div><p>7. März 2024")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of(page("<meta name=pubdate content=2024-03-01><p>7. März 2024")) == Values{"page/meta.pubdate=2024-03-01"});
    CHECK(dates_of("<html lang=en><h1>Gates open</h1><p>7/3/2024") == Values{});
    CHECK(dates_of("<html lang=en><meta property=og:locale content=en_GB><h1>Gates open</h1><p>7/3/2024") == Values{"page/date=2024-03-07"});
    // <time> stands between what is at the headline and what is farther.
    const std::string far = "<p>1<p>2<p>3<p>4<p>5<p>6<p>7<p>8. März 2024";
    CHECK(dates_of(page("<p>7. März 2024" + far + "<p><time datetime=2024-03-01>1</time>")) == Values{"page/date=2024-03-07", "page/time=2024-03-01"});
    CHECK(dates_of(page(far)) == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page(far + "<time datetime=2024-03-01>1</time>")) == Values{"page/time=2024-03-01"});
    CHECK(dates_of(page("<p>Am 7. März 1924")).empty());
    CHECK(dates_of("<p>Keine Überschrift") == Values{});
    CHECK(dates_of("") == Values{});
}

TEST_CASE("what a page says of its dates to programs counts more than what it prints") {
    const auto dates_of = [](std::string_view html) { return values_of(html, MetadataKey::published); };
    const auto page = [](std::string_view rest) { return "<html lang=en><h1>Harbour gates open</h1>" + std::string(rest); };
    CHECK(dates_of(page("<p><time datetime=2024-03-07>03/07/2024</time> by Jane Doe")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of("<p class=date>16 March 2024</p>" + page("<p><time datetime=2024-03-07>03/07/2024</time> by Jane Doe")).front() == "page/date=2024-03-07");
    CHECK(dates_of(page("<time itemprop=dateModified datetime=2024-03-08>8 March 2024</time> <time itemprop=datePublished datetime=2024-03-07>1</time>")) ==
          Values{"page/meta.datepublished=2024-03-07"});
    CHECK(dates_of(page("<abbr itemprop=datePublished title=2024-03-07T09:05:00+01:00>Thursday</abbr>")) == Values{"page/meta.datepublished=2024-03-07T09:05:00+01:00"});
    CHECK(values_of(page("<span itemprop=dateModified content=2024-03-08>"), MetadataKey::modified) == Values{"page/meta.datemodified=2024-03-08"});
    CHECK(dates_of(page("<p><time class=updated datetime=2024-03-08>8 March</time><p>7 March 2024")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of(page("<p><time class='published updated' datetime=2024-03-07>1</time>")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of(page("<script>var page = {\"title\": \"Gates\", \"publishedDate\": \"2024-03-07\"};</script>")) == Values{"page/script=2024-03-07"});
    for (const std::string_view other : {R"({"publishedDate": null, "a": "2024-03-07"})", R"({"republished": "2024-03-07"})", R"({"a": "publishDate", "2024-03-07"})",
                                         R"("publishedDate)", R"("publishedDate":)", "publishedDate"}) {
        INFO(other);
        CHECK(dates_of(page("<script>" + std::string(other) + "</script>")).empty());
    }
    // A meta element's "date" may be of anything.
    CHECK(dates_of(page("<meta name=date content=2024-03-01><p>7 March 2024")) == Values{"page/date=2024-03-07", "page/meta.date=2024-03-01"});
    CHECK(dates_of(page("<meta name=date content=2024-03-01>")) == Values{"page/meta.date=2024-03-01"});
}

TEST_CASE("the date of a change is the page's only where it has no other") {
    const auto dates_of = [](std::string_view html) { return values_of(html, MetadataKey::published); };
    const auto page = [](std::string_view rest) { return "<html lang=fr><h1>Les portes du port</h1>" + std::string(rest); };
    CHECK(dates_of(page("<p><i>Mis à jour le 8 mars 2024</i><p>1<p>2<p>3<p>4<p>5<p>6<p>7 mars 2024")) == Values{"page/date=2024-03-07"});
    CHECK(dates_of(page("<p>Mis à jour le 8 mars 2024")) == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page("<p class=modified>8 mars 2024")) == Values{"page/date=2024-03-08"});
    CHECK(dates_of(page("<div class=teaser>8 mars 2024</div><p>1<p>7 mars 2024")) == Values{"page/date=2024-03-07"});
}

TEST_CASE("dates in longer lines: of an article's data, and before its first words") {
    const auto dates_of = [](std::string_view line) { return values_of("<html lang=de><h1>Schleuse offen</h1><p>" + std::string(line), MetadataKey::published); };
    const std::string rest = "alle Tore der Schleuse sind nach langer Reparatur wieder offen, und die Schiffe fahren wie früher ein und aus. ";
    CHECK(dates_of("Geschrieben von Hanna Klee, eingestellt am 7. März 2024 unter Hafen, Schleuse, Schifffahrt, Nachrichten aus der Region") ==
          Values{"page/date=2024-03-07"});
    CHECK(dates_of("Am 7. März 2024 war Fest, und alle kamen an den Hafen, um die neue Schleuse zu sehen, die offen ist.").empty());
    CHECK(dates_of("Seestadt, 7. März 2024 – " + rest + rest) == Values{"page/date=2024-03-07"});
    CHECK(dates_of("(7. März 2024) " + rest + rest) == Values{"page/date=2024-03-07"});
    CHECK(dates_of("Am 7. März 2024 sagte er " + rest + rest).empty());
}

TEST_CASE("the day of a date in UTC is the one that readers saw") {
    const auto date_of = [](std::string_view html) { return values_of(html, MetadataKey::published).front(); };
    const std::string utc = script(R"({"@type": "NewsArticle", "headline": "Gates", "datePublished": "2024-03-07T22:04:00Z"})") + "<h1>Gates</h1>";
    CHECK(date_of(utc + "<meta name=pubdate content=2024-03-08T00:04:00+02:00>") == "page/meta.pubdate=2024-03-08T00:04:00+02:00");
    CHECK(date_of(utc + "<p>8 March 2024, 0:04") == "page/date=2024-03-08T00:04");
    for (const std::string_view other : {"<p>7 March 2024, 17:34", "<p>8 March 2024", "<p>8 March 2024, 0:05", "<p>9 March 2024, 22:04", "<meta name=pubdate content=2024-03-08T00:04:00+01:00>"}) {
        INFO(other);
        CHECK(date_of(utc + std::string(other)) == "page/json-ld.datePublished=2024-03-07T22:04:00Z");
    }
}

TEST_CASE("numbers of a date are read as in the language, or in the host's country") {
    const auto dates_of = [](std::string_view html, std::string_view url) { return values_of(html, MetadataKey::published, url); };
    CHECK(dates_of("<h1>Gates</h1><p>7/3/2024", "https://quay.co.uk/gates") == Values{"page/date=2024-03-07"});
    CHECK(dates_of("<h1>Gates</h1><p>7/3/2024", "https://quay.example/gates").empty());
    CHECK(dates_of("<html lang=en-US><h1>Gates</h1><p>7/3/2024", "https://quay.co.uk/gates") == Values{"page/date=2024-07-03"});
    CHECK(dates_of("<h1>Gates</h1><link rel=canonical href=https://quay.example/2024/mar/07/gates>", "https://copy.example/1") == Values{"page/canonical=2024-03-07"});
}

TEST_CASE("authors by what their elements are called, where the page's head names nobody") {
    const auto authors_of = [](std::string_view html) { return values_of(html, MetadataKey::authors, "https://www.quay.example/gates"); };
    const auto page = [](std::string_view rest) { return "<h1>Harbour gates open</h1>" + std::string(rest); };
    CHECK(authors_of(page("<p>7 March by <a class=author-name>Jane Doe</a> in News")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<a rel=author>Jane Doe</a>, <a rel=author>John Roe</a><p>Text")) ==
          Values{"page/byline=Jane Doe", "page/byline=John Roe"});
    CHECK(authors_of(page("<div itemprop=author><span>By</span><b>Jane Doe</b></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<p>By Jane Doe<p>Text")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<p>News<p><span class=byline>Jane Doe</span>" + page("<p>Text")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<span class=author>Ann</span>")) == Values{"page/byline=Ann"});
    // One word may be a button's.
    CHECK(authors_of(page("<b class=author-tag>Follow</b> <b class=author>Jane Doe</b>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=head-image><b class=author-bio>Ann Poe</b><b class=author>Jane Doe</b></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=comment><b class=author>Jane Doe</b></div>")).empty());
    CHECK(authors_of(page("<div class=related><div><b class=author>Jane Doe</b></div><b class=author>John Roe</b></div>")).empty());
    CHECK(authors_of(page("<b class=author>Jane Doe</b>" + std::string(600, ' ') + "<b class=author>John Roe</b>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<meta name=author content='John Roe'>" + page("<b class=author>Jane Doe</b>")) == Values{"page/meta.author=John Roe"});
    // The rest is as it was read, whatever is left open.
    CHECK(authors_of(page("<b class=author>Jane Doe<p>Text")).empty());
    CHECK(authors_of(page("<script>'<b class=author>Jane Doe</b>'</script>")).empty());
}

TEST_CASE("authors of boxes about them, where nobody else is named") {
    const auto authors_of = [](std::string_view rest) { return values_of("<h1>Harbour gates open</h1>" + std::string(rest), MetadataKey::authors); };
    const std::string life = "<p>She has written about the harbour for twenty years, and before that about all that comes and goes by sea: ships, captains, "
                             "cargo, gulls, weather, and the price of fish on the market. She lives above the locks.</p>";
    CHECK(authors_of("<div class=about-author><h4>About the author</h4><b>Jane Doe</b>" + life + "</div>") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<div class=author-wrap><b>Jane Doe</b><div class=author-text>" + life + "</div></div>") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<div class=about-author><b>Jane Doe</b>" + life + "</div><p class=author>John Roe</p>") == Values{"page/byline=John Roe"});
    for (const std::string_view other : {"<b>Latest News</b>", "<b>Follow Jane</b>", "<b>Gates, Locks, Ships</b>", "<b>Eingestellt von</b>", "<b>jane</b>"}) {
        INFO(other);
        CHECK(authors_of("<div class=about-author>" + std::string(other) + life + "</div>").empty());
    }
}

TEST_CASE("authors by what leads to their elements, or stands beside them") {
    const auto authors_of = [](std::string_view html) { return values_of(html, MetadataKey::authors, "https://www.quay.example/gates"); };
    const auto page = [](std::string_view rest) { return "<h1>Harbour gates open</h1>" + std::string(rest); };
    // A link to an author's page, or an address, where no class says more.
    CHECK(authors_of(page("<div><a href=/author/jane-doe/>Jane Doe</a></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div><a href='/library?author=jane'>Jane Doe</a></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<ul><li>Written by <address>Jane Doe</address></ul>")) == Values{"page/byline=Jane Doe"});
    for (const std::string_view other : {"<a href=/authors/>Our Authors</a>", "<a href=/author/jane>see all posts</a>", "<a href=/harbour/jane-doe>Jane Doe</a>"}) {
        INFO(other);
        CHECK(authors_of(page(other)).empty());
    }
    CHECK(authors_of(page("<p>By John Roe</p><a href=/author/jane-doe/>Jane Doe</a>")) == Values{"page/byline=John Roe"});
    CHECK(authors_of(page("<a href=/author/jane-doe/ rel=author>Jane Doe</a><a href=/author/john-roe/>John Roe</a>")) == Values{"page/byline=Jane Doe"});
    // Blocks and line breaks part a name from what is beside it.
    CHECK(authors_of(page("<div class=author-name><div>Jane Doe</div><div>Marketing Manager</div></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=byline>By <a href=/author/jane>Jane Doe</a><br><span class=author-title>Senior Harbour Reporter</span></div>")) ==
          Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=byline>By <a href=/author/jane>Jane Doe</a> and <a href=/author/john>John Roe</a></div>")) ==
          Values{"page/byline=Jane Doe", "page/byline=John Roe"});
    // The footer of an article has its author, the page's has not.
    CHECK(authors_of(page("<div class=post-footer>Posted by <span class=author>Jane Doe</span></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=footer><div><span class=author>Jane Doe</span></div></div>")).empty());
    CHECK(authors_of(page("<b class=license-author>Jane Doe</b>")).empty());
    CHECK(authors_of(page("<div class=content-sidebar-wrap><b class=author>Jane Doe</b></div>")) == Values{"page/byline=Jane Doe"});
    CHECK(authors_of(page("<div class=page-sidebar><div><b class=author>Jane Doe</b></div></div>")).empty());
}

TEST_CASE("authors by the lines that name them") {
    const auto authors_of = [](std::string_view rest) {
        return values_of("<h1>Harbour gates open</h1><p>1<p>2<p>3<p>4<p>5<p>6" + std::string(rest), MetadataKey::authors);
    };
    CHECK(authors_of("<p>Autorin: Hanna Klee, Leiterin des Hafens") == Values{"page/byline=Hanna Klee"});
    CHECK(authors_of("<p>Posted by jdoe2 at 9:05") == Values{"page/byline=jdoe2"});
    CHECK(authors_of("<p><i>Von Hanna Klee</i>") == Values{"page/byline=Hanna Klee"});
    CHECK(authors_of("<p>作者：王小明") == Values{"page/byline=王小明"});
    CHECK(authors_of("<p>Written by</p><p>Jane Doe</p>") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<h5>Author</h5>Jane Doe<p>Text") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<p>By</p><p>Jane Doe</p>") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<p><span>By</span><span>Jane Doe</span></p>") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<p>7 March 2024 by Jane Doe, harbour master of the island") == Values{"page/byline=Jane Doe"});
    CHECK(authors_of("<p>7 ships by Jane Doe").empty());
    for (const std::string_view other : {"<p>By this time, all had gone home.", "<p>By Ann", "<ul><li>Author<li>Recent Posts</ul>", "<table><tr><td>Di<td>Mi</table>",
                                         "<div class=comment><p>Posted by jdoe</div>"}) {
        INFO(other);
        CHECK(authors_of(other).empty());
    }
    CHECK(values_of("<p>By Business Need</p><h1>Harbour gates open</h1><p>1", MetadataKey::authors) == Values{"page/byline=Business Need"});
    CHECK(values_of("<p>By Business Need</p><p>1<p>2<p>3<p>4<h1>Harbour gates open</h1><p>1", MetadataKey::authors).empty());
}

TEST_CASE("a login or a first name in the page's head gives way to the byline's name") {
    const auto authors_of = [](std::string_view author, std::string_view byline) {
        return values_of("<meta name=author content='" + std::string(author) + "'><h1>Harbour gates open</h1><b class=author>" + std::string(byline) + "</b>",
                         MetadataKey::authors).front();
    };
    for (const std::string_view login : {"jane.doe", "jane_doe", "jdoe2", "jdoe", "JD", "Jane"}) {
        INFO(login);
        CHECK(authors_of(login, "Jane Doe") == "page/byline=Jane Doe");
        CHECK(authors_of(login, "") == "page/meta.author=" + std::string(login));
    }
    CHECK(authors_of("Voltaire", "Jane Doe") == "page/meta.author=Voltaire");
    CHECK(authors_of("王小明", "Jane Doe") == "page/meta.author=王小明");
    CHECK(authors_of("John Roe", "Jane Doe") == "page/meta.author=John Roe");
}

TEST_CASE("the site is the author only where nobody is named") {
    const auto authors_of = [](std::string_view html) { return values_of(html, MetadataKey::authors, "https://www.quay.example/gates"); };
    const std::string byline = "<h1>Harbour gates open</h1><b class=author>Jane Doe</b>";
    for (const std::string_view site : {"<meta property=og:site_name content='The Quay'><meta name=author content='The Quay'>",
                                       "<meta name=author content='quay.example'>", "<meta name=author content='Quay Foundation e.V.'>",
                                       "<meta name=dc.publisher content='Seatown Daily'><meta name=author content='Seatown Daily'>",
                                       "<meta name=author content='Quay News (www.quay.example)'>"}) {
        INFO(site);
        CHECK(authors_of(std::string(site) + byline).front() == "page/byline=Jane Doe");
    }
    const std::string ours = script(R"({"@type": "Article", "headline": "Gates", "author": {"@type": "NewsMediaOrganization", "name": "Quay Daily"}})");
    CHECK(authors_of(ours + byline) == Values{"page/byline=Jane Doe", "page/json-ld.author=Quay Daily"});
    CHECK(authors_of(ours) == Values{"page/json-ld.author=Quay Daily"});
    CHECK(authors_of(ours + "<meta name=author content='Jane Doe'>") == Values{"page/meta.author=Jane Doe"});
    CHECK(values_of(ours + "<meta name=author content='Jane Doe'>", MetadataKey::credit) == Values{"page/json-ld.author=Quay Daily"});
}

TEST_CASE("the page's metadata stays first, and outlives runs of a pipeline") {
    auto page = Document::from_html("<meta name=author content='Jane Doe'><h1>Harbour gates open</h1><p>By John Roe<p>" +
                                    std::string("The harbour reopened on Monday after a week of repairs to its gates. "));
    REQUIRE(page);
    for (int run = 0; run < 2; ++run) {
        Pipeline::standard().run(*page);
        CHECK(page->metadata().authors() == std::vector<std::string>{"Jane Doe"});
        CHECK(page->metadata().all(MetadataKey::authors).size() == 2);
    }
    page->reset();
    CHECK(page->metadata().all(MetadataKey::authors).size() == 1);
}

TEST_CASE("JSON-LD: kinds of articles, graphs, references") {
    CHECK(article_of(R"({"@graph": [{"@type": "WebSite", "name": "Quay"}, {"@type": ["Thing", "ReportageNewsArticle"],
        "headline": "Gates", "author": [{"@id": "#j"}, "John Roe"]}, {"@id": "#j", "@type": "Person", "name": "Jane Doe"}]})")
              .authors == std::vector<std::string>{"Jane Doe", "John Roe"});
    CHECK(article_of(R"([{"@type": "BreadcrumbList"}, {"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Gates"}}])")
              .headline == "Gates");
    // What stands beside the article in a list of others is not it.
    CHECK(article_of(R"({"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]})").headline.empty());
    CHECK(article_of(R"({"@type": "NewsArticle", "headline": "A"})").is_free == std::nullopt);
    CHECK(article_of(R"({"@type": "NewsArticle", "headline": "A", "isAccessibleForFree": true})").is_free == true);
    CHECK(article_of(R"({"@type": "WebPage", "datePublished": "2024-03-07"})").published == "2024-03-07");
    const std::vector<std::string_view> two{R"({"@type": "NewsArticle", "headline": "A"})",
                                            R"({"@type": "Article", "headline": "B", "datePublished": "2024"})"};
    CHECK(markup::read_json_ld(two).headline == "A");
    CHECK(markup::read_json_ld(two).published == "2024");
}

TEST_CASE("JSON-LD: recipes and instructions are articles too") {
    CHECK(article_of(R"({"@type": "Recipe", "name": "Fish soup", "author": "Jane Doe"})").authors == std::vector<std::string>{"Jane Doe"});
    CHECK(article_of(R"({"@type": "HowTo", "name": "To mend a net"})").headline == "To mend a net");
}

TEST_CASE("references in JSON-LD's strings mean their characters") {
    CHECK(article_of(R"({"@type": "Article", "headline": "Doe&#8217;s &quot;gates&quot; R&D \u0026amp; more &"})").headline == "Doe’s \"gates\" R&D & more &");
    CHECK(article_of(R"({"@type": "Article", "url": "https://quay.example/?a=1&copy=2"})").url == "https://quay.example/?a=1&copy=2");
}

TEST_CASE("JSON-LD: the article's text, without tags") {
    CHECK(article_of(R"({"@type": "Article", "articleBody": "<p>Gates &lt; 3 m.<\/p><p class='a'>Open &amp; shut."})").body == " Gates < 3 m.  Open & shut.");
    CHECK(article_of(R"({"@type": "NewsArticle", "articleBody": "Gates &amp;lt;b&amp;gt; 1 < 2 <3 <b"})").body == "Gates &lt;b&gt; 1 < 2 <3 <b");
    CHECK(article_of(R"({"@type": "WebPage", "articleBody": ["Gates"]})").body == "Gates");
    CHECK(article_of(R"({"@type": "Article", "headline": "Gates"})").body.empty());
}

TEST_CASE("broken JSON-LD is mended") {
    for (const std::string_view json : {
             "{\"@type\": \"Article\", \"headline\": \"Gates\topen\"}",                          // a raw tab
             "{\"@type\": \"Article\", \"headline\": \"Gates open\",}",                          // a comma too many
             "/*<![CDATA[*/ {\"@type\": \"Article\", \"headline\": \"Gates open\"} /*]]>*/",     // comments
             "<!-- x --> {\"@type\": \"Article\", // y\n \"headline\": \"Gates open\"};",        // and a semicolon
             "[{\"@type\": \"Article\", \"headline\": \"Gates open\", \"x\": [1, {\"y\": 2",     // cut short
             "{\"@type\": \"Article\", \"headline\": \"Gates open",                              // in a string
             "{\"@type\": \"Article\", \"headline\": \"Gates\\' open\" }}}",                     // an unknown escape
             "{\"@type\": \"Article\", \"headline\": \"Gates open\", \"headline\": \"Other\"}",  // a key twice
         }) {
        INFO(json);
        CHECK_FALSE(article_of(json).headline.empty());
        CHECK(article_of(json).headline.starts_with("Gates"));
    }
    const std::string whole = R"({"@type": "Article", "headline": "Gates", "author": [{"name": "Jane \"J\" Doe"}]})";
    for (std::size_t length = 0; length < whole.size(); ++length) CHECK_NOTHROW(article_of(whole.substr(0, length)));
    CHECK_NOTHROW(article_of(std::string(100'000, '[')));
    CHECK_NOTHROW(article_of("{\"@type\": \"Article\", \"headline\": \"\xFF\"}"));
}
