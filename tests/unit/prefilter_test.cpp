// The prefilter of patterns against Boost.Regex: what it is sure of must be so.
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

using Answer = Prefilter::Answer;

Answer ask(std::string_view pattern, std::string_view text) { return Prefilter(pattern).ask(text); }

std::string folded(std::string_view source) {
    facts::FoldedPage page;
    BlockFacts facts;
    facts::fold_block(source, page, facts);
    return page.text.substr(0, facts.folded_end);
}

}  // namespace

TEST_CASE("whether a text matches a plain pattern is told at once") {
    CHECK(ask("^follow (us|me)$", "follow us") == Answer::yes);
    CHECK(ask("^follow (us|me)$", "follow them") == Answer::no);
    CHECK(ask("^follow (us|me)$", "to follow us") == Answer::no);
    CHECK(ask("^follow (us|me)$", "follow us all") == Answer::no);
    CHECK(ask("follow (us|me)", "to follow us all") == Answer::yes);
    CHECK(ask("follow (us|me)", "to follow them") == Answer::no);
    CHECK(ask("^[0-9]{1,2} of [^a-z.-]*$", "3 of 12") == Answer::yes);
    CHECK(ask("^[0-9]{1,2} of [^a-z.-]*$", "123 of 12") == Answer::no);
    CHECK(ask("^[0-9]{1,2} of [^a-z.-]*$", "3 of many") == Answer::no);
    CHECK(ask("(^| )and$", "band") == Answer::no);
    CHECK(ask("(^| )and$", "and") == Answer::yes);
    CHECK(ask("a{2,3}", "aaaa") == Answer::yes);
    CHECK(ask("^a{2,3}$", "aaaa") == Answer::no);
    CHECK(ask("a*", "b") == Answer::yes);
}

TEST_CASE("edges of words are told by the bytes beside them") {
    CHECK(ask("^\\W*größe\\b", "* größe") == Answer::yes);
    CHECK(ask("^\\W*größe\\b", "* grösse") == Answer::no);
    CHECK(ask("\\bad\\b", "an ad.") == Answer::yes);
    CHECK(ask("\\bad\\b", "an ad") == Answer::yes);
    CHECK(ask("\\bad\\b", "bad") == Answer::no);
    CHECK(ask("\\bad\\b", "ads") == Answer::no);
    CHECK(ask("a\\b", "ab") == Answer::no);
    CHECK(ask("é\\b", "é") == Answer::no);
    CHECK(ask("\\b", ".") == Answer::no);
}

TEST_CASE("what may stand many times is exact in texts that have no room for more") {
    CHECK(ask("^a.{0,40}b$", "a to b") == Answer::yes);
    CHECK(ask("^a.{0,40}b$", "a" + std::string(40, '-') + "b") == Answer::yes);
    CHECK(ask("^a.{0,40}b$", "a" + std::string(41, '-') + "b") == Answer::maybe);
    CHECK(ask("^a.{0,40}b.{0,20}c", "a to b to c" + std::string(40, '-')) == Answer::yes);
    CHECK(ask("^a.{0,40}b.{0,20}c", "a" + std::string(20, '-') + "b to c") == Answer::maybe);
    CHECK(ask("^(ab|cd){2,20}$", "abcdab") == Answer::yes);
    CHECK(ask("(?!a)a{0,20}", "b") == Answer::maybe);
    CHECK(ask("^a.{0,40}b$", std::string(80, 'a')) == Answer::no);
    CHECK(ask("^a.{30,}b$", "a" + std::string(30, '-') + "b") == Answer::maybe);
}

TEST_CASE("what looks around, or is not understood, may match more") {
    CHECK(ask("^(?!a)[a-z]", "a") == Answer::maybe);
    CHECK(ask("^(?>a|ab)c", "abc") == Answer::maybe);
    CHECK(ask("^a?+a", "a") == Answer::maybe);
    CHECK(ask("a\\B", "a") == Answer::maybe);
    CHECK(ask("(a)\\1", "b") == Answer::maybe);
    CHECK(ask("[[:digit:]]", "b") == Answer::maybe);
    CHECK(ask("(?i)a", "b") == Answer::maybe);
    CHECK(ask("\\<a", "b") == Answer::maybe);
    CHECK(ask("^" + std::string(2000, 'a'), "b") == Answer::maybe);
    CHECK(ask(std::string(100, '(') + 'a' + std::string(100, ')'), "b") == Answer::maybe);
}

