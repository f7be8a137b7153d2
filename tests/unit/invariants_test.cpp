// The invariants of DESIGN section 4 over the goldens; and that the check can fail at all.
#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <string>

using namespace stet;
using namespace stet::test;

TEST_CASE("all invariants hold on every golden") {
    const Pipeline pipeline = Pipeline::standard();
    for (const NamedText& golden : golden_pages()) {
        auto page = Document::from_text(golden.text);
        REQUIRE(page.has_value());
        INFO(golden.name);
        CHECK(broken_invariants(*page, pipeline) == std::vector<std::string>{});
    }
}

TEST_CASE("cleaning a clean golden again puts no further rule cut") {
    const Pipeline pipeline = *Pipeline::parse("rules");
    for (const NamedText& golden : golden_pages()) {
        auto page = Document::from_text(golden.text);
        REQUIRE(page.has_value());
        pipeline.run(*page);
        INFO(golden.name);
        CHECK(words_lost_when_cleaned_again(*page, pipeline).cuts == std::vector<std::string>{});
    }
}

TEST_CASE("the invariants hold of bytes that are no text") {
    const Pipeline pipeline = Pipeline::standard();
    for (const std::string& bytes :
         {std::string(), std::string(3, '\0'), std::string("\xff\xfe\xfd"), std::string("\xc3"),
          std::string("a\xe2\x80\n\x8b z"), std::string("\xef\xbb\xbf\xe2\x80\x8b\xc2\xa0"),
          std::string("- \xff\xe2\n1. \n2)\n•"), std::string("\xf0\x9f\x98\n\x80 x")}) {
        auto page = Document::from_text(bytes);
        REQUIRE(page.has_value());
        CHECK(broken_invariants(*page, pipeline) == std::vector<std::string>{});
    }
}

namespace {

/// A page of three lines, cleaned by a pass that does wrong.
template <class Wrong>
std::vector<std::string> complaints_of(Wrong wrong) {
    auto page = Document::from_text("Größe zählt.\n\nSubscribe now\n\nA last line.");
    REQUIRE(page.has_value());
    const Pipeline pipeline = Pipeline::parse("title")->add(wrong);
    return broken_invariants(*page, pipeline);
}

struct SplitsACharacter {
    std::string_view name() const { return "wrong"; }
    void run(PassContext& page) const { page.cut(Span{0, 3}, 0, Label::other, "half"); }
};
struct MarksAcrossBlocks {
    std::string_view name() const { return "wrong"; }
    void run(PassContext& page) const {
        page.cut(Span{page.block(0).span.begin, page.block(1).span.end}, 0, Label::other, "both");
    }
};
struct NamesOnePassSaysAnother {
    std::string_view name() const { return page_seen_++ % 2 == 0 ? "wrong" : "other_name"; }
    void run(PassContext& page) const { page.cut(0, Label::other, "x"); }
    mutable int page_seen_ = 0;
};
struct Remembers {
    std::string_view name() const { return "wrong"; }
    void run(PassContext& page) const {
        if (runs_++ % 2 == 0) page.cut(1, Label::other, "now-and-then");
    }
    mutable int runs_ = 0;
};
struct EmptyEntry {
    std::string_view name() const { return "wrong"; }
    void run(PassContext& page) const { page.add_entry(Entry{{}, {}, {}, 2, 2}); }
};
struct Throws {
    std::string_view name() const { return "wrong"; }
    void run(PassContext&) const { throw 1; }
};
struct DoesNothing {
    std::string_view name() const { return "right"; }
    void run(PassContext&) const {}
};

}  // namespace

TEST_CASE("a pass that breaks an invariant is found out") {
    CHECK(complaints_of(DoesNothing{}).empty());
    CHECK_FALSE(complaints_of(SplitsACharacter{}).empty());
    CHECK_FALSE(complaints_of(MarksAcrossBlocks{}).empty());
    CHECK_FALSE(complaints_of(NamesOnePassSaysAnother{}).empty());
    CHECK_FALSE(complaints_of(Remembers{}).empty());
    CHECK_FALSE(complaints_of(EmptyEntry{}).empty());
    CHECK_FALSE(complaints_of(Throws{}).empty());
}
