// A slow twin of lib/markup/decoders.cpp: the decoders as the Encoding Standard writes them, a byte at a time, with
// bytes that are given back to the queue. Its indexes are those of the library, asked for one complete
// character at a time; they have a test of their own.
#pragma once

#include "markup/decode.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace stet::test {

/// The code points of a text that is well-formed.
inline std::u32string code_points(std::string_view utf8) {
    std::u32string result;
    for (const char* at = utf8.data(); at != utf8.data() + utf8.size();) {
        const text::Decoded decoded = text::decode(at, utf8.data() + utf8.size());
        result += decoded.code_point;
        at += decoded.length;
    }
    return result;
}

class SlowDecoder {
public:
    explicit SlowDecoder(markup::Encoding encoding) : encoding_(encoding) {}

    std::u32string decode(std::string_view page) {
        using markup::Encoding;
        queue_.clear();
        for (const char c : page) queue_.push_back(static_cast<unsigned char>(c));
        text_.clear();
        first_ = second_ = third_ = 0;
        jis0212_ = after_escape_ = false;
        state_ = output_state_ = State::ascii;
        for (bool goes_on = true; goes_on;) {
            const int byte = queue_.empty() ? end : queue_.front();
            if (byte != end) queue_.pop_front();
            switch (encoding_) {
                case Encoding::gbk:
                case Encoding::gb18030: goes_on = gb18030(byte); break;
                case Encoding::euc_jp: goes_on = euc_jp(byte); break;
                case Encoding::iso_2022_jp: goes_on = iso_2022_jp(byte); break;
                case Encoding::utf_16be: goes_on = utf_16(byte, true); break;
                case Encoding::utf_16le: goes_on = utf_16(byte, false); break;
                case Encoding::big5:
                case Encoding::shift_jis:
                case Encoding::euc_kr: goes_on = lead_and_trail(byte); break;
                default: goes_on = single_byte(byte); break;
            }
        }
        return text_;
    }

private:
    static constexpr int end = -1;
    enum class State { ascii, roman, katakana, leading, trailing, escape_start, escape };

    static bool within(int byte, int first, int last) { return byte >= first && byte <= last; }
    static bool is_ascii(int byte) { return within(byte, 0, 0x7F); }

    bool put(char32_t code_point) {
        text_ += code_point;
        return true;
    }
    bool error() { return put(U'\uFFFD'); }

    void restore(std::initializer_list<int> bytes) {
        auto at = queue_.begin();
        for (const int byte : bytes) {
            if (byte != end) at = queue_.insert(at, byte) + 1;
        }
    }

    // What a complete sequence is in the index; empty where it is not there.
    std::u32string look_up(std::initializer_list<int> bytes) {
        std::string sequence;
        for (const int byte : bytes) sequence += static_cast<char>(byte);
        const auto [place, is_new] = index_.try_emplace(sequence);
        if (is_new) {
            const std::u32string decoded = code_points(markup::decode(sequence, encoding_)->text());
            if (decoded.find(U'\uFFFD') == decoded.npos) place->second = decoded;
        }
        return place->second;
    }

    bool finish_pair(const std::u32string& found, int byte) {
        if (!found.empty()) {
            text_ += found;
            return true;
        }
        if (is_ascii(byte)) restore({byte});
        return error();
    }

    bool single_byte(int byte) {
        if (byte == end) return false;
        if (is_ascii(byte)) return put(static_cast<char32_t>(byte));
        return finish_pair(look_up({byte}), byte);
    }

