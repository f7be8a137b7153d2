// The line breaks of a text are the same by all vectors.
#include "text/line_breaks.hpp"
#include "text/blank.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using stet::test::RandomText;
using stet::text::Vectors;

namespace {

std::vector<std::uint32_t> slow_breaks(std::string_view text) {
    std::vector<std::uint32_t> places;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const std::size_t length = stet::text::line_break_length(at, end);
        if (length != 0) places.push_back(static_cast<std::uint32_t>(at - text.data()));
        at += length != 0 ? length : 1;
    }
    return places;
}

}  // namespace

TEST_CASE("line breaks are found where each stands, by all vectors") {
    RandomText random(11);
    static const std::vector<std::string> pieces = {"a", "bc", "\t", "\n", "\r", "\r\n", "\f", "\u0085", "\u2028", "\u2029",
                                                    "\u00A0", "\u2019", "\u00E9", "\xC2", "\xE2\x80", "\v", std::string(1, '\0'), "x23456789"};
    for (int round = 0; round < 5000; ++round) {
        const std::string own = std::string(random.below(140), 'x') + random.of(pieces, random.below(120));
        const std::vector<char> bytes(own.begin(), own.end());  // without a NUL behind, so that a sanitizer sees what reads on
        const std::string_view text(bytes.data(), bytes.size());
        const std::vector<std::uint32_t> slow = slow_breaks(text);
        for (const Vectors vectors : {Vectors::baseline, Vectors::avx2, Vectors::avx512}) {
            if (vectors > stet::text::best_vectors()) continue;
            REQUIRE(stet::text::line_breaks(text, vectors) == slow);
            REQUIRE(stet::text::has_line_break(text, vectors) == !slow.empty());
        }
    }
}
