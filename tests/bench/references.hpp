// What the same machine does with the same text in the same run: the figures to compare with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::bench {

/// Copies the text.
void copy(std::string_view text, std::string& out);

/// Counts line feeds by memchr().
[[nodiscard]] std::size_t count_lines(std::string_view text);

/// zlib, as a web server's gzip does it (level 6), and back. `out` has the size of the text.
[[nodiscard]] std::string deflated(std::string_view text);
void inflate_into(const std::string& packed, std::string& out);

}  // namespace stet::bench
