#include <stet/stet.hpp>

#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/invariants.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace stet;

namespace {

const std::string page_text =
    "Ferry stays in port\n\nBy Jane Doe\n\nThe ferry stayed in port on Monday because the storm "
    "had not passed by noon.\n\n"
    "Sign up for our newsletter\n\nThose who had bought tickets may use them on any later day of "
    "the week.\n\nShare this\n";

Document cleaned(const Pipeline& pipeline, std::string text = page_text) {
    auto page = Document::from_text(std::move(text));
    REQUIRE(page.has_value());
    pipeline.run(*page);
    return *std::move(page);
}

std::string whole(const Document& page) { return test::detail::whole(page); }

/// Cuts blocks that hold a word.
struct NoWord {
    std::string word;
    std::string given_name = "no_word";
    std::string_view name() const { return given_name; }
    void run(PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (page.text(i).find(word) != std::string_view::npos)
                page.cut(i, Label::other, "word");
        }
    }
};

struct Throws {
    std::string_view name() const { return "throws"; }
    void run(PassContext& page) const {
        page.cut(0, Label::other, "before-the-fall");
        throw std::runtime_error("fell over");
    }
};
struct ThrowsNumber {
    std::string_view name() const { return "throws_number"; }
    void run(PassContext&) const { throw 7; }
};

}  // namespace

TEST_CASE("passes are named, in order") {
    const auto all = pass_names();
    REQUIRE(all.size() >= 20);
    const std::vector<std::string> names(all.begin(), all.end());
    CHECK(Pipeline::standard().names() == names);
    CHECK(Pipeline::parse("standard")->names() == names);
    CHECK(Pipeline::parse("title,navigation")->names() ==
          std::vector<std::string>{"title", "navigation"});
    CHECK(Pipeline::parse("  title , navigation ")->names() ==
          std::vector<std::string>{"title", "navigation"});
    CHECK(Pipeline::parse("title,title")->names().size() == 2);
    CHECK(Pipeline::parse("title,standard")->names().size() == names.size() + 1);
    REQUIRE(names.back() == "arbiter");
    CHECK(Pipeline::parse("rules")->names() == std::vector<std::string>(names.begin(), names.end() - 1));
    CHECK(Pipeline::parse("rules,arbiter")->names() == names);
}

