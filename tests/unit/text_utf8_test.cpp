#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using stet::text::Decoded;
namespace text = stet::text;

// The slow twin: Table 3-7 of the Unicode Standard copied row by row, and matched by search.
struct Range {
    unsigned first, last;
};
struct Row {
    char32_t first_code_point;
    std::vector<Range> bytes;
};
const std::vector<Row> table_3_7 = {
    {0x0000, {{0x00, 0x7F}}},
    {0x0080, {{0xC2, 0xDF}, {0x80, 0xBF}}},
    {0x0800, {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
    {0x1000, {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {0xD000, {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
    {0xE000, {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {0x10000, {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {0x40000, {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {0x100000, {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

struct SlowlyDecoded {
    char32_t code_point = 0xFFFD;
    std::size_t length = 1;  // of the sequence, or of the maximal subpart of an ill-formed one
    bool valid = false;
};

SlowlyDecoded slow_decode(std::string_view bytes) {
    SlowlyDecoded result;
    for (const Row& row : table_3_7) {
        // Code points of a row are consecutive: count them as digits in mixed radix.
        char32_t code_point = 0;
        std::size_t matched = 0;
        for (const Range& range : row.bytes) {
            if (matched == bytes.size()) break;
            const auto byte = static_cast<unsigned char>(bytes[matched]);
            if (byte < range.first || byte > range.last) break;
            code_point = code_point * (range.last - range.first + 1) + (byte - range.first);
            ++matched;
        }
        if (matched == row.bytes.size()) return {row.first_code_point + code_point, matched, true};
        if (matched > result.length) result.length = matched;
    }
    return result;
}

std::string slow_to_valid(std::string_view bytes) {
    std::string valid;
    while (!bytes.empty()) {
        const SlowlyDecoded decoded = slow_decode(bytes);
        valid += decoded.valid ? bytes.substr(0, decoded.length) : "\xEF\xBF\xBD";
        bytes.remove_prefix(decoded.length);
    }
    return valid;
}

// Whether all functions agree with the twin on `bytes`.
bool agrees(const std::string& bytes) {
    const std::string_view view = bytes;
    std::size_t count = 0;
    bool all_valid = true;
    for (std::size_t at = 0; at < view.size(); ++count) {
        const SlowlyDecoded slow = slow_decode(view.substr(at));
        const Decoded fast = text::decode(view.data() + at, view.data() + view.size());
        const std::size_t length = slow.valid ? slow.length : 1;
        if (fast.valid != slow.valid || fast.code_point != slow.code_point) return false;
        if (fast.length != length) return false;
        all_valid = all_valid && slow.valid;
        at += length;
    }
    return text::is_valid(view) == all_valid && text::count_code_points(view) == count &&
           text::to_valid(view) == slow_to_valid(view);
}

std::string in_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += {digits[byte >> 4], digits[byte & 0xF], ' '};
    }
    return hex;
}

}  // namespace

TEST_CASE("utf8: every sequence of one or two bytes agrees with Table 3-7", "[text][utf8]") {
    std::string first_wrong;
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second <= 256; ++second) {
            std::string bytes(1, static_cast<char>(first));
            if (second < 256) bytes += static_cast<char>(second);
            if (!agrees(bytes) && first_wrong.empty()) first_wrong = in_hex(bytes);
        }
    }
    CHECK(first_wrong == "");
}

TEST_CASE("utf8: sequences of three and four bytes agree with Table 3-7", "[text][utf8]") {
    // Both sides of every boundary that the table draws, in every place.
    constexpr std::array<unsigned, 29> samples = {
        0x00, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0, 0xA5, 0xBE, 0xBF, 0xC0, 0xC1, 0xC2,
        0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};
    std::string first_wrong;
    std::size_t tried = 0;
    for (const unsigned a : samples) {
        for (const unsigned b : samples) {
            for (const unsigned c : samples) {
                std::string bytes = {static_cast<char>(a), static_cast<char>(b),
                                     static_cast<char>(c)};
                if (!agrees(bytes) && first_wrong.empty()) first_wrong = in_hex(bytes);
                bytes += '\0';
                for (const unsigned d : samples) {
                    bytes.back() = static_cast<char>(d);
                    if (!agrees(bytes) && first_wrong.empty()) first_wrong = in_hex(bytes);
                    ++tried;
                }
            }
        }
    }
    CHECK(tried == 29 * 29 * 29 * 29);
    CHECK(first_wrong == "");
}

TEST_CASE("utf8: every code point is written and read back", "[text][utf8]") {
    std::size_t wrong = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        const char32_t expected = surrogate ? 0xFFFD : code_point;
        char bytes[4];
        const std::size_t length = text::encode(code_point, bytes);
        const SlowlyDecoded slow = slow_decode({bytes, length});
        const Decoded fast = text::decode(bytes, bytes + length);
        const bool right = slow.valid && slow.code_point == expected && slow.length == length &&
                           fast.valid && fast.code_point == expected && fast.length == length;
        if (!right) ++wrong;
    }
    CHECK(wrong == 0);

    char bytes[4];
    CHECK(std::string(bytes, text::encode(0x110000, bytes)) == "\xEF\xBF\xBD");
    CHECK(std::string(bytes, text::encode(0xFFFFFFFF, bytes)) == "\xEF\xBF\xBD");
}

TEST_CASE("utf8: an ill-formed byte is opaque, and costs no neighbour", "[text][utf8]") {
    const std::string truncated = "\xE2\x80\x61";
    const char* const end = truncated.data() + truncated.size();
    const Decoded first = text::decode(truncated.data(), end);
    CHECK_FALSE(first.valid);
    CHECK(first.length == 1);
    CHECK(first.code_point == 0xFFFD);
    CHECK(text::decode(truncated.data() + 2, end).code_point == U'a');
    CHECK(text::count_code_points(truncated) == 3);
    CHECK(text::to_valid(truncated) == "\xEF\xBF\xBD\x61");

    // U+FFFD that was written as such is well-formed.
    const std::string replacement = "\xEF\xBF\xBD";
    CHECK(text::decode(replacement.data(), replacement.data() + 3).valid);
    CHECK(text::is_valid(replacement));
}

TEST_CASE("utf8: to_valid replaces maximal subparts", "[text][utf8]") {
    const auto replaced = [](std::string_view bytes) {
        std::string valid = text::to_valid(bytes);
        for (std::size_t at; (at = valid.find("\xEF\xBF\xBD")) != std::string::npos;) {
            valid.replace(at, 3, "?");
        }
        return valid;
    };
    // Tables 3-8 to 3-11 of the Unicode Standard.
    CHECK(replaced("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == "????????A");
    CHECK(replaced("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == "????????A");
    CHECK(replaced("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") == "?????A??B");
    CHECK(replaced("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == "????A");
}

TEST_CASE("utf8: text in words of eight bytes and beside them", "[text][utf8]") {
    // An é, or an ill-formed byte, at every place of texts of every length around the step.
    for (std::size_t size = 0; size <= 40; ++size) {
        const std::string ascii(size, 'x');
        CHECK(text::skip_ascii(ascii.data(), ascii.data() + size) == ascii.data() + size);
        CHECK(text::is_valid(ascii));
        CHECK(text::count_code_points(ascii) == size);
        CHECK(text::to_valid(ascii) == ascii);
        for (std::size_t at = 0; at <= size; ++at) {
            const std::string accented = std::string(ascii).insert(at, "\xC3\xA9");
            const std::string broken = std::string(ascii).insert(at, "\xC3");
            const char* const found =
                text::skip_ascii(accented.data(), accented.data() + accented.size());
            const bool right = found == accented.data() + at && agrees(accented) && agrees(broken);
            if (!right) FAIL("length " << size << ", place " << at);
        }
    }
    CHECK(text::is_valid(std::string_view()));
    CHECK(text::to_valid(std::string_view()).empty());
    CHECK(text::count_leads(std::string_view()) == 0);
    CHECK(text::count_code_points(std::string_view()) == 0);
}

TEST_CASE("utf8: bytes that begin a character are counted as one by one", "[text][utf8]") {
    // Every byte in texts of every length around the steps.
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (std::size_t size = 1; size <= 50; ++size) {
            std::string bytes;
            for (std::size_t i = 0; i < size; ++i) bytes += i % 3 == 0 ? "\xC3\xA9" : "x";
            bytes[byte % bytes.size()] = static_cast<char>(byte);
            std::size_t leads = 0;
            for (const char c : bytes) leads += text::is_continuation(c) ? 0U : 1U;
            if (text::count_leads(bytes) != leads) FAIL("byte " << byte << ", length " << size);
        }
    }
}
