#include "markup/paywall.hpp"

#include "markup/ascii.hpp"
#include "markup/called.hpp"

#include <stet/markup.hpp>

#include <algorithm>
#include <array>

namespace stet::markup {

std::optional<bool> is_paywalled(std::string_view name, std::string_view content) noexcept {
    constexpr auto yes = std::to_array<std::string_view>({"true", "yes", "1", "locked", "metered", "paid", "premium"});
    constexpr auto no = std::to_array<std::string_view>({"false", "no", "0", "free"});
    const auto is = [&](std::string_view word) { return equals_ignoring_case(content, word); };
    const bool says_yes = std::ranges::any_of(yes, is);
    if (!says_yes && std::ranges::none_of(no, is)) return std::nullopt;
    return name == "isaccessibleforfree" ? !says_yes : says_yes;
}

bool shows_paywall(const Markup& markup) noexcept {
    return first_called(markup, {"paywall", 2}, [](std::string_view about) {
        // Of all the page and of a container it says what may come, of an article what another story is, of a button where to pay.
        constexpr auto others = std::to_array<std::string_view>({"html", "body", "article", "a", "button", "li"});
        if (std::ranges::find(others, about.substr(0, about.find(' '))) != others.end()) return false;
        return about.find("hidden") == about.npos && about.find("paywall-container") == about.npos;
    }) != 0;
}

}  // namespace stet::markup
