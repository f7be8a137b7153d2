// The tokenizer against the html5lib tests of ../shared: all files, all states.
#include "markup/ascii.hpp"
#include "markup/tokenizer.hpp"
#include "support/catch.hpp"
#include "support/shared.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace stet::markup;
using Json = nlohmann::json;

namespace {

/// The files that are not run, and why.
const std::map<std::string, std::string> skipped_files{
    {"xmlViolation.test", "asks that tokens be made fit for XML, which stet writes nowhere"},
};

const std::map<std::string, Content> states{
    {"Data state", Content::data},           {"PLAINTEXT state", Content::plaintext},
    {"RCDATA state", Content::rcdata},       {"RAWTEXT state", Content::rawtext},
    {"Script data state", Content::script},  {"CDATA section state", Content::cdata},
};

/// As UTF-8 would have it, were surrogates allowed: the tests have lone ones.
void append_code_point(std::string& out, std::uint32_t code_point) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

/// Decodes \uXXXX once more.
std::string unescaped(const std::string& text) {
    const auto unit_at = [&](std::size_t at) -> std::int64_t {
        if (text.compare(at, 2, "\\u") != 0 || text.size() < at + 6) return -1;
        return std::stol(text.substr(at + 2, 4), nullptr, 16);
    };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::int64_t unit = unit_at(at);
        if (unit < 0) {
            out += text[at++];
            continue;
        }
        at += 6;
        const std::int64_t next = unit >= 0xD800 && unit < 0xDC00 ? unit_at(at) : -1;
        if (next >= 0xDC00 && next < 0xE000) {
            append_code_point(out, static_cast<std::uint32_t>(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00)));
            at += 6;
        } else {
            append_code_point(out, static_cast<std::uint32_t>(unit));
        }
    }
    return out;
}

void unescape_all(Json& json) {
    if (json.is_string()) {
        json = unescaped(json.get<std::string>());
    } else if (json.is_object()) {
        Json::object_t with_names;
        for (auto& [name, value] : json.items()) {
            unescape_all(value);
            with_names[unescaped(name)] = value;
        }
        json = with_names;
    } else if (json.is_array()) {
        for (Json& each : json) unescape_all(each);
    }
}

std::string name_of(std::string_view raw) {
    std::string name;
    append_name(name, raw);
    return name;
}

Json optional_name(const std::optional<std::string_view>& raw) { return raw ? Json(name_of(*raw)) : Json(); }

Json optional_text(const std::optional<std::string_view>& raw) {
    if (!raw) return {};
    std::string text;
    append_comment(text, *raw);
    return text;
}

/// A doctype's parts, as they stand in the page. stet asks no doctype what it says, so its token is whole.
struct Doctype {
    std::optional<std::string_view> name;
    std::optional<std::string_view> public_id;
    std::optional<std::string_view> system_id;
    bool is_broken = false;  // the standard's force-quirks flag
};

constexpr std::string_view blanks = "\t\n\f\r ";

void skip_blanks(std::string_view& text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
}

/// Takes a quoted identifier from the text's start. None where no quote stands there; broken where its
/// second is missing.
std::optional<std::string_view> take_identifier(std::string_view& text, bool& is_broken) noexcept {
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) {
        is_broken = true;
        return std::nullopt;
    }
    const std::size_t end = text.find(text.front(), 1);
    is_broken = end == std::string_view::npos;
    const std::string_view identifier = text.substr(1, is_broken ? end : end - 1);
    text.remove_prefix(is_broken ? text.size() : end + 1);
    return identifier;
}

