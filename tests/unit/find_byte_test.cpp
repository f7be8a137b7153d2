// Finding bytes and pairs by vectors finds what std::string_view finds, at every length and place.
#include "text/find_byte.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

using namespace stet;

namespace {

/// Few different bytes, so that pairs are met often; NUL and what is not ASCII are among them.
std::string any_text(std::mt19937& random, std::size_t size) {
    constexpr std::string_view bytes("ab(\xEF\xBC\0 ", 7);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += bytes[random() % (random() % 8 == 0 ? bytes.size() : 2)];
    return text;
}

}  // namespace

TEST_CASE("bytes, pairs and texts are found where std::string_view finds them") {
    std::mt19937 random(7);
    for (std::size_t size = 0; size < 80; ++size) {
        for (int round = 0; round < 40; ++round) {
            const std::string own = any_text(random, size);
            const std::string_view text = own;
            const char* const end = text.data() + size;
            for (std::size_t from = 0; from <= size; ++from) {
                const auto place = [&](const char* found) { return found == end ? text.npos : static_cast<std::size_t>(found - text.data()); };
                const char* const at = text.data() + from;
                REQUIRE(place(text::find_byte(at, end, '(')) == text.find('(', from));
                REQUIRE(place(text::find_byte(at, end, '(', '\xEF', 'z')) == text.find_first_of("(\xEFz", from));
                REQUIRE(place(text::find_pair(at, end, 'b', '(')) == text.find("b(", from));
                REQUIRE(place(text::find_pair(at, end, '\xEF', '\xBC')) == text.find("\xEF\xBC", from));
                for (const std::string_view wanted : {"", "b", "ba(", "abab"}) {
                    REQUIRE(text::find_by_pair(text, wanted, from) == text.find(wanted, from));
                }
            }
        }
    }
}
