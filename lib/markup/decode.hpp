// A page in any encoding as UTF-8 text, with the way back.
#pragma once

#include "markup/decoders.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// The text of a page. It refers to the page, which must outlive it; for a page in UTF-8 it is a view of it,
/// and costs nothing.
class Decoded {
public:
    /// The page without its byte order mark, as UTF-8. Ill-formed UTF-8 in a page of UTF-8 is left as it is: stet takes
    /// such bytes for opaque. From other encodings the text is well-formed, with U+FFFD for what is not. Valid as long
    /// as this object and the page are.
    [[nodiscard]] std::string_view text() const noexcept;

    /// The page's byte of which the text's byte came: where the bytes begin that became the character which the offset
    /// is in (or an escape sequence before them). Both count from 0, the page with its byte order mark; the text's
    /// end is the page's end. Ascends with the offset, which is at most the text's size. Constant: of other encodings
    /// than UTF-8 it decodes a stretch of 256 bytes of the page again.
    [[nodiscard]] std::uint32_t page_offset(std::uint32_t text_offset) const noexcept;

private:
    friend std::optional<Decoded> decode(std::string_view, Encoding, std::uint32_t);

    // Where a stretch begins: each begins with the first character at or after a multiple of 256 bytes.
    struct Checkpoint {
        std::uint32_t text;
        std::uint8_t behind_multiple;
        DecoderState state;
    };
    static constexpr std::size_t stretch = 256;
    static constexpr std::size_t room = stretch * most_growth + most_behind;

    std::string_view page_;  // without its byte order mark
    std::uint32_t mark_size_ = 0;
    Encoding encoding_ = Encoding::utf_8;
    std::string text_;  // unless the page is UTF-8
    std::vector<Checkpoint> checkpoints_;
};

/// The text of a page in `encoding`, of which a byte order mark is left out: the standard's "decode", where sniff() has
/// said which encoding. Errors become U+FFFD as the standard says, but not those of UTF-8. Nullopt where the page or the text has
/// `limit` bytes or more. Linear; a page in UTF-8 is not looked at. Beside the text it keeps 8 bytes for each 256 of the page.
std::optional<Decoded> decode(std::string_view page, Encoding encoding,
                              std::uint32_t limit = std::numeric_limits<std::uint32_t>::max());

}  // namespace stet::markup
