// What a page says beside title, authors and dates: its language, section, address, image, and whether it is paid for.
#include "markup/language_tag.hpp"
#include "support/catch.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

using Values = std::vector<std::string>;

/// The values of a key as "ORIGIN=VALUE", without "page/".
Values values_of(std::string_view html, MetadataKey key, std::string_view url = {}) {
    const auto page = Document::from_html(html, {.url = url});
    REQUIRE(page);
    Values values;
    for (const MetadataValue& value : page->metadata().all(key)) {
        REQUIRE(value.origin.starts_with("page/"));
        values.push_back(value.origin.substr(5) + "=" + value.value);
    }
    return values;
}

std::string script(std::string_view json) { return "<script type=application/ld+json>" + std::string(json) + "</script>"; }

}  // namespace

TEST_CASE("a language by its tag, code or name") {
    for (const std::string_view tag : {"de", "DE", "de-DE", "de_AT", "deu", "ger", "German", "de, en", "de;q=1"}) {
        INFO(tag);
        CHECK(markup::language_of(tag) == "de");
    }
    CHECK(markup::language_of("cz") == "cs");
    CHECK(markup::language_of("gsw") == "gsw");
    for (const std::string_view other : {"", "d", "Sprache", "d3", "${lang}", "-de"}) {
        INFO(other);
        CHECK(markup::language_of(other) == "");
    }
    const auto languages_of = [](std::string_view html) { return values_of(html, MetadataKey::language); };
    CHECK(languages_of("<meta http-equiv=Content-Language content=fr-CA>") == Values{"meta.content-language=fr"});
    CHECK(languages_of("<html lang=FR><meta name=language content=Sprache>") == Values{"lang=fr"});
    CHECK(languages_of(script(R"({"@type": "Article", "inLanguage": {"@type": "Language", "name": "Norsk", "alternateName": "nb"}})")) == Values{"json-ld.inLanguage=nb"});
    CHECK(languages_of("<body><article><meta itemprop=inLanguage content=it>") == Values{"meta.inlanguage=it"});
}

TEST_CASE("addresses are absolute, and the canonical one comes first") {
    const auto urls_of = [](std::string_view html) { return values_of(html, MetadataKey::url, "https://quay.example/en/gates?from=feed"); };
    CHECK(urls_of("<link rel=canonical href=/gates><meta property=og:url content=//quay.example/g><base href=/>") ==
          Values{"canonical=https://quay.example/gates", "meta.og:url=https://quay.example/g", "url=https://quay.example/en/gates?from=feed"});
    CHECK(urls_of(script(R"({"@type": "Article", "mainEntityOfPage": {"@id": "https://quay.example/gates#webpage"}})")) ==
          Values{"json-ld.url=https://quay.example/gates", "url=https://quay.example/en/gates?from=feed"});
    // A page that calls the front page its own address is mistaken.
    CHECK(urls_of("<link rel=canonical href=https://quay.example/>").back() == "canonical=https://quay.example/");
    const auto images_of = [](std::string_view html) { return values_of(html, MetadataKey::image, "https://quay.example/en/gates"); };
    CHECK(images_of("<meta property=og:image content=../a.jpg>") == Values{"meta.og:image=https://quay.example/a.jpg"});
    CHECK(images_of("<link rel=image_src href=b.jpg>") == Values{"meta.image_src=https://quay.example/en/b.jpg"});
    CHECK(images_of("<p><img itemprop=image src=c.jpg>") == Values{"meta.image=https://quay.example/en/c.jpg"});
    CHECK(images_of(script(R"({"@type": "Article", "image": {"@type": "ImageObject", "contentUrl": "/d.jpg"}})")) == Values{"json-ld.image=https://quay.example/d.jpg"});
    CHECK(images_of(script(R"({"@type": "Article", "thumbnailUrl": ["/e.jpg"]})")) == Values{"json-ld.image=https://quay.example/e.jpg"});
    CHECK(images_of(script(R"({"@type": "Article", "image": "The gates of the harbour."})")).empty());
    CHECK(images_of("<meta property=og:image content=data:image/png;base64,AAAA>").empty());
}

TEST_CASE("an article's section: what the page says, else the way to it") {
    const auto sections_of = [](std::string_view html) { return values_of(html, MetadataKey::section, "https://www.quay.example/news/gates"); };
    const std::string title = "<meta property=og:site_name content='The Quay'><h1>Gates open</h1>";
    const auto trail = [](std::string_view items) { return script(R"({"@type": "BreadcrumbList", "itemListElement": )" + std::string(items) + "}"); };
    const std::string steps = R"([{"@type": "ListItem", "position": 1, "name": "Start", "item": "https://www.quay.example/de"},
        {"name": "Seatown", "item": "https://www.quay.example/"}, {"name": "The Quay"}, {"item": {"@id": "/harbour", "name": "Harbour"}},
        {"name": "Ships &amp; gates", "item": "/ships"}, {"name": "2024"}, {"name": "Gates open"}])";
    CHECK(sections_of(title + trail(steps)) == Values{"json-ld.BreadcrumbList=Harbour", "json-ld.BreadcrumbList=Ships & gates"});
    CHECK(sections_of(title + script(R"({"@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": {"name": "Harbour"}}})")) ==
          Values{"json-ld.BreadcrumbList=Harbour"});
    CHECK(sections_of(title + trail(steps) + "<meta property=article:section content=Ships>") == Values{"meta.article:section=Ships"});
    CHECK(sections_of(title + "<i itemprop=articleSection content=Ships>x</i>") == Values{"meta.articlesection=Ships"});
    CHECK(sections_of(title + "<meta name=section content='{{section}}'>").empty());
    CHECK(sections_of(title + trail("7")).empty());
    const std::string links = "<a href=/>Seatown</a> › <a href=/harbour>Harbour</a> › <a href=/ships>Ships</a> › Gates open";
    CHECK(sections_of(title + "<nav class='top breadcrumbs'>" + links + "</nav><a href=/x>More</a>") == Values{"breadcrumb=Harbour", "breadcrumb=Ships"});
    CHECK(sections_of(title + "<a href='/?breadcrumb=1'>A</a><div class=l-breadcrumb><ol><li><a href=/harbour>Harbour</a><li>Gates open</ol></div>") ==
          Values{"breadcrumb=Harbour"});
    CHECK(sections_of("<body class=has-breadcrumbs><p><a href=/harbour>Harbour</a>").empty());
}

