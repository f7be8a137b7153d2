// Whether readers must pay for an article.
#pragma once

#include <optional>
#include <string_view>

namespace stet {
struct Markup;
}

namespace stet::markup {

/// What a meta element of that name says: "article:content_tier" with "metered", "isaccessibleforfree" with "true".
[[nodiscard]] std::optional<bool> is_paywalled(std::string_view name, std::string_view content) noexcept;

/// Whether an element with text in it that is shown is called a paywall, by class or id.
[[nodiscard]] bool shows_paywall(const Markup& markup) noexcept;

}  // namespace stet::markup
