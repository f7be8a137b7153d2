#include "markup/block_builder.hpp"

#include <stet/document.hpp>

#include <limits>
#include <utility>

namespace stet {

Result<Document> Document::from_html(std::string_view html) {
    // Text may be longer than its markup: a reference of six bytes stands for seven at most.
    if (html.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
        return Error{ErrorCode::too_large, html.size(), "a page may have 2 GiB - 1 bytes at most"};
    }
    markup::BuiltPage built = markup::build_blocks(html);
    return from_blocks(std::move(built.source), std::move(built.blocks));
}

}  // namespace stet
