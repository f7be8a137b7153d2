// The prefilter of patterns against Boost.Regex: it must never refuse what a pattern matches.
#include "engine/prefilter.hpp"

#include "engine/confirm.hpp"
#include "facts/fold.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <stet/rules.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using engine::Confirmation;
using engine::Prefilter;

namespace {

bool may_match(std::string_view pattern, std::string_view text) { return Prefilter(pattern).may_match(text); }

std::string folded(std::string_view source) {
    facts::FoldedPage page;
    BlockFacts facts;
    facts::fold_block(source, page, facts);
    return page.text.substr(0, facts.folded_end);
}

}  // namespace

TEST_CASE("a pattern that a text cannot match is told at once") {
    CHECK(may_match("^follow (us|me)$", "follow us"));
    CHECK_FALSE(may_match("^follow (us|me)$", "follow them"));
    CHECK_FALSE(may_match("^follow (us|me)$", "to follow us"));
    CHECK_FALSE(may_match("^follow (us|me)$", "follow us all"));
    CHECK(may_match("follow (us|me)", "to follow us all"));
    CHECK_FALSE(may_match("follow (us|me)", "to follow them"));
    CHECK(may_match("^[0-9]{1,2} of [^a-z.-]*$", "3 of 12"));
    CHECK_FALSE(may_match("^[0-9]{1,2} of [^a-z.-]*$", "3 of many"));
    CHECK_FALSE(may_match("(^| )and$", "band"));
    CHECK(may_match("(^| )and$", "and"));
    CHECK(may_match("^\\W*größe\\b", "* größe"));
    CHECK_FALSE(may_match("^\\W*größe\\b", "* grösse"));
}

TEST_CASE("what looks around, counts, or is not understood may match more") {
    CHECK(may_match("^a{2,3}$", "aaaa"));
    CHECK(may_match("^(?!a)[a-z]", "a"));
    CHECK(may_match("^(?>a|ab)c", "abc"));
    CHECK(may_match("(a)\\1", "b"));
    CHECK(may_match("[[:digit:]]", "b"));
    CHECK(may_match("(?i)a", "b"));
    CHECK(may_match("\\<a", "b"));
    CHECK(may_match("^" + std::string(2000, 'a'), "b"));
    CHECK(may_match(std::string(100, '(') + 'a' + std::string(100, ')'), "b"));
}

TEST_CASE("no built-in pattern is refused where Boost.Regex finds it") {
    test::RandomText random(41);
    const Rules rules = Rules::builtin();
    std::vector<std::string> pieces = {" ", ".", "2024", "12", " - ", "|", "© ", "a", "!"};
    for (const Rule& rule : rules.all()) {
        for (const std::string& text : rule.match) pieces.push_back(folded(text));
    }
    Confirmation::Scratch scratch;
    std::size_t found = 0;
    std::size_t refused = 0;
    for (const Rule& rule : rules.all()) {
        if (rule.pattern.empty()) continue;
        std::string fault;
        const auto pattern = Confirmation::compile(rule.pattern, fault);
        REQUIRE(pattern != nullptr);
        const Prefilter prefilter(rule.pattern);
        const auto check = [&](const std::string& text) {
            const bool is_found = pattern->search(text, scratch).outcome == Confirmation::Outcome::yes;
            const bool is_refused = !prefilter.may_match(text);
            INFO(rule.id << ": " << text);
            REQUIRE_FALSE((is_found && is_refused));
            found += is_found ? 1U : 0U;
            refused += is_refused ? 1U : 0U;
        };
        std::vector<std::string> own = rule.any;
        for (const std::string& text : rule.match) own.push_back(folded(text));
        for (const std::string& text : rule.no_match) own.push_back(folded(text));
        for (const std::string& text : own) check(text);
        for (int i = 0; i < 40; ++i) {
            const std::string before = random.below(2) == 0 ? "" : pieces[random.below(pieces.size())];
            check(before + own[random.below(own.size())] + pieces[random.below(pieces.size())]);
        }
    }
    CHECK(found > 5'000);
    CHECK(refused > 10'000);
}

TEST_CASE("no random pattern is refused where Boost.Regex finds it") {
    test::RandomText random(43);
    const std::vector<std::string> symbols = {"a", "b", "\\b", ".", "^", "$", "(", ")", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}",
                                              "{2,}", "[ab]", "[^a]", "[a-]", "[-b ]", "\\w", "\\D", " ", "(?!a", "(?:", "é", "[é]", "\\.", "+?"};
    const std::vector<std::string> letters = {"a", "b", " ", "ab", ".", "é", "1"};
    Confirmation::Scratch scratch;
    std::size_t found = 0;
    std::size_t refused = 0;
    for (int round = 0; round < 60'000; ++round) {
        const std::string pattern = random.of(symbols, 1 + random.below(9));
        std::string fault;
        const auto compiled = Confirmation::compile(pattern, fault);
        if (compiled == nullptr) continue;
        const Prefilter prefilter(pattern);
        for (int i = 0; i < 6; ++i) {
            const std::string text = random.of(letters, random.below(6));
            const bool is_found = compiled->search(text, scratch).outcome == Confirmation::Outcome::yes;
            const bool is_refused = !prefilter.may_match(text);
            INFO(pattern << " in " << text);
            REQUIRE_FALSE((is_found && is_refused));
            found += is_found ? 1U : 0U;
            refused += is_refused ? 1U : 0U;
        }
    }
    CHECK(found > 10'000);
    CHECK(refused > 5'000);
}
