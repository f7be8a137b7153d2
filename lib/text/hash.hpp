// A fast 64-bit hash of bytes, to find repeated text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

namespace detail {

/// The 128-bit product of `a` and `b`, its halves xored: every bit of the one stirs all bits of the
/// other. By four 32-bit products, as standard C++ has no wider type; the twin of multiply_fold().
constexpr std::uint64_t multiply_fold_by_halves(std::uint64_t a, std::uint64_t b) noexcept {
    constexpr std::uint64_t low_half = 0xFFFFFFFF;
    const std::uint64_t low = (a & low_half) * (b & low_half);
    const std::uint64_t cross_a = (a >> 32) * (b & low_half);
    const std::uint64_t cross_b = (a & low_half) * (b >> 32);
    const std::uint64_t high = (a >> 32) * (b >> 32);
    const std::uint64_t middle = (low >> 32) + (cross_a & low_half) + (cross_b & low_half);
    return (middle << 32 | (low & low_half)) ^
           (high + (cross_a >> 32) + (cross_b >> 32) + (middle >> 32));
}

/// The same, by the one product that most 64-bit machines have.
constexpr std::uint64_t multiply_fold(std::uint64_t a, std::uint64_t b) noexcept {
#if defined(__SIZEOF_INT128__)
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
#else
    return multiply_fold_by_halves(a, b);
#endif
}

/// A byte, four or eight as a little-endian number on any machine. Written out, as compilers then
/// make one load of it (g++ 12 does not of a loop).
constexpr std::uint64_t read_1(const char* at) noexcept { return static_cast<unsigned char>(*at); }
constexpr std::uint64_t read_4(const char* at) noexcept {
    return read_1(at) | read_1(at + 1) << 8 | read_1(at + 2) << 16 | read_1(at + 3) << 24;
}
constexpr std::uint64_t read_8(const char* at) noexcept {
    return read_1(at) | read_1(at + 1) << 8 | read_1(at + 2) << 16 | read_1(at + 3) << 24 |
           read_1(at + 4) << 32 | read_1(at + 5) << 40 | read_1(at + 6) << 48 |
           read_1(at + 7) << 56;
}

// The first digits of pi: nothing up our sleeve.
inline constexpr std::uint64_t key_a = 0x243F6A8885A308D3;
inline constexpr std::uint64_t key_b = 0x13198A2E03707344;
inline constexpr std::uint64_t key_c = 0xA4093822299F31D0;
inline constexpr std::uint64_t key_d = 0x082EFA98EC4E6C89;

}  // namespace detail

/// A hash of `text`: the same bytes and seed give the same number on every machine, in every run.
/// Use the seed to chain, as in hash(b, hash(a)).
///
/// Not safe against hostile collisions: whoever knows the constants can make two texts of one hash.
/// A match is only a hint, so the caller must confirm it by comparing the bytes.
///
/// Linear; two words of eight bytes a step. In the manner of wyhash (Wang Yi) and rapidhash
/// (Nicolas De Carli), which fold full products; the code and its values are our own.
constexpr std::uint64_t hash(std::string_view text, std::uint64_t seed = 0) noexcept {
    using detail::key_a, detail::key_b, detail::key_c;
    const char* at = text.data();
    std::size_t left = text.size();
    std::uint64_t state = detail::multiply_fold(seed ^ key_a, key_b);
    for (; left > 16; at += 16, left -= 16) {
        state = detail::multiply_fold(detail::read_8(at) ^ key_a, detail::read_8(at + 8) ^ state);
    }

    // The last 0 to 16 bytes by two reads that may overlap: no loop, no byte beyond the end. The
    // length is stirred in below, so what overlaps cannot be mistaken for more text.
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (left >= 8) {
        first = detail::read_8(at);
        last = detail::read_8(at + left - 8);
    } else if (left >= 4) {
        first = detail::read_4(at);
        last = detail::read_4(at + left - 4);
    } else if (left > 0) {
        first = detail::read_1(at) << 8 | detail::read_1(at + left / 2);
        last = detail::read_1(at + left - 1);
    }
    state = detail::multiply_fold(first ^ key_b, last ^ state);
    return detail::multiply_fold(state ^ key_c, static_cast<std::uint64_t>(text.size()) ^ key_a);
}

/// Another, of which the same holds, for lines: how long a line is nobody foresees, so that one of 16 to 64 bytes is read in four
/// steps that overlap, without a branch, and a longer one by the 64.
constexpr std::uint64_t hash_of_line(std::string_view line) noexcept {
    constexpr std::size_t step = 16;
    constexpr std::size_t most = 4 * step;
    if (line.size() < step) return hash(line);
    using namespace detail;
    const auto mix = [](const char* at, std::uint64_t a, std::uint64_t b) { return multiply_fold(read_8(at) ^ a, read_8(at + 8) ^ b); };
    const auto stir = [&](const char* at, std::size_t last, std::uint64_t state) {
        return mix(at, key_a, state) ^ mix(at + std::min(step, last), key_b, key_c) ^ mix(at + std::min(2 * step, last), key_c, key_d) ^
               mix(at + last, key_d, key_a ^ state);
    };
    const char* const end = line.data() + line.size();
    std::uint64_t state = line.size();
    const char* at = line.data();
    for (; end - at > std::ptrdiff_t{most}; at += most) state = stir(at, most - step, state);
    const std::size_t size = std::min(line.size(), most);
    return multiply_fold(stir(end - size, size - step, state) ^ key_c, key_b);
}

}  // namespace stet::text
