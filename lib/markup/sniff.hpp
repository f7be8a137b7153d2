// Which encoding a page has.
#pragma once

#include "markup/encoding.hpp"

#include <string_view>

namespace stet::markup {

/// The encoding of an HTML page, by the first of these that says one:
///   1. a byte order mark;
///   2. the label that came with the page, as of the charset of a Content-Type (empty where there was none; one
///      that is unknown does not count);
///   3. the page's first 1,024 bytes: a meta element, else an XML declaration, as the HTML standard's "prescan a byte
///      stream to determine its encoding" reads them. A page that declares UTF-16 so is UTF-8, as it was read byte by byte;
///   4. the bytes: UTF-8 where all of them are well-formed, else windows-1252.
/// A declaration is obeyed, as browsers do, also by a page that is well-formed UTF-8 and declares something else.
/// Constant but for 4., which is linear.
Encoding sniff(std::string_view page, std::string_view transport_label) noexcept;

}  // namespace stet::markup
