#include "markup/decoders.hpp"

#include "text/bytes.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string_view>

namespace stet::markup {
namespace {

#include "markup/encoding_tables.inc"

constexpr char32_t unmapped = text::replacement_character;  // in the tables
constexpr char32_t nothing = 0xFFFFFFFF;                    // an escape sequence

// What one call of a decoder read. The standard's decoders take byte after byte and give some back; these look
// ahead, and `length` leaves out what the standard gives back.
struct Character {
    char32_t code_point;
    unsigned length;
    char32_t mark = 0;  // another code point, where the pointer of Big5 has two
};

constexpr Character error(unsigned length) noexcept { return {text::replacement_character, length}; }

// The bytes from a character on, as numbers.
struct Bytes {
    const char* at;
    const char* end;

    unsigned operator[](unsigned i) const noexcept { return static_cast<unsigned char>(at[i]); }
    [[nodiscard]] bool have(unsigned count) const noexcept { return end - at >= static_cast<std::ptrdiff_t>(count); }
};

constexpr bool within(unsigned byte, unsigned first, unsigned last) noexcept { return byte - first <= last - first; }

char32_t look_up(std::u16string_view index, unsigned pointer) noexcept {
    return pointer < index.size() ? index[pointer] : unmapped;
}

// The end of every decoder of several bytes: an ASCII byte that completes no character is given back.
Character complete(char32_t code_point, unsigned length, unsigned last_byte) noexcept {
    return {code_point, code_point == unmapped && last_byte < 0x80 ? length - 1 : length};
}

// A decoder reads one character; where all ASCII bytes stand for themselves, only those that do not begin so.

struct SingleByte {
    static constexpr bool keeps_ascii = true;
    std::u16string_view upper_half;

    Character operator()(Bytes bytes) const noexcept { return {upper_half[bytes[0] - 0x80], 1}; }
};

struct Gb18030 {
    static constexpr bool keeps_ascii = true;

    static char32_t four_byte_code_point(unsigned pointer) noexcept {
        if (within(pointer, 189000, 1237575)) return pointer - 189000 + 0x10000;
        if (pointer > 39419) return unmapped;
        const auto run = std::upper_bound(std::begin(gb18030_pointers), std::end(gb18030_pointers), pointer) - 1;
        return gb18030_code_points[run - std::begin(gb18030_pointers)] + (pointer - *run);
    }

    Character operator()(Bytes bytes) const noexcept {
        if (bytes[0] == 0x80) return {U'€', 1};
        if (bytes[0] == 0xFF || !bytes.have(2)) return error(1);
        const unsigned lead = bytes[0] - 0x81;
        if (!within(bytes[1], '0', '9')) {
            const bool in_index = within(bytes[1], 0x40, 0x7E) || within(bytes[1], 0x80, 0xFE);
            const unsigned trail = bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x41);
            return complete(in_index ? look_up(gb18030, lead * 190 + trail) : unmapped, 2, bytes[1]);
        }
        if (!bytes.have(3)) return error(2);
        if (!within(bytes[2], 0x81, 0xFE)) return error(1);
        if (!bytes.have(4)) return error(3);
        if (!within(bytes[3], '0', '9')) return error(1);
        return {four_byte_code_point(((lead * 10 + bytes[1] - '0') * 126 + bytes[2] - 0x81) * 10 + bytes[3] - '0'), 4};
    }
};

struct Big5 {
    static constexpr bool keeps_ascii = true;

    Character operator()(Bytes bytes) const noexcept {
        if (!within(bytes[0], 0x81, 0xFE) || !bytes.have(2)) return error(1);
        const bool in_index = within(bytes[1], 0x40, 0x7E) || within(bytes[1], 0xA1, 0xFE);
        const unsigned trail = bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x62);
        const char32_t code_point = in_index ? look_up(big5, (bytes[0] - 0x81) * 157 + trail) : unmapped;
        if (!within(code_point, 0xE000, 0xF8FF)) return complete(code_point, 2, bytes[1]);
        const unsigned place = code_point - 0xE000;
        if (place >= 4) return {big5_supplementary[place - 4], 2};
        return {place < 2 ? U'Ê' : U'ê', 2, place % 2 == 0 ? U'\u0304' : U'\u030C'};
    }
};

