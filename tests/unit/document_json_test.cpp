#include "render_pages.hpp"

#include <stet/document.hpp>
#include <stet/render.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

using stet::Block;
using stet::Document;
using stet::Error;
using stet::ErrorCode;
using stet::JsonOptions;
using stet::Label;
using stet::MetadataKey;
using stet::Reach;
using stet::Role;
using stet::Span;
using stet::to_json;
using stet::Verdict;
using stet::test::mark;
using stet::test::page_of;
using Json = nlohmann::ordered_json;
using namespace std::string_literals;

namespace {

const JsonOptions whole{.pieces = true, .document = true};

/// A page with something of everything that the document form holds.
Document everything() {
    std::string source =
        "Floods\r\n\r\nBy Ann Lee\r\nThe river rose.  Sign up! It\r\nfell.\r\n9 pm\r\nBridge\r\n";
    const auto block = [&](std::string_view words, Role role, std::uint8_t level, Span page) {
        const auto begin = static_cast<std::uint32_t>(source.find(words));
        return Block{
            {begin, begin + static_cast<std::uint32_t>(words.size())}, role, level, {}, page};
    };
    auto page = Document::from_blocks(
        source,
        {block("Floods", Role::heading, 1, {10, 16}), block("By Ann Lee", Role::paragraph, 0, {}),
         block("The river rose.  Sign up! It\r\nfell.", Role::list_item, 2, {40, 90}),
         block("9 pm", Role::timestamp, 0, {91, 95}), block("Bridge", Role::heading, 3, {0, 6})});
    REQUIRE(page.has_value());
    page->set_role(0, Role::title, page->intern("title/first"), 0);
    page->set_role(1, Role::byline, page->intern("byline/by"));
    page->set_role(3, Role::timestamp, page->intern("timestamp/clock"), 4);
    const auto at = static_cast<std::uint32_t>(source.find("Sign"));
    page->add_mark({{at, at + 8},
                    Verdict::cut,
                    Label::newsletter,
                    Reach::run,
                    7,
                    page->intern("newsletter/en.newsletter.sign-up")});
    page->add_mark(
        {{at + 4, at + 9}, Verdict::stet, Label::other, Reach::phrase, 0, page->intern("hand")});
    page->add_mark({{0, 0}, Verdict::cut, Label::related, Reach::line, 65535, {}});
    page->add_metadata(MetadataKey::title, "Floods", "title/first");
    page->add_metadata(MetadataKey::title, "Floods ", "");
    page->add_metadata(MetadataKey::authors, "Ann Lee", "byline/by");
    page->add_metadata(MetadataKey::authors, "Bo\tEk", "byline/by");
    page->add_metadata(MetadataKey::authors, "AAP", "credit/with");
    page->add_metadata(MetadataKey::paywalled, "true", "paywall/x");
    page->add_entry({page->blocks()[3].span, page->blocks()[4].span, {"Cy", "Di"}, 3, 5});
    page->add_entry({{}, {}, {}, 2, 2});
    page->resolve();
    return *std::move(page);
}

void check_same(const Document& a, const Document& b) {
    CHECK(a.source() == b.source());
    REQUIRE(a.blocks().size() == b.blocks().size());
    for (std::size_t i = 0; i < a.blocks().size(); ++i) {
        CHECK(a.blocks()[i].span == b.blocks()[i].span);
        CHECK(a.blocks()[i].page == b.blocks()[i].page);
        CHECK(a.blocks()[i].role == b.blocks()[i].role);
        CHECK(a.blocks()[i].level == b.blocks()[i].level);
        CHECK(a.origin(a.blocks()[i].origin) == b.origin(b.blocks()[i].origin));
    }
    REQUIRE(a.marks().size() == b.marks().size());
    for (std::size_t i = 0; i < a.marks().size(); ++i) {
        const stet::Mark &x = a.marks()[i], &y = b.marks()[i];
        CHECK((x.span == y.span && x.verdict == y.verdict && x.label == y.label &&
               x.reach == y.reach && x.pass == y.pass));
        CHECK(a.origin(x.origin) == b.origin(y.origin));
    }
    REQUIRE(a.pieces().size() == b.pieces().size());
    for (std::size_t i = 0; i < a.pieces().size(); ++i) {
        const stet::Piece &x = a.pieces()[i], &y = b.pieces()[i];
        CHECK((x.span == y.span && x.fate == y.fate && x.role == y.role && x.label == y.label &&
               x.block == y.block));
        CHECK(a.origin(x.origin) == b.origin(y.origin));
    }
    REQUIRE(a.entries().size() == b.entries().size());
    for (std::size_t i = 0; i < a.entries().size(); ++i) {
        const stet::Entry &x = a.entries()[i], &y = b.entries()[i];
        CHECK((x.time == y.time && x.heading == y.heading && x.authors == y.authors &&
               x.first_block == y.first_block && x.end_block == y.end_block));
    }
    CHECK(a.metadata() == b.metadata());
}

Document round_trip(const Document& page) {
    for (const int indent : {-1, 2}) {
        JsonOptions options = whole;
        options.indent = indent;
        const std::string json = to_json(page, options);
        const auto again = Document::from_json(json);
        INFO((again ? std::string() : again.error().detail));
        REQUIRE(again.has_value());
        CHECK(to_json(*again, options) == json);
    }
    const JsonOptions lean{.roles = stet::RoleSet::all(), .document = true};
    const auto again = Document::from_json(to_json(page, lean));
    REQUIRE(again.has_value());
    CHECK(to_json(*again, lean) == to_json(page, lean));
    return *std::move(again);
}

Error refused(const std::string& json) {
    CAPTURE(json);
    const auto page = Document::from_json(json);
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().byte <= json.size());
    return page.error();
}

}  // namespace

