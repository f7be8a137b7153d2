#include "facts/fold.hpp"

#include "support/brute_force.hpp"
#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/random_text.hpp"
#include "text/ascii_chunk.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <stet/facts.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using facts::FoldedPage;

namespace {

struct Folded {
    FoldedPage page;
    BlockFacts facts;
    explicit Folded(std::string_view source, text::Vectors vectors = text::best_vectors()) {
        facts::fold_block(source, page, facts, vectors);
    }
    [[nodiscard]] std::string text() const { return page.text.substr(0, facts.folded_end); }
    [[nodiscard]] std::string core() const {
        return page.text.substr(facts.core_begin, facts.core_end - facts.core_begin);
    }
    [[nodiscard]] bool is(Shape shape) const { return facts.is(shape); }
};

/// text::fold, with runs of spaces collapsed and the ends trimmed.
std::string slow_fold(std::string_view source) {
    std::string collapsed;
    for (const char c : text::fold(source)) {
        if (c == ' ' && (collapsed.empty() || collapsed.back() == ' ')) continue;
        collapsed += c;
    }
    if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
    return collapsed;
}

/// For each folded byte the offset of its character, by folding each character by itself.
std::vector<std::uint32_t> slow_offsets(std::string_view source) {
    std::vector<std::uint32_t> offsets;
    bool space = true;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t length =
            std::max<std::size_t>(test::slow::sequence_length(source, at), 1);
        const std::string folded = text::fold(source.substr(at, length));
        if (folded == " ") {
            if (!space) offsets.push_back(static_cast<std::uint32_t>(at));
            space = true;
        } else if (!folded.empty()) {
            offsets.insert(offsets.end(), folded.size(), static_cast<std::uint32_t>(at));
            space = false;
        }
        at += length;
    }
    return offsets;
}

void check_block(std::string_view source) {
    const Folded fast(source);
    const std::string slow = slow_fold(source);
    REQUIRE(fast.text() == slow);
    REQUIRE(fast.page.text.substr(fast.facts.folded_end) == "\n");
    REQUIRE(slow.find('\n') == std::string::npos);

    const auto offsets = facts::source_offsets(source);
    const auto expected = slow_offsets(source);
    // A space at the block's end was dropped from the text; its offset may be left over.
    REQUIRE(offsets.size() > slow.size());
    REQUIRE(offsets.back() == source.size());
    for (std::size_t i = 0; i < slow.size(); ++i) REQUIRE(offsets[i] == expected[i]);

    REQUIRE(fast.page.starts == test::slow_starts(source));
    REQUIRE(fast.facts.core_begin <= fast.facts.core_end);
    REQUIRE(fast.facts.core_end <= fast.facts.folded_end);
}

}  // namespace

TEST_CASE("a block is folded as text::fold folds it, with single spaces") {
    CHECK(Folded("  Don’t\u00A0MISS —\t“the\u200B Straße” … ").text() ==
          "don't miss - \"the strasse\" ...");
    CHECK(Folded("ＡＢＣ　１２３").text() == "abc 123");
    CHECK(Folded("").text().empty());
    CHECK(Folded("\u200B").text().empty());
    CHECK(Folded("A\nB\r\nC").text() == "a b c");
}

TEST_CASE("fast and slow folding agree on all goldens and on random text") {
    for (const auto& golden : test::golden_pages()) check_block(golden.text);
    test::RandomText random(11);
    for (int round = 0; round < 3000; ++round) {
        const std::string text =
            round % 4 == 0 ? random.bytes(random.below(200)) : random.mixed(random.below(120));
        INFO(round);
        check_block(text);
    }
}

