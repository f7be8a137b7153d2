// Who wrote it, as a line says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::passes {

/// The authors that a byline names ("By Jane Doe and John Roe, AP": two names; "From OUTLET's Jane
/// Doe in Oslo": one; "From OUTLET staff": that), in their own spelling, or nothing where the text
/// is no byline. `text` is the block's source, `folded` the same folded. Linear; long text is none.
[[nodiscard]] std::vector<std::string> byline_authors(std::string_view text,
                                                      std::string_view folded);

/// The authors of a line without a lead, as it stands by a headline: "Jane Doe", "Jane Doe and John
/// Roe", "Jane Doe, political editor", "Jane Doe | 4 May 2023". Each name has two words or more, and
/// nothing else is in the line but jobs, places and dates; else nothing. To be asked only where a
/// byline is to be expected: many a headline's two words look the same.
[[nodiscard]] std::vector<std::string> bare_names(std::string_view text);

/// Whether the text names only a desk or job: "Newsroom", "Staff reporter". As bare_names().
[[nodiscard]] bool is_bare_office(std::string_view text);

}  // namespace stet::passes
