// Base64 (RFC 4648, section 4), for sources that are not UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stet::json {

[[nodiscard]] std::string to_base64(std::string_view bytes);

/// Nothing for text that to_base64() does not write: other characters, padding missing or amiss.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace stet::json
