// JSON that is broken as the templates of pages break it.
#pragma once

#include <string>
#include <string_view>

namespace stet::markup {

/// JSON as templates should have written it: in strings no raw controls and no unknown escapes; outside them no
/// comments, no comma before a bracket, nothing behind the end; what is open is closed. Linear.
[[nodiscard]] std::string mended(std::string_view json);

}  // namespace stet::markup
