#include "text/characters.hpp"

#include "text/utf8.hpp"

namespace stet::text {
namespace tables {
#include "text/characters_table.inc"
}  // namespace tables

std::string fold(std::string_view text) {
    std::string folded_text;
    append_folded(folded_text, text);
    return folded_text;
}

void append_folded(std::string& folded_text, std::string_view text) {
    folded_text.reserve(folded_text.size() + text.size());
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        if (const auto byte = static_cast<unsigned char>(*at); byte < 0x80) {
            if (ascii_folded[byte] != '\0') folded_text += ascii_folded[byte];
            ++at;
            continue;
        }
        const Decoded decoded = decode(at, end);
        const std::string_view bytes(at, decoded.length);
        // U+FFFD folds to itself, so an ill-formed byte is kept without a case of its own.
        folded_text += folded(character(decoded.code_point), bytes);
        at += decoded.length;
    }
}

}  // namespace stet::text
