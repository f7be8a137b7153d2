#include "markup/decode.hpp"

#include <algorithm>
#include <array>

namespace stet::markup {

std::string_view Decoded::text() const noexcept { return encoding_ == Encoding::utf_8 ? page_ : text_; }

std::uint32_t Decoded::page_offset(std::uint32_t text_offset) const noexcept {
    if (encoding_ == Encoding::utf_8) return mark_size_ + text_offset;
    const char* const begin = page_.data();
    const char* const end = begin + page_.size();
    const auto offset_of = [&](const char* at) { return mark_size_ + static_cast<std::uint32_t>(at - begin); };
    if (text_offset == text_.size()) return offset_of(end);

    const auto behind = std::upper_bound(
        checkpoints_.begin(), checkpoints_.end(), text_offset,
        [](std::uint32_t offset, const Checkpoint& checkpoint) { return offset < checkpoint.text; });
    const auto number = static_cast<std::size_t>(behind - checkpoints_.begin()) - 1;
    const Checkpoint& checkpoint = checkpoints_[number];
    std::array<char, room> text;
    const std::size_t wanted = text_offset - checkpoint.text;
    const char* const from = begin + number * stretch + checkpoint.behind_multiple;
    DecoderState state = checkpoint.state;
    const Decoding decoding = decode_stretch(encoding_, state, {from, text.data(), from}, end, end, wanted);
    return offset_of(decoding.text > text.data() + wanted ? decoding.last : decoding.page);
}

std::optional<Decoded> decode(std::string_view page, Encoding encoding, std::uint32_t limit) {
    if (page.size() >= limit) return std::nullopt;
    Decoded decoded;
    decoded.encoding_ = encoding;
    const std::string_view mark = byte_order_mark(encoding);
    if (page.starts_with(mark)) {
        decoded.mark_size_ = static_cast<std::uint32_t>(mark.size());
        page.remove_prefix(mark.size());
    }
    decoded.page_ = page;
    if (encoding == Encoding::utf_8) return decoded;

    decoded.text_.reserve(page.size());
    decoded.checkpoints_.reserve(page.size() / Decoded::stretch + 1);
    const char* const begin = page.data();
    const char* const end = begin + page.size();
    std::array<char, Decoded::room> text;
    DecoderState state;
    for (const char* at = begin; at != end;) {
        const char* const multiple = begin + decoded.checkpoints_.size() * Decoded::stretch;
        const char* const stop = multiple + std::min(Decoded::stretch, static_cast<std::size_t>(end - multiple));
        decoded.checkpoints_.push_back({static_cast<std::uint32_t>(decoded.text_.size()),
                                        static_cast<std::uint8_t>(at - multiple), state});
        const Decoding decoding = decode_stretch(encoding, state, {at, text.data(), at}, stop, end, text.size());
        decoded.text_.append(text.data(), decoding.text);
        if (decoded.text_.size() >= limit) return std::nullopt;
        at = decoding.page;
    }
    return decoded;
}

}  // namespace stet::markup
