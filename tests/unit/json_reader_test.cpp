#include "json/reader.hpp"

#include "json/base64.hpp"
#include "json/writer.hpp"
#include "support/catch.hpp"

#include <stet/label.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using stet::Error;
using stet::ErrorCode;
using stet::json::Fields;
using stet::json::Kind;
using stet::json::read;
using stet::json::Value;

Error fault_of(std::string_view json) {
    const auto tree = read(json);
    REQUIRE_FALSE(tree.has_value());
    return tree.error();
}

/// Checks a tree against nlohmann's own, and each value's byte by what stands there.
void compare(Value value, const nlohmann::ordered_json& want, std::string_view json) {
    REQUIRE(value.byte() < json.size());
    const char first = json[static_cast<std::size_t>(value.byte())];
    switch (value.kind()) {
        case Kind::null:
            CHECK(want.is_null());
            CHECK(first == 'n');
            break;
        case Kind::boolean:
            CHECK(want == value.boolean());
            CHECK(first == (value.boolean() ? 't' : 'f'));
            break;
        case Kind::number:
            REQUIRE(want.is_number());
            CHECK(want.get<double>() == value.number());
            CHECK(want.is_number_unsigned() == value.natural().has_value());
            CHECK((first == '-' || (first >= '0' && first <= '9')));
            break;
        case Kind::string:
            CHECK(want == std::string(value.string()));
            CHECK(first == '"');
            break;
        case Kind::array: {
            CHECK(first == '[');
            REQUIRE(value.size() == want.size());
            std::size_t i = 0;
            for (const Value& item : value.items()) compare(item, want[i++], json);
            CHECK(i == want.size());
            break;
        }
        case Kind::object: {
            CHECK(first == '{');
            REQUIRE(value.size() == want.size());
            auto it = want.begin();
            for (const auto& member : value.members()) {
                REQUIRE(it != want.end());
                CHECK(member.key == it.key());
                CHECK(json[static_cast<std::size_t>(member.key_byte)] == '"');
                CHECK(member.key_byte < member.value.byte());
                compare(member.value, it.value(), json);
                ++it;
            }
        }
    }
}

}  // namespace

TEST_CASE("json reader: values, in order, each with its byte") {
    const std::string json =
        "{ \"a\" : [1, -2.5e1,true , null],\n \"b\\n\": \"x\\u00e9\", \"c\":{} }";
    const auto tree = read(json);
    REQUIRE(tree.has_value());
    const Value root = tree->root();
    REQUIRE(root.is(Kind::object));
    CHECK(root.size() == 3);
    const auto a = root.find("a");
    REQUIRE(a.has_value());
    CHECK(a->byte() == json.find('['));
    std::vector<std::uint64_t> bytes;
    for (const Value& item : a->items()) bytes.push_back(item.byte());
    CHECK(bytes == std::vector<std::uint64_t>{json.find("1,"), json.find("-2.5"), json.find("true"),
                                              json.find("null")});
    const auto b = root.find("b\n");
    REQUIRE(b.has_value());
    CHECK(b->string() == "xé");
    CHECK(b->byte() == json.find("\"x"));
    CHECK(root.find("c")->size() == 0);
    CHECK_FALSE(root.find("d").has_value());
    compare(root, nlohmann::ordered_json::parse(json), json);
}

TEST_CASE("json reader: a tree may be moved, its values stay") {
    const std::string json = R"(["plain", "es\"caped", "\\", "a\\", "\\\"", "\ud83d\ude00", ""])";
    auto tree = read(json);
    REQUIRE(tree.has_value());
    const auto moved = *std::move(tree);
    std::vector<std::string> strings;
    for (const Value& item : moved.root().items()) strings.emplace_back(item.string());
    CHECK(strings == std::vector<std::string>{"plain", "es\"caped", "\\", "a\\", "\\\"", "😀", ""});
}

