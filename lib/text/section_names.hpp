// The names that news sites give their sections.
#pragma once

#include <string_view>

namespace stet::text {

/// Whether the words (folded: lower case, single spaces) are a section's name and nothing else.
/// From the menus of newspapers in English, German, French, Spanish, Italian, Portuguese, Dutch and
/// Polish. A binary search.
[[nodiscard]] bool is_section_name(std::string_view folded) noexcept;

/// The length in bytes of the English section name, written with its capitals, that runs straight on
/// into a headline at the start of `line` ("WorldLeaders meet in Oslo": 5), or 0. Names of firms and
/// titles that are written so themselves ("TechCrunch") are not taken apart.
[[nodiscard]] std::size_t glued_section_length(std::string_view line) noexcept;

}  // namespace stet::text
