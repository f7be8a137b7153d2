#include "markup/character_references.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace stet::markup {
namespace {

/// A name, as a part of reference_names, and the one or two characters that it means.
struct NamedReference {
    std::uint16_t begin;
    std::uint8_t length;
    std::uint8_t needs_no_semicolon;
    char32_t first;
    char32_t second;  // 0 for none
};

#include "markup/character_references_table.inc"

void append(std::string& out, char32_t code_point) {
    std::array<char, 4> bytes;
    out.append(bytes.data(), text::encode(code_point, bytes.data()));
}

/// `name` is the text behind the &.
std::size_t append_named(std::string& out, std::string_view name, bool in_attribute) {
    const auto* first = std::begin(named_references);
    const auto* last = std::end(named_references);
    const NamedReference* found = nullptr;
    std::size_t length = 0;
    // The names that begin as the text does are neighbours, the shortest first.
    for (std::size_t at = 0; at < name.size() && text::is_ascii_alphanumeric(name[at]); ++at) {
        const auto character = [at](const NamedReference& reference) {
            return at < reference.length ? reference_names[reference.begin + at] : '\0';
        };
        const char wanted = name[at];
        first = std::partition_point(first, last, [&](const NamedReference& r) { return character(r) < wanted; });
        last = std::partition_point(first, last, [&](const NamedReference& r) { return character(r) == wanted; });
        if (first == last) break;
        if (first->length != at + 1) continue;
        const bool has_semicolon = at + 1 < name.size() && name[at + 1] == ';';
        if (has_semicolon || first->needs_no_semicolon != 0) {
            found = first;
            length = at + (has_semicolon ? 2 : 1);
        }
    }
    if (found == nullptr) return 0;
    const bool goes_on = length < name.size() && (name[length] == '=' || text::is_ascii_alphanumeric(name[length]));
    if (in_attribute && name[length - 1] != ';' && goes_on) return 0;
    append(out, found->first);
    if (found->second != 0) append(out, found->second);
    return 1 + length;
}

// What the numbers 128 to 159 mean: pages count as windows-1252 does. 0 for themselves.
constexpr std::array<char16_t, 32> c1_characters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

char32_t character_of(std::uint32_t number) {
    if (number == 0) return text::replacement_character;
    if (number >= 0x80 && number < 0xA0 && c1_characters[number - 0x80] != 0) return c1_characters[number - 0x80];
    return number;  // what is no character, encode() knows
}

/// `number` is the text behind the &#.
std::size_t append_numeric(std::string& out, std::string_view number) {
    const bool is_hexadecimal = !number.empty() && (number.front() | 0x20) == 'x';
    const std::uint32_t base = is_hexadecimal ? 16 : 10;
    std::size_t at = is_hexadecimal ? 1 : 0;
    const std::size_t first = at;
    std::uint32_t value = 0;
    for (; at < number.size(); ++at) {
        const char c = number[at];
        const char letter = static_cast<char>(c | 0x20);
        std::uint32_t digit = 16;
        if (text::is_digit(c)) digit = static_cast<std::uint32_t>(c - '0');
        else if (letter >= 'a' && letter <= 'f') digit = static_cast<std::uint32_t>(letter - 'a' + 10);
        if (digit >= base) break;
        value = std::min(value * base + digit, std::uint32_t{text::last_code_point} + 1);
    }
    if (at == first) return 0;
    append(out, character_of(value));
    if (at < number.size() && number[at] == ';') ++at;
    return 2 + at;
}

}  // namespace

std::size_t append_reference(std::string& out, std::string_view text, bool in_attribute) {
    text.remove_prefix(1);
    if (text.starts_with('#')) return append_numeric(out, text.substr(1));
    return append_named(out, text, in_attribute);
}

}  // namespace stet::markup