/// Reads what stands between <!DOCTYPE and its > (sections 13.2.5.53 to 13.2.5.68). `ends`: there is a >.
Doctype read_doctype(std::string_view text, bool ends) noexcept {
    Doctype doctype;
    doctype.is_broken = true;  // until all is read
    skip_blanks(text);
    if (text.empty()) return doctype;
    const std::size_t name_end = std::min(text.find_first_of(blanks), text.size());
    doctype.name = text.substr(0, name_end);
    text.remove_prefix(name_end);
    skip_blanks(text);
    const std::string_view keyword = text.substr(0, 6);
    bool is_broken = false;
    if (equals_ignoring_case(keyword, "public") || equals_ignoring_case(keyword, "system")) {
        const bool is_public = equals_ignoring_case(keyword, "public");
        text.remove_prefix(keyword.size());
        skip_blanks(text);
        auto& first = is_public ? doctype.public_id : doctype.system_id;
        first = take_identifier(text, is_broken);
        if (is_broken) return doctype;
        skip_blanks(text);
        if (is_public && !text.empty()) {
            doctype.system_id = take_identifier(text, is_broken);
            if (is_broken) return doctype;
        }
        skip_blanks(text);
        doctype.is_broken = !ends && text.empty();  // what else stands there, breaks nothing
        return doctype;
    }
    doctype.is_broken = !ends || !text.empty();
    return doctype;
}

/// The page's tokens, as the tests write them.
Json tokens_of(std::string_view page, Content content, std::string_view last_start_tag) {
    Tokenizer tokenizer(page);
    tokenizer.read_as(content, last_start_tag);
    Json tokens = Json::array();
    std::string text;
    const auto end_text = [&] {
        if (!text.empty()) tokens.push_back({"Character", text});
        text.clear();
    };
    while (true) {
        const Token token = tokenizer.next();
        if (token.kind == Token::Kind::text) {
            append_text(text, token);
            continue;
        }
        end_text();
        if (token.kind == Token::Kind::end) break;
        if (token.kind == Token::Kind::start_tag) {
            Json attributes = Json::object();
            for (const Attribute& attribute : tokenizer.attributes()) {
                std::string value;
                append_value(value, attribute.value);
                attributes.emplace(name_of(attribute.name), value);
            }
            Json tag{"StartTag", name_of(token.name), attributes};
            if (token.self_closing) tag.push_back(true);
            tokens.push_back(tag);
        } else if (token.kind == Token::Kind::end_tag) {
            tokens.push_back({"EndTag", name_of(token.name)});
        } else if (token.kind == Token::Kind::comment) {
            std::string comment;
            append_comment(comment, token.text);
            tokens.push_back({"Comment", comment});
        } else {
            const Doctype doctype = read_doctype(token.text, token.raw.ends_with('>'));
            tokens.push_back({"DOCTYPE", optional_name(doctype.name), optional_text(doctype.public_id),
                              optional_text(doctype.system_id), !doctype.is_broken});
        }
    }
    return tokens;
}

}  // namespace

TEST_CASE("html5lib's tokenizer tests, token by token", "[shared]") {
    STET_NEEDS_SHARED("html5lib-tests/tokenizer");
    std::size_t runs = 0;
    std::vector<std::string> failed;
    std::set<std::string> seen;
    for (const auto& entry : std::filesystem::directory_iterator(stet::test::shared_dir() / "html5lib-tests/tokenizer")) {
        const std::string file = entry.path().filename().string();
        if (entry.path().extension() != ".test" || skipped_files.contains(file)) continue;
        seen.insert(file);
        std::ifstream in(entry.path());
        const Json all = Json::parse(in);
        for (Json test : all.at("tests")) {
            if (test.value("doubleEscaped", false)) {
                unescape_all(test.at("input"));
                unescape_all(test.at("output"));
            }
            const Json initial_states = test.value("initialStates", Json::array({"Data state"}));
            for (const Json& state : initial_states) {
                ++runs;
                const Json tokens = tokens_of(test.at("input").get_ref<const std::string&>(), states.at(state.get<std::string>()),
                                              test.value("lastStartTag", ""));
                if (tokens == test.at("output")) continue;
                const auto shown = [](const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); };
                failed.push_back(file + ", " + state.get<std::string>() + ": " + test.at("description").get<std::string>() + "\n  input  " +
                                 shown(test.at("input")) + "\n  wanted " + shown(test.at("output")) + "\n  got    " + shown(tokens));
            }
        }
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(failed.size(), 20); ++i) UNSCOPED_INFO(failed[i]);
    CHECK(failed.size() == 0);
    CHECK(seen.size() == 13);
    CHECK(runs == 7032);
}
