// What a DOCTYPE says.
#pragma once

#include <optional>
#include <string_view>

namespace stet::markup {

/// A doctype's parts, as they stand in the page: its name is read by append_name(), its identifiers by
/// append_comment(). `is_broken` is the standard's force-quirks flag.
struct Doctype {
    std::optional<std::string_view> name;
    std::optional<std::string_view> public_id;
    std::optional<std::string_view> system_id;
    bool is_broken = false;
};

/// Reads what stands between <!DOCTYPE and its >, as the HTML standard's sections 13.2.5.53 to 13.2.5.68
/// say. `ends` tells that there is a >, not the page's end. Linear.
[[nodiscard]] Doctype read_doctype(std::string_view text, bool ends) noexcept;

}  // namespace stet::markup
