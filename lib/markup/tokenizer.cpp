#include "markup/tokenizer.hpp"

#include "markup/ascii.hpp"
#include "markup/character_references.hpp"
#include "text/characters.hpp"
#include "text/find_byte.hpp"
#include "text/vectors.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace stet::markup {
namespace {

/// What a byte is in a tag.
enum Class : std::uint8_t {
    blank = 1,           // tab, LF, FF, CR, space
    ends_name = 2,       // and / >
    ends_attribute = 4,  // and =
    ends_value = 8,      // blanks and >, of a value without quotes
};

constexpr auto class_of = [] {
    std::array<std::uint8_t, 256> classes{};
    for (const char c : ascii_whitespace) {
        classes[static_cast<unsigned char>(c)] = blank | ends_name | ends_attribute | ends_value;
    }
    classes['/'] = ends_name | ends_attribute;
    classes['>'] = ends_name | ends_attribute | ends_value;
    classes['='] = ends_attribute;
    return classes;
}();

constexpr bool is(char c, unsigned classes) noexcept { return (class_of[static_cast<unsigned char>(c)] & classes) != 0; }

/// The first byte from `at` on that is of the classes, ends_name or ends_attribute, or `end`. Names are short and of any length: the
/// first sixteen bytes are looked at without a branch for each.
template <unsigned classes>
const char* find_end_of_name(const char* at, const char* end) noexcept {
#if STET_HAS_SSE2
    if (end - at >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const auto is_byte = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const __m128i controls_and_spaces = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
        __m128i found = _mm_or_si128(controls_and_spaces, _mm_or_si128(is_byte('/'), is_byte('>')));
        if constexpr (classes == ends_attribute) found = _mm_or_si128(found, is_byte('='));
        const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(found));
        at += std::countr_zero(mask | 1U << 16);  // a control may be of the name, and all sixteen
    }
#endif
    while (at != end && !is(*at, classes)) ++at;
    return at;
}

bool begins_as(std::string_view text, std::string_view wanted) noexcept {
    return equals_ignoring_case(text.substr(0, wanted.size()), wanted);
}

