// Turning texts away by what they begin with.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// What the words of a list begin with, by up to three letters a to z: nearly all lines of a page begin otherwise. What stands
/// behind the first other byte does not count, so that a short word has one beginning, whatever follows it.
class FirstLetters {
public:
    constexpr void add(std::string_view word) { bits_[number(word) / 64] |= std::uint64_t{1} << number(word) % 64; }

    /// Whether a word of the list may begin the text, at whose place that word would end with a byte that is no letter.
    [[nodiscard]] constexpr bool may_begin(std::string_view text) const noexcept {
        return (bits_[number(text) / 64] >> number(text) % 64 & 1) != 0;
    }

private:
    static constexpr std::size_t letters = 26;
    static constexpr std::size_t digits = letters + 1;  // and one for what is none

    static constexpr std::size_t number(std::string_view text) noexcept {
        const auto digit = [&](std::size_t i) {
            const std::size_t letter = i < text.size() ? static_cast<unsigned char>(text[i]) - std::size_t{'a'} : letters;
            return letter < letters ? letter : letters;
        };
        const std::size_t first = digit(0);
        const std::size_t second = first == letters ? letters : digit(1);
        const std::size_t third = second == letters ? letters : digit(2);
        return (first * digits + second) * digits + third;
    }

    std::array<std::uint64_t, digits * digits * digits / 64 + 1> bits_{};
};

/// Of all words of the lists.
template <class... Lists>
constexpr FirstLetters first_letters_of(const Lists&... lists) {
    FirstLetters all;
    const auto add = [&](const auto& list) {
        for (const std::string_view word : list) all.add(word);
    };
    (add(lists), ...);
    return all;
}

}  // namespace stet::text
