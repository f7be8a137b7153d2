#include "support/catch.hpp"
#include "text/hash.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using stet::text::hash;

// A fixed pseudo-random text (a linear congruential generator's high bits).
std::string noise(std::size_t size) {
    std::string bytes;
    std::uint64_t state = 1;
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        bytes += static_cast<char>(state >> 56);
    }
    return bytes;
}

std::size_t count_duplicates(std::vector<std::uint64_t> values) {
    std::sort(values.begin(), values.end());
    const auto end = std::unique(values.begin(), values.end());
    return static_cast<std::size_t>(values.end() - end);
}

unsigned count_bits(std::uint64_t value) {
    unsigned count = 0;
    for (; value != 0; value &= value - 1) ++count;
    return count;
}

}  // namespace

TEST_CASE("hash: the same on every machine", "[text][hash]") {
    // Worked out apart, with the exact integers of Python.
    CHECK(hash("") == 0x5DE760BDB5B0CB65);
    CHECK(hash("a") == 0x786BD41B47D03485);
    CHECK(hash("stet") == 0x74E4C1E6C8D28B33);
    CHECK(hash("let it stand") == 0x38C808C111103701);
    CHECK(hash("Every cut has a reason, and every byte is accounted for.") == 0x65D68FA2F82633C5);
    CHECK(hash("stet", 1) == 0x1DDCCBCF69683285);
    CHECK(hash("\xFF\xFE\x80") == 0x0EABF16C47C9166B);
    static_assert(hash("stet") != hash("stets"), "usable at compile time");
}

TEST_CASE("hash: a wide product is that of its halves", "[text][hash]") {
    using namespace stet::text::detail;
    const std::string bytes = noise(8 * 1002);
    for (std::size_t i = 0; i < 1000; ++i) {
        const std::uint64_t a = read_8(bytes.data() + 8 * i);
        const std::uint64_t b = read_8(bytes.data() + 8 * i + 8);
        REQUIRE(multiply_fold(a, b) == multiply_fold_by_halves(a, b));
    }
    CHECK(multiply_fold(~std::uint64_t{0}, ~std::uint64_t{0}) ==
          multiply_fold_by_halves(~std::uint64_t{0}, ~std::uint64_t{0}));
}

TEST_CASE("hash: depends on all bytes, their order, the length and the seed", "[text][hash]") {
    std::vector<std::uint64_t> hashes;
    for (std::size_t size = 0; size <= 200; ++size) {
        hashes.push_back(hash(std::string(size, '\0')));
        if (size > 0) hashes.push_back(hash(std::string(size, 'a')));
    }
    const std::string text = noise(64);
    for (std::size_t size = 1; size <= text.size(); ++size) {
        hashes.push_back(hash(std::string_view(text).substr(0, size)));
    }
    for (std::uint64_t seed = 1; seed < 100; ++seed) hashes.push_back(hash(text, seed));
    CHECK(count_duplicates(hashes) == 0);
    CHECK(hash("12345678abcdefgh") != hash("abcdefgh12345678"));
    CHECK(hash("one two", hash("three")) != hash("three", hash("one two")));
}

TEST_CASE("hash: reads nothing before or after the text", "[text][hash]") {
    const std::string text = noise(100);
    std::size_t wrong = 0;
    for (std::size_t size = 0; size <= 64; ++size) {
        const std::string_view inside = std::string_view(text).substr(20, size);
        // An allocation of exactly that size, so that the sanitizers see a read beyond it.
        const std::vector<char> alone(inside.begin(), inside.end());
        if (hash(inside) != hash(std::string_view(alone.data(), alone.size()))) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("hash: every input bit stirs all output bits", "[text][hash]") {
    // With n flips, each output bit changes in a binomial share of 1/2 of them: its standard
    // deviation is 1/(2 sqrt(n)), and six of them are allowed.
    std::size_t flips = 0;
    std::array<std::size_t, 64> changes{};
    unsigned fewest = 64;
    for (std::size_t size = 1; size <= 48; ++size) {
        std::string text = noise(size);
        const std::uint64_t before = hash(text);
        for (std::size_t bit = 0; bit < 8 * size; ++bit) {
            const char mask = static_cast<char>(1U << (bit % 8));
            text[bit / 8] = static_cast<char>(text[bit / 8] ^ mask);
            const std::uint64_t changed = before ^ hash(text);
            text[bit / 8] = static_cast<char>(text[bit / 8] ^ mask);
            for (std::size_t i = 0; i < 64; ++i) changes[i] += changed >> i & 1;
            fewest = std::min(fewest, count_bits(changed));
            ++flips;
        }
    }
    REQUIRE(flips == 8 * 48 * 49 / 2);
    const double allowed = 6 * 0.5 / std::sqrt(static_cast<double>(flips));
    for (const std::size_t count : changes) {
        const double share = static_cast<double>(count) / static_cast<double>(flips);
        CHECK(std::abs(share - 0.5) < allowed);
    }
    CHECK(fewest >= 10);
}

TEST_CASE("hash: no collisions among texts that differ little", "[text][hash]") {
    std::vector<std::uint64_t> whole;
    std::vector<std::uint64_t> low_halves;
    for (int i = 0; i < 200000; ++i) {
        const std::uint64_t value = hash("Photo " + std::to_string(i) + " of the gallery");
        whole.push_back(value);
        low_halves.push_back(value & 0xFFFFFFFF);
    }
    CHECK(count_duplicates(whole) == 0);
    // n²/2^33 = 4.7 are expected of a random function.
    CHECK(count_duplicates(low_halves) < 20);
}

TEST_CASE("hash_of_line: depends on all bytes, their order and the length, and reads no others", "[text][hash]") {
    using stet::text::hash_of_line;
    const std::string text = noise(300);
    std::vector<std::uint64_t> hashes;
    std::size_t wrong = 0;
    for (std::size_t size = 0; size <= 200; ++size) {
        const std::string_view inside = std::string_view(text).substr(20, size);
        std::vector<char> alone(inside.begin(), inside.end());
        const auto own = [&] { return hash_of_line(std::string_view(alone.data(), alone.size())); };
        hashes.push_back(hash_of_line(inside));
        wrong += own() != hashes.back() ? 1U : 0U;
        for (char& byte : alone) {
            byte = static_cast<char>(byte ^ 1);
            hashes.push_back(own());
            byte = static_cast<char>(byte ^ 1);
        }
        hashes.push_back(hash_of_line(std::string(size, 'a') + std::string(size + 1, 'b')));
    }
    CHECK(wrong == 0);
    CHECK(count_duplicates(hashes) == 0);
    CHECK(hash_of_line("12345678abcdefgh") != hash_of_line("abcdefgh12345678"));
    CHECK(hash_of_line("Every cut has a reason, and every byte is accounted for.") == 0x1C33E57BC2E1216F);  // worked out apart
}

TEST_CASE("hash_of_line: no collisions among lines that differ little", "[text][hash]") {
    std::vector<std::uint64_t> low_halves;
    for (int i = 0; i < 200000; ++i) {
        low_halves.push_back(stet::text::hash_of_line("Photo " + std::to_string(i) + " of the gallery") & 0xFFFFFFFF);
    }
    CHECK(count_duplicates(low_halves) < 20);
}
