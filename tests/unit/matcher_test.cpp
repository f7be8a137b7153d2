// Scan-plus-confirm against brute force over all rules.
#include "engine/matcher.hpp"

#include "engine/rules_data.hpp"
#include "support/brute_force.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/random_text.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace stet;
using namespace stet::test;

namespace {

/// A pack of one rule. `rest` are its further keys.
Rules rule(std::string_view where, std::string_view any, std::string_view rest = "", std::string_view language = "en") {
    const std::string json =
        R"({"stet_pack": 1, "name": "t", "language": ")" + std::string(language) +
        R"(", "rules": [{"id": "t.related.r", "label": "related", "where": ")" + std::string(where) + R"(", "any": [)" + std::string(any) + "]" + std::string(rest) + "}]}";
    auto rules = Rules::from_json(json);
    INFO((rules ? std::string() : rules.error().detail));
    REQUIRE(rules.has_value());
    return *rules;
}

/// The texts that are hit, in order; the scan's and brute force's answers must agree.
std::vector<std::string> hits(const Rules& rules, const std::string& text, bool regions = true) {
    const auto page = Document::from_text(text);
    REQUIRE(page.has_value());
    const auto facts = facts::gather(*page);
    const auto found = engine::Matcher(rules).run(*page, facts, regions);
    CHECK(differences(*page, rules, found, BruteForce(rules).run(*page, facts, regions)) ==
          std::vector<std::string>{});
    std::vector<std::string> texts;
    for (const Hit& hit : found.all) texts.emplace_back(page->text(hit.span));
    return texts;
}

using Texts = std::vector<std::string>;

const std::string story =
    "The ferry stayed in port on Monday because the storm had not passed by noon.";
const std::string more =
    "Those who had bought tickets for it may use them on any later day of the week.";

}  // namespace

TEST_CASE("line: the literal is the whole line, but for symbols around it") {
    const Rules rules = rule("line", R"("Read more")");
    CHECK(hits(rules, "Read more") == Texts{"Read more"});
    CHECK(hits(rules, "*** READ MORE! »") == Texts{"*** READ MORE! »"});
    CHECK(hits(rules, "Read\u00A0more…") == Texts{"Read\u00A0more…"});
    CHECK(hits(rules, "Read more now").empty());
    CHECK(hits(rules, "Please read more").empty());
    CHECK(hits(rules, story + "\n\nread more\n\n" + more) == Texts{"read more"});
}

TEST_CASE("line with a pattern: the literal stands anywhere, the pattern decides") {
    const Rules rules = rule("line", R"("follow")", R"(, "pattern": "^follow (us|me) on [a-z]+$")");
    CHECK(hits(rules, "Follow us on Somewhere") == Texts{"Follow us on Somewhere"});
    CHECK(hits(rules, "Follow them on Somewhere").empty());
    CHECK(hits(rules, "followus on somewhere").empty());  // no literal, no question
    const Rules inner = rule("line", R"("terms of use")", R"(, "pattern": "agree to")");
    CHECK(hits(inner, "You agree to our terms of use") == Texts{"You agree to our terms of use"});
}

TEST_CASE("line_start and line_end") {
    CHECK(hits(rule("line_start", R"("see also")"), "» See also: the storm of 1953") ==
          Texts{"» See also: the storm of 1953"});
    CHECK(hits(rule("line_start", R"("see also")"), "They see also the storm").empty());
    CHECK(hits(rule("line_end", R"("read more")"), "The storm of 1953. Read more »") ==
          Texts{"The storm of 1953. Read more »"});
    CHECK(hits(rule("line_end", R"("read more")"), "Read more of the storm").empty());
    const Rules both = rule("line_start", R"("see also")", R"(, "pattern": ":")");
    CHECK(hits(both, "See also: the storm") == Texts{"See also: the storm"});
    CHECK(hits(both, "See also the storm").empty());
}

