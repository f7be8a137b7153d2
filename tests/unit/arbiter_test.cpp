// The arbiter: trees, weights, and what it does to a page.
#include "arbiter/judge.hpp"
#include "arbiter/model.hpp"
#include "arbiter/scales.hpp"
#include "arbiter/transpose.hpp"
#include "arbiter/weights.hpp"

#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/random_text.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using arbiter::Feature;
using arbiter::Table;
using arbiter::Trees;
using test::RandomText;

namespace {

/// A tree that asks at random; returns how many leaves it has.
void grow(RandomText& random, std::size_t depth, std::int32_t greatest, std::vector<Trees::Question>& questions,
          std::vector<std::int32_t>& leaves) {
    if (depth == 0 || random.below(4) == 0) {
        leaves.push_back(static_cast<std::int32_t>(random.below(2 * static_cast<std::size_t>(greatest) + 1)) - greatest);
        return;
    }
    const std::size_t first = leaves.size();
    grow(random, depth - 1, greatest, questions, leaves);
    const std::uint32_t left = (1U << leaves.size()) - (1U << first);
    const int offset = static_cast<int>(random.below(2 * arbiter::farthest_offset + 1)) - arbiter::farthest_offset;
    questions.push_back({{static_cast<Feature>(random.below(arbiter::feature_names.size())), offset},
                         static_cast<std::uint8_t>(random.below(256)),
                         static_cast<std::uint16_t>(left)});
    grow(random, depth - 1, greatest, questions, leaves);
}

std::string weights(std::string_view first, std::string_view second) {
    return "{\"stet_arbiter\": 1, \"features\": \"" + arbiter::features_digest(arbiter::Mode::text) + "\", \"stages\": [" +
           std::string(first) + ", " + std::string(second) + "]}";
}
std::string weights(std::string_view stage) { return weights(stage, stage); }

/// Which blocks are cut, and how the report judges the page.
struct Cleaned {
    std::set<std::uint32_t> cut;
    std::optional<double> quality;
    std::string text;
};
Cleaned clean_by(const Pipeline& pipeline, std::string_view source) {
    auto page = Document::from_text(std::string(source));
    const Report report = pipeline.run(*page);
    Cleaned cleaned{{}, report.quality, to_text(*page)};
    for (const Piece& piece : page->pieces()) {
        if (piece.fate == Fate::cut) cleaned.cut.insert(piece.block);
    }
    return cleaned;
}
Cleaned clean_by(const Arbiter& arbiter, std::string_view source) { return clean_by(Pipeline::parse("rules")->add(arbiter), source); }

/// A pass that knows whom and when every page is by.
struct Documents {
    [[nodiscard]] std::string_view name() const { return "documents"; }
    void run(PassContext& page) const {
        page.add_metadata(MetadataKey::authors, "Ines Vail", "test");
        page.add_metadata(MetadataKey::published, "2031-05-05", "test");
    }
};

}  // namespace

TEST_CASE("rows are made columns as byte by byte") {
    RandomText random(29);
    for (int round = 0; round < 100; ++round) {
        const std::size_t rows = random.below(70);
        const std::size_t columns = 1 + random.below(50);
        const std::size_t room = (columns + arbiter::tile - 1) / arbiter::tile * arbiter::tile;
        std::vector<std::uint8_t> from(rows * room);
        for (auto& byte : from) byte = static_cast<std::uint8_t>(random.below(256));
        std::vector<std::uint8_t> fast(rows * columns, 7), slow(rows * columns, 7);
        const auto row = [&](std::size_t i) { return from.data() + i * room; };
        arbiter::transpose(rows, columns, row, [&](std::size_t k) { return fast.data() + k * rows; });
        arbiter::transpose_slowly(0, rows, columns, row, [&](std::size_t k) { return slow.data() + k * rows; });
        REQUIRE(fast == slow);
    }
}