TEST_CASE("document json: out, in, out is the same, and so is the document") {
    const Document page = everything();
    Document again = round_trip(page);
    check_same(page, again);

    // Also what cannot be seen: where reset() goes back to.
    Document back = page;
    back.reset();
    again.reset();
    check_same(back, again);
    CHECK(again.blocks()[0].role == Role::heading);
    CHECK(again.blocks()[0].level == 1);
    CHECK(again.marks().size() == 1);
}

TEST_CASE("document json: pages as scrapers write them come back the same") {
    const std::vector<std::string> sources = {
        "",
        "  \r\n \n",
        "One\r\n\r\nTwo\rThree\n\n",
        "\xEF\xBB\xBFWith a BOM\nand\xC2\xA0no-break\xE2\x80\xA8lines\xE2\x80\x8B",
        "caf\xE9 \xFF\xFE\n\xED\xA0\x80 ill-formed \xE2\x82",
        "NUL \0 and \x01 controls \x7F"s,
        "\"Quotes\" \\ and / and \xF0\x9F\x98\x80",
        "- a\n- b\n1. c",
    };
    for (const std::string& source : sources) {
        auto page = Document::from_text(source);
        REQUIRE(page.has_value());
        check_same(*page, round_trip(*page));
        if (!page->blocks().empty()) {
            const Span span = page->blocks()[0].span;
            page->add_mark({{span.begin, span.begin + span.size() / 2}});
            page->set_role(0, Role::caption, page->intern("caption/x"));
            page->resolve();
            check_same(*page, round_trip(*page));
        }
    }
}

TEST_CASE("document json: hard-wrapped blocks and partial cuts come back the same") {
    std::string source;
    for (int i = 0; i < 12; ++i) {
        source +=
            "The river rose again in the night and the people of the old\n"
            "town carried what they had up to the church, where it was\n"
            "dry, and they waited there until the water fell.\n\n";
    }
    auto page = Document::from_text(source);
    REQUIRE(page.has_value());
    mark(*page, "again in the night");
    mark(*page, "people of the old\ntown", Verdict::cut, Label::legal);
    check_same(*page, round_trip(*page));
}

TEST_CASE("document json: ill-formed bytes in words are shown as U+FFFD, and stay so") {
    Document page = page_of({{"Rain"}});
    page.add_metadata(MetadataKey::section, "Wet\xFFher", "section/\xFE");
    page.add_mark({{0, 4}, Verdict::cut, Label::legal, Reach::line, 3, page.intern("legal/\xC3")});
    page.add_entry({{}, {}, {"Bo\xE9"}, 0, 1});
    page.resolve();
    const Document again = round_trip(page);
    CHECK(again.metadata().get(MetadataKey::section) == "Wet\xEF\xBF\xBDher");
    CHECK(again.origin(again.marks()[0].origin) == "legal/\xEF\xBF\xBD");
}