TEST_CASE("run_open and run_close look at lines as line does") {
    CHECK(hits(rule("run_open", R"("don't miss")"), "DON’T MISS") == Texts{"DON’T MISS"});
    CHECK(hits(rule("run_open", R"("don't miss")"), "Don't miss the comet").empty());
    CHECK(hits(rule("run_close", R"("article continues")"), "(Article continues)") ==
          Texts{"(Article continues)"});
}

TEST_CASE("max_chars counts characters") {
    const Rules rules = rule("line_start", R"("größe")", R"(, "max_chars": 9)");
    CHECK(hits(rules, "Größe zäh") == Texts{"Größe zäh"});
    CHECK(hits(rules, "Größe zäh!").empty());
}

TEST_CASE("block_start cuts the match and what parts it from the rest") {
    const Rules literal = rule("block_start", R"("advertisement")");
    CHECK(hits(literal, "Advertisement: " + story) == Texts{"Advertisement: "});
    CHECK(hits(literal, "Advertisement " + story) == Texts{"Advertisement "});
    CHECK(hits(literal, "Advertisement – " + story) == Texts{"Advertisement – "});
    CHECK(hits(literal, "Advertisement | " + story) == Texts{"Advertisement | "});
    CHECK(hits(literal, "Advertisement |") == Texts{"Advertisement |"});
    CHECK(hits(literal, "An advertisement " + story).empty());
    CHECK(hits(literal, "Advertisements " + story).empty());
    const Rules pattern = rule("block_start", R"("advertisement")",
                               R"(, "pattern": "^advertisement( continue reading)?")");
    CHECK(hits(pattern, "Advertisement Continue reading " + story) ==
          Texts{"Advertisement Continue reading "});
}

TEST_CASE("sentence: at a block's edge, from outside inwards") {
    const Rules rules = rule("sentence", R"("subscribe to")");
    // All of a block.
    CHECK(hits(rules, story + "\n\nSubscribe to the Herald.\n\n" + more) ==
          Texts{"Subscribe to the Herald."});
    // Glued to the story: no blank between.
    CHECK(hits(rules, "Subscribe to the Herald." + story) == Texts{"Subscribe to the Herald."});
    // Within a paragraph of the story it is the story's.
    CHECK(hits(rules, story + " They subscribe to the theory. " + more + "\n\n" + more).empty());
    CHECK(hits(rules, story + " They subscribe to the theory.\n\n" + more + "\n\n" + more).empty());
    // At the story's end it goes.
    CHECK(hits(rules, story + "\n\n" + more + " Subscribe to the Herald.") ==
          Texts{"Subscribe to the Herald."});
    // Most of a block of three sentences: all of it.
    const std::string plea = "Subscribe to the Herald. It is good. Subscribe to it.";
    CHECK(hits(rules, story + "\n\n" + plea + "\n\n" + more) == Texts{plea});
    // Beside a block that goes.
    CHECK(hits(rules, story + "\n\n" + story + " Subscribe to us.\n\nSubscribe to the Herald.\n\n" +
                          more) == Texts{"Subscribe to us.", "Subscribe to the Herald."});
}

TEST_CASE("sentence: max_chars and pattern look at the sentence") {
    const Rules rules =
        rule("sentence", R"("subscribe")", R"(, "pattern": "now[.]", "max_chars": 20)");
    CHECK(hits(rules, "Subscribe now.\n\n" + story) == Texts{"Subscribe now."});
    CHECK(hits(rules, "Subscribe today.\n\n" + story).empty());
    CHECK(hits(rules, "Subscribe to the Herald right now.\n\n" + story).empty());
}

TEST_CASE("a quotation within the story is never touched") {
    const Rules rules = rule("sentence", R"("subscribe")");
    const std::string quote =
        "\"Subscribe to no theory that you have not tested for a week or two yourself, and then.\"";
    CHECK(hits(rules, story + "\n\n" + quote + "\n\n" + more).empty());
    CHECK(hits(rules, story + "\n\n" + quote + "\n\n" + more, false).size() == 1);
}

TEST_CASE("regions: before the story and after it") {
    const std::string page = "Sports\n\n" + story + "\n\nSports\n\n" + more + "\n\nSports";
    CHECK(hits(rule("line", R"("sports")"), page).size() == 3);
    const auto at = [&](std::string_view region) {
        const Rules rules =
            rule("line", R"("sports")", R"(, "region": ")" + std::string(region) + '"');
        const auto document = Document::from_text(page);
        const auto facts = facts::gather(*document);
        std::vector<std::uint32_t> blocks;
        for (const Hit& hit : engine::Matcher(rules).run(*document, facts).all)
            blocks.push_back(hit.block);
        CHECK(hits(rules, page).size() == blocks.size());
        CHECK(hits(rules, page, false).size() == 3);
        return blocks;
    };
    CHECK(at("head") == std::vector<std::uint32_t>{0});
    CHECK(at("tail") == std::vector<std::uint32_t>{4});
    CHECK(at("any") == std::vector<std::uint32_t>{0, 2, 4});
}

TEST_CASE("a rule acts on pages of its language, and where the language is not known") {
    const std::string german =
        "Die Fähre blieb am Montag im Hafen, weil der Sturm bis zum Mittag nicht vorüber war und die See hoch ging.\n\n"
        "Wer eine Karte für sie hat, kann sie auch an einem anderen Tag der Woche nehmen, sagte die Reederei.\n\n";
    const Rules in_german = rule("line", R"("mehr lesen")", "", "de");
    CHECK(hits(in_german, german + "Mehr lesen") == Texts{"Mehr lesen"});
    CHECK(hits(in_german, "Mehr lesen") == Texts{"Mehr lesen"});
    CHECK(hits(in_german, story + "\n\n" + more + "\n\n" + story + "\n\nMehr lesen").empty());
    for (const std::string_view everywhere : {"any", "en"}) {
        CHECK(hits(rule("line", R"("mehr lesen")", "", everywhere), german + "Mehr lesen") == Texts{"Mehr lesen"});
    }
    const std::string danish =
        "Færgen blev i havnen mandag, fordi stormen ikke var ovre før middag, og der var høje bølger på havet hele dagen.\n\n"
        "Hvis man har en billet til den, kan man også bruge den en anden dag i ugen, siger rederiet i en meddelelse.\n\n"
        "Det er ikke første gang, at vi må blive i havnen, og det bliver nok heller ikke den sidste, siger hun til avisen, efter at "
        "hun har talt med dem, der ventede, om hvad de nu vil gøre.\n\n";
    CHECK(hits(rule("line", R"("les mer")", "", "no"), danish + "Les mer") == Texts{"Les mer"});
    CHECK(hits(rule("line", R"("les mer")", "", "sv"), danish + "Les mer").empty());
}

TEST_CASE("literals in scripts without spaces, and in full-width typing") {
    CHECK(hits(rule("line", R"("相关新闻")"), "【相关新闻】") == Texts{"【相关新闻】"});
    CHECK(hits(rule("line_start", R"("延伸阅读")"), "延伸阅读：台风过后") == Texts{"延伸阅读：台风过后"});
    CHECK(hits(rule("line", R"("subscribe")"), "ＳＵＢＳＣＲＩＢＥ") == Texts{"ＳＵＢＳＣＲＩＢＥ"});
}

TEST_CASE("literals that begin with a mark of their script are found") {
    CHECK(hits(rule("line", R"("¿Olvidó su contraseña?")"), "¿Olvidó su contraseña?").size() == 1);
    CHECK(hits(rule("line", R"("¡Suscríbete!")"), "¡Suscríbete!").size() == 1);
    CHECK(hits(rule("line", R"("（広告）")"), "（広告）").size() == 1);
    CHECK(hits(rule("line", R"x("(広告)")x"), "（広告）").size() == 1);
    CHECK(hits(rule("line", R"("「広告」")"), "「広告」").size() == 1);
    CHECK(hits(rule("line", R"("[advertisement]")"), "[Advertisement]").size() == 1);
    CHECK(hits(rule("line", R"("[advertisement]")"), "［Advertisement］").size() == 1);
    CHECK(hits(rule("line", R"x("(广告)")x"), "(广告)").size() == 1);
}

TEST_CASE("a pattern that gives up on hostile text is left out, and named once") {
    const Rules rules = rule("line", R"("a")", R"x(, "pattern": "^((a ?)+)+(?=$)", "max_chars": 2000)x");
    std::string hostile;
    for (int i = 0; i < 400; ++i) hostile += "a ";
    const auto page = Document::from_text(hostile + "!\n" + hostile + "?\na");
    const auto found = engine::Matcher(rules).run(*page, facts::gather(*page));
    CHECK(found.gave_up == std::vector<std::string>{"t.related.r"});
}

TEST_CASE("only the edges of a very long block are looked at") {
    std::string words;
    for (int i = 0; i < 20'000; ++i) words += "word ";
    const Rules rules = rule("sentence", R"("subscribe to")");
    CHECK(hits(rules, "Subscribe to us. " + words + "end.", false) == Texts{"Subscribe to us. "});
    CHECK(hits(rules, words + "end. Subscribe to us.", false) == Texts{"Subscribe to us."});
}

TEST_CASE("the built-in rules hit what brute force hits, on every golden") {
    const Rules rules = Rules::builtin();
    const engine::Matcher matcher(rules);
    BruteForce slow(rules);
    std::size_t total = 0;
    for (const NamedText& golden : golden_pages()) {
        const auto page = Document::from_text(golden.text);
        const auto facts = facts::gather(*page);
        for (const bool regions : {true, false}) {
            const auto found = matcher.run(*page, facts, regions);
            INFO(golden.name << (regions ? "" : ", without regions"));
            CHECK(differences(*page, rules, found, slow.run(*page, facts, regions)) ==
                  std::vector<std::string>{});
            total += found.all.size();
        }
    }
    CHECK(total > 300);
}

TEST_CASE("the built-in rules hit what brute force hits, on shuffled pieces of their own words") {
    const Rules rules = Rules::builtin();
    const engine::Matcher matcher(rules);
    BruteForce slow(rules);
    RandomText random(31);
    std::vector<std::string> pieces = {
        " ",    " ", ". ", ".", "\n", "\n\n", "! ", "\"", " — ", ": ", "The ferry stayed in port. ",
        "Word "};
    for (const Rule& each : rules.all()) {
        for (const std::string& literal : each.any) {
            if (random.below(8) == 0) pieces.push_back(literal);
        }
        if (random.below(2) == 0) pieces.insert(pieces.end(), each.match.begin(), each.match.end());
    }
    std::size_t total = 0;
    for (int round = 0; round < 100; ++round) {
        std::string text;
        for (int i = 0; i < 25; ++i)
            text += pieces[random.below(pieces.size())] + pieces[random.below(10)];
        const auto page = Document::from_text(text);
        const auto facts = facts::gather(*page);
        const auto found = matcher.run(*page, facts);
        INFO(text);
        CHECK(differences(*page, rules, found, slow.run(*page, facts, true)) ==
              std::vector<std::string>{});
        total += found.all.size();
    }
    CHECK(total > 100);
}

TEST_CASE("the built-in rules hit what brute force hits, on a sample of the corpus") {
    STET_NEEDS_SHARED("corpus");
    const Rules rules = Rules::builtin();
    const engine::Matcher matcher(rules);
    BruteForce slow(rules);
    std::size_t total = 0;
    for (const NamedText& text : corpus_pages(is_sanitized ? 300 : 80)) {
        const auto page = Document::from_text(text.text);
        const auto facts = facts::gather(*page);
        const auto found = matcher.run(*page, facts);
        INFO(text.name);
        CHECK(differences(*page, rules, found, slow.run(*page, facts, true)) ==
              std::vector<std::string>{});
        total += found.all.size();
    }
    CHECK(total > 50);
}