    bool lead_and_trail(int byte) {
        using markup::Encoding;
        if (byte == end && first_ == 0) return false;
        if (byte == end) {
            first_ = 0;
            return error();
        }
        if (first_ != 0) {
            const int leading = first_;
            first_ = 0;
            const bool has_pointer = encoding_ == Encoding::big5     ? within(byte, 0x40, 0x7E) || within(byte, 0xA1, 0xFE)
                                     : encoding_ == Encoding::euc_kr ? within(byte, 0x41, 0xFE)
                                                                     : within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFC);
            return finish_pair(has_pointer ? look_up({leading, byte}) : U"", byte);
        }
        if (is_ascii(byte)) return put(static_cast<char32_t>(byte));
        if (encoding_ == Encoding::shift_jis) {
            if (byte == 0x80) return put(0x80);
            if (within(byte, 0xA1, 0xDF)) return put(static_cast<char32_t>(0xFF61 - 0xA1 + byte));
            if (!within(byte, 0x81, 0x9F) && !within(byte, 0xE0, 0xFC)) return error();
        } else if (!within(byte, 0x81, 0xFE)) {
            return error();
        }
        first_ = byte;
        return true;
    }

    bool gb18030(int byte) {
        if (byte == end && first_ == 0 && second_ == 0 && third_ == 0) return false;
        if (byte == end) {
            first_ = second_ = third_ = 0;
            return error();
        }
        if (third_ != 0) {
            const int first = first_;
            const int second = second_;
            const int third = third_;
            first_ = second_ = third_ = 0;
            if (!within(byte, 0x30, 0x39)) {
                restore({second, third, byte});
                return error();
            }
            const std::u32string found = look_up({first, second, third, byte});
            return found.empty() ? error() : put(found[0]);
        }
        if (second_ != 0) {
            if (within(byte, 0x81, 0xFE)) {
                third_ = byte;
                return true;
            }
            restore({second_, byte});
            first_ = second_ = 0;
            return error();
        }
        if (first_ != 0) {
            if (within(byte, 0x30, 0x39)) {
                second_ = byte;
                return true;
            }
            const int leading = first_;
            first_ = 0;
            const bool has_pointer = within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFE);
            return finish_pair(has_pointer ? look_up({leading, byte}) : U"", byte);
        }
        if (is_ascii(byte)) return put(static_cast<char32_t>(byte));
        if (byte == 0x80) return put(U'€');
        if (!within(byte, 0x81, 0xFE)) return error();
        first_ = byte;
        return true;
    }

    bool euc_jp(int byte) {
        if (byte == end && first_ == 0) return false;
        if (byte == end) {
            first_ = 0;
            return error();
        }
        if (first_ == 0x8E && within(byte, 0xA1, 0xDF)) {
            first_ = 0;
            return put(static_cast<char32_t>(0xFF61 - 0xA1 + byte));
        }
        if (first_ == 0x8F && within(byte, 0xA1, 0xFE)) {
            jis0212_ = true;
            first_ = byte;
            return true;
        }
        if (first_ != 0) {
            const int leading = first_;
            const bool jis0212 = jis0212_;
            first_ = 0;
            jis0212_ = false;
            const bool has_pointer = within(leading, 0xA1, 0xFE) && within(byte, 0xA1, 0xFE);
            if (!has_pointer) return finish_pair(U"", byte);
            return finish_pair(jis0212 ? look_up({0x8F, leading, byte}) : look_up({leading, byte}), byte);
        }
        if (is_ascii(byte)) return put(static_cast<char32_t>(byte));
        if (byte != 0x8E && byte != 0x8F && !within(byte, 0xA1, 0xFE)) return error();
        first_ = byte;
        return true;
    }

    bool iso_2022_jp(int byte) {
        switch (state_) {
            case State::ascii:
            case State::roman:
            case State::katakana: return iso_2022_jp_character(byte);
            case State::leading:
                if (byte == end) return false;
                if (byte == 0x1B) return to(State::escape_start);
                after_escape_ = false;
                if (!within(byte, 0x21, 0x7E)) return error();
                first_ = byte;
                return to(State::trailing);
            case State::trailing: {
                state_ = byte == 0x1B ? State::escape_start : State::leading;
                if (!within(byte, 0x21, 0x7E)) return error();
                const std::u32string found = look_up({0x1B, '$', 'B', first_, byte});
                return found.empty() ? error() : put(found[0]);
            }
            case State::escape_start:
                if (byte == 0x24 || byte == 0x28) {
                    first_ = byte;
                    return to(State::escape);
                }
                restore({byte});
                after_escape_ = false;
                state_ = output_state_;
                return error();
            case State::escape: return iso_2022_jp_escape(byte);
        }
        return false;
    }

    bool iso_2022_jp_character(int byte) {
        if (byte == end) return false;
        if (byte == 0x1B) return to(State::escape_start);
        after_escape_ = false;
        if (state_ == State::katakana) {
            return within(byte, 0x21, 0x5F) ? put(static_cast<char32_t>(0xFF61 - 0x21 + byte)) : error();
        }
        if (state_ == State::roman && byte == 0x5C) return put(U'¥');
        if (state_ == State::roman && byte == 0x7E) return put(U'‾');
        return is_ascii(byte) && byte != 0x0E && byte != 0x0F ? put(static_cast<char32_t>(byte)) : error();
    }

    bool iso_2022_jp_escape(int byte) {
        const int leading = first_;
        first_ = 0;
        State state = State::escape;
        if (leading == 0x28 && byte == 0x42) state = State::ascii;
        if (leading == 0x28 && byte == 0x4A) state = State::roman;
        if (leading == 0x28 && byte == 0x49) state = State::katakana;
        if (leading == 0x24 && (byte == 0x40 || byte == 0x42)) state = State::leading;
        if (state != State::escape) {
            state_ = output_state_ = state;
            const bool output = after_escape_;
            after_escape_ = true;
            return output ? error() : true;
        }
        restore({leading, byte});
        after_escape_ = false;
        state_ = output_state_;
        return error();
    }

    bool to(State state) {
        state_ = state;
        return true;
    }

    // Its bytes are stored plus one, as 0 is none.
    bool utf_16(int byte, bool is_big_endian) {
        if (byte == end && first_ == 0 && second_ == 0) return false;
        if (byte == end) {
            first_ = second_ = 0;
            return error();
        }
        if (first_ == 0) {
            first_ = byte + 1;
            return true;
        }
        const int leading_byte = first_ - 1;
        first_ = 0;
        const int unit = is_big_endian ? leading_byte << 8 | byte : byte << 8 | leading_byte;
        if (second_ != 0) {
            const int leading = second_;
            second_ = 0;
            if (within(unit, 0xDC00, 0xDFFF)) {
                return put(static_cast<char32_t>(0x10000 + (leading - 0xD800) * 0x400 + unit - 0xDC00));
            }
            restore({leading_byte, byte});
            return error();
        }
        if (within(unit, 0xD800, 0xDBFF)) {
            second_ = unit;
            return true;
        }
        return within(unit, 0xDC00, 0xDFFF) ? error() : put(static_cast<char32_t>(unit));
    }

    markup::Encoding encoding_;
    std::map<std::string, std::u32string> index_;
    std::deque<int> queue_;
    std::u32string text_;
    int first_ = 0;
    int second_ = 0;
    int third_ = 0;
    bool jis0212_ = false;
    bool after_escape_ = false;
    State state_ = State::ascii;
    State output_state_ = State::ascii;
};

}  // namespace stet::test