// A zero-width space folds to nothing, and keeps a character from being read in a chunk with the next.
TEST_CASE("facts are the same whether characters are read in chunks or one by one") {
    const auto apart = [](std::string_view source) {
        std::string text;
        for (std::size_t at = 0; at < source.size();) {
            const std::size_t length = std::max<std::size_t>(test::slow::sequence_length(source, at), 1);
            text += source.substr(at, length);
            text += "\u200B";
            at += length;
        }
        return text;
    };
    const auto check = [&](std::string_view source) {
        INFO(source);
        const auto facts_of = [](const BlockFacts& f) {
            return std::vector<std::uint64_t>{f.folded_begin, f.folded_end, f.core_begin, f.core_end,
                                              f.characters,   f.words,      f.capitals,   f.digits,
                                              f.sentences,    f.separators, f.hash,       f.shape};
        };
        const Folded single(apart(source));
        const text::Vectors best = text::best_vectors();
        for (const text::Vectors vectors : {text::Vectors::baseline, std::min(best, text::Vectors::avx2), best}) {
            const Folded chunks(source, vectors);
            REQUIRE(chunks.page.text == single.page.text);
            REQUIRE(chunks.page.starts == single.page.starts);
            REQUIRE(facts_of(chunks.facts) == facts_of(single.facts));
        }
    };
    for (const auto& golden : test::golden_pages()) check(golden.text);
    test::RandomText random(12);
    for (int round = 0; round < 5000; ++round) check(random.mixed(random.below(100)));
    // ASCII of every length about a chunk's, so that each class stands at each edge.
    static const std::vector<std::string> ascii = {"a", "B", "7", " ", "'", ".", "?", ",", "|", "$", ")", "`", "\t", "é"};
    for (int round = 0; round < 20000; ++round) check(random.of(ascii, random.below(140)));
}

TEST_CASE("a chunk of ASCII is classified as byte by byte") {
    test::RandomText random(13);
    for (int round = 0; round < 5000; ++round) {
        const std::string bytes = random.bytes(text::AsciiChunk::size);
        const std::size_t count = 1 + random.below(text::AsciiChunk::size);
        std::string slow_folded(text::AsciiChunk::size, '\0');
        const auto slow = text::AsciiChunk::read_slowly(bytes.data(), count, slow_folded.data());
        const std::uint64_t counted = ~std::uint64_t{0} >> (text::AsciiChunk::size - count);
        const auto masks = [&](const text::AsciiChunk& c) {
            std::vector<std::uint64_t> all{c.letter, c.upper, c.digit, c.space, c.end, c.quote, c.mute, c.parts, c.other};
            for (std::uint64_t& mask : all) mask &= counted;
            return all;
        };
        const auto check = [&](auto read) {
            std::string folded(text::AsciiChunk::size, '\0');
            REQUIRE(masks(read(folded.data())) == masks(slow));
            for (std::size_t i = 0; i < count; ++i) {
                if ((slow.other >> i & 1) == 0) REQUIRE(folded[i] == slow_folded[i]);
            }
        };
        check([&](char* folded) { return text::AsciiChunk::read(bytes.data(), count, folded); });
#if STET_HAS_AVX2
        if (text::best_vectors() >= text::Vectors::avx2) {
            check([&](char* folded) { return text::AsciiChunk::read_by_avx2(bytes.data(), folded); });
        }
        if (text::best_vectors() >= text::Vectors::avx512) {
            check([&](char* folded) { return text::AsciiChunk::read_by_avx512(bytes.data(), folded); });
        }
#endif
    }
}

