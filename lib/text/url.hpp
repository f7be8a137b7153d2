// Addresses: what a reference on a page means, by the page's own.
#pragma once

#include <string>
#include <string_view>

namespace stet::text {

/// The reference made absolute, as RFC 3986 says (section 5.2), with HTML's leniency: blanks around it and line
/// breaks in it do not count, \ is / where the base is of the web. As it stands where it has a scheme of its own, or
/// the base has none. Linear.
[[nodiscard]] std::string absolute_url(std::string_view base, std::string_view reference);

}  // namespace stet::text
