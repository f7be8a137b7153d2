// An author's value, cut where one name ends and another thing begins.
#pragma once

#include "markup/people_words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// What parts a piece from the one before it.
enum class Joint : std::uint8_t {
    start,   // nothing, a semicolon, or a lead that says what follows
    joined,  // "and", a slash
    behind,  // a comma, a bar, a dash: often no name follows
};

struct PeoplePart {
    std::string_view text;  // trimmed
    Joint joint;
    Credit credit;  // what the last lead before it says; none without
};

/// Blanks single, full-width signs as their plain twins.
[[nodiscard]] std::string plain_signs(std::string_view text);

/// The parts of a text from plain_signs(), in order, without what is a web or mail address or stands behind one. The parts are
/// views of the text. Linear.
[[nodiscard]] std::vector<PeoplePart> people_parts(std::string_view text);

}  // namespace stet::markup