constexpr char32_t halfwidth_katakana = 0xFF61;

struct EucJp {
    static constexpr bool keeps_ascii = true;

    Character operator()(Bytes bytes) const noexcept {
        if (!(bytes[0] == 0x8E || bytes[0] == 0x8F || within(bytes[0], 0xA1, 0xFE)) || !bytes.have(2)) return error(1);
        if (bytes[0] == 0x8E && within(bytes[1], 0xA1, 0xDF)) return {halfwidth_katakana + bytes[1] - 0xA1, 2};
        if (bytes[0] == 0x8F && within(bytes[1], 0xA1, 0xFE)) {
            if (!bytes.have(3)) return error(2);
            return complete(code_point(jis0212, bytes[1], bytes[2]), 3, bytes[2]);
        }
        return complete(code_point(jis0208, bytes[0], bytes[1]), 2, bytes[1]);
    }

private:
    static char32_t code_point(std::u16string_view index, unsigned lead, unsigned trail) noexcept {
        if (!within(lead, 0xA1, 0xFE) || !within(trail, 0xA1, 0xFE)) return unmapped;
        return look_up(index, (lead - 0xA1) * 94 + trail - 0xA1);
    }
};

struct ShiftJis {
    static constexpr bool keeps_ascii = true;

    Character operator()(Bytes bytes) const noexcept {
        const unsigned lead = bytes[0];
        if (lead == 0x80) return {0x80, 1};
        if (within(lead, 0xA1, 0xDF)) return {halfwidth_katakana + lead - 0xA1, 1};
        if (lead == 0xA0 || lead > 0xFC || !bytes.have(2)) return error(1);
        if (!within(bytes[1], 0x40, 0x7E) && !within(bytes[1], 0x80, 0xFC)) return complete(unmapped, 2, bytes[1]);
        const unsigned trail = bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x41);
        const unsigned pointer = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail;
        if (within(pointer, 8836, 10715)) return {0xE000 + pointer - 8836, 2};  // end-user defined, as Windows has it
        return complete(look_up(jis0208, pointer), 2, bytes[1]);
    }
};

struct EucKr {
    static constexpr bool keeps_ascii = true;

    Character operator()(Bytes bytes) const noexcept {
        if (!within(bytes[0], 0x81, 0xFE) || !bytes.have(2)) return error(1);
        const bool in_index = within(bytes[1], 0x41, 0xFE);
        const unsigned pointer = (bytes[0] - 0x81) * 190 + bytes[1] - 0x41;
        return complete(in_index ? look_up(euc_kr, pointer) : unmapped, 2, bytes[1]);
    }
};

struct Iso2022Jp {
    static constexpr bool keeps_ascii = false;
    using Set = DecoderState::Set;
    DecoderState& state;

    Character operator()(Bytes bytes) const noexcept {
        const unsigned byte = bytes[0];
        if (byte == 0x1B) return escape(bytes);
        state.after_escape = false;
        switch (state.set) {
            case Set::roman:
                if (byte == 0x5C) return {U'¥', 1};
                if (byte == 0x7E) return {U'‾', 1};
                [[fallthrough]];
            case Set::ascii:
                if (byte >= 0x80 || byte == 0x0E || byte == 0x0F) return error(1);
                return {byte, 1};
            case Set::katakana:
                if (!within(byte, 0x21, 0x5F)) return error(1);
                return {halfwidth_katakana + byte - 0x21, 1};
            case Set::jis0208: break;
        }
        if (!within(byte, 0x21, 0x7E) || !bytes.have(2) || bytes[1] == 0x1B) return error(1);
        if (!within(bytes[1], 0x21, 0x7E)) return error(2);
        return {look_up(jis0208, (byte - 0x21) * 94 + bytes[1] - 0x21), 2};
    }

private:
    Character escape(Bytes bytes) const noexcept {
        const std::string_view sequence(bytes.at + 1, bytes.have(3) ? 2 : 0);
        const bool doubled = state.after_escape;
        state.after_escape = true;
        if (sequence == "(B") {
            state.set = Set::ascii;
        } else if (sequence == "(J") {
            state.set = Set::roman;
        } else if (sequence == "(I") {
            state.set = Set::katakana;
        } else if (sequence == "$@" || sequence == "$B") {
            state.set = Set::jis0208;
        } else {
            state.after_escape = false;
            return error(1);
        }
        return {doubled ? text::replacement_character : nothing, 3};
    }
};