TEST_CASE("blocks stand behind one another, each ended by LF") {
    FoldedPage page;
    BlockFacts first;
    BlockFacts second;
    facts::fold_block("One Two", page, first);
    facts::fold_block("Three", page, second);
    CHECK(page.text == "one two\nthree\n");
    CHECK(second.folded_begin == 8);
    CHECK(page.starts == std::vector<std::uint32_t>{0, 4, 8});
    CHECK(page.starts_up_to == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("where a literal may begin") {
    using Starts = std::vector<std::uint32_t>;
    CHECK(Folded("read more").page.starts == Starts{0, 5});
    CHECK(Folded("\"read, more!\"").page.starts == Starts{1, 7});
    CHECK(Folded("新闻").page.starts == Starts{0, 3});
    CHECK(Folded("read新闻more").page.starts == Starts{0, 4, 7, 10});
    CHECK(Folded("★ read | more").page.starts == Starts{0, 4, 9, 11});
    CHECK(Folded("don't").page.starts == Starts{0, 4});
    CHECK(Folded("e\u0301te\u0301").page.starts == Starts{0});  // a mark goes on with its word
}

// What folds alike must begin a literal alike, or a literal that is found in one typing is not in
// another; and what skip_to_start() leaves at a literal's start must be a start in the page.
TEST_CASE("a folded literal begins where a start is") {
    for (const std::string_view text : {"subscribe",       "(広告)",
                                        "（広告）",        "「広告」",
                                        "【広告】",        "¿olvidó su contraseña?",
                                        "¡suscríbete ya!", "★ top",
                                        "▶ watch",         "» more",
                                        "› more",          "(advertisement)",
                                        "[advertisement]", "［advertisement］",
                                        "＊ top",          "# tag",
                                        "＃ tag",          "€ 5 off",
                                        "…more",           "• one",
                                        "„mehr“",          "‚mehr‘",
                                        "«plus»",          "、続き",
                                        "。続き",          "・続き"}) {
        const Folded page(text);
        const std::string_view literal = facts::skip_to_start(page.text());
        const auto begin = static_cast<std::uint32_t>(page.text().size() - literal.size());
        INFO(text);
        REQUIRE_FALSE(literal.empty());
        REQUIRE_FALSE(page.page.starts.empty());
        CHECK(page.page.starts.front() == begin);
    }
    // As typed and as folded.
    for (const std::string_view text :
         {"（広告）", "［advertisement］", "＊ top", "｜ top", "＂top", "－ top"}) {
        INFO(text);
        const Folded typed(text);
        CHECK(typed.page.starts == Folded(typed.text()).page.starts);
    }
}

TEST_CASE("the core is what stands between the outermost words") {
    CHECK(Folded("*** Read more! ***").core() == "read more");
    CHECK(Folded("(AP)").core() == "ap");
    CHECK(Folded("「新闻」").core() == "新闻");
    CHECK(Folded("***").core().empty());
    CHECK(Folded("").core().empty());
    CHECK(Folded("-- e\u0301 --").core() == "e\u0301");
    CHECK(Folded("Read more »").facts.hash == Folded("\"read MORE\"").facts.hash);
    CHECK(Folded("Read more").facts.hash != Folded("Read mores").facts.hash);
}

TEST_CASE("what is counted") {
    const Folded prose("Don’t stop. The U.N. said 12 people (and 3 dogs) left! L'eau est froide");
    CHECK(prose.facts.words == 15);  // don't, l'eau: one each
    CHECK(prose.facts.digits == 3);
    CHECK(prose.facts.capitals == 5);  // Don't The U N L'eau
    CHECK(Folded("One. Two! Three?").facts.sentences == 3);
    CHECK(Folded("3.5 percent of www.example.com").facts.sentences == 0);
    CHECK(Folded("今天下雨。明天晴天。").facts.sentences == 2);
    CHECK(Folded("今天下雨明天晴天").facts.words == 4);
    CHECK(Folded("Home | News / Sport › More").facts.separators == 3);
    CHECK(Folded("Größe").facts.characters ==
          5);  // ß is one character, though it folds to two letters
    CHECK(Folded(std::string(70'000, '1')).facts.digits == 65535);
}

TEST_CASE("shapes that folding sees") {
    CHECK(Folded("MORE NEWS").is(Shape::all_caps));
    CHECK_FALSE(Folded("MORE news").is(Shape::all_caps));
    CHECK_FALSE(Folded("A").is(Shape::all_caps));
    CHECK(Folded("The Old Man And the Sea").is(Shape::title_case));
    CHECK_FALSE(Folded("The old man and the sea").is(Shape::title_case));
    CHECK(Folded("old man").is(Shape::starts_lower));
    CHECK_FALSE(Folded("12 Old men").is(Shape::starts_lower));
    CHECK_FALSE(Folded("Old man").is(Shape::starts_lower));
    CHECK(Folded("今天下雨").is(Shape::unspaced));
    CHECK_FALSE(Folded("오늘 비").is(Shape::unspaced));
}