TEST_CASE("every label that passes find, and every role but paragraph, has its pass") {
    const auto names = pass_names();
    const auto has = [&](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (std::size_t i = 0; i < label_count; ++i) {
        INFO(to_string(static_cast<Label>(i)));
        CHECK(has(to_string(static_cast<Label>(i))));
    }
    for (const Role role : {Role::title, Role::standfirst, Role::heading, Role::list_item,
                            Role::quote, Role::caption, Role::byline, Role::timestamp,
                            Role::section, Role::source, Role::credit, Role::source_url}) {
        INFO(to_string(role));
        CHECK(has(to_string(role)));
    }
}

TEST_CASE("a name that there is no pass of is an error") {
    const auto fails_at = [](std::string_view names, std::uint64_t byte, std::string_view name) {
        const auto pipeline = Pipeline::parse(names);
        INFO(names);
        REQUIRE_FALSE(pipeline.has_value());
        CHECK(pipeline.error().code == ErrorCode::unknown_name);
        CHECK(pipeline.error().byte == byte);
        CHECK(pipeline.error().detail.find('"' + std::string(name) + '"') != std::string::npos);
    };
    fails_at("titel", 0, "titel");
    fails_at("title,Navigation", 6, "Navigation");
    fails_at("title;share", 0, "title;share");
    fails_at("", 0, "");
    fails_at("title,", 6, "");
    fails_at(",title", 0, "");
    fails_at("title,,share", 6, "");
}

TEST_CASE("standard() is parse(\"standard\"), on every golden") {
    const Pipeline standard = Pipeline::standard();
    const Pipeline parsed = *Pipeline::parse("standard");
    const Pipeline with_rules = Pipeline::standard(Rules::builtin());
    for (const auto& golden : test::golden_pages()) {
        INFO(golden.name);
        const std::string expected = whole(cleaned(standard, golden.text));
        CHECK(whole(cleaned(parsed, golden.text)) == expected);
        CHECK(whole(cleaned(with_rules, golden.text)) == expected);
    }
}

TEST_CASE("each pass is usable alone") {
    const auto goldens = test::golden_pages();
    std::size_t number = 0;
    for (const std::string_view name : pass_names()) {
        const Pipeline alone = *Pipeline::parse(name);
        INFO(name);
        for (std::size_t i = number++ % 3; i < goldens.size();
             i += 3) {  // a third of them each, for time's sake
            const auto& golden = goldens[i];
            auto page = Document::from_text(golden.text);
            INFO(golden.name);
            REQUIRE(test::broken_invariants(*page, alone) == std::vector<std::string>{});
            for (const Mark& mark : page->marks())
                REQUIRE(page->origin(mark.origin).starts_with(std::string(name) + '/'));
        }
    }
}

TEST_CASE("passes run in any order") {
    std::string reversed;
    for (const std::string_view name : pass_names())
        reversed = std::string(name) + (reversed.empty() ? "" : ",") + reversed;
    const Pipeline pipeline = *Pipeline::parse(reversed);
    for (const auto& golden : test::golden_pages()) {
        auto page = Document::from_text(golden.text);
        INFO(golden.name);
        REQUIRE(test::broken_invariants(*page, pipeline) == std::vector<std::string>{});
    }
}

TEST_CASE("a pass of one's own is added behind the others") {
    const Pipeline pipeline = Pipeline::standard().add(NoWord{"ferry"});
    CHECK(pipeline.names().back() == "no_word");
    const Document page = cleaned(pipeline);
    CHECK(to_text(page).find("ferry") == std::string::npos);
    CHECK(to_text(page).find("tickets") != std::string::npos);
    CHECK(Pipeline::standard().names().size() + 1 ==
          pipeline.names().size());  // the shared one is as it was
    CHECK(to_text(cleaned(Pipeline::standard())).find("ferry") != std::string::npos);
}

TEST_CASE("a pass that throws is reported, and the rest runs") {
    auto page = Document::from_text(page_text);
    Pipeline pipeline = *Pipeline::parse("newsletter");
    pipeline.add(Throws{});
    pipeline.add(ThrowsNumber{});
    pipeline.add(NoWord{"tickets"});
    const Report report = pipeline.run(*page);
    REQUIRE(report.skipped.size() == 2);
    CHECK(report.skipped[0].find("throws") != std::string::npos);
    CHECK(report.skipped[0].find("fell over") != std::string::npos);
    CHECK(report.skipped[1].find("throws_number") != std::string::npos);
    CHECK(to_text(*page).find("tickets") == std::string::npos);
    CHECK(to_text(*page).find("newsletter") == std::string::npos);
    CHECK(to_text(*page).find("ferry") != std::string::npos);
    // Without the passes that threw, all else is the same.
    CHECK(Pipeline::standard().run(*page).skipped.empty());
}

TEST_CASE("marks put by hand outlive runs and reset, and win") {
    auto page = Document::from_text(page_text);
    REQUIRE(page.has_value());
    const auto span_of = [&](std::string_view words) {
        const auto begin = static_cast<std::uint32_t>(page->source().find(words));
        return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
    };
    const Span newsletter = span_of("Sign up for our newsletter");
    const Span tickets =
        span_of("Those who had bought tickets may use them on any later day of the week.");
    page->add_mark(
        {newsletter, Verdict::stet, Label::other, Reach::line, 0, page->intern("editor/keep")});
    page->add_mark(
        {tickets, Verdict::cut, Label::other, Reach::line, 0, page->intern("editor/cut")});
    const Pipeline pipeline = Pipeline::standard();
    for (int run = 0; run < 2; ++run) {
        pipeline.run(*page);
        CHECK(to_text(*page).find("newsletter") != std::string::npos);
        CHECK(to_text(*page).find("tickets") == std::string::npos);
        CHECK(to_text(*page).find("Share") == std::string::npos);
    }
    page->reset();
    page->resolve();
    REQUIRE(page->marks().size() == 2);
    CHECK(to_text(*page).find("tickets") == std::string::npos);
    CHECK(to_text(*page).find("Share") != std::string::npos);
    CHECK(page->entries().empty());
    CHECK(page->metadata() == Metadata());
}

TEST_CASE("after reset a page is as it was") {
    for (const auto& golden : test::golden_pages()) {
        auto page = Document::from_text(golden.text);
        const std::string before = whole(*page);
        Pipeline::standard().run(*page);
        page->reset();
        page->resolve();
        INFO(golden.name);
        CHECK(whole(*page) == before);
    }
}

TEST_CASE("a run does not depend on what another pipeline did before") {
    const Pipeline standard = Pipeline::standard();
    for (const auto& golden : test::golden_pages()) {
        Document page = cleaned(*Pipeline::parse("title,related,timestamp"), golden.text);
        standard.run(page);
        INFO(golden.name);
        CHECK(whole(page) == whole(cleaned(standard, golden.text)));
    }
}

TEST_CASE("rules of one's own cut, and rules let stand") {
    const auto mine = Rules::from_json(
        R"({"stet_pack": 1, "name": "mine", "language": "en", "rules": [)"
        R"({"id": "mine.other.ferry", "label": "other", "where": "sentence", "any": ["the ferry stayed"]},)"
        R"({"id": "mine.share.stet", "label": "share", "verdict": "stet", "where": "line", "any": ["share this"]}]})");
    REQUIRE(mine.has_value());
    const std::string text =
        to_text(cleaned(Pipeline::standard(Rules::builtin().merged_with(*mine))));
    CHECK(text.find("ferry stayed") == std::string::npos);
    CHECK(text.find("Share this") != std::string::npos);
    CHECK(to_text(cleaned(Pipeline::standard(Rules()))).find("newsletter") != std::string::npos);
}

TEST_CASE("the one-call door") {
    CHECK(*clean(page_text) == to_text(cleaned(Pipeline::standard())));
    CHECK(clean("")->empty());
    CHECK(clean(" \n\u00A0")->empty());
    CHECK(clean("\xff\xfe").has_value());
}

TEST_CASE("an empty page, and one of a single word, run through") {
    for (const auto* text :
         {"", "\n\n", "a", ".", "•", "1.", "2 hours ago", "\"", "By", "Advertisement"}) {
        auto page = Document::from_text(text);
        INFO(text);
        CHECK(test::broken_invariants(*page, Pipeline::standard()) == std::vector<std::string>{});
    }
}
