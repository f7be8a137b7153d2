// Where marks become fates.
#include <stet/document.hpp>

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace stet;

namespace {

struct Put {
    std::uint32_t begin;
    std::uint32_t end;
    Verdict verdict = Verdict::cut;
    Label label = Label::paywall;
    Reach reach = Reach::line;
    std::uint16_t pass = 1;
};

/// "0123456789", a gap, "abcdefghij": blocks [0, 10) and [12, 22).
Document marked(const std::vector<Put>& marks) {
    auto page = Document::from_text("0123456789\n\nabcdefghij");
    REQUIRE(page.has_value());
    int number = 0;
    for (const Put& put : marks) {
        page->add_mark({{put.begin, put.end}, put.verdict, put.label, put.reach, put.pass,
                        page->intern("test/" + std::to_string(number++))});
    }
    page->resolve();
    return *page;
}

/// A letter for each byte of the first block: '.' kept, else the winning mark's number (stet or
/// cut).
std::string winners(const std::vector<Put>& marks) {
    const Document page = marked(marks);
    std::string all(10, '?');
    for (const Piece& piece : page.pieces()) {
        if (piece.block != 0) continue;
        const auto origin = page.origin(piece.origin);
        for (std::uint32_t i = piece.span.begin; i < piece.span.end; ++i)
            all[i] = origin.empty() ? '.' : origin.back();
    }
    return all;
}

/// What becomes of each byte, mark by mark: the rules of precedence as <stet/document.hpp> says
/// them.
std::vector<std::tuple<Fate, Label, std::string>> slow_fates(const Document& page) {
    std::vector<std::tuple<Fate, Label, std::string>> fates(page.source().size(),
                                                            {Fate::keep, Label::other, "nothing"});
    for (const Block& block : page.blocks()) {
        for (std::uint32_t at = block.span.begin; at < block.span.end; ++at) {
            const Mark* best = nullptr;
            for (const Mark& mark : page.marks()) {
                if (mark.span.begin > at || mark.span.end <= at) continue;
                const auto yields = [](const Mark& m) {
                    return m.label == Label::duplicate || m.label == Label::other;
                };
                const auto beats = [&](const Mark& a, const Mark& b) {
                    if (a.verdict != b.verdict) return a.verdict == Verdict::stet;
                    if (yields(a) != yields(b)) return yields(b);
                    if (a.reach != b.reach) return a.reach > b.reach;
                    return a.pass < b.pass;  // and the one put first, as marks are in that order
                };
                if (best == nullptr || beats(mark, *best)) best = &mark;
            }
            const Fate stands = is_body(block.role) ? Fate::keep : Fate::lift;
            if (best == nullptr) {
                fates[at] = {stands, Label::other, std::string(page.origin(block.origin))};
            } else {
                const bool cut = best->verdict == Verdict::cut;
                fates[at] = {cut ? Fate::cut : stands, cut ? best->label : Label::other,
                             std::string(page.origin(best->origin))};
            }
        }
    }
    return fates;
}

}  // namespace

TEST_CASE("without marks all is kept") {
    CHECK(winners({}) == "..........");
    const Document page = marked({});
    CHECK(page.pieces().size() == 2);
}

TEST_CASE("stet beats any cut") {
    CHECK(winners({{0, 10}, {3, 6, Verdict::stet}}) == "0001110000");
    CHECK(winners({{0, 10, Verdict::stet, Label::other, Reach::phrase, 9},
                   {0, 10, Verdict::cut, Label::legal, Reach::run, 0}}) == "0000000000");
    const Document page = marked({{0, 10}, {0, 10, Verdict::stet}});
    CHECK(page.pieces()[0].fate == Fate::keep);
}

TEST_CASE("duplicate and other yield to any other label") {
    CHECK(winners({{0, 10, Verdict::cut, Label::duplicate, Reach::run, 1},
                   {0, 5, Verdict::cut, Label::share, Reach::phrase, 7}}) == "1111100000");
    CHECK(winners({{0, 10, Verdict::cut, Label::other, Reach::run, 1},
                   {0, 5, Verdict::cut, Label::share, Reach::phrase, 7}}) == "1111100000");
    // Between the two the reach decides as ever.
    CHECK(winners({{0, 10, Verdict::cut, Label::other, Reach::phrase, 1},
                   {0, 10, Verdict::cut, Label::duplicate, Reach::line, 2}}) == "1111111111");
}

TEST_CASE("a run beats a line, and a line a phrase") {
    CHECK(winners({{0, 10, Verdict::cut, Label::share, Reach::line, 1},
                   {5, 10, Verdict::cut, Label::related, Reach::run, 9}}) == "0000011111");
    CHECK(winners({{0, 10, Verdict::cut, Label::share, Reach::phrase, 1},
                   {5, 10, Verdict::cut, Label::related, Reach::line, 9}}) == "0000011111");
}

TEST_CASE("then the earlier pass wins, then the mark that was put first") {
    CHECK(winners({{0, 10, Verdict::cut, Label::share, Reach::line, 2},
                   {5, 10, Verdict::cut, Label::related, Reach::line, 1}}) == "0000011111");
    CHECK(winners({{5, 10}, {0, 10}}) == "1111100000");
}

