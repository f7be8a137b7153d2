// What stet knows of a character: what it is (flags) and what it is matched as (folding).
//
// Folding takes away what differs between two writings of the same phrase: case and typography, not
// spelling. For one code point, in this order:
//   1. invisible characters become nothing, white space becomes one plain space;
//   2. full case folding (CaseFolding.txt, C and F: ẞ ss, ﬁ fi, ς σ), but İ becomes a plain i so
//      that Turkish capitals match;
//   3. full-width ASCII becomes ASCII; single quotes, apostrophes, primes and the accents typed for
//      them become '; double quotes and guillemets "; dashes, hyphens and minus -; the ellipses
//      … ‥ ⋯ full stops; the wave dash 〜 a ~ (as its full-width twin ～ does).
// Accents, half-width katakana, corner brackets and superscript or circled digits stay as they are;
// composed and decomposed forms are not made equal. Folding is idempotent, and goes code point by
// code point: the folding of a text is that of its parts, joined.
//
// The tables are generated from the Unicode Character Database by make_characters.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stet::text {

/// The flags of a character; several may be set. White space and invisible characters bear no flag
/// but their own (and `folds`). Characters that fold to the same have the same letter flag, so that
/// words part alike however they are typed: the modifier apostrophe is no letter here.
namespace flag {
inline constexpr std::uint16_t letter = 1 << 0;        // categories L* and Nl
inline constexpr std::uint16_t digit = 1 << 1;         // decimal digits (Nd)
inline constexpr std::uint16_t upper = 1 << 2;         // Lu and Lt
inline constexpr std::uint16_t lower = 1 << 3;         // Ll
inline constexpr std::uint16_t space = 1 << 4;         // White_Space
inline constexpr std::uint16_t invisible = 1 << 5;     // Default_Ignorable, controls, annotation
inline constexpr std::uint16_t mark = 1 << 6;          // M*: continues the word it stands in
inline constexpr std::uint16_t unspaced = 1 << 7;      // letter of a script without word spaces
inline constexpr std::uint16_t sentence_end = 1 << 8;  // Sentence_Terminal, ellipses …
inline constexpr std::uint16_t opening = 1 << 9;       // quote or bracket that may open; ¿ ¡
inline constexpr std::uint16_t closing = 1 << 10;      // quote or bracket that may close
inline constexpr std::uint16_t bullet = 1 << 11;       // may mark a list item at a line's start
inline constexpr std::uint16_t folds = 1 << 12;        // folding changes it
}  // namespace flag

/// A record of the tables; valid as long as the program.
///
/// A quotation mark may open in one language and close in another (“ in English and German, » in
/// French and Danish), so all but the low ones („ ‚) are both; brackets are one or the other.
///
/// `unspaced` is for Han, Hiragana, Katakana, Bopomofo, Thai, Lao, Khmer and Myanmar, where a run
/// of letters says nothing of the number of words. Hangul is written with spaces. Tibetan is left
/// out too: the tsheg between its syllables is no letter, so syllables are counted as words. Vowel
/// signs and tones of these scripts are marks and not `unspaced`.
struct Character {
    std::uint16_t flags;
    std::uint16_t fold_begin;  // into the pool; meaningless unless flag::folds is set
    std::uint8_t fold_size;

    /// Whether any of the flags in `mask` is set.
    [[nodiscard]] constexpr bool is(unsigned mask) const noexcept { return (flags & mask) != 0; }
};

/// Two-stage tables over planes 0 and 1: the index of a block of code points, then that of the code
/// point's record. The planes above are so uniform that one code point below stands for each kind.
namespace tables {
inline constexpr unsigned block_bits = 4;
inline constexpr char32_t end = 0x20000;
extern const std::uint16_t block_of[];
extern const std::uint16_t record_of[];
extern const Character records[];
extern const char fold_pool[];
extern const char unicode_version[];  // "15.0.0"

constexpr char32_t stand_in(char32_t code_point) noexcept {
    if (code_point < 0x40000) return 0x4E00;                           // ideographs
    if (code_point >= 0xE0000 && code_point < 0xE1000) return 0x200B;  // tags, variation selectors
    return 0xFFFF;                                                     // no properties
}
}  // namespace tables

