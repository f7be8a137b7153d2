#include "render_pages.hpp"

#include <stet/json.hpp>
#include <stet/render.hpp>
#include <stet/version.hpp>

#include <chrono>
#include <random>
#include <string>
#include <vector>

using stet::Document;
using stet::MetadataKey;
using stet::Role;
using stet::RoleSet;
using stet::to_json;
using stet::test::mark;
using stet::test::page_of;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& member : object.items()) keys.push_back(member.key());
    return keys;
}

/// A live blog's page with a title, a glued plea, and metadata.
Document sample() {
    Document page = page_of({{"Floods: the night", Role::title},
                             {"By Ann Lee", Role::byline},
                             {"The river rose. Sign up now! The town waited."},
                             {"9.15 pm", Role::timestamp},
                             {"Bridge closed", Role::heading},
                             {"The old bridge is closed."}});
    mark(page, " Sign up now! ", stet::Verdict::cut, stet::Label::newsletter);
    page.add_metadata(MetadataKey::title, "Floods: the night", "title/first-line");
    page.add_metadata(MetadataKey::title, "Floods", "title/other");
    page.add_metadata(MetadataKey::authors, "Ann Lee", "byline/by");
    page.add_metadata(MetadataKey::authors, "Bo Ek", "byline/by");
    page.add_metadata(MetadataKey::authors, "Agencies", "credit/with");
    const auto blocks = page.blocks();
    page.add_entry({blocks[3].span, blocks[4].span, {"Cy Day"}, 3, 6});
    return page;
}

}  // namespace

TEST_CASE("json: the contract") {
    const Document page = sample();
    CHECK(
        to_json(page, {.pieces = true}) ==
        R"({"stet":1,"title":"Floods: the night","metadata":{)"
        R"("title":{"value":"Floods: the night","origin":"title/first-line",)"
        R"("others":[{"value":"Floods","origin":"title/other"}]},)"
        R"("authors":{"value":["Ann Lee","Bo Ek"],"origin":"byline/by",)"
        R"("others":[{"value":"Agencies","origin":"credit/with"}]}},)"
        R"("entries":[{"time":"9.15 pm","heading":"Bridge closed","authors":["Cy Day"],)"
        R"("begin":78,"end":127}],)"
        R"("text":"The river rose. The town waited.\n\nBridge closed\n\nThe old bridge is closed.\n",)"
        R"("pieces":[{"begin":0,"end":17,"fate":"keep","role":"title","origin":""},)"
        R"({"begin":19,"end":29,"fate":"lift","role":"byline","origin":""},)"
        R"({"begin":31,"end":46,"fate":"keep","role":"paragraph","origin":""},)"
        R"({"begin":47,"end":59,"fate":"cut","label":"newsletter","origin":"test/ Si"},)"
        R"({"begin":60,"end":76,"fate":"keep","role":"paragraph","origin":""},)"
        R"({"begin":78,"end":85,"fate":"lift","role":"timestamp","origin":""},)"
        R"({"begin":87,"end":100,"fate":"keep","role":"heading","origin":""},)"
        R"({"begin":102,"end":127,"fate":"keep","role":"paragraph","origin":""}]})");
}

TEST_CASE("json: which keys there are, and in which order") {
    const Document page = sample();
    using Keys = std::vector<std::string>;
    CHECK(keys_of(Json::parse(to_json(page))) ==
          Keys{"stet", "title", "metadata", "entries", "text"});
    CHECK(keys_of(Json::parse(to_json(page, {.pieces = true, .document = true}))) ==
          Keys{"stet", "title", "metadata", "entries", "text", "pieces", "source", "blocks",
               "marks"});
    CHECK(to_json(Document()) == R"({"stet":1,"title":"","metadata":{},"entries":[],"text":""})");
    CHECK(Json::parse(to_json(page))["stet"] == stet::json_schema_version);
    CHECK(keys_of(Json::parse(to_json(page, {.document = true}))["entries"][0]) ==
          Keys{"time", "heading", "authors", "begin", "end", "time_begin", "time_end",
               "heading_begin", "heading_end", "first_block", "end_block", "pass"});
}

TEST_CASE("json: text is what to_text writes, of the roles asked for") {
    const Document page = sample();
    const RoleSet roles = RoleSet::all();
    CHECK(Json::parse(to_json(page))["text"] == stet::to_text(page));
    CHECK(Json::parse(to_json(page, {.roles = roles}))["text"] ==
          stet::to_text(page, {.roles = roles}));
}

TEST_CASE("json: indented it is the same, as nlohmann lays it out") {
    const Document page = sample();
    for (const int indent : {-1, 0, 1, 4}) {
        const std::string json =
            to_json(page, {.pieces = true, .document = true, .indent = indent});
        CHECK(json == Json::parse(json).dump(indent));
    }
}

