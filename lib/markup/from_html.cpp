#include "markup/block_builder.hpp"
#include "markup/decode.hpp"
#include "markup/metadata.hpp"
#include "markup/sniff.hpp"
#include "text/url.hpp"

#include <stet/document.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stet {

Result<Document> Document::from_html(std::string_view html, const HtmlOptions& options) {
    // No text is more than twice as long as its markup: &lt; and the like are longer than what they mean, but for
    // a few, as &nGt, of six bytes, and each block is parted from the next by two line breaks, with a tag between them.
    constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max() / 2;
    const std::optional<markup::Decoded> page = markup::decode(html, markup::sniff(html, options.charset), largest);
    if (!page) {
        return Error{ErrorCode::too_large, largest,
                     "the page has " + std::to_string(html.size()) + " bytes; 2 GiB of UTF-8 are too many"};
    }
    markup::BuiltPage built = markup::build_blocks(page->text());
    std::vector<Span> places;
    places.reserve(built.blocks.size());
    for (const Block& block : built.blocks) places.push_back(block.page);
    for (Block& block : built.blocks) block.page = {page->page_offset(block.page.begin), page->page_offset(block.page.end)};
    built.markup.base = text::absolute_url(options.url, built.markup.base);
    markup::JsonLdArticle article = markup::read_json_ld(built.data.json_ld);
    built.markup.stated_body = std::move(article.body);
    Result<Document> document = from_blocks(std::move(built.source), std::move(built.blocks), std::move(built.markup));
    if (!document) return document;
    markup::PageMetadata metadata = markup::read_metadata(built.data, article, *document, {page->text(), places}, options.url);
    for (markup::FoundValue& value : metadata.values) document->add_metadata(value.key, std::move(value.value), std::move(value.origin));
    for (Entry& entry : metadata.entries) document->add_entry(std::move(entry));
    return document;
}

}  // namespace stet
