#include "text/characters.hpp"

#include "text/utf8.hpp"

namespace stet::text {
namespace tables {
#include "text/characters_table.inc"
}  // namespace tables

std::string fold(std::string_view text) {
    std::string folded_text;
    folded_text.reserve(text.size());
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const Decoded decoded = decode(at, end);
        const std::string_view bytes(at, decoded.length);
        // U+FFFD folds to itself, so an ill-formed byte is kept without a case of its own.
        folded_text += folded(character(decoded.code_point), bytes);
        at += decoded.length;
    }
    return folded_text;
}

}  // namespace stet::text