TEST_CASE("json reader: any scalar may be the root, and a BOM may stand before it") {
    for (const std::string json :
         {" 12 ", "\"x\"", "null", "true", "\xEF\xBB\xBF[0]", "-0.5", "7"}) {
        CAPTURE(json);
        const auto tree = read(json);
        REQUIRE(tree.has_value());
        CHECK(tree->root().byte() == json.find_first_not_of(" \xEF\xBB\xBF"));
    }
    CHECK(read("18446744073709551615")->root().natural() == 18446744073709551615U);
    CHECK_FALSE(read("18446744073709551616")->root().natural().has_value());
    CHECK_FALSE(read("-1")->root().natural().has_value());
    CHECK_FALSE(read("1.0")->root().natural().has_value());
}

TEST_CASE("json reader: what is wrong is told with its byte") {
    struct Case {
        std::string json;
        ErrorCode code;
        std::uint64_t byte;
        std::string part;
    };
    const std::vector<Case> cases = {
        {"", ErrorCode::bad_json, 0, "ends too soon"},
        {"   ", ErrorCode::bad_json, 3, "ends too soon"},
        {"{\"a\": [1, 2", ErrorCode::bad_json, 11, "ends too soon"},
        {"{\"a\": \"x", ErrorCode::bad_json, 8, "ends too soon"},
        {"tru", ErrorCode::bad_json, 3, "ends too soon"},
        {"[1,,2]", ErrorCode::bad_json, 3, "unexpected ','"},
        {"[1 2]", ErrorCode::bad_json, 3, "unexpected number"},
        {"{\"a\" \"bcd\"}", ErrorCode::bad_json, 5, "unexpected string"},
        {"{1: 2}", ErrorCode::bad_json, 1, "expected string"},
        {"[1] [2]", ErrorCode::bad_json, 4, "unexpected '['"},
        {"[nil]", ErrorCode::bad_json, 2, "invalid literal"},
        {"[\"a\\q\"]", ErrorCode::bad_json, 4, "backslash"},
        {"[\"a\tb\"]", ErrorCode::bad_json, 3, "control character"},
        {"[\"ab\xFF\"]", ErrorCode::bad_json, 4, "ill-formed UTF-8"},
        {"[\"\xED\xA0\x80\"]", ErrorCode::bad_json, 3, "ill-formed UTF-8"},
        {"[\"\\ud800\"]", ErrorCode::bad_json, 8, "surrogate"},
        {"[1e999]", ErrorCode::bad_json, 1, "overflow"},
        {"{\"a\": 1, \"b\": 2, \"a\": 3}", ErrorCode::bad_schema, 17, "\"a\""},
        {"{\"a\": 1, \"\\u0061\": 3}", ErrorCode::bad_schema, 9, "\"a\""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.json);
        const Error error = fault_of(c.json);
        CHECK(error.code == c.code);
        CHECK(error.byte == c.byte);
        CAPTURE(error.detail);
        CHECK(error.detail.find(c.part) != std::string::npos);
    }
    const std::string nul("[1]\0[2]", 7);
    CHECK(fault_of(nul).byte == 3);
    CHECK(fault_of(nul).detail == "a NUL byte stands behind the value");
    CHECK(fault_of(std::string("[\0]", 3)).byte == 1);
}

TEST_CASE("json reader: nesting is bounded") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(read(nested(32)).has_value());
    const Error error = fault_of(nested(33));
    CHECK(error.code == ErrorCode::bad_json);
    CHECK(error.byte == 32);
    CHECK(error.detail == "nested deeper than 32 levels");
    CHECK(read(nested(3), {.max_depth = 3}).has_value());
    CHECK_FALSE(read(nested(4), {.max_depth = 3}).has_value());
    CHECK_FALSE(read("{\"a\": [{}]}", {.max_depth = 2}).has_value());
}

