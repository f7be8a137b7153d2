// Takes from a part of an author's value what is not of the name.
#pragma once

#include <string>
#include <string_view>

namespace stet::markup {

/// The words at the ends of a text whose blanks are single.
[[nodiscard]] std::string_view first_word(std::string_view text) noexcept;
[[nodiscard]] std::string_view last_word(std::string_view text) noexcept;

/// The word folded, without marks at its end.
[[nodiscard]] std::string without_marks(std::string_view word);

/// The text without leads ("By"), dates, brackets, signs, and places behind "in" and the like; where it `may_have_by`, also without all
/// before a "by" within. For short texts: quadratic in their words.
[[nodiscard]] std::string_view without_surroundings(std::string_view text, bool may_have_by);

/// "Jane Doe" of "Jane Doe Staff Writer": the words of a job go behind two others.
[[nodiscard]] std::string_view without_job(std::string_view text);

/// Whether it is a job, a degree, or the job of a place: "Political Editor", "CEO of the Harbour".
[[nodiscard]] bool is_office(std::string_view text);

}  // namespace stet::markup