struct Replacement {
    static constexpr bool keeps_ascii = false;

    Character operator()(Bytes bytes) const noexcept { return error(static_cast<unsigned>(bytes.end - bytes.at)); }
};

template <bool is_big_endian>
struct Utf16 {
    static constexpr bool keeps_ascii = false;

    Character operator()(Bytes bytes) const noexcept {
        if (!bytes.have(2)) return error(1);
        const unsigned first = unit(bytes, 0);
        if (!within(first, 0xD800, 0xDFFF)) return {first, 2};
        if (first >= 0xDC00) return error(2);
        if (!bytes.have(4)) return error(static_cast<unsigned>(bytes.end - bytes.at));
        const unsigned second = unit(bytes, 2);
        if (!within(second, 0xDC00, 0xDFFF)) return error(2);
        return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
    }

private:
    static unsigned unit(Bytes bytes, unsigned at) noexcept {
        return is_big_endian ? bytes[at] << 8 | bytes[at + 1] : bytes[at + 1] << 8 | bytes[at];
    }
};

// Copies ASCII, eight bytes a step, up to the first other byte or a stop.
void copy_ascii(Decoding& to, const char* page_stop, const char* text_stop) noexcept {
    auto count = std::min(page_stop - to.page, text_stop - to.text);
    for (; count >= 8; count -= 8) {
        const std::uint64_t bytes = text::next_bytes(to.page, page_stop);
        std::memcpy(to.text, to.page, 8);
        const std::uint64_t others = bytes & text::high_bits;
        if (others != 0) {
            to.page += text::first_of(others);
            to.text += text::first_of(others);
            return;
        }
        to.page += 8;
        to.text += 8;
    }
    for (; count > 0 && static_cast<unsigned char>(*to.page) < 0x80; --count) *to.text++ = *to.page++;
}

template <class Decoder>
Decoding run(Decoder decoder, Decoding to, const char* page_stop, const char* page_end, const char* text_stop) noexcept {
    while (to.page < page_stop && to.text < text_stop) {
        if (Decoder::keeps_ascii && static_cast<unsigned char>(*to.page) < 0x80) {
            copy_ascii(to, page_stop, text_stop);
            continue;
        }
        const Character character = decoder(Bytes{to.page, page_end});
        to.last = to.page;
        to.page += character.length;
        if (character.code_point == nothing) continue;
        to.text += text::encode(character.code_point, to.text);
        if (character.mark != 0) to.text += text::encode(character.mark, to.text);
    }
    return to;
}

constexpr std::size_t row_of(Encoding single_byte_encoding) noexcept {
    return static_cast<std::size_t>(single_byte_encoding) - static_cast<std::size_t>(Encoding::ibm866);
}
static_assert(single_byte.size() == (row_of(Encoding::x_user_defined) + 1) * 128);

}  // namespace

Decoding decode_stretch(Encoding encoding, DecoderState& state, Decoding from, const char* page_stop, const char* page_end,
                        std::size_t text_size) noexcept {
    const char* const text_stop = from.text + text_size;
    const auto run_by = [&](auto decoder) { return run(decoder, from, page_stop, page_end, text_stop); };
    switch (encoding) {
        case Encoding::gbk:
        case Encoding::gb18030: return run_by(Gb18030{});
        case Encoding::big5: return run_by(Big5{});
        case Encoding::euc_jp: return run_by(EucJp{});
        case Encoding::iso_2022_jp: return run_by(Iso2022Jp{state});
        case Encoding::shift_jis: return run_by(ShiftJis{});
        case Encoding::euc_kr: return run_by(EucKr{});
        case Encoding::replacement: return run_by(Replacement{});
        case Encoding::utf_16be: return run_by(Utf16<true>{});
        case Encoding::utf_16le: return run_by(Utf16<false>{});
        default: return run_by(SingleByte{single_byte.substr(row_of(encoding) * 128, 128)});
    }
}

}  // namespace stet::markup