TEST_CASE("trees are summed as question by question") {
    RandomText random(31);
    for (int round = 0; round < 200; ++round) {
        const std::size_t blocks = 1 + random.below(400);
        Table table(blocks, arbiter::Mode::html);
        for (std::size_t f = 0; f < arbiter::feature_names.size(); ++f) {
            for (std::size_t i = 0; i < blocks; ++i) {
                table.column(static_cast<Feature>(f))[i] = static_cast<std::uint8_t>(random.below(256));
            }
        }
        // Leaves as trained ones, such as overflow sixteen bits when they are summed, and such as do by themselves.
        const std::int32_t greatest = round % 3 == 0 ? 1000 : round % 3 == 1 ? 32767 : 40000;
        Trees trees(static_cast<std::int32_t>(random.below(100)));
        for (std::size_t n = random.below(20); n > 0; --n) {
            std::vector<Trees::Question> questions;
            std::vector<std::int32_t> leaves;
            grow(random, 4 + n % 2, greatest, questions, leaves);
            if (leaves.size() <= Trees::most_leaves) trees.add(questions, leaves);
        }
        trees.arrange();
        const std::size_t first = random.below(blocks);
        const std::size_t count = std::min(blocks - first, 1 + random.below(Trees::most_blocks));
        std::array<std::int32_t, Trees::most_blocks> fast{};
        std::array<std::int32_t, Trees::most_blocks> slow{};
        trees.sum_slowly(table, first, count, slow.data());
        const text::Vectors best = text::best_vectors();
        for (const text::Vectors by : {text::Vectors::baseline, std::min(text::Vectors::avx2, best), best}) {
            trees.sum(table, first, count, fast.data(), by);
            for (std::size_t i = 0; i < count; ++i) REQUIRE(fast[i] == slow[i]);
        }
    }
}

TEST_CASE("features are the same by whatever vectors") {
    struct Check {
        std::string_view name() const { return "check"; }
        void run(PassContext& page) const {
            const auto by = [&](text::Vectors vectors) {
                return arbiter::measure(page.document(), Evidence::of(page), vectors);
            };
            const Table plain = by(text::Vectors::baseline);
            const Table best = by(text::best_vectors());
            for (std::size_t f = 0; f < arbiter::feature_count(plain.mode()); ++f) {
                const auto feature = static_cast<Feature>(f);
                const auto column = [&](const Table& table) {
                    return std::vector<std::uint8_t>(table.column(feature), table.column(feature) + page.size());
                };
                INFO(arbiter::feature_names[f]);
                REQUIRE(column(best) == column(plain));
            }
        }
    };
    const Pipeline pipeline = Pipeline::parse("rules")->add(Check{});
    for (const auto& golden : test::golden_pages()) {
        auto page = Document::from_text(golden.text);
        pipeline.run(*page);
    }
}

TEST_CASE("blocks are known by the text that JSON-LD states") {
    struct Check {
        std::vector<std::vector<int>>* rows;
        std::string_view name() const { return "check"; }
        void run(PassContext& page) const {
            const Table table = arbiter::measure(page.document(), Evidence::of(page));
            for (std::size_t i = 0; i < page.size(); ++i) {
                rows->emplace_back();
                for (const Feature feature : {Feature::stated, Feature::stated_place, Feature::stated_distance, Feature::page_stated,
                                              Feature::page_stated_found}) {
                    rows->back().push_back(table.column(feature)[i]);
                }
            }
        }
    };
    const auto measured = [](std::string_view stated, std::string_view body) {
        std::vector<std::vector<int>> rows;
        auto page = Document::from_html("<script type=application/ld+json>{\"@type\": \"Article\", \"articleBody\": \"" + std::string(stated) +
                                        "\"}</script>" + std::string(body));
        REQUIRE(page);
        Pipeline::parse("rules")->add(Check{&rows}).run(*page);
        return rows;
    };
    const std::string first = "The harbour of Quay opened its new gates on Monday, after three years of work and two of quarrels over their price.";
    const std::string last = "“Boats of any size may enter now,” said the harbour's master, who has waited for it longer than anybody else in town.";
    const std::string other = "Elsewhere, a mill burnt down at night, and nobody was hurt: the miller's family had left for the coast that same day.";
    const auto paragraph = [](const std::string& text) { return "<p>" + text + "</p>"; };
    // Marks, case and the split into paragraphs do not count.
    const auto rows = measured(first + R"( \"BOATS of any size may enter now\", said)" + last.substr(last.find(" the")),
                               paragraph(other) + paragraph(first) + "<p>The gates" + paragraph(last) + "<p>More" + paragraph(other));
    REQUIRE(rows.size() == 6);
    const int words = 45, found = rows[0][4];
    CHECK(found == 255);
    CHECK(rows[1] == std::vector<int>{255, 2, 0, arbiter::log_of(unsigned{words}), found});
    CHECK(rows[3][0] == 255);
    CHECK(rows[2][1] == 2);
    CHECK(rows[0][0] < 20);
    CHECK(rows[0][1] == 1);
    CHECK(rows[0][2] == arbiter::log_of(1U));
    CHECK(rows[5][1] == 3);
    CHECK(rows[5][2] == arbiter::log_of(2U));
    // Nothing is known of pages that state none, or but a line.
    for (const std::string& stated : {std::string(), last.substr(0, 60)}) {
        for (const auto& row : measured(stated, paragraph(first) + paragraph(last))) CHECK(row == std::vector<int>(5));
    }
    // What is stated but stands nowhere.
    for (const auto& row : measured(other + ' ' + other, paragraph(first) + paragraph(last))) {
        CHECK(row[0] >= 1);
        CHECK(row[0] < 20);
        CHECK(row[1] == 0);
        CHECK(row[4] == 0);
    }
    CHECK(measured("港の門が月曜日に開いた。三年の工事のあとで、町の人たちは喜んでいる。船は誰でも入れる。", "<p>港の門が月曜日に開いた。三年の工事のあとで、町の人たちは喜んでいる。")[0][0] > 200);
}

