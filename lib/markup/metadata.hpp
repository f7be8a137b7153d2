// What the page's markup says of the article, as Document's metadata has it.
#pragma once

#include "markup/json_ld.hpp"
#include "markup/page_data.hpp"

#include <stet/document.hpp>
#include <stet/metadata.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// A value and where it was read: "page/json-ld.headline", "page/meta.og:title", "page/title", "page/url".
struct FoundValue {
    MetadataKey key;
    std::string value;
    std::string origin;
};

/// What the page says: values, and the entries of a live blog.
struct PageMetadata {
    std::vector<FoundValue> values;
    std::vector<Entry> entries;
};

/// All values that the page gives for each key, the most trusted first: JSON-LD, then meta elements (OpenGraph, Twitter, Dublin
/// Core and what publishers' systems write), then other elements, what stands around
/// the headline, then the page's URL. Dates are ISO 8601, authors
/// names alone, the title is without the site's name; what cannot be read as such is left out. An h1 is the headline where it is the only
/// one and other words stand in <title> and og:title for the search engines' sake. The body is asked for authors where the head
/// has none, or but a login or a first name, and for a date where it has none, or one in UTC. `url` is the page's, or empty.
[[nodiscard]] PageMetadata read_metadata(const PageData& page, const JsonLdArticle& article, const Document& document,
                                         const PageText& text, std::string_view url);

}  // namespace stet::markup