TEST_CASE("copies of copies are too many, and soon told to be") {
    std::string pattern = "()";
    for (int i = 0; i < 30; ++i) pattern = "(" + pattern + "{12})";
    CHECK(ask(pattern + "a", "b") == Answer::no);
}

TEST_CASE("what is asked side by side is answered as one by one") {
    test::RandomText random(47);
    const std::vector<std::string> letters = {"a", "b", " ", "ab", ".", "é", "1"};
    std::vector<Prefilter> prefilters;
    for (const char* pattern : {"^a.{0,20}b$", "ab", "\\bb1\\b", "a*", "(?!a)b", "[^a]+$"}) prefilters.emplace_back(pattern);
    for (std::size_t count = 0; count < 40; ++count) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < count; ++i) texts.push_back(random.of(letters, random.below(9)));
        std::vector<Prefilter::Question> questions;
        for (const std::string& text : texts) questions.push_back({&prefilters[random.below(prefilters.size())], text});
        Prefilter::ask(questions);
        for (const Prefilter::Question& question : questions) CHECK(question.answer == question.prefilter->ask(question.text));
    }
}

TEST_CASE("of a built-in pattern nothing is told that Boost.Regex finds otherwise") {
    test::RandomText random(41);
    const Rules rules = Rules::builtin();
    std::vector<std::string> pieces = {" ", ".", "2024", "12", " - ", "|", "© ", "a", "!"};
    for (const Rule& rule : rules.all()) {
        for (const std::string& text : rule.match) pieces.push_back(folded(text));
    }
    Confirmation::Scratch scratch;
    std::size_t found = 0, sure = 0;
    std::size_t refused = 0;
    for (const Rule& rule : rules.all()) {
        if (rule.pattern.empty()) continue;
        std::string fault;
        const auto pattern = Confirmation::compile(rule.pattern, fault);
        REQUIRE(pattern != nullptr);
        const Prefilter prefilter(rule.pattern);
        const auto check = [&](const std::string& text) {
            const bool is_found = pattern->search(text, scratch).outcome == Confirmation::Outcome::yes;
            const Answer answer = prefilter.ask(text);
            INFO(rule.id << ": " << text);
            REQUIRE((answer == Answer::maybe || (answer == Answer::yes) == is_found));
            found += is_found ? 1U : 0U;
            sure += answer == Answer::yes ? 1U : 0U;
            refused += answer == Answer::no ? 1U : 0U;
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
    CHECK(sure > 3'000);
    CHECK(refused > 10'000);
}

TEST_CASE("of a random pattern nothing is told that Boost.Regex finds otherwise") {
    test::RandomText random(43);
    const std::vector<std::string> symbols = {"a", "b", "\\b", ".", "^", "$", "(", ")", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}",
                                              "{2,}", "[ab]", "[^a]", "[a-]", "[-b ]", "\\w", "\\D", " ", "(?!a", "(?:", "(?>", "\\B", "{13,}", "{1,13}", "é", "[é]", "\\.", "+?"};
    const std::vector<std::string> letters = {"a", "b", " ", "ab", ".", "é", "1"};
    Confirmation::Scratch scratch;
    std::size_t found = 0, sure = 0;
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
            const Answer answer = prefilter.ask(text);
            INFO(pattern << " in " << text);
            REQUIRE((answer == Answer::maybe || (answer == Answer::yes) == is_found));
            found += is_found ? 1U : 0U;
            sure += answer == Answer::yes ? 1U : 0U;
            refused += answer == Answer::no ? 1U : 0U;
        }
    }
    CHECK(found > 10'000);
    CHECK(sure > 9'000);
    CHECK(refused > 5'000);
}