TEST_CASE("a paragraph that the page states is kept, whatever stands around it") {
    const std::string stated = "Boats of any size may enter the harbour of Quay now, said its master, who has waited for it longer than anybody else in town.";
    const std::string story = "The harbour of Quay opened its new gates on Monday, after three years of work and two of quarrels over their price and place.";
    const auto cleaned = [&](std::string_view body) {
        auto page = Document::from_html("<script type=application/ld+json>{\"@type\": \"Article\", \"articleBody\": \"" + std::string(body) +
                                        "\"}</script><h1>New gates for the harbour</h1><article><p>" + story + "<p>" + story.substr(0, 80) +
                                        "</article><aside class='sidebar related teaser-list'><h3>Related</h3><ul><li><a href=/a>" + stated +
                                        "</a><li><a href=/b>The mill's insurers refuse to pay for the fire of last winter</a></ul></aside>");
        REQUIRE(page);
        Pipeline::parse("standfirst")->add(Arbiter::builtin().with_precision(10)).run(*page);
        return to_text(*page);
    };
    CHECK(cleaned("").find(stated) == std::string::npos);
    CHECK(cleaned(story + ' ' + stated).find(stated) != std::string::npos);
}

TEST_CASE("a tree is read as it is written") {
    const auto read = arbiter::read_weights(weights(
        R"json({"base": 5, "inputs": ["words", "words@-1"], "trees": ["(0 10 -100 (1 20 7 300))", "1"]})json"));
    REQUIRE(read);
    Table table(3, arbiter::Mode::text);
    const auto sums = [&] {
        std::array<std::int32_t, Trees::most_blocks> of{};
        read->first.sum(table, 0, 3, of.data());
        return std::vector<std::int32_t>(of.begin(), of.begin() + 3);
    };
    CHECK(sums() == std::vector<std::int32_t>{-94, -94, -94});
    table.column(Feature::words)[0] = 25;
    table.column(Feature::words)[1] = 10;
    CHECK(sums() == std::vector<std::int32_t>{13, 306, -94});
}

TEST_CASE("weights that cannot be used are refused, with what is wrong") {
    const auto refused = [](const std::string& json, ErrorCode code, std::string_view says) {
        const auto made = Arbiter::from_json(json);
        INFO(json);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == code);
        INFO(made.error().detail);
        CHECK(made.error().detail.find(says) != std::string::npos);
    };
    const auto stage = [](std::string_view inputs, std::string_view tree) {
        return weights("{\"base\": 0, \"inputs\": [" + std::string(inputs) + "], \"trees\": [" + std::string(tree) + "]}");
    };
    CHECK(Arbiter::from_json(stage("\"words\"", "\"(0 1 2 3)\"")));
    refused("", ErrorCode::bad_json, "");
    refused("{}", ErrorCode::bad_schema, "stet_arbiter");
    refused("[]", ErrorCode::bad_schema, "");
    refused(R"({"stet_arbiter": 1, "features": "0", "stages": []})", ErrorCode::bad_schema, "other features");
    refused(weights("{}"), ErrorCode::bad_schema, "base");
    refused(stage("\"word\"", "\"1\""), ErrorCode::bad_schema, "no feature");
    refused(stage("\"words@99\"", "\"1\""), ErrorCode::bad_schema, "no feature");
    refused(stage("7", "\"1\""), ErrorCode::bad_schema, "no feature");
    refused(stage("\"words\"", "7"), ErrorCode::bad_schema, "no string");
    for (const std::string_view tree : {"", "(", "(0", "(0 1 2 3", "(0 1 2)", "(1 1 2 3)", "(0 256 2 3)", "(0 1 2 3) ",
                                        "(0  1 2 3)", "x", "99999999999"}) {
        refused(stage("\"words\"", "\"" + std::string(tree) + "\""), ErrorCode::bad_schema, "a tree");
    }
    for (const std::string_view part : {"(0 1 1 ", "(0 1 "}) {  // a hundred thousand levels deep
        std::string deep;
        for (int i = 0; i < 100'000; ++i) deep += part;
        refused(stage("\"words\"", "\"" + deep + "\""), ErrorCode::bad_schema, "a tree");
    }
}