/// The record of a code point, in static storage. Unassigned code points, surrogates and values
/// above U+10FFFF have no flags and fold to themselves; but planes 2 and 3 are taken for ideographs
/// throughout, which they are set aside for (as Line_Break does). Three loads and one branch.
inline const Character& character(char32_t code_point) noexcept {
    if (code_point >= tables::end) code_point = tables::stand_in(code_point);
    constexpr char32_t in_block = (1U << tables::block_bits) - 1;
    const std::size_t block = tables::block_of[code_point >> tables::block_bits];
    const std::size_t index = block << tables::block_bits | (code_point & in_block);
    return tables::records[tables::record_of[index]];
}

/// What `character` folds to, as UTF-8: zero to three code points in static storage; or `itself`,
/// the bytes that it was read from, where folding changes nothing.
inline std::string_view folded(const Character& character, std::string_view itself) noexcept {
    if (!character.is(flag::folds)) return itself;
    return {tables::fold_pool + character.fold_begin, character.fold_size};
}

/// `text` folded, code point by code point; ill-formed bytes are kept. Runs of spaces are not
/// collapsed, nor the ends trimmed: that is the caller's. Linear. The reference for scans that fold
/// on the way, and right for short texts such as the literals of rules.
std::string fold(std::string_view text);

/// Appends it to `folded_text`, for callers that fold many.
void append_folded(std::string& folded_text, std::string_view text);

namespace detail {

constexpr bool any_of(std::string_view set, char c) { return set.find(c) != set.npos; }

constexpr char ascii_fold(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
    if (any_of("\t\n\v\f\r", c)) return ' ';
    if (c < ' ' || c == '\x7F') return '\0';
    return c == '`' ? '\'' : c;
}

constexpr std::uint16_t ascii_flag(char c) {
    unsigned flags = 0;
    if (c >= 'A' && c <= 'Z') flags |= flag::letter | flag::upper;
    if (c >= 'a' && c <= 'z') flags |= flag::letter | flag::lower;
    if (c >= '0' && c <= '9') flags |= flag::digit;
    if (any_of(" \t\n\v\f\r", c)) flags |= flag::space;
    if (ascii_fold(c) == '\0') flags |= flag::invisible;
    if (any_of("!.?", c)) flags |= flag::sentence_end;
    if (any_of("\"'([{", c)) flags |= flag::opening;
    if (any_of("\"')]}", c)) flags |= flag::closing;
    if (any_of("*+-", c)) flags |= flag::bullet;
    if (ascii_fold(c) != c || c == '\0') flags |= flag::folds;
    return static_cast<std::uint16_t>(flags);
}

template <class Value>
constexpr std::array<Value, 128> for_ascii(Value (*value_of)(char)) {
    std::array<Value, 128> values{};
    for (std::size_t c = 0; c < values.size(); ++c) values[c] = value_of(static_cast<char>(c));
    return values;
}

}  // namespace detail

/// The same for ASCII, small enough for a tight loop: ascii_flags[c] == character(c).flags, and
/// ascii_folded[c] is the byte that c folds to, or 0 where it folds to nothing.
inline constexpr std::array<std::uint16_t, 128> ascii_flags = detail::for_ascii(detail::ascii_flag);
inline constexpr std::array<char, 128> ascii_folded = detail::for_ascii(detail::ascii_fold);

/// Whether a byte is a digit of ASCII.
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Whether a byte is a capital or small letter of ASCII, any letter, or a letter or digit.
constexpr bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) noexcept { return is_ascii_lower(c) || is_ascii_upper(c); }
constexpr bool is_ascii_alphanumeric(char c) noexcept { return is_digit(c) || is_ascii_letter(c); }

}  // namespace stet::text