TEST_CASE("document json: random documents come back the same") {
    std::mt19937 random(9);
    const auto below = [&](std::size_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    for (int round = 0; round < 400; ++round) {
        std::string source;
        const auto size = random() % 200;
        for (std::size_t i = 0; i < size; ++i) {
            constexpr std::string_view bytes = "ab .\n\r\"\\\xC3\xA9\xE2\x80\xA8\xFF";
            source += bytes[random() % bytes.size()];
        }
        auto page = Document::from_text(source);
        REQUIRE(page.has_value());
        for (std::size_t i = 0; i < page->blocks().size(); ++i) {
            if (random() % 2 == 0) continue;
            page->set_role(i, static_cast<Role>(below(stet::role_count)),
                           page->intern("role/" + std::to_string(below(4))),
                           static_cast<std::uint8_t>(below(7)));
        }
        for (auto marks = random() % 6; marks > 0; --marks) {
            const std::uint32_t begin = below(source.size() + 1);
            const std::uint32_t end = begin + below(source.size() - begin + 1);
            page->add_mark({{begin, end},
                            static_cast<Verdict>(below(2)),
                            static_cast<Label>(below(stet::label_count)),
                            static_cast<Reach>(below(3)),
                            static_cast<std::uint16_t>(below(4)),
                            page->intern("pass/" + std::to_string(below(5)))});
        }
        for (std::size_t key = 0; key < stet::metadata_key_count; ++key) {
            for (auto values = random() % 3; values > 0; --values) {
                page->add_metadata(static_cast<MetadataKey>(key), "v" + std::to_string(values),
                                   values > 1 ? "a" : "b");
            }
        }
        page->resolve();
        check_same(*page, round_trip(*page));
    }
}

TEST_CASE("document json: only the document form is read back") {
    const Document page = everything();
    for (const JsonOptions& options : {JsonOptions{}, JsonOptions{.pieces = true}}) {
        const Error error = refused(to_json(page, options));
        CHECK(error.code == ErrorCode::bad_schema);
        CHECK(error.detail ==
              "the document: the key \"source\" is missing: only the document form of "
              "the JSON is read back");
    }
    CHECK(refused("[]").detail == "the document: this is an array, not an object");
    CHECK(refused("{}").detail == "the document: the key \"stet\" is missing");
    CHECK(refused("{\"stet\": 2}").detail ==
          "the document: the key \"stet\" says schema 2; this stet reads 1");
    CHECK(refused("{\"stet\": 2}").byte == 9);
    CHECK(refused("").code == ErrorCode::bad_json);
    CHECK(refused(std::string(1000, '[')).code == ErrorCode::bad_json);
    const std::string json = to_json(page, whole);
    for (std::size_t length = 0; length < json.size(); length += 7) {
        CHECK(refused(json.substr(0, length)).code == ErrorCode::bad_json);
    }
}

TEST_CASE("document json: keys at the top that are unknown or derived are passed over") {
    const Document page = everything();
    Json json = Json::parse(to_json(page, whole));
    json["later"] = {{"any", "thing"}};
    json["text"] = 7;
    json["title"] = nullptr;
    json["pieces"] = "none";
    const auto again = Document::from_json(json.dump());
    REQUIRE(again.has_value());
    check_same(page, *again);
}

TEST_CASE("document json: whatever else is wrong is an error that names key and byte") {
    const Document page = everything();
    struct Case {
        std::function<void(Json&)> change;
        ErrorCode code;
        std::string detail;
        std::string at;  // what stands at the byte, where that tells anything
    };
    const std::vector<Case> cases = {
        {[](Json& j) { j.erase("blocks"); }, ErrorCode::bad_schema,
         "the document: the key \"blocks\" is missing", "{\"stet\""},
        {[](Json& j) { j.erase("marks"); }, ErrorCode::bad_schema,
         "the document: the key \"marks\" is missing", ""},
        {[](Json& j) { j.erase("entries"); }, ErrorCode::bad_schema,
         "the document: the key \"entries\" is missing", ""},
        {[](Json& j) { j["metadata"] = "x"; }, ErrorCode::bad_schema,
         "the document: the key \"metadata\" is a string, not an object", "\"x\""},
        {[](Json& j) { j["stet"] = "1"; }, ErrorCode::bad_schema,
         "the document: the key \"stet\" is a string, not a number", "\"1\""},
        {[](Json& j) { j["source"] = 5; }, ErrorCode::bad_schema,
         "the document: the key \"source\" is a number, not a string", "5"},
        {[](Json& j) { j["source_base64"] = ""; }, ErrorCode::bad_schema,
         "the document: both \"source\" and \"source_base64\" are there", "\"\""},
        {[](Json& j) {
             j.erase("source");
             j["source_base64"] = "#";
         },
         ErrorCode::bad_schema, "the document: the key \"source_base64\" is no base64", "\"#\""},
        {[](Json& j) { j["blocks"][1] = 4; }, ErrorCode::bad_schema,
         "block 1: this is a number, not an object", "4"},
        {[](Json& j) { j["blocks"][1].erase("end"); }, ErrorCode::bad_schema,
         "block 1: the key \"end\" is missing", "{"},
        {[](Json& j) { j["blocks"][1]["end"] = 4000; }, ErrorCode::bad_schema,
         "block 1: the key \"end\" is no whole number from 0 to 73", "4000"},
        {[](Json& j) { j["blocks"][1]["begin"] = -3; }, ErrorCode::bad_schema,
         "block 1: the key \"begin\" is no whole number from 0 to 73", "-3"},
        {[](Json& j) { j["blocks"][1]["begin"] = 30; }, ErrorCode::bad_schema,
         "block 1: the key \"begin\" is larger than \"end\"", "{"},
        {[](Json& j) { std::swap(j["blocks"][0], j["blocks"][1]); }, ErrorCode::bad_blocks,
         "block 1: it is empty, or begins before the one before it ends", "{\"begin\":0"},
        {[](Json& j) { j["blocks"].erase(1); }, ErrorCode::bad_blocks,
         "the text before block 1 is in no block", "["},
        {[](Json& j) { j["blocks"][1]["role"] = "author"; }, ErrorCode::bad_schema,
         "block 1: the key \"role\" is \"author\", which is none of its words", "\"author\""},
        {[](Json& j) { j["blocks"][1]["level"] = 256; }, ErrorCode::bad_schema,
         "block 1: the key \"level\" is no whole number from 0 to 255", "256"},
        {[](Json& j) { j["blocks"][1]["page_end"] = 2; }, ErrorCode::bad_schema,
         "block 1: the key \"page_begin\" is missing", "{"},
        {[](Json& j) { j["blocks"][1]["colour"] = 2; }, ErrorCode::bad_schema,
         "block 1: the key \"colour\" is unknown", "\"colour\""},
        {[](Json& j) { j["marks"][0]["verdict"] = "keep"; }, ErrorCode::bad_schema,
         "mark 0: the key \"verdict\" is \"keep\", which is none of its words", "\"keep\""},
        {[](Json& j) { j["marks"][1]["end"] = 74; }, ErrorCode::bad_schema,
         "mark 1: the key \"end\" is no whole number from 0 to 73", "74"},
        {[](Json& j) { j["marks"][1]["pass"] = 65536; }, ErrorCode::bad_schema,
         "mark 1: the key \"pass\" is no whole number from 0 to 65535", "65536"},
        {[](Json& j) { j["marks"][1].erase("origin"); }, ErrorCode::bad_schema,
         "mark 1: the key \"origin\" is missing", "{"},
        {[](Json& j) { j["metadata"]["mood"] = Json::object(); }, ErrorCode::bad_schema,
         "metadata \"mood\": there is no such key", "\"mood\""},
        {[](Json& j) { j["metadata"]["title"]["value"] = Json::array(); }, ErrorCode::bad_schema,
         "metadata \"title\": the key \"value\" is an array, not a string", "[]"},
        {[](Json& j) { j["metadata"]["authors"]["value"] = {1}; }, ErrorCode::bad_schema,
         "metadata \"authors\": a name is a number, not a string", "1]"},
        {[](Json& j) {
             j["metadata"]["title"]["others"] = {{{"value", "x"}}};
         },
         ErrorCode::bad_schema, "metadata \"title\" other 0: the key \"origin\" is missing",
         "{\"value\":\"x\"}"},
        {[](Json& j) { j["metadata"]["title"].erase("others"); }, ErrorCode::bad_schema,
         "metadata \"title\": the key \"others\" is missing", "{"},
        {[](Json& j) { j["entries"][0].erase("authors"); }, ErrorCode::bad_schema,
         "entry 0: the key \"authors\" is missing", "{"},
        {[](Json& j) { j["entries"][0]["end_block"] = 6; }, ErrorCode::bad_schema,
         "entry 0: the key \"end_block\" is no whole number from 0 to 5", "6"},
        {[](Json& j) { j["entries"][0]["heading_end"] = 2; }, ErrorCode::bad_schema,
         "entry 0: the key \"heading_begin\" is larger than \"heading_end\"", "{"},
    };
    for (const Case& c : cases) {
        Json json = Json::parse(to_json(page, whole));
        c.change(json);
        const std::string text = json.dump();
        const Error error = refused(text);
        CHECK(error.detail == c.detail);
        CHECK(error.code == c.code);
        CAPTURE(error.byte);
        CHECK(text.substr(static_cast<std::size_t>(error.byte), c.at.size()) == c.at);
    }
    const std::string twice = R"({"stet": 1, "stet": 1})";
    CHECK(refused(twice).byte == 12);
}
