// Rule packs: what is read, what is refused and how that is told, merging.
#include <stet/rules.hpp>

#include "support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

const std::string good =
    R"({"stet_pack": 1, "name": "t", "language": "en", "rules": [)"
    R"({"id": "t.related.one", "label": "related", "where": "line", "any": ["Read More"], "match": ["Read more"], "no_match": ["Read"]}]})";

/// The good pack with one stretch of it replaced.
std::string with(std::string_view old, std::string_view changed) {
    const std::size_t at = good.find(old);
    REQUIRE(at != std::string::npos);
    return good.substr(0, at) + std::string(changed) + good.substr(at + old.size());
}

Rules read(std::string_view json) {
    auto rules = Rules::from_json(json);
    INFO((rules ? std::string() : rules.error().detail));
    REQUIRE(rules.has_value());
    return *rules;
}

struct Refused {
    ErrorCode code;
    std::vector<std::string_view> names;  // what the detail must name
    std::string_view at;                  // what the byte must point to, empty: anywhere
};

void refuses(const std::string& json, const Refused& how) {
    const auto rules = Rules::from_json(json, "mine");
    INFO(json.substr(0, 400));
    REQUIRE_FALSE(rules.has_value());
    const Error& error = rules.error();
    INFO(error.detail << " at byte " << error.byte);
    CHECK(error.code == how.code);
    for (const std::string_view name : how.names)
        CHECK(error.detail.find(name) != std::string::npos);
    CHECK(error.byte <= json.size());
    if (!how.at.empty()) CHECK(std::string_view(json).substr(error.byte).starts_with(how.at));
}

}  // namespace

TEST_CASE("a pack is read") {
    const Rules rules = read(
        R"({"stet_pack": 1, "name": "t", "language": "fr", "description": "d", "rules": [)"
        R"({"id": "t.a", "label": "read_more", "where": "run_open", "region": "tail", "max_chars": 160, "verdict": "stet", "note": "n",)"
        R"( "any": ["  LIRE\u00A0Aussi ", "lire aussi", "À lire…"], "pattern": "^lire", "match": ["Lire aussi"], "no_match": ["x"]},)"
        R"({"id": "t.b", "label": "legal", "where": "line", "any": ["©"]}]})");
    REQUIRE(rules.all().size() == 2);
    const Rule& first = rules.all()[0];
    CHECK(first.id == "t.a");
    CHECK(first.language == "fr");
    CHECK(first.label == Label::read_more);
    CHECK(first.where == Where::run_open);
    CHECK(first.region == Region::tail);
    CHECK(first.verdict == Verdict::stet);
    CHECK(first.max_chars == 160);
    CHECK(first.any == std::vector<std::string>{"lire aussi", "à lire..."});  // folded, each once
    CHECK(first.pattern == "^lire");
    const Rule& second = rules.all()[1];
    CHECK(second.region == Region::any);
    CHECK(second.verdict == Verdict::cut);
    CHECK(second.max_chars == 200);
    CHECK(second.pattern.empty());
}

