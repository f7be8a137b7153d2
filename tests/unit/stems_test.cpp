// The stems of many words at once, against one at a time.
#include "facts/fold.hpp"
#include "facts/stems.hpp"
#include "facts/word_classes.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace stet;

TEST_CASE("stems are read many at once as one at a time") {
    test::RandomText random(7);
    const std::vector<std::string> pieces = {"a", "word", "longword", "longerwords", "2024", "x1", " ", " ", ", ", "-", "\xC3\xA9",
                                             "\xD0\xBF\xD1\x80\xD0\xB8", "\xD0\xB3\xD0\xBE\xD0\xB4\xD0\xB0", "\xE6\x96\x87"};
    for (int round = 0; round < 500; ++round) {
        facts::FoldedPage page;
        BlockFacts facts;
        const bool any_bytes = round % 4 == 0;
        facts::fold_block(any_bytes ? random.mixed(random.below(60)) : random.of(pieces, random.below(120)), page, facts);
        const std::size_t count = page.starts.size();
        const text::Vectors best = text::best_vectors();
        for (const text::Vectors by : {text::Vectors::baseline, std::min(text::Vectors::avx2, best), best}) {
            std::vector<std::uint64_t> stems(count);
            std::vector<std::uint8_t> lengths(count);
            facts::read_stems(page.text, page.starts, stems.data(), lengths.data(), by);
            for (std::size_t n = 0; n < count; ++n) {
                const facts::Stem stem = facts::stem_at(page.text.data() + page.starts[n], page.text.data() + page.text.size());
                REQUIRE(stems[n] == stem.bytes);
                REQUIRE(lengths[n] == stem.length);
            }
        }
    }
}
