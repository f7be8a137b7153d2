// Names of people, and the words that stand around them in bylines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::text {

/// How many parts blank characters, no-break ones too, make of the text, up to `most`.
[[nodiscard]] std::size_t count_parts(std::string_view text, std::size_t most) noexcept;

/// The text with every run of blank characters made one space.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// The text without blanks and marks such as commas and dashes at its ends; a full stop stays at the end ("Jr.").
[[nodiscard]] std::string_view trim_punctuation(std::string_view text) noexcept;

/// Whether this may be a name: one to five words, each capitalised or a particle ("van"), without digits.
[[nodiscard]] bool is_name(std::string_view text);

/// Whether the last two bytes are capitals of ASCII.
[[nodiscard]] bool ends_in_capitals(std::string_view text) noexcept;

/// Whether there are only letters, and what stands between them in names.
[[nodiscard]] bool has_only_letters(std::string_view text) noexcept;

/// Whether the folded word is a small one that stands within names: van, de, bin.
[[nodiscard]] bool is_particle(std::string_view word) noexcept;

/// Whether all words are of a job or desk: "Staff writer".
[[nodiscard]] bool is_job(std::string_view text);

/// Whether the text is a job or ends with the word for one: "courts correspondent".
[[nodiscard]] bool is_office(std::string_view text);

/// The length of what stands before the names in a byline's folded text ("by ", "photographs and words by "), or 0.
[[nodiscard]] std::size_t byline_lead_length(std::string_view folded);

}  // namespace stet::text
