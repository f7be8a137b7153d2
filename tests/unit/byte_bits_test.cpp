// Which bytes of a text are of a few, against one byte at a time.
#include "text/byte_bits.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;

TEST_CASE("the bits of a text's bytes, and where the last is") {
    test::RandomText random(11);
    const std::vector<std::string> pieces = {"a", "word", ":", "/", "\xC2\xA9", "\xC3\xA9", "        ", "0123456789abcdef"};
    for (int round = 0; round < 2000; ++round) {
        const std::string text = random.of(pieces, random.below(40)).substr(0, 200);
        const auto is_wanted = [](char c) { return c == ':' || c == '/' || c == '\xC2'; };
        const auto any = [&](std::size_t begin, std::size_t end) {
            return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), is_wanted);
        };
        INFO(text);

        const std::size_t count = std::min<std::size_t>(text.size(), random.below(65));
        const std::uint64_t bits = text::bits_of<':', '/', '\xC2'>(text.data(), count);
        for (std::size_t i = 0; i < 64; ++i) CHECK((bits >> i & 1) == (i < count && is_wanted(text[i]) ? 1U : 0U));

        const text::Vectors by = round % 2 == 0 ? text::Vectors::baseline : text::best_vectors();
        const text::ByteBits<':', '/', '\xC2'> all(text, by);
        for (int n = 0; n < 20; ++n) {
            const std::size_t begin = random.below(text.size() + 1);
            const std::size_t end = std::min(text.size(), begin + random.below(129));
            CHECK(all.any(begin, end) == any(begin, end));
        }

        const std::string_view line = std::string_view(text).substr(0, 128);
        CHECK(text::last_of<':', '/'>(line) == line.find_last_of(":/"));
    }
}

TEST_CASE("the stretches that a byte parts") {
    test::RandomText random(12);
    const std::vector<std::string> pieces = {"a", "word", " ", "  ", "0123456789abcdef"};
    for (int round = 0; round < 1000; ++round) {
        const std::string text = random.of(pieces, random.below(40));
        std::vector<std::string> fast, slow;
        text::for_each_between<' '>(text, [&](std::size_t begin, std::size_t end) { fast.push_back(text.substr(begin, end - begin)); });
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            slow.push_back(text.substr(at, end - at));
            at = end + 1;
        }
        INFO(text);
        CHECK(fast == slow);
    }
}
