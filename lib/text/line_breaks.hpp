// All line breaks of a text at once.
#pragma once

#include "text/vectors.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::text {

/// The places of the line breaks that line_break_length() knows, in order; CR LF is one, at its CR. `by`: the vectors that
/// the machine has; all give the same. Linear.
[[nodiscard]] std::vector<std::uint32_t> line_breaks(std::string_view text, Vectors by = best_vectors());

/// Whether there is one.
[[nodiscard]] bool has_line_break(std::string_view text, Vectors by = best_vectors()) noexcept;

}  // namespace stet::text
