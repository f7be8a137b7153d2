// A page's blocks, read from its markup.
#pragma once

#include "markup/page_data.hpp"

#include <stet/document.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// What a page is read into. The text as Document keeps it: blocks parted by line breaks, blanks in a row shown as one
/// space. A block's `page` is where its text stands in the page's UTF-8, from its first character to its last,
/// markup between them included.
struct BuiltPage {
    std::string source;
    std::vector<Block> blocks;
    Markup markup;  // its base is that of <base>, if any
    PageData data;
};

/// Reads the page, which is UTF-8 or nearly, in one pass. What is in script, style, template, svg, iframe,
/// select, video and the like is no text, nor is what noscript holds, unless all but nothing else is there.
/// Linear; memory is that of the text and of OpenElements::deepest elements.
[[nodiscard]] BuiltPage build_blocks(std::string_view page);

}  // namespace stet::markup