std::string_view between(const char* begin, const char* end) noexcept {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

Token Tokenizer::next() {
    if (at_ == end_) return {};
    switch (content_) {
        case Content::data: return read_data();
        case Content::plaintext: return text(end_);
        case Content::cdata: return read_cdata(at_);
        case Content::rcdata:
        case Content::rawtext:
        case Content::script: return read_until_end_tag();
    }
    return {};
}

Token Tokenizer::finish(Token::Kind kind, const char* end) {
    Token token;
    token.kind = kind;
    token.raw = between(at_, end);
    at_ = end;
    return token;
}

Token Tokenizer::text(const char* end) {
    Token token = finish(Token::Kind::text, end);
    token.content = content_;
    token.text = token.raw;
    return token;
}

Token Tokenizer::read_data() {
    if (*at_ != '<') return text(text::find_byte(at_, end_, '<'));
    const char second = end_ - at_ > 1 ? at_[1] : '\0';
    if (text::is_ascii_letter(second)) return read_tag(Token::Kind::start_tag, at_ + 1);
    if (second == '!') return read_declaration();
    if (second == '?') return read_bogus_comment(at_ + 1);
    if (second == '/' && end_ - at_ > 2) {
        if (text::is_ascii_letter(at_[2])) return read_tag(Token::Kind::end_tag, at_ + 2);
        if (at_[2] != '>') return read_bogus_comment(at_ + 2);
        return finish(Token::Kind::text, at_ + 3);  // </> is nothing
    }
    return text(text::find_byte(at_ + 1, end_, '<'));  // a < that begins nothing
}

Token Tokenizer::read_tag(Token::Kind kind, const char* name) {
    const char* const name_end = find_end_of_name<ends_name>(name, end_);
    Token tag;
    tag.kind = kind;
    tag.name = between(name, name_end);
    const char* const begin = at_;
    at_ = name_end;
    if (name_end != end_ && *name_end == '>') {
        attributes_.clear();
        ++at_;
    } else if (!read_attributes(tag)) {
        tag = {};
        return tag;  // the same object: no copy of it is made
    }
    tag.raw = between(begin, at_);
    return tag;
}

bool Tokenizer::read_attributes(Token& tag) {
    constexpr std::size_t most_attributes = 10'000;
    attributes_.clear();
    const char* at = at_;
    const auto skip_blanks = [&] {
        while (at != end_ && is(*at, blank)) ++at;
    };
    while (true) {
        skip_blanks();
        if (at == end_) break;
        if (*at == '>') {
            at_ = at + 1;
            return true;
        }
        if (*at == '/') {
            ++at;
            tag.self_closing = at != end_ && *at == '>';
            continue;
        }
        const char* const name = at;
        at = find_end_of_name<ends_attribute>(name + 1, end_);  // it may begin with =
        Attribute passed_over;
        Attribute& attribute = attributes_.size() < most_attributes ? attributes_.emplace_back() : passed_over;
        attribute.name = between(name, at);
        skip_blanks();
        if (at == end_) break;
        if (*at != '=') continue;
        ++at;
        skip_blanks();
        if (at == end_) break;
        if (*at == '"' || *at == '\'') {
            const char* const value = at + 1;
            at = text::find_byte(value, end_, *at);
            if (at == end_) break;
            attribute.value = between(value, at);
            ++at;
        } else {
            const char* const value = at;
            while (at != end_ && !is(*at, ends_value)) ++at;
            attribute.value = between(value, at);
        }
    }
    at_ = end_;
    return false;
}

Token Tokenizer::read_declaration() {
    const std::string_view declared = rest(at_ + 2);
    if (declared.starts_with("--")) return read_comment();
    if (begins_as(declared, "doctype")) return read_doctype();
    constexpr std::string_view cdata = "[CDATA[";
    if (allows_cdata_ && declared.starts_with(cdata)) return read_cdata(at_ + 2 + cdata.size());
    return read_bogus_comment(at_ + 2);
}

/// Ends at --> or --!>, or in <!--> and <!---> as soon as it has begun.
Token Tokenizer::read_comment() {
    const char* const begin = at_ + 4;
    const auto comment = [&](const char* text_end, const char* end) {
        Token token = finish(Token::Kind::comment, end);
        token.text = between(begin, text_end);
        return token;
    };
    const std::string_view text = rest(begin);
    if (text.starts_with('>')) return comment(begin, begin + 1);
    if (text.starts_with("->")) return comment(begin, begin + 2);
    for (const char* at = begin;; ++at) {
        at = text::find_byte(at, end_, '>');
        if (at == end_) break;
        const std::string_view before = between(begin, at);
        if (before.ends_with("--")) return comment(at - 2, at + 1);
        if (before.ends_with("--!")) return comment(at - 3, at + 1);
    }
    // What may have begun its end is not of its text.
    std::size_t left_out = 0;
    if (text.ends_with("--!")) left_out = 3;
    else if (text.ends_with("--")) left_out = 2;
    else if (text.ends_with("-")) left_out = 1;
    return comment(end_ - left_out, end_);
}

Token Tokenizer::read_bogus_comment(const char* from) {
    const char* const text_end = text::find_byte(from, end_, '>');
    Token token = finish(Token::Kind::comment, text_end == end_ ? end_ : text_end + 1);
    token.text = between(from, text_end);
    return token;
}

Token Tokenizer::read_doctype() {
    const char* const from = at_ + 2 + std::string_view("doctype").size();
    const char* const text_end = text::find_byte(from, end_, '>');
    Token token = finish(Token::Kind::doctype, text_end == end_ ? end_ : text_end + 1);
    token.text = between(from, text_end);
    return token;
}

Token Tokenizer::read_cdata(const char* from) {
    constexpr std::string_view cdata_end = "]]>";
    const std::size_t length = rest(from).find(cdata_end);
    const bool ends = length != std::string_view::npos;
    Token token = finish(Token::Kind::text, ends ? from + length + cdata_end.size() : end_);
    token.content = Content::cdata;
    token.text = ends ? between(from, from + length) : between(from, end_);
    content_ = Content::data;
    return token;
}

Token Tokenizer::read_until_end_tag() {
    const char* const end = content_ == Content::script ? find_script_end() : find_end_tag(at_);
    if (end != at_) return text(end);
    content_ = Content::data;
    return read_tag(Token::Kind::end_tag, at_ + 2);
}

/// Whether </NAME stands at the <, with what ends a name behind it: the standard's appropriate end tag.
bool Tokenizer::is_end_tag(const char* at) const noexcept {
    const std::string_view tag = rest(at + 1);
    return !name_.empty() && tag.size() > name_.size() + 1 && tag.front() == '/' && is(tag[name_.size() + 1], ends_name) &&
           equals_ignoring_case(name_, tag.substr(1, name_.size()));
}

const char* Tokenizer::find_end_tag(const char* from) const noexcept {
    const char* at = text::find_byte(from, end_, '<');
    while (at != end_ && !is_end_tag(at)) at = text::find_byte(at + 1, end_, '<');
    return at;
}

/// In a script, <!-- begins what --> ends, and in that <script begins what </script ends: an end tag there
/// is none of the element. (The standard's script data escaped and double escaped states.)
const char* Tokenizer::find_script_end() const noexcept {
    constexpr std::string_view script = "script";
    bool escaped = false;
    bool twice = false;
    for (const char* at = at_; at != end_; ++at) {
        if (!escaped) {
            at = text::find_byte(at, end_, '<');
            if (at == end_ || is_end_tag(at)) return at;
            if (!rest(at + 1).starts_with("!--")) continue;
            escaped = true;
            at += 2;  // so that its own dashes may be those of -->
            continue;
        }
        if (*at == '-' && rest(at).starts_with("-->")) {
            escaped = twice = false;
        } else if (*at == '<') {
            if (!twice && is_end_tag(at)) return at;
            const std::string_view tag = rest(at + 1);
            const std::size_t name = twice ? 1 : 0;  // behind the / of an end tag
            const bool is_tag = twice ? tag.starts_with('/') : true;
            const std::string_view behind = is_tag && tag.size() > name ? tag.substr(name) : std::string_view();
            const bool is_script = begins_as(behind, script) && behind.size() > script.size() && is(behind[script.size()], ends_name);
            if (is_script) twice = !twice;
        }
    }
    return end_;
}

namespace {

/// Which bytes mean something else than themselves.
struct Decoding {
    bool references = false;
    bool in_attribute = false;
    bool replaces_nul = true;
};

void append_decoded(std::string& out, std::string_view raw, Decoding how) {
    const auto is_special = [how](char c) {
        return (c == '&' && how.references) || c == '\r' || (c == '\0' && how.replaces_nul);
    };
    for (std::size_t at = 0; at < raw.size();) {
        std::size_t plain = at;
        while (plain < raw.size() && !is_special(raw[plain])) ++plain;
        out.append(raw, at, plain - at);
        at = plain;
        if (at == raw.size()) break;
        if (raw[at] == '\r') {
            out += '\n';
            at += raw.substr(at).starts_with("\r\n") ? 2U : 1U;
        } else if (raw[at] == '\0') {
            out += "\xEF\xBF\xBD";
            ++at;
        } else if (const std::size_t length = append_reference(out, raw.substr(at), how.in_attribute)) {
            at += length;
        } else {
            out += raw[at++];
        }
    }
}

}  // namespace

void append_text(std::string& out, const Token& token) {
    const bool is_data = token.content == Content::data;
    append_decoded(out, token.text,
                   {.references = is_data || token.content == Content::rcdata,
                    .replaces_nul = !is_data && token.content != Content::cdata});
}

void append_comment(std::string& out, std::string_view raw) { append_decoded(out, raw, {}); }

void append_name(std::string& out, std::string_view raw) {
    for (std::size_t at = 0;; ++at) {
        const std::size_t plain = std::min(raw.find('\0', at), raw.size()) - at;
        const std::size_t begin = out.size();
        out.append(raw, at, plain);
        std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), out.begin() + static_cast<std::ptrdiff_t>(begin), ascii_lower);
        at += plain;
        if (at == raw.size()) return;
        out += "\xEF\xBF\xBD";
    }
}

void append_value(std::string& out, std::string_view raw) {
    append_decoded(out, raw, {.references = true, .in_attribute = true});
}

}  // namespace stet::markup
