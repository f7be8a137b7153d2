// The way from a site's front page to an article: its sections.
#pragma once

#include "markup/json_ld.hpp"

#include <stet/document.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// Whether the address is of a site's front page: it has no path.
[[nodiscard]] bool is_front_page(std::string_view url) noexcept;

/// The sections of a trail, the widest first: what is neither the front page, by its name or address, nor the article that
/// is called `title`. `is_site` says whether a name is the site's.
[[nodiscard]] std::vector<std::string> sections_of(std::span<const Crumb> trail, std::string_view title, const std::function<bool(std::string_view)>& is_site);

/// The first trail that the page shows: the links in an element that its author called "breadcrumb".
[[nodiscard]] std::vector<Crumb> shown_trail(const Document& document);

}  // namespace stet::markup