TEST_CASE("json reader: hostile input is answered fast") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(fault_of(std::string(100'000'000, '[')).byte == 32);
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "{\"a\":";
    CHECK(fault_of(deep).code == ErrorCode::bad_json);
    std::string wide = "{";
    for (int i = 0; i < 300'000; ++i) wide += "\"k" + std::to_string(i) + "\":0,";
    const std::size_t twice = wide.size();
    CHECK(fault_of(wide + "\"k77\":1}").byte == twice);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 20.0);  // seconds; a fraction of one where it is linear
}

TEST_CASE("json reader: every prefix of a text is an error, and none reads beyond it") {
    const std::string json = R"({"a": [1.5e3, "x\u00e9\\"], "b": {"c": [true, false, null]}})";
    REQUIRE(read(json).has_value());
    for (std::size_t length = 0; length < json.size(); ++length) {
        const std::vector<char> exact(json.begin(), json.begin() + static_cast<long>(length));
        const auto tree = read({exact.data(), exact.size()});
        REQUIRE_FALSE(tree.has_value());
        CHECK(tree.error().byte <= length);
    }
}

TEST_CASE("json reader: random texts read as nlohmann reads them") {
    std::mt19937 random(7);
    const std::vector<std::string> words = {
        "[",     "]",         "{",           "}",  ",",  ":",      " ",    "\n",
        "\"a\"", "\"b\\\"\"", "\"\\\\\"",    "1",  "-2", "0.5",    "true", "false",
        "null",  "\"é\"",     "\"\\u00e9\"", "[]", "{}", "\"k\":", "1,"};
    int valid = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string json = "[";
        const auto count = random() % 8;
        for (std::size_t i = 0; i < count; ++i) json += words[random() % words.size()];
        json += ']';
        const auto want = nlohmann::ordered_json::parse(json, nullptr, false);
        const auto tree = read(json);
        if (tree.has_value()) {
            ++valid;
            REQUIRE_FALSE(want.is_discarded());
            compare(tree->root(), want, json);
        } else if (tree.error().code == ErrorCode::bad_json) {
            CAPTURE(json, tree.error().detail);
            CHECK(want.is_discarded());
        }
    }
    CHECK(valid > 500);
}

TEST_CASE("json reader: fields name the key that is wrong") {
    const std::string json = R"({"id": "x", "size": 7, "on": true, "list": [1], "label": "legal",
                                 "odd": "none", "big": 70000, "minus": -1})";
    const auto tree = read(json);
    REQUIRE(tree.has_value());
    std::optional<Error> fault;
    {
        Fields fields(tree->root(), fault, "rule", 3);
        CHECK(fields.string("id") == "x");
        CHECK(fields.string("name", "y") == "y");
        CHECK(fields.natural("size", 10) == 7);
        CHECK(fields.natural("weight", 10, 4) == 4);
        CHECK(fields.boolean("on", false));
        CHECK(fields.boolean("off", true));
        CHECK(fields.need("list", Kind::array)->size() == 1);
        CHECK(fields.word<stet::Label>("label", stet::label_from) == stet::Label::legal);
        CHECK(fields.word<stet::Label>("none", stet::label_from, stet::Label::share) ==
              stet::Label::share);
        CHECK_FALSE(fault.has_value());
    }
    const auto detail = [&](auto take) {
        fault.reset();
        Fields fields(tree->root(), fault, "rule", 3);
        take(fields);
        REQUIRE(fault.has_value());
        CHECK(fault->code == ErrorCode::bad_schema);
        return fault->detail;
    };
    const auto ignore = [](auto&&) {};
    CHECK(detail([&](Fields& f) { ignore(f.string("name")); }) ==
          "rule 3: the key \"name\" is missing");
    CHECK(fault->byte == 0);
    CHECK(detail([&](Fields& f) { ignore(f.string("size")); }) ==
          "rule 3: the key \"size\" is a number, not a string");
    CHECK(fault->byte == json.find("7,"));
    CHECK(detail([&](Fields& f) { ignore(f.natural("big", 65535)); }) ==
          "rule 3: the key \"big\" is no whole number from 0 to 65535");
    CHECK(detail([&](Fields& f) { ignore(f.natural("minus", 10, 1)); }) ==
          "rule 3: the key \"minus\" is no whole number from 0 to 10");
    CHECK(detail([&](Fields& f) { ignore(f.word<stet::Label>("odd", stet::label_from)); }) ==
          "rule 3: the key \"odd\" is \"none\", which is none of its words");
    CHECK(detail([&](Fields& f) {
              f.only({"id", "size"});
          }) == "rule 3: the key \"on\" is unknown");
    CHECK(fault->byte == json.find("\"on\""));

    fault.reset();
    Fields list(*tree->root().find("list"), fault, "the pack");
    REQUIRE(fault.has_value());
    CHECK(fault->detail == "the pack: this is an array, not an object");
    CHECK(list.string("x").empty());
    CHECK(fault->detail == "the pack: this is an array, not an object");
}

