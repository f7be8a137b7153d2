// Splitting a page's text into blocks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::text {

/// A block to be: bytes [begin, end) of the text, with no blank character at either end. `section`
/// marks a section's name that was parted from the headline it ran on into.
struct Part {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool section = false;
};

/// Splits text as scrapers write it. A line is a block, whatever parts the lines (LF, CR LF, CR,
/// Unicode separators) and whether blank lines stand between them; where the page's lines are broken
/// at a fixed width, the lines of a paragraph are one block. Blank characters at the ends of lines
/// belong to no block. Takes text of less than 4 GiB, any bytes. Linear time.
[[nodiscard]] std::vector<Part> split(std::string_view text);

}  // namespace stet::text