TEST_CASE("every error names pack, rule and key, and where it stands") {
    CHECK(Rules::from_json(good).has_value());
    const std::string_view pack = "pack t";
    const std::string_view rule = "t.related.one";
    // Words that there are none of.
    refuses(with(R"("related")", R"("advert")"),
            {ErrorCode::bad_schema, {pack, rule, "label", "advert"}, R"("advert")"});
    refuses(with(R"("line")", R"("lines")"),
            {ErrorCode::bad_schema, {pack, rule, "where", "lines"}, R"("lines")"});
    refuses(with(R"("any": [)", R"("region": "top", "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "region", "top"}, R"("top")"});
    refuses(with(R"("any": [)", R"("verdict": "keep", "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "verdict", "keep"}, R"("keep")"});
    // Keys that are missing, unknown or double.
    refuses(with(R"("label": "related", )", ""),
            {ErrorCode::bad_schema, {pack, rule, "label"}, "{"});
    refuses(with(R"("where": "line", )", ""), {ErrorCode::bad_schema, {pack, rule, "where"}, "{"});
    refuses(with(R"("any": ["Read More"], )", ""),
            {ErrorCode::bad_schema, {pack, rule, "any"}, "{"});
    refuses(with(R"("id": "t.related.one", )", ""),
            {ErrorCode::bad_schema, {pack, "rule 0", "id"}, "{"});
    refuses(with(R"("stet_pack": 1, )", ""), {ErrorCode::bad_schema, {"mine", "stet_pack"}, "{"});
    refuses(with(R"("match")", R"("matches")"),
            {ErrorCode::bad_schema, {pack, rule, "matches"}, R"("matches")"});
    refuses(with(R"("language")", R"("lang")"),
            {ErrorCode::bad_schema, {pack, "lang"}, R"("lang")"});
    refuses(with(R"("where": "line")", R"("where": "line", "where": "line")"),
            {ErrorCode::bad_schema, {"where"}, ""});
    // Of the wrong type.
    refuses(with(R"(["Read More"])", R"("Read More")"),
            {ErrorCode::bad_schema, {pack, rule, "any", "array", "string"}, R"("Read More")"});
    refuses(with(R"(["Read More"])", R"(["Read More", 7])"),
            {ErrorCode::bad_schema, {pack, rule, "any", "number"}, "7"});
    refuses(with(R"("label": "related")", R"("label": null)"),
            {ErrorCode::bad_schema, {pack, rule, "label"}, "null"});
    refuses(with(R"("any": [)", R"("max_chars": "200", "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "max_chars"}, R"("200")"});
    refuses(with(R"("any": [)", R"("max_chars": 2001, "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "max_chars"}, "2001"});
    refuses(with(R"("any": [)", R"("max_chars": -1, "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "max_chars"}, "-1"});
    refuses(with(R"("any": [)", R"("max_chars": 1.5, "any": [)"),
            {ErrorCode::bad_schema, {pack, rule, "max_chars"}, "1.5"});
    refuses(with(R"("any": [)", R"("max_chars": 0, "any": [)"),
            {ErrorCode::bad_rule, {pack, rule, "max_chars"}, ""});
    refuses(with(R"("stet_pack": 1)", R"("stet_pack": 2)"),
            {ErrorCode::bad_schema, {"mine", "stet_pack"}, "2"});
    refuses(with(R"("name": "t")", R"("name": 5)"), {ErrorCode::bad_schema, {"mine", "name"}, "5"});
    refuses("[]", {ErrorCode::bad_schema, {"mine"}, "["});
    refuses(R"({"stet_pack": 1, "name": "t", "rules": {}})",
            {ErrorCode::bad_schema, {pack, "rules"}, "{}"});
    refuses(R"({"stet_pack": 1, "name": "t", "rules": [5]})",
            {ErrorCode::bad_schema, {pack, "rule 0"}, "5"});
    // Rules that cannot work.
    refuses(with(R"("Read More")", R"("")"), {ErrorCode::bad_rule, {pack, rule, "any"}, R"(""])"});
    refuses(with(R"("Read More")", R"("ok", " \u200B.!?'-")"),
            {ErrorCode::bad_rule, {pack, rule, "any"}, R"(" \u200B)"});
    refuses(with(R"("Read More")", "\"" + std::string(401, 'x') + "\""),
            {ErrorCode::bad_rule, {pack, rule, "any"}, "\"xxx"});
    refuses(with(R"(["Read More"])", "[]"), {ErrorCode::bad_rule, {pack, rule, "any"}, "[]"});
    refuses(with(R"("any": [)", R"x("pattern": "(read", "any": [)x"),
            {ErrorCode::bad_rule, {pack, rule, "pattern"}, "\"(read\""});
    refuses(with(R"("any": [)", R"("pattern": "[z-a]", "any": [)"),
            {ErrorCode::bad_rule, {pack, rule, "pattern"}, "\"[z-a]\""});
    refuses(with(R"("any": [)", R"("pattern": "", "any": [)"),
            {ErrorCode::bad_rule, {pack, rule, "pattern"}, "\"\""});
    refuses(with(R"("t.related.one")", R"("T related")"),
            {ErrorCode::bad_rule, {pack, "T related", "id"}, ""});
    refuses(with(R"("t.related.one")", R"("")"), {ErrorCode::bad_rule, {pack, "id"}, ""});
    refuses(
        with("}]}",
             R"(}, {"id": "t.related.one", "label": "legal", "where": "line", "any": ["x"]}]})"),
        {ErrorCode::bad_rule,
         {pack, rule, "twice"},
         R"({"id": "t.related.one", "label": "legal")"});
    // No JSON.
    refuses("", {ErrorCode::bad_json, {"mine"}, ""});
    refuses(good + "x", {ErrorCode::bad_json, {"mine"}, "x"});
    refuses(with("Read More", "Read \xff"), {ErrorCode::bad_json, {"mine"}, ""});
    refuses(with("Read More", "\\ud800"), {ErrorCode::bad_json, {"mine"}, ""});
}

TEST_CASE("a literal of symbols is a literal, of punctuation only it is none") {
    CHECK(Rules::from_json(with(R"("Read More")", R"("© →")")).has_value());
    CHECK_FALSE(Rules::from_json(with(R"("Read More")", R"("...")")).has_value());
}

TEST_CASE("a pack cut short anywhere is an error within it, never more") {
    for (std::size_t size = 0; size < good.size(); ++size) {
        const auto rules = Rules::from_json(std::string_view(good).substr(0, size));
        REQUIRE_FALSE(rules.has_value());
        REQUIRE(rules.error().code == ErrorCode::bad_json);
        REQUIRE(rules.error().byte <= size);
        REQUIRE(rules.error().detail.find("pack") != std::string::npos);
    }
}

TEST_CASE("100 MB of brackets are refused at once") {
    for (const std::string_view bracket : {"[", "{\"a\":", "[[],"}) {
        std::string hostile;
        hostile.reserve(100'000'000 + bracket.size());
        while (hostile.size() < 100'000'000) hostile += bracket;
        const auto before = std::chrono::steady_clock::now();
        const auto rules = Rules::from_json(hostile);
        const auto time = std::chrono::steady_clock::now() - before;
        CHECK_FALSE(rules.has_value());
        CHECK(rules.error().code == ErrorCode::bad_json);
        CHECK(time < std::chrono::seconds(2));
    }
}

TEST_CASE("packs are merged, the later rule of an id wins, and rules are taken out") {
    const auto pack = [](std::string_view name, std::string_view id, std::string_view label,
                         std::string_view literal) {
        return read(R"({"stet_pack": 1, "name": ")" + std::string(name) + R"(", "language": ")" +
                    std::string(name) + R"(", "rules": [{"id": ")" + std::string(id) +
                    R"(", "label": ")" + std::string(label) + R"(", "where": "line", "any": [")" +
                    std::string(literal) + R"("]}]})");
    };
    const Rules one = pack("en", "en.one", "legal", "one");
    const Rules two = pack("de", "de.two", "share", "two");
    const Rules other_one = pack("fr", "en.one", "related", "uno");
    const auto ids = [](const Rules& rules) {
        std::string all;
        for (const Rule& rule : rules.all()) all += rule.id + '=' + rule.any[0] + ' ';
        return all;
    };
    CHECK(ids(one.merged_with(two)) == "en.one=one de.two=two ");
    CHECK(ids(one.merged_with(two).merged_with(other_one)) == "en.one=uno de.two=two ");
    CHECK(ids(one) == "en.one=one ");  // as it was
    CHECK(ids(Rules().merged_with(one)) == "en.one=one ");
    CHECK(ids(one.merged_with(Rules())) == "en.one=one ");
    const Rules both = one.merged_with(two);
    CHECK(ids(both.without("en.one")) == "de.two=two ");
    CHECK(ids(both.without("share")) == "en.one=one ");
    CHECK(ids(both.without("de")) == "en.one=one ");
    CHECK(ids(both.without("nothing")) == ids(both));
    CHECK(ids(Rules()).empty());
}

TEST_CASE("proofs that do not hold are told") {
    CHECK(read(good).prove().empty());
    const auto failed = read(with(R"("match": ["Read more"], "no_match": ["Read"])",
                                  R"("match": ["Read"], "no_match": ["READ MORE!"])"))
                            .prove();
    REQUIRE(failed.size() == 2);
    CHECK(failed[0].rule == "t.related.one");
    CHECK(failed[0].text == "Read");
    CHECK_FALSE(failed[0].fired);
    CHECK(failed[1].text == "READ MORE!");
    CHECK(failed[1].fired);
}

TEST_CASE("words of where and region") {
    for (const Where where : {Where::line, Where::line_start, Where::line_end, Where::sentence,
                              Where::block_start, Where::run_open, Where::run_close}) {
        CHECK(where_from(to_string(where)) == where);
    }
    for (const Region region : {Region::any, Region::head, Region::tail})
        CHECK(region_from(to_string(region)) == region);
    CHECK_FALSE(where_from("Line").has_value());
    CHECK_FALSE(region_from("").has_value());
}