TEST_CASE("marks overlap in part") {
    CHECK(winners({{1, 4}, {3, 8, Verdict::cut, Label::legal, Reach::run}, {7, 9}}) ==
          ".001111"
          "12.");
    CHECK(winners({{0, 3}, {3, 5}, {9, 10}}) == "00011....2");
}

TEST_CASE("a mark reaches over blocks, and what lies between is no piece") {
    const Document page = marked({{5, 15}});
    REQUIRE(page.pieces().size() == 4);
    CHECK(page.pieces()[1].span == Span{5, 10});
    CHECK(page.pieces()[2].span == Span{12, 15});
    CHECK(page.pieces()[1].fate == Fate::cut);
    CHECK(page.pieces()[2].fate == Fate::cut);
}

TEST_CASE("marks that say nothing change nothing") {
    CHECK(winners({{3, 3}, {10, 12}, {22, 22}}) == "..........");
    const Document page = marked({{3, 3}, {10, 12}});
    CHECK(page.pieces().size() == 2);
}

TEST_CASE("a lifted block is lifted, but where it is cut") {
    auto page = Document::from_text("By Jane Doe");
    page->set_role(0, Role::byline, page->intern("byline/x"));
    page->add_mark({{0, 3}, Verdict::cut, Label::other, Reach::phrase, 1, page->intern("other/x")});
    page->add_mark(
        {{3, 7}, Verdict::stet, Label::other, Reach::phrase, 1, page->intern("other/y")});
    page->resolve();
    REQUIRE(page->pieces().size() == 3);
    CHECK(page->pieces()[0].fate == Fate::cut);
    CHECK(page->pieces()[1].fate == Fate::lift);
    CHECK(page->origin(page->pieces()[1].origin) == "other/y");
    CHECK(page->pieces()[2].fate == Fate::lift);
    CHECK(page->origin(page->pieces()[2].origin) == "byline/x");
    CHECK(page->pieces()[2].role == Role::byline);
}

TEST_CASE("resolving twice is resolving once") {
    Document page = marked({{0, 4}, {2, 8, Verdict::stet}});
    const std::vector<Piece> before(page.pieces().begin(), page.pieces().end());
    page.resolve();
    REQUIRE(page.pieces().size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(page.pieces()[i].span == before[i].span);
}

TEST_CASE("random marks are resolved as byte by byte") {
    test::RandomText random(17);
    for (int round = 0; round < 1500; ++round) {
        auto page = Document::from_text(
            random.of({"word ", "x", "é", "\n", "\n\n", "新"}, random.below(40)));
        REQUIRE(page.has_value());
        const auto size = static_cast<std::uint32_t>(page->source().size());
        for (std::size_t i = 0; i < page->blocks().size(); ++i) {
            if (random.below(4) == 0)
                page->set_role(i, static_cast<Role>(random.below(role_count)),
                               page->intern("role/x"));
        }
        for (std::size_t i = random.below(12); i > 0; --i) {
            Mark mark;
            mark.span.begin = static_cast<std::uint32_t>(random.below(size + 1));
            mark.span.end = mark.span.begin +
                            static_cast<std::uint32_t>(random.below(size + 1 - mark.span.begin));
            // As most marks of a page: just on a block, on which there may be others.
            const std::size_t blocks = page->blocks().size();
            if (blocks != 0 && random.below(2) == 0) mark.span = page->blocks()[random.below(blocks)].span;
            mark.verdict = random.below(4) == 0 ? Verdict::stet : Verdict::cut;
            mark.label = static_cast<Label>(random.below(label_count));
            mark.reach = static_cast<Reach>(random.below(3));
            mark.pass = static_cast<std::uint16_t>(random.below(4));
            mark.origin = page->intern("test/" + std::to_string(i));
            page->add_mark(mark);
        }
        page->resolve();
        const auto expected = slow_fates(*page);
        std::uint32_t pieces_of_block = 0;
        std::uint32_t covered = 0;
        for (std::size_t i = 0; i < page->pieces().size(); ++i) {
            const Piece& piece = page->pieces()[i];
            const Block& block = page->blocks()[piece.block];
            const bool is_first = i == 0 || page->pieces()[i - 1].block != piece.block;
            pieces_of_block = is_first ? 1 : pieces_of_block + 1;
            REQUIRE(piece.span.begin == (is_first ? block.span.begin : covered));
            covered = piece.span.end;
            REQUIRE(piece.role == block.role);
            for (std::uint32_t at = piece.span.begin; at < piece.span.end; ++at) {
                REQUIRE(expected[at] == std::tuple(piece.fate, piece.label,
                                                   std::string(page->origin(piece.origin))));
            }
            // What is alike is one piece.
            if (!is_first) {
                const Piece& last = page->pieces()[i - 1];
                REQUIRE_FALSE((last.fate == piece.fate && last.label == piece.label &&
                               last.origin == piece.origin));
            }
        }
    }
}
