// Character references: &amp; &#8217; &notin and their kin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::markup {

/// Appends to `out`, in UTF-8, what the reference at the start of `text` means, and returns how many bytes
/// of the text it takes; 0, and nothing appended, where none stands there and the & is just that. `text`
/// begins with &. In the value of an attribute a name without its semicolon that a letter, digit or =
/// follows is none, so that "?a=1&copy=2" stays an address.
///
/// As the HTML standard's sections 13.2.5.72 to 13.2.5.80 say: the longest name of section 13.5, of which
/// some need no semicolon; a number that stands for no character means U+FFFD, one of the C1 controls what
/// windows-1252 has there. Looks at 32 bytes, but at all digits of a number.
std::size_t append_reference(std::string& out, std::string_view text, bool in_attribute);

}  // namespace stet::markup