TEST_CASE("json: pieces are all that is not blank, in order, apart, trimmed") {
    Document page = page_of({{"One two. Buy! Three"}, {"Four"}, {"Five"}});
    mark(page, "Buy! ");
    mark(page, " ");
    mark(page, "Four");
    const Json json = Json::parse(to_json(page, {.pieces = true}));
    std::string seen;
    std::size_t last = 0;
    for (const auto& piece : json["pieces"]) {
        const std::size_t begin = piece["begin"], end = piece["end"];
        CHECK(begin >= last);
        CHECK(begin < end);
        const std::string_view text = page.source().substr(begin, end - begin);
        CHECK(text.find_first_not_of(" \n") == 0);
        CHECK(text.find_last_not_of(" \n") == text.size() - 1);
        seen += text;
        last = end;
        CHECK(piece.contains("label") == (piece["fate"] == "cut"));
        CHECK(piece.contains("role") == (piece["fate"] != "cut"));
    }
    std::string want(page.source());
    for (std::string* text : {&seen, &want}) {
        std::erase_if(*text, [](char c) { return c == ' ' || c == '\n'; });
    }
    CHECK(seen == want);
}

TEST_CASE("json: valid whatever the bytes, one U+FFFD for a maximal subpart") {
    const Document page = page_of({{"caf\xE9 \xF0\x9F\x98 \xE2\x80\xA8-\x7F-\x01 \xED\xA0\x80"}});
    const std::string json = to_json(page);
    CHECK(Json::parse(json)["text"] ==
          "caf\xEF\xBF\xBD \xEF\xBF\xBD -\x7F-\x01 \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");

    std::mt19937 random(2);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto size = random() % 40;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random());
        const auto any = Document::from_text(text);
        REQUIRE(any.has_value());
        const std::string written = to_json(*any, {.pieces = true, .document = true});
        const Json read = Json::parse(written, nullptr, false);
        REQUIRE_FALSE(read.is_discarded());
        CHECK(read.contains("source") != read.contains("source_base64"));
        if (read.contains("source")) CHECK(read["source"] == text);
        CHECK(written.find('\n') == std::string::npos);
    }
}

TEST_CASE("json: many pieces take linear time, out and in") {
    const auto seconds = [](std::size_t blocks) {
        std::string text;
        for (std::size_t i = 0; i < blocks; ++i) text += "Rain on day " + std::to_string(i) + ".\n";
        auto page = Document::from_text(std::move(text));
        REQUIRE(page.has_value());
        for (std::size_t i = 0; i < page->blocks().size(); i += 2) {
            const stet::Span span = page->blocks()[i].span;
            page->add_mark({{span.begin + 5, span.begin + 8}});
        }
        page->resolve();
        const auto begin = std::chrono::steady_clock::now();
        const std::string json = to_json(*page, {.pieces = true, .document = true});
        const auto again = Document::from_json(json);
        REQUIRE(again.has_value());
        CHECK(to_json(*again, {.pieces = true, .document = true}) == json);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        return taken.count();
    };
    const double small = seconds(20'000);
    const double large = seconds(200'000);  // 400,000 pieces, for half of the blocks are in three
    CHECK(large < 10 * 4 * small + 1.0);
}

TEST_CASE("stet/json.hpp: values to nlohmann's json and back") {
    using nlohmann::json;
    const Document page = sample();
    const json document = page;
    CHECK(document == json::parse(to_json(page, {.pieces = true, .document = true})));
    const auto again = document.get<Document>();
    CHECK(to_json(again, {.document = true}) == to_json(page, {.document = true}));

    const json marks = page.marks();
    REQUIRE(marks.size() == 1);
    CHECK(marks[0]["label"] == "newsletter");
    const auto mark = marks[0].get<stet::Mark>();
    CHECK(mark.span == page.marks()[0].span);
    CHECK(mark.reach == page.marks()[0].reach);
    CHECK(mark.origin == page.marks()[0].origin);

    for (const stet::Piece& piece : page.pieces()) {
        const auto back = json(piece).get<stet::Piece>();
        CHECK(back.span == piece.span);
        CHECK(back.fate == piece.fate);
        CHECK(back.block == piece.block);
        CHECK(json(back) == json(piece));
    }
    for (const stet::Block& block : page.blocks()) {
        CHECK(json(json(block).get<stet::Block>()) == json(block));
    }
    const auto entry = json(page.entries()[0]).get<stet::Entry>();
    CHECK(entry.authors == page.entries()[0].authors);
    CHECK(entry.heading == page.entries()[0].heading);

    CHECK(json(Role::list_item) == "list_item");
    CHECK(json("read_more").get<stet::Label>() == stet::Label::read_more);
    CHECK(json(MetadataKey::paywalled).get<MetadataKey>() == MetadataKey::paywalled);
    CHECK(json(stet::Fate::lift).get<stet::Fate>() == stet::Fate::lift);
    CHECK_THROWS_AS(json("lists").get<Role>(), json::other_error);
    CHECK_THROWS_AS(json(3).get<Role>(), json::type_error);
    CHECK_THROWS_AS(json::object().get<stet::Span>(), json::out_of_range);
    CHECK_THROWS_AS(json::parse(to_json(page)).get<Document>(), json::other_error);
}
