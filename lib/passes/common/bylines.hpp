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

/// Whether the text is two to four capitalised words that could be a person's name, with nothing
/// else. To be asked only where a byline is to be expected.
[[nodiscard]] bool is_bare_name(std::string_view text, std::string_view folded);

}  // namespace stet::passes
