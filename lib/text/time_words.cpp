#include "text/time_words.hpp"

#include "text/characters.hpp"
#include "text/first_letters.hpp"
#include "text/word_index.hpp"

#include <algorithm>
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

constexpr auto beginnings = [] {
    FirstLetters all;
    for (const TimeWord& word : words) all.add(word.word);
    all.add("");  // a number, or another script
    return all;
}();

}  // namespace

bool may_begin_with_time_word(std::string_view folded) noexcept { return beginnings.may_begin(folded); }

bool may_be_time_word(std::string_view folded) noexcept {
    const bool is_plain = std::all_of(folded.begin(), folded.end(), is_ascii_lower);
    return folded.empty() || !is_plain || time_word(folded).kinds != 0;
}

TimeWord time_word(std::string_view folded) noexcept {
    const std::size_t at = index.find(folded);
    return at != words.size() ? words[at] : TimeWord{};
}

}  // namespace stet::text
