// Languages as pages name them.
#pragma once

#include <string>
#include <string_view>

namespace stet::markup {

/// The language that the tag or name means, as ISO 639-1 where that has it: "en" for "EN", "en_GB", "en-US, de", "eng"
/// and "English". Nothing where it is no tag: "Sprache".
[[nodiscard]] std::string language_of(std::string_view tag);

}  // namespace stet::markup