TEST_CASE("json writer: what nlohmann writes, but no line break of any kind") {
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const auto size = random() % 12;
        for (std::size_t i = 0; i < size; ++i) {
            constexpr std::string_view bytes =
                "\"\\/\b\t\n a\x7F\x80\x85\xA8\xA9\xBF\xBB\xC2\xE2\xEF\xED\xF0\x9F\xF4\x90\xFF";
            text += bytes[random() % bytes.size()];
        }
        std::string quoted;
        stet::json::append_quoted(quoted, text);
        const auto back = nlohmann::json::parse(quoted, nullptr, false);
        REQUIRE(back.is_string());
        const std::string replaced =
            nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
        CHECK(back == nlohmann::json::parse(replaced));
        for (const char* bare :
             {"\n", "\x7F", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF"}) {
            CHECK(quoted.find(bare) == std::string::npos);
        }
    }
    std::string quoted;
    stet::json::append_quoted(quoted, std::string_view("\0\x1F\xE2\x80\xA8\x7F", 6));
    CHECK(quoted == "\"\\u0000\\u001f\\u2028\\u007f\"");
}

TEST_CASE("json writer: the layouts are nlohmann's") {
    for (const int indent : {-1, 0, 2}) {
        stet::json::Writer writer(indent);
        writer.begin_object();
        writer.member("a", std::uint64_t{18446744073709551615U});
        writer.key("b");
        writer.begin_array();
        writer.string("x");
        writer.begin_array();
        writer.end_array();
        writer.begin_object();
        writer.end_object();
        writer.end_array();
        writer.end_object();
        nlohmann::ordered_json want;
        want["a"] = 18446744073709551615U;
        want["b"] = {"x", nlohmann::ordered_json::array(), nlohmann::ordered_json::object()};
        CHECK(std::move(writer).take() == want.dump(indent));
    }
}

TEST_CASE("base64: RFC 4648's examples, out and in, and nothing else in") {
    using stet::json::from_base64;
    using stet::json::to_base64;
    const std::vector<std::pair<std::string, std::string>> examples = {{"", ""},
                                                                       {"f", "Zg=="},
                                                                       {"fo", "Zm8="},
                                                                       {"foo", "Zm9v"},
                                                                       {"foob", "Zm9vYg=="},
                                                                       {"fooba", "Zm9vYmE="},
                                                                       {"foobar", "Zm9vYmFy"},
                                                                       {"\xFF\xFE", "//4="}};
    for (const auto& [bytes, text] : examples) {
        CHECK(to_base64(bytes) == text);
        CHECK(from_base64(text) == bytes);
    }
    for (const char* bad : {"Z", "Zg", "Zg=", "Z===", "====", "Zm9v=", "Zg==Zg==", "Zh==", "Zm9=",
                            "Zm 9", "Zm9\n", "Zm9-", "=m9v"}) {
        CAPTURE(bad);
        CHECK_FALSE(from_base64(bad).has_value());
    }
}
