#include "text/time_words.hpp"

#include "text/word_index.hpp"

#include <array>
#include <cstddef>

namespace stet::text {
namespace {

using namespace time_kind;

// Folded, sorted by bytes (a test holds this).
constexpr auto words = std::to_array<TimeWord>({
#include "text/time_words.inc"
});

constexpr WordIndex index([] {
    std::array<std::string_view, words.size()> spelt;
    for (std::size_t i = 0; i < words.size(); ++i) spelt[i] = words[i].word;
    return spelt;
}());

constexpr std::size_t letters = 26;

/// A number for three letters a to z, or `none`.
constexpr std::size_t none = letters * letters * letters;
constexpr std::size_t beginning_of(std::string_view text) noexcept {
    if (text.size() < 3) return none;
    const auto letter = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) - std::size_t{'a'}; };
    const bool are_plain = (letter(0) < letters) & (letter(1) < letters) & (letter(2) < letters);
    return are_plain ? (letter(0) * letters + letter(1)) * letters + letter(2) : none;
}

/// A bit for each beginning of a word, and for `none`.
constexpr auto beginnings = [] {
    std::array<std::uint64_t, none / 64 + 1> bits{};
    const auto add = [&](std::size_t number) { bits[number / 64] |= std::uint64_t{1} << number % 64; };
    for (const TimeWord& word : words) add(beginning_of(word.word));
    add(none);
    return bits;
}();

}  // namespace

bool may_begin_with_time_word(std::string_view folded) noexcept {
    const std::size_t number = beginning_of(folded);
    return (beginnings[number / 64] >> number % 64 & 1) != 0;
}

TimeWord time_word(std::string_view folded) noexcept {
    const std::size_t at = index.find(folded);
    return at != words.size() ? words[at] : TimeWord{};
}

}  // namespace stet::text
