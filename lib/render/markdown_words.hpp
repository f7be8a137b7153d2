// Running text in Markdown: words, links, emphasis, code, images.
#pragma once

#include "render/markdown_escape.hpp"
#include "render/nesting.hpp"

#include <stet/render.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::renderer {

/// Writes runs so that CommonMark reads them as they are. Emphasis that it would not read is left out, its words are
/// not: asterisks mark nothing where their place among letters, blanks and punctuation is not as CommonMark has it
/// (section 6.2).
class MarkdownWords {
public:
    void write(Canvas& out, std::span<const Run> runs, Place place, Within within);

    /// An image as it stands in a text.
    [[nodiscard]] static std::string image(const Run& run, Within within);

private:
    void drop_code_of_definition();
    void drop_unreadable();
    void merge();
    std::size_t write_code(Canvas& out, std::size_t open, Within within);

    std::vector<Token> tokens_;
    std::vector<bool> dropped_;  // of the tokens
    std::string buffer_;
};

}  // namespace stet::renderer
