// Looking for any of a few bytes, against std::string_view.
#include "text/byte_set.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace stet;

TEST_CASE("a set of bytes is looked for as std::string_view does") {
    constexpr std::string_view bytes = " ,/\xC2\xFF@";
    constexpr text::ByteSet set(bytes);
    for (unsigned byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        CHECK(set.has(c) == (bytes.find(c) != bytes.npos));
    }
    test::RandomText random(23);
    for (int round = 0; round < 2000; ++round) {
        const std::string drawn = random.of({" ", ",", "a", "word", "\xC2\xA9", "\xFF", "@/"}, random.below(12));
        const std::string_view text = drawn;
        const std::size_t from = random.below(text.size() + 2);
        INFO(drawn << " from " << from);
        CHECK(set.first_in(text, from) == text.find_first_of(bytes, from));
        CHECK(set.first_not_in(text, from) == text.find_first_not_of(bytes, from));
        CHECK(set.last_not_in(text) == text.find_last_not_of(bytes));
    }
    CHECK(set.first_in({}) == std::string_view::npos);
    CHECK(set.last_not_in({}) == std::string_view::npos);
}
