#include "text/utf8.hpp"

#include <cstring>

namespace stet::text {
namespace {

constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";

// How many bytes of the ill-formed sequence at `at` one U+FFFD replaces: the longest beginning of a
// row of Table 3-7, where the lead byte limits the second and all later ones are 80..BF; else one.
std::ptrdiff_t maximal_subpart(const char* at, const char* end) noexcept {
    const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
    const unsigned lead = byte(0);
    if (lead < 0xE0 || lead > 0xF4 || end - at < 2) return 1;
    // E0 and F0 would be overlong below, ED would be a surrogate and F4 beyond U+10FFFF above.
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return 1;
    // Of three bytes, only the last of four can be amiss: the sequence is ill-formed.
    const bool third_fits = lead >= 0xF0 && end - at > 2 && (byte(2) & 0xC0) == 0x80;
    return third_fits ? 3 : 2;
}

}  // namespace

const char* skip_ascii(const char* at, const char* end) noexcept {
    for (; end - at >= 8; at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, sizeof word);
        if ((word & high_bits) != 0) break;
    }
    while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
    return at;
}

bool is_valid(std::string_view text) noexcept {
    const char* const end = text.data() + text.size();
    for (const char* at = skip_ascii(text.data(), end); at != end; at = skip_ascii(at, end)) {
        do {  // a run of other scripts
            const Decoded decoded = decode(at, end);
            if (!decoded.valid) return false;
            at += decoded.length;
        } while (at != end && static_cast<unsigned char>(*at) >= 0x80);
    }
    return true;
}

std::size_t count_code_points(std::string_view text) noexcept {
    // Every byte counts, less the continuation bytes of well-formed sequences.
    std::size_t count = text.size();
    const char* const end = text.data() + text.size();
    for (const char* at = skip_ascii(text.data(), end); at != end; at = skip_ascii(at, end)) {
        const std::uint8_t length = decode(at, end).length;
        count -= length - 1U;
        at += length;
    }
    return count;
}

std::string to_valid(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    const char* const end = text.data() + text.size();
    const char* copied = text.data();
    for (const char* at = skip_ascii(copied, end); at != end; at = skip_ascii(at, end)) {
        const Decoded decoded = decode(at, end);
        if (decoded.valid) {
            at += decoded.length;
        } else {
            valid.append(copied, at);
            valid.append(replacement_bytes);
            at += maximal_subpart(at, end);
            copied = at;
        }
    }
    valid.append(copied, end);
    return valid;
}

}  // namespace stet::text
