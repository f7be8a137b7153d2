// The decoders of the Encoding Standard, a stretch of a page at a time.
#pragma once

#include "markup/encoding.hpp"

#include <cstddef>
#include <cstdint>

namespace stet::markup {

/// What a decoder remembers from one character to the next. Only ISO-2022-JP has more than one state.
struct DecoderState {
    enum class Set : std::uint8_t { ascii, roman, katakana, jis0208 };
    Set set = Set::ascii;
    bool after_escape = false;  // an escape sequence came last: another is an error
};

/// How far a decoder came.
struct Decoding {
    const char* page;  // behind the bytes that were read
    char* text;        // behind the text that was written
    const char* last;  // where the last character's bytes begin, unless it is ASCII; at first `page`
};

/// No byte of a page becomes more bytes of text: U+FFFD, or the private characters of x-user-defined.
inline constexpr std::size_t most_growth = 3;
/// How many bytes of text may be written at and after a stop.
inline constexpr std::size_t most_behind = 4;

/// Decodes from `from` on, and stops before the first character that begins at or after `page_stop`, or behind
/// `text_size` bytes of text. A character is also what has no text, an escape sequence of ISO-2022-JP. `page_end` is the
/// end of the whole page: a character that is cut off there is an error. Requires room for most_growth bytes of text
/// for each byte before `page_stop`, or for `text_size` if that is less, and for most_behind more; and any encoding but
/// UTF-8. Linear; errors become U+FFFD as the standard says.
Decoding decode_stretch(Encoding encoding, DecoderState& state, Decoding from, const char* page_stop, const char* page_end,
                        std::size_t text_size) noexcept;

}  // namespace stet::markup
