#include "json/writer.hpp"

#include "text/utf8.hpp"

#include <array>
#include <charconv>

namespace stet::json {
namespace {

enum class Care : std::uint8_t { none, escape, look };

/// What a byte asks for: C2, E2 and EF begin some characters that are escaped and many that are
/// not.
constexpr auto care = [] {
    std::array<Care, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = Care::escape;
    table['"'] = table['\\'] = table[0x7F] = Care::escape;
    table[0xC2] = table[0xE2] = table[0xEF] = Care::look;
    return table;
}();

void append_escape(std::string& out, char32_t c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:
            out += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) out += digits[c >> shift & 0xF];
    }
}

constexpr bool is_escaped(char32_t c) {
    return (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    if (!text::is_valid(text)) return append_quoted(out, text::to_valid(text));
    out += '"';
    const char* const end = text.data() + text.size();
    const char* copied = text.data();
    for (const char* at = copied; at != end;) {
        const Care kind = care[static_cast<unsigned char>(*at)];
        if (kind == Care::none) {
            ++at;
            continue;
        }
        const text::Decoded character = text::decode(at, end);
        if (kind == Care::escape || is_escaped(character.code_point)) {
            out.append(copied, at);
            append_escape(out, character.code_point);
            copied = at + character.length;
        }
        at += character.length;
    }
    out.append(copied, end);
    out += '"';
}

void Writer::key(std::string_view name) {
    begin_value();
    append_quoted(out_, name);
    out_ += indent_ < 0 ? ":" : ": ";
    after_key_ = true;
}

void Writer::string(std::string_view text) {
    begin_value();
    append_quoted(out_, text);
}

void Writer::number(std::uint64_t value) {
    begin_value();
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
}

void Writer::open(char bracket) {
    begin_value();
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void Writer::close(char bracket) {
    --depth_;
    if (!first_) new_line();
    out_ += bracket;
    first_ = false;
}

void Writer::begin_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!first_) out_ += ',';
    if (depth_ != 0) new_line();
    first_ = false;
}

void Writer::new_line() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
}

}  // namespace stet::json
