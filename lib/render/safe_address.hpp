// Which addresses of a page may stand in what is written.
#pragma once

#include <string>
#include <string_view>

namespace stet::renderer {

/// The address with what no format bears bare (spaces, quotes, angle brackets and the like) percent-encoded; empty
/// where a reader who follows it could run something, or it has no meaning: a scheme other than http, https, mailto
/// and ftp, or control characters, which browsers drop before they look for the scheme. Linear.
[[nodiscard]] std::string safe_address(std::string_view address);

}  // namespace stet::renderer
