// The words that stand around names in an author's value. All are asked for folded.
#pragma once

#include <cstdint>
#include <string_view>

namespace stet::markup {

/// What those do who are named behind a lead such as "Text:", "Foto:", "责任编辑:".
enum class Credit : std::uint8_t { none, author, editor, picture };

/// What a lead's word means when a colon or a slash stands behind it.
[[nodiscard]] Credit credit_of(std::string_view word) noexcept;

/// Whether the word leads without a colon too, before a name or behind it: 记者, 기자.
[[nodiscard]] bool is_reporter(std::string_view word) noexcept;

/// "and", in any language: where it is certain, and where it may be part of a name (y, e, i).
[[nodiscard]] bool is_and(std::string_view word) noexcept;
[[nodiscard]] bool is_and_or_particle(std::string_view word) noexcept;

/// A news agency's name.
[[nodiscard]] bool is_agency(std::string_view text) noexcept;

/// Those who sign together: Staff, Redaktion, Editorial Board; also at the end of a name of up to three words.
[[nodiscard]] bool is_desk(std::string_view text) noexcept;

/// Whether the name is an organisation's, by one of its words: "Harbour Foundation", "Hafenverlag GmbH".
[[nodiscard]] bool is_organization(std::string_view name) noexcept;

/// A word of jobs and degrees that is no name's.
[[nodiscard]] bool is_job_word(std::string_view word) noexcept;

/// The length of what a value begins with before its names ("geschrieben von "), beside text::byline_lead_length().
[[nodiscard]] std::size_t value_lead_length(std::string_view text) noexcept;

/// The length of "By" where it is glued to a name, by markup without a blank between them: "ByJane Doe". Else 0.
[[nodiscard]] constexpr std::size_t glued_by_length(std::string_view printed) noexcept {
    const bool is_glued = printed.size() > 2 && printed.starts_with("By") && printed[2] >= 'A' && printed[2] <= 'Z';
    return is_glued ? 2 : 0;
}

/// The length of what a line of a page begins with that names its author: one of both, or "Autorin:".
[[nodiscard]] std::size_t author_lead_length(std::string_view line) noexcept;

}  // namespace stet::markup
