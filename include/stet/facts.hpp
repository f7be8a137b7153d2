// What the pipeline knows of each block before any pass judges it.
#pragma once

#include <stet/export.hpp>

#include <cstdint>
#include <limits>

namespace stet {

/// Yes-or-no facts of a block, as bits of BlockFacts::shape.
enum class Shape : std::uint32_t {
    prose = 1U << 0,            ///< running text: long enough and made of sentences
    ends_sentence = 1U << 1,    ///< the last character ends a sentence (. ! ? 。 …), closers aside
    ends_ellipsis = 1U << 2,    ///< breaks off: "...", "…" or "[…]"
    ends_colon = 1U << 3,
    question = 1U << 4,         ///< ends with a question mark
    bullet = 1U << 5,           ///< begins with a list marker: •, -, *, –, "1." …
    quoted = 1U << 6,           ///< begins with an opening quotation mark
    starts_lower = 1U << 7,     ///< the first letter is lower case
    title_case = 1U << 8,       ///< most words begin with a capital
    all_caps = 1U << 9,         ///< no lower-case letter, at least two letters
    headline = 1U << 10,        ///< could be a headline: a few words up to two lines, no sentence end
    age = 1U << 11,             ///< only an age: "2 hours ago", "vor 3 Stunden"
    timestamp = 1U << 12,       ///< only a date or time, with or without "Published", "Updated"
    credit_end = 1U << 13,      ///< ends with a picture's credit: "(AP Photo/Jane Doe)"
    url = 1U << 14,             ///< nothing but an address, perhaps behind "Source:"
    unspaced = 1U << 15,        ///< mostly a script written without spaces (Chinese, Japanese, Thai …)
    repeated = 1U << 16,        ///< the same words stand elsewhere on the page as a block
    prose_like = 1U << 17,      ///< long enough and with a sentence end in it, however it ends
};

/// Facts of one block, from its text alone. Counts saturate at 65535 where they are 16-bit.
struct BlockFacts {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::uint64_t hash = 0;          ///< of the folded text between its first and last word character
    std::uint32_t folded_begin = 0;  ///< the block's folded text, see PassContext::folded()
    std::uint32_t folded_end = 0;
    std::uint32_t core_begin = 0;    ///< the folded text without symbols and spaces at either end
    std::uint32_t core_end = 0;
    std::uint32_t characters = 0;    ///< code points of the folded text
    std::uint32_t words = 0;         ///< words; in unspaced scripts two characters count as a word
    std::uint32_t shape = 0;         ///< bits of Shape
    std::uint32_t same_as = none;    ///< the first block on the page with the same words, if not this
    std::uint16_t capitals = 0;      ///< words that begin with a capital
    std::uint16_t digits = 0;        ///< digits
    std::uint16_t sentences = 0;     ///< sentence ends
    std::uint16_t separators = 0;    ///< | / › » · • between words

    [[nodiscard]] constexpr bool is(Shape fact) const noexcept {
        return (shape & static_cast<std::uint32_t>(fact)) != 0;
    }
};

/// Facts of the page. Block numbers; a page without prose has an empty core at its end.
struct PageFacts {
    std::uint32_t core_begin = 0;  ///< the heaviest stretch of prose: [core_begin, core_end)
    std::uint32_t core_end = 0;
    std::uint32_t thread_begin = 0;  ///< readers' comments below a story: [thread_begin, thread_end)
    std::uint32_t thread_end = 0;    ///< both 0 without
    char language[3] = {0, 0, 0};  ///< ISO 639-1, or empty where the guess is unsure
};

}  // namespace stet
