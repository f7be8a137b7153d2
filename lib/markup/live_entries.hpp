// The entries of a live blog, where a page's markup tells them apart.
#pragma once

#include "markup/json_ld.hpp"
#include "markup/page_data.hpp"

#include <stet/document.hpp>

#include <span>
#include <vector>

namespace stet::markup {

/// Elements that are liveBlogUpdate by their itemprop, else several that are called alike, as entries of live blogs are
/// ("live-blog-post"), else what stands around the headlines of JSON-LD's updates. Each with its time and heading as far as
/// they are printed, and its authors. They ascend and are disjoint. n log n in the updates, else linear.
[[nodiscard]] std::vector<Entry> live_entries(const Document& document, std::span<const JsonLdUpdate> updates, const PageData& page,
                                              const PageText& text);

}  // namespace stet::markup
