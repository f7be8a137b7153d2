// A printed date, cut into numbers, words and signs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::markup {

struct DateToken {
    enum class Kind : std::uint8_t { end, number, word, sign };

    Kind kind = Kind::end;
    bool is_glued = false;    // no blank stands before it
    std::uint8_t month = 0;   // of a word that names one
    std::uint16_t kinds = 0;  // of a word: text::time_kind
    std::uint32_t value = 0;  // of a number of nine digits at most
    std::string_view text;    // folded

    [[nodiscard]] bool is_number() const noexcept { return kind == Kind::number; }
    [[nodiscard]] bool is_number(std::size_t digits) const noexcept { return is_number() && text.size() == digits; }
    /// A number of one or two digits.
    [[nodiscard]] bool is_short() const noexcept { return is_number() && text.size() <= 2; }
    [[nodiscard]] bool is(std::string_view word) const noexcept { return text == word; }
};

/// The tokens of a folded text. A word is a run of letters; of a script without spaces, two characters
/// that mean a half of the day, or one. Linear.
class DateTokens {
public:
    explicit DateTokens(std::string_view folded);

    /// The token at the place; behind the last one, a token that is nothing.
    [[nodiscard]] const DateToken& operator[](std::size_t place) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }

private:
    std::vector<DateToken> tokens_;
};

}  // namespace stet::markup
