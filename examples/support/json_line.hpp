// One line of JSON, taken apart and put together so that what is passed on stays as it was written.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json_line {

using Json = nlohmann::json;

constexpr std::size_t max_nesting = 100;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// A member of an object. The value is a slice of the line: what is passed on stays as it was
/// written, numbers of any length and doubled keys included.
struct Member {
    std::string key;
    std::string_view value;
};

/// Where the value that begins at `at` ends: before the next comma or bracket of the object around
/// it. Brackets are counted, not matched. npos if it does not end, or is nested too deeply.
inline std::size_t end_of_value(std::string_view line, std::size_t at) {
    std::size_t depth = 0;
    for (bool in_string = false; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"') in_string = !in_string;
        if (in_string) {
            if (c == '\\') ++at;
        } else if (c == '[' || c == '{') {
            if (++depth > max_nesting) break;
        } else if (depth == 0 && (c == ',' || c == ':' || c == '}' || c == ']')) {
            return at;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return std::string_view::npos;
}

/// Splits a JSON object into its members; false if it is none. What was read before the fault is in
/// `members` even then.
inline bool split_object(std::string_view line, std::vector<Member>& members) {
    std::size_t at = 0;
    const auto skip_to = [&](char wanted) {
        while (at < line.size() && is_blank(line[at])) ++at;
        return at < line.size() && line[at] == wanted ? (++at, true) : false;
    };
    const auto slice = [&] {
        while (at < line.size() && is_blank(line[at])) ++at;
        const std::size_t end = std::min(end_of_value(line, at), line.size());
        std::string_view value = line.substr(at, end - at);
        at = end;
        while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
        return value;
    };
    // nlohmann_json takes a NUL for the end, and passes over a byte order mark.
    if (line.find('\0') != std::string_view::npos || !skip_to('{')) return false;
    for (bool more = !skip_to('}'); more;) {
        const Json key = Json::parse(slice(), nullptr, false);
        if (!key.is_string() || !skip_to(':')) return false;
        const std::string_view value = slice();
        if (value.starts_with('\xEF') || !Json::accept(value)) return false;
        members.push_back({key.get<std::string>(), value});
        more = skip_to(',');
        if (!more && !skip_to('}')) return false;
    }
    return std::ranges::all_of(line.substr(at), is_blank);
}

/// Appends JSON without the blanks between its words, and with what could break a line or a
/// terminal escaped within its strings: U+007F to U+009F, U+2028, U+2029.
inline void append_json(std::string& out, std::string_view json) {
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string_view rest = json.substr(i);
        if (!in_string && is_blank(rest[0])) continue;
        if (rest[0] == '\x7F') {
            out += "\\u007f";
        } else if (rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) < 0xA0) {
            const auto low = static_cast<unsigned char>(json[++i]);
            out += {'\\', 'u', '0', '0', low < 0x90 ? '8' : '9', "0123456789abcdef"[low % 16]};
        } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
            out += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            out += rest[0];
            if (rest[0] == '"') in_string = !in_string;
            if (rest[0] == '\\') out += json[++i];
        }
    }
}

/// An object's line. Its fields stand in the order in which they are added.
class Writer {
public:
    Writer& add(std::string_view key, const Json& value) {
        return pass_on(key, value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    Writer& pass_on(std::string_view key, std::string_view json) {
        line_ += line_.empty() ? '{' : ',';
        append_json(line_, Json(key).dump());
        line_ += ':';
        append_json(line_, json);
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(line_ += '}'); }

private:
    std::string line_;
};

}  // namespace json_line