TEST_CASE("whether readers must pay: by JSON-LD, meta elements, microdata and what elements are called") {
    const auto paid = [](std::string_view html) { return values_of(html, MetadataKey::paywalled); };
    const auto article = [](std::string_view members) { return script(R"({"@type": "NewsArticle", "headline": "Gates", )" + std::string(members) + "}"); };
    CHECK(paid(article(R"("isAccessibleForFree": false)")) == Values{"json-ld.isAccessibleForFree=true"});
    CHECK(paid(article(R"("isAccessibleForFree": "http://schema.org/True")")) == Values{"json-ld.isAccessibleForFree=false"});
    CHECK(paid(article(R"("isAccessibleForFree": "perhaps")")).empty());
    CHECK(paid(article(R"("hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"}])")) == Values{"json-ld.hasPart=true"});
    CHECK(paid(article(R"("isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": false})")) == Values{"json-ld.isAccessibleForFree=false"});
    CHECK(paid(article(R"("hasPart": ["x", {"isAccessibleForFree": true}])")).empty());
    CHECK(paid("<meta property=article:content_tier content=Metered>") == Values{"meta.article:content_tier=true"});
    CHECK(paid("<meta property=article:content_tier content=free>") == Values{"meta.article:content_tier=false"});
    CHECK(paid("<meta property=article:content_tier content=other>").empty());
    CHECK(paid("<meta name=isPremium content=0>") == Values{"meta.ispremium=false"});
    CHECK(paid("<div itemscope><meta itemprop=isAccessibleForFree content=false>") == Values{"meta.isaccessibleforfree=true"});
    CHECK(paid("<div><span itemprop=isAccessibleForFree content=true>x</span>") == Values{"meta.isaccessibleforfree=false"});
    const std::string plea = "<p>Read on with a subscription.</p>";
    CHECK(paid("<p>Gates are open.<div class=c-paywall__box>" + plea + "</div>") == Values{"paywall=true"});
    CHECK(paid("<meta property=article:content_tier content=free><div class=paywall>" + plea + "</div>") == Values{"meta.article:content_tier=false"});
    for (const std::string_view other : {"<body class=paywall>", "<div class=paywall hidden>", "<div class=paywall-container>", "<article class=paywall>",
                                         "<button class=paywall>", "<a href=/paywall>", "<div class=pay-wall>", "<div class=paywall></div>"}) {
        INFO(other);
        CHECK(paid(std::string(other) + plea).empty());
    }
}

TEST_CASE("the date of a change by an element, where the page's head has none") {
    const auto changes = [](std::string_view html) { return values_of(html, MetadataKey::modified); };
    const std::string times = "<time datetime=2024-03-07>7 March</time><time class=updated datetime=2024-03-08>8 March</time>";
    CHECK(changes(times) == Values{"time=2024-03-08"});
    CHECK(changes("<meta property=og:updated_time content=2024-03-09>" + times) == Values{"meta.og:updated_time=2024-03-09"});
}

TEST_CASE("types of JSON-LD are known in any case, Dublin Core's names with any sign") {
    CHECK(values_of(script(R"({"@type": "article", "headline": "Gates"})"), MetadataKey::title) == Values{"json-ld.headline=Gates"});
    CHECK(values_of("<meta name=DC:description content=Gates>", MetadataKey::description) == Values{"meta.dc.description=Gates"});
}