TEST_CASE("the arbiter leaves alone what is decided, and says what it expects") {
    const std::string source(test::golden_pages().front().text);
    auto page = Document::from_text(source);
    const Report by_rules = Pipeline::parse("rules")->run(*page);
    CHECK_FALSE(by_rules.quality);
    std::set<std::uint32_t> cut_by_rules;
    for (const Piece& piece : page->pieces()) {
        if (piece.fate == Fate::cut) cut_by_rules.insert(piece.block);
    }
    const Cleaned judged = clean_by(Arbiter::builtin(), source);
    REQUIRE(judged.quality);
    CHECK(*judged.quality > 0);
    CHECK(*judged.quality <= 1);
    for (const std::uint32_t block : cut_by_rules) CHECK(judged.cut.count(block) == 1);

    // A mark by hand wins over it.
    for (const Block& block : page->blocks()) {
        Mark mark;
        mark.span = block.span;
        mark.verdict = Verdict::stet;
        page->add_mark(mark);
    }
    Pipeline::standard().run(*page);
    for (const Piece& piece : page->pieces()) CHECK(piece.fate != Fate::cut);
}

TEST_CASE("the second stage is asked of lines of blocks in which the first gives one a chance") {
    std::string source;
    constexpr std::size_t blocks = 3 * Table::line;
    for (std::size_t i = 0; i < blocks; ++i) source += (i == 70 ? "five words and no more " : "word ") + std::to_string(i) + "\n\n";
    const auto judged_where_likely = [&](std::string_view likely) {
        const auto weigher = Arbiter::from_json(weights(
            R"json({"base": 0, "inputs": ["words"], "trees": ["(0 40 -5000 )json" + std::string(likely) + R"json()"]})json",
            R"json({"base": 5000, "inputs": ["words"], "trees": ["0"]})json"));
        REQUIRE(weigher);
        return clean_by(*weigher, source);
    };
    const Cleaned judged = judged_where_likely("-3000");
    CHECK(judged.cut.size() == blocks - Table::line);
    CHECK(judged.cut.count(Table::line) == 0);
    CHECK(judged.cut.count(2 * Table::line - 1) == 0);
    CHECK(*judged.quality > 0.9);
    CHECK(*judged_where_likely("-5000").quality < 0.1);
}

TEST_CASE("a page is judged alike each time, and with more precision no less is cut") {
    for (const auto& golden : test::golden_pages()) {
        INFO(golden.name);
        const Cleaned once = clean_by(Arbiter::builtin(), golden.text);
        const Cleaned again = clean_by(Arbiter::builtin(), golden.text);
        REQUIRE(once.text == again.text);
        REQUIRE(once.quality == again.quality);
        const Cleaned careful = clean_by(Arbiter::builtin().with_precision(0.3), golden.text);
        const Cleaned strict = clean_by(Arbiter::builtin().with_precision(2), golden.text);
        for (const std::uint32_t block : careful.cut) REQUIRE(once.cut.count(block) == 1);
        for (const std::uint32_t block : once.cut) REQUIRE(strict.cut.count(block) == 1);
    }
}

TEST_CASE("text whose byline and date are known is judged at a dial half as high again") {
    std::size_t pages = 0;
    std::size_t others = 0;
    for (const auto& golden : test::golden_pages()) {
        INFO(golden.name);
        auto page = Document::from_text(golden.text);
        Pipeline::parse("rules")->run(*page);
        if (!page->metadata().all(MetadataKey::authors).empty()) continue;
        ++pages;
        for (const double precision : {0.4, 1.0}) {
            const Arbiter arbiter = Arbiter::builtin().with_precision(precision);
            const Cleaned documented = clean_by(Pipeline::parse("rules")->add(Documents{}).add(arbiter), golden.text);
            REQUIRE(documented.cut == clean_by(arbiter.with_precision(1.5 * precision), golden.text).cut);
            others += documented.cut != clean_by(arbiter, golden.text).cut ? 1U : 0U;
        }
    }
    CHECK(pages > 3);
    CHECK(others > 0);
}

TEST_CASE("odd pages are judged too") {
    for (const std::string_view text : {"", " ", "x", "\n\n", "Rain.", "\xFF\xFE", "1\n2\n3\n4"}) {
        const Cleaned cleaned = clean_by(Arbiter::builtin(), text);
        REQUIRE(cleaned.quality);
        CHECK(*cleaned.quality >= 0);
        CHECK(*cleaned.quality <= 1);
    }
    RandomText random(32);
    for (int round = 0; round < 300; ++round) (void)clean_by(Arbiter::builtin(), random.mixed(random.below(300)));
}
