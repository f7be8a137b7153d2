// What authors of pages call parts of an article, or all of it, in words that else name what is beside one.
#pragma once

#include <array>
#include <string_view>

namespace stet::markup {

/// Within a class: footers that have the article's author, and the article that a sidebar stands beside.
inline constexpr auto article_names = std::to_array<std::string_view>({
    "post-footer", "entry-footer", "article-footer", "article-sidebar", "content-sidebar", "main-sidebar", "with-sidebar", "has-sidebar", "no-sidebar",
});

}  // namespace stet::markup
