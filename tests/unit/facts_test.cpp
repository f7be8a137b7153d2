// The facts of blocks and pages beyond folding: shapes, repeats, the core, the language.
#include "facts/core.hpp"
#include "facts/gather.hpp"
#include "facts/repeats.hpp"
#include "facts/shape.hpp"

#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/random_text.hpp"

#include <stet/document.hpp>
#include <stet/facts.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace stet;

namespace {

facts::Facts facts_of(std::string text) {
    const auto page = Document::from_text(std::move(text));
    REQUIRE(page.has_value());
    return facts::gather(*page);
}

/// The facts of one line, which must be one block.
BlockFacts line(std::string_view text) {
    const auto facts = facts_of(std::string(text));
    INFO(text);
    REQUIRE(facts.blocks.size() == 1);
    return facts.blocks[0];
}

bool is(std::string_view text, Shape shape) { return line(text).is(shape); }

std::string language_of(std::string text) { return facts_of(std::move(text)).page.language; }

const std::string prose =
    "The ferry stayed in port on Monday because the storm had not passed by noon.";

}  // namespace

TEST_CASE("what ends a sentence") {
    for (const auto* text : {"It rained.", "It rained!", "Did it?", "\"It rained.\"", "It rained.”",
                             "It rained (hard.)", "下雨了。", "下雨了？", "下雨了！", "बारिश हुई।",
                             "هل نزل المطر؟", "It rained…", "It rained...", "It rained.»"}) {
        INFO(text);
        CHECK(is(text, Shape::ends_sentence));
    }
    for (const auto* text :
         {"It rained", "It rained:", "It rained,", "(AP)", "新闻", "50%", "It rained. Then"}) {
        INFO(text);
        CHECK_FALSE(is(text, Shape::ends_sentence));
    }
}

TEST_CASE("other ends and beginnings") {
    CHECK(is("It rained and...", Shape::ends_ellipsis));
    CHECK(is("It rained and…", Shape::ends_ellipsis));
    CHECK(is("It rained and […]", Shape::ends_ellipsis));
    CHECK_FALSE(is("It rained.", Shape::ends_ellipsis));
    CHECK(is("Read this:", Shape::ends_colon));
    CHECK(is("请看：", Shape::ends_colon));
    CHECK(is("Why?", Shape::question));
    CHECK(is("Why？", Shape::question));
    CHECK_FALSE(is("Why", Shape::question));
    for (const auto* text : {"\"Rain\" they say", "“Rain” they say", "«Rain» they say",
                             "„Regen“ heißt es", "「雨」と言う"}) {
        INFO(text);
        CHECK(is(text, Shape::quoted));
    }
    CHECK_FALSE(is("Rain, \"they\" say", Shape::quoted));
    CHECK(is("https://example.com/a", Shape::url));
    CHECK(is("www.example.com", Shape::url));
    CHECK_FALSE(is("https://example.com is new", Shape::url));
}

TEST_CASE("list markers") {
    for (const auto* text : {"• one", "- one", "* one", "– one", "— one", "1. one", "12) one",
                             "▪ one", "•one", "•\u00A0one", "·one", "■ one"}) {
        INFO(text);
        CHECK(is(text, Shape::bullet));
    }
    for (const auto* text : {"one", "-one", "*one*", "–one", "1.one", "2023 was wet", "1.5 metres",
                             "•", "1.", "-5 degrees", "+44 20"}) {
        INFO(text);
        CHECK_FALSE(is(text, Shape::bullet));
    }
}

TEST_CASE("a picture's credit") {
    for (const auto* text : {"The quay on Monday. (AP Photo/Jane Doe)", "The quay. (Reuters)",
                             "The quay [Getty Images]", "The quay (Photo by Jane Doe)",
                             "The quay (File)", "The quay (Jane Doe/The Herald)",
                             "码头（新华社记者摄）", "The quay (Courtesy of Jane Doe)"}) {
        INFO(text);
        CHECK(is(text, Shape::credit_end));
    }
    for (const auto* text :
         {"The quay (left)", "The quay (Reuters) on Monday", "It rained (a lot).",
          "The quay (2023)",
          "He left (and the press agency said that he would never come back to it again)", "(", ")",
          "())"}) {
        INFO(text);
        CHECK_FALSE(is(text, Shape::credit_end));
    }
    CHECK(facts::credit_begin("the quay. (ap photo)") == 10);
    CHECK(facts::credit_begin("the quay. foto: jane doe") == 10);
    CHECK(facts::credit_begin("the quaycredit: pa") == 8);
    CHECK(facts::credit_begin("the quay photo credit: jane doe") == 9);
    CHECK(facts::credit_begin("") == std::string_view::npos);
}

TEST_CASE("a picture's credit without brackets") {
    for (const auto* text :
         {"The quay on Monday. Foto: Jane Doe", "The quay, Bild: Jane Doe", "The quay © Jane Doe", "The quay ©Jane Doe",
          "The quay on MondayCredit: PA", "The quay – Photo credit: Jane Doe (the-herald.example)", "The quay Foto: Jane Doe/imago",
          "Jane Doe/Reuters", "Jane Doe | Getty Images", "Jane Doe | Moment | Getty Images"}) {
        INFO(text);
        CHECK(is(text, Shape::credit_end));
    }
    for (const auto* text :
         {"The big picture: rates fall", "In photos: the storm", "Child tax credit: who gets it", "Better landscape photos: 7 tips",
          "The quay. Foto: Jane Doe was there.", "Rates fall | Reuters", "© 2023 The Herald", "Photo:", "The quay ©", "/", "|",
          "The quay. Picture: what does it show?", "and/or", "Foto: 24 views"}) {
        INFO(text);
        CHECK_FALSE(is(text, Shape::credit_end));
    }
}

namespace {

/// The page's thread of comments, by the texts of its first and last block; none is empty.
std::pair<std::string, std::string> thread_of(const std::string& text) {
    const auto page = Document::from_text(text);
    REQUIRE(page.has_value());
    const auto facts = facts::gather(*page);
    const auto [begin, end] = std::pair(facts.page.thread_begin, facts.page.thread_end);
    if (begin == end) return {};
    REQUIRE(end <= facts.blocks.size());
    return {std::string(page->text(page->blocks()[begin].span)), std::string(page->text(page->blocks()[end - 1].span))};
}

/// As many paragraphs of a story.
std::string story_of(int paragraphs) {
    std::string story;
    for (int i = 0; i < paragraphs; ++i) {
        story += "The ferry stayed in port on day " + std::to_string(i) + " because the storm had not passed by noon.\n\n";
    }
    return story;
}

const std::string long_comment = "I was on that quay and it was far worse than you write, since nobody told us a thing.\n\n";

}  // namespace

TEST_CASE("a thread of comments begins at its heading and ends with its last comment") {
    const std::string story = story_of(8);
    using Ends = std::pair<std::string, std::string>;
    CHECK(thread_of(story + "2 thoughts on \"Ferry stays in port\"\n\nAnn Roe says:\n\n" + long_comment +
                    "Bo Day says:\n\nSo was I, for the third time.\n\nRecent posts\n\nStorm ends") ==
          Ends("2 thoughts on \"Ferry stays in port\"", "So was I, for the third time."));
    CHECK(thread_of(story + "Comments\n\nAnn Roe | 4 May 2023\n\n" + long_comment + "Reply\n\nBo Day | 5 May 2023\n\n" +
                    long_comment + "Reply\n\nHome") == Ends("Comments", "Reply"));
    CHECK(thread_of(story + "Ann Roe sagt:\n\n4. Mai 2023 um 10:15 Uhr\n\n" + long_comment + "Antworten\n\nBo Day sagt:\n\n" +
                    long_comment + "Antworten") == Ends("Ann Roe sagt:", "Antworten"));
    CHECK(thread_of(story + "3 comments\n\nAnn Roe • 3 days ago\n\n" + long_comment + "Bo Day • 2 days ago\n\n" + long_comment)
              .first == "3 comments");
}

TEST_CASE("what looks like a thread and is none") {
    const std::string story = story_of(8);
    const std::pair<std::string, std::string> none;
    CHECK(thread_of(story) == none);
    CHECK(thread_of("") == none);
    // A count alone, and dates of a story's header or of other stories.
    CHECK(thread_of(story + "12 comments\n\n" + story_of(4)) == none);
    CHECK(thread_of(story + "12 comments\n\n4 May 2023\n\n5 May 2023\n\n" + story_of(4)) == none);
    // Nothing to comment on.
    CHECK(thread_of("Comments\n\nAnn Roe says:\n\n" + long_comment + "Bo Day says:\n\n" + long_comment) == none);
    // Witnesses in a story.
    CHECK(thread_of(story + "Ann Roe says:\n\n" + long_comment + "Bo Day says:\n\n" + long_comment + "Cy Poe says:\n\n" +
                    long_comment) == none);
    // A live blog of clock times.
    CHECK(thread_of(story + "10:15\n\n" + long_comment + "10:45\n\n" + long_comment + "11:05\n\n" + long_comment) == none);
}

TEST_CASE("comments are no part of the core, however long they are") {
    const auto facts = facts_of(story_of(8) + "3 comments\n\nAnn Roe says:\n\n" + story_of(20) + "Reply\n\nBo Day says:\n\n" +
                                story_of(20) + "Reply");
    CHECK(facts.page.core_begin == 0);
    CHECK(facts.page.core_end == 8);
    CHECK(facts.page.thread_begin == 8);
}

TEST_CASE("prose and headlines") {
    CHECK(is(prose, Shape::prose));
    CHECK_FALSE(is(prose, Shape::headline));
    CHECK_FALSE(is("It rained.", Shape::prose));
    CHECK_FALSE(
        is("A line of more than ten words that does not end as sentences do", Shape::prose));
    CHECK_FALSE(
        is("A teaser of more than ten words that somebody has cut off in the…", Shape::prose));
    CHECK(is("周一暴风雨没有过去，因此渡轮一直停在港口，没有出海。", Shape::prose));
    for (const auto* text :
         {"Ferry stays in port", "Will the ferry sail?", "Mayor: 'We will rebuild'",
          "Rovers win at last!", "渡轮停在港口没有出海"}) {
        INFO(text);
        CHECK(is(text, Shape::headline));
    }
    for (const auto* text :
         {"Ferry", "The ferry stayed in port.", "2 hours ago", "20 March 2023"}) {
        INFO(text);
        CHECK_FALSE(is(text, Shape::headline));
    }
    CHECK(is("2 hours ago", Shape::timestamp));
    CHECK(is("vor 2 Stunden", Shape::age));
    CHECK_FALSE(is("20 March 2023", Shape::age));
}

TEST_CASE("repeats are found by their words, and point to the first") {
    const auto facts = facts_of(
        "Ferry stays in port\n\n***\n\n“FERRY stays in port”\n\n***\n\nFerry sails\n\nferry stays  "
        "in port!");
    REQUIRE(facts.blocks.size() == 6);
    CHECK(facts.blocks[0].same_as == BlockFacts::none);
    CHECK(facts.blocks[2].same_as == 0);
    CHECK(facts.blocks[5].same_as == 0);
    CHECK(facts.blocks[3].same_as == BlockFacts::none);  // no word, no repeat
    CHECK(facts.blocks[4].same_as == BlockFacts::none);
    for (const std::size_t i : {0U, 2U, 5U}) CHECK(facts.blocks[i].is(Shape::repeated));
    for (const std::size_t i : {1U, 3U, 4U}) CHECK_FALSE(facts.blocks[i].is(Shape::repeated));
}

TEST_CASE("repeats on random pages are those of a map") {
    test::RandomText random(3);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::size_t i = random.below(80); i > 0; --i) {
            text += random.of({"a", "B", "b", "新", "…", "- ", "12"}, 1 + random.below(3)) + "\n";
        }
        const auto facts = facts_of(text);
        std::map<std::string, std::uint32_t> first;
        for (std::uint32_t i = 0; i < facts.blocks.size(); ++i) {
            const BlockFacts& block = facts.blocks[i];
            const std::string core =
                facts.folded.text.substr(block.core_begin, block.core_end - block.core_begin);
            if (core.empty()) {
                REQUIRE(block.same_as == BlockFacts::none);
                continue;
            }
            const auto [known, is_new] = first.emplace(core, i);
            REQUIRE(block.same_as == (is_new ? BlockFacts::none : known->second));
        }
    }
}

TEST_CASE("equal hashes are no repeat where the words differ") {
    const std::string page = "one\ntwo\none\n";
    std::vector<BlockFacts> blocks(3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        blocks[i].hash = 42;
        blocks[i].core_begin = 4 * i;
        blocks[i].core_end = 4 * i + 3;
    }
    facts::find_repeats(page, blocks);
    CHECK(blocks[1].same_as == BlockFacts::none);
    CHECK(blocks[2].same_as == 0);
}

TEST_CASE("the core is the heaviest stretch of prose") {
    const auto weigh = [](std::initializer_list<int> words) {
        std::vector<BlockFacts> blocks;
        for (const int count : words) {
            BlockFacts block;
            block.words = static_cast<std::uint32_t>(count < 0 ? -count : count);
            if (count > 0) block.shape = static_cast<std::uint32_t>(Shape::prose);
            blocks.push_back(block);
        }
        PageFacts page;
        facts::find_core(blocks, page);
        return std::pair(page.core_begin, page.core_end);
    };
    using Core = std::pair<std::uint32_t, std::uint32_t>;
    CHECK(weigh({}) == Core{0, 0});
    CHECK(weigh({-3, -2}) == Core{2, 2});  // no prose: empty, at the end
    CHECK(weigh({40}) == Core{0, 1});
    CHECK(weigh({-3, 40, 50, -2}) == Core{1, 3});
    CHECK(weigh({40, -2, 50}) == Core{0, 3});  // one line does not part a story
    CHECK(weigh({12, -1, -1, -1, -1, 60, 60}) == Core{5, 7});
    CHECK(weigh({60, 60, -1, -1, -1, -1, 12}) == Core{0, 2});
}

TEST_CASE("the core on random pages weighs what the best stretch of all weighs") {
    test::RandomText random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<BlockFacts> blocks(random.below(30));
        std::vector<std::int64_t> weights;
        for (BlockFacts& block : blocks) {
            block.words = static_cast<std::uint32_t>(random.below(100));
            const bool is_prose = random.below(2) == 0;
            if (is_prose) block.shape = static_cast<std::uint32_t>(Shape::prose);
            weights.push_back(is_prose ? std::min<std::int64_t>(block.words, 80) : -6);
        }
        const auto weight = [&](std::size_t begin, std::size_t end) {
            std::int64_t sum = 0;
            for (std::size_t i = begin; i < end; ++i) sum += weights[i];
            return sum;
        };
        std::int64_t best = 0;
        for (std::size_t begin = 0; begin < blocks.size(); ++begin) {
            for (std::size_t end = begin; end <= blocks.size(); ++end)
                best = std::max(best, weight(begin, end));
        }
        PageFacts page;
        facts::find_core(blocks, page);
        REQUIRE(page.core_begin <= page.core_end);
        REQUIRE(page.core_end <= blocks.size());
        REQUIRE(weight(page.core_begin, page.core_end) == best);
    }
}

TEST_CASE("the language is guessed, or left open") {
    CHECK(language_of(prose + " It was the third time in a month that this had to be said by the "
                              "master of the harbour.") == "en");
    CHECK(
        language_of(
            "Die Fähre blieb am Montag im Hafen, weil der Sturm nicht vorüber war und die Wellen "
            "für das Schiff zu hoch "
            "waren. Das sagte der Hafenmeister, der sich auf eine Messung von der Mole berief.") ==
        "de");
    CHECK(language_of(
              "Le bateau est resté dans le port lundi, car la tempête ne faiblissait pas et les "
              "vagues étaient trop hautes pour "
              "une traversée. Les passagers qui ont un billet peuvent se faire rembourser.") ==
          "fr");
    CHECK(language_of(
              "El barco se quedó en el puerto porque la tormenta no había pasado y las olas eran "
              "muy altas para una travesía. "
              "Los pasajeros que tienen un billete pueden pedir su dinero con el recibo.") == "es");
    CHECK(language_of("Паром остался в порту, потому что шторм не утих и волны были слишком "
                      "высокими для него. Об этом сказал "
                      "начальник порта, который был на пирсе.") == "ru");
    CHECK(language_of("周一暴风雨没有过去，因此渡轮一直停在港口，没有出海。港务局长说，已经买票的乘客可以在本周任何一天使用船票。") == "zh");
    CHECK(language_of("月曜日は嵐が過ぎ去らなかったため、フェリーは港にとどまり、出航しませんでした。乗客は別の日に切符を使うことができます。") == "ja");
    CHECK(language_of("폭풍이 지나가지 않아 여객선은 월요일에 항구에 머물렀다. 표를 산 승객은 이번 주 다른 날에 쓸 수 있다.") == "ko");
    CHECK(language_of("بقيت العبارة في الميناء يوم الاثنين لأن العاصفة لم تنته بعد وكانت الأمواج "
                      "عالية جدا.") == "ar");
    CHECK(language_of("").empty());
    CHECK(language_of("12 34\n\n***").empty());
    CHECK(language_of("Lorem ipsum dolor sit amet consectetur").empty());
}

TEST_CASE("facts of every golden fit its page") {
    for (const auto& golden : test::golden_pages()) {
        const auto page = Document::from_text(golden.text);
        const auto facts = facts::gather(*page);
        INFO(golden.name);
        REQUIRE(facts.blocks.size() == page->blocks().size());
        std::uint32_t covered = 0;
        for (const BlockFacts& block : facts.blocks) {
            REQUIRE(block.folded_begin == covered);
            REQUIRE(facts.folded.text[block.folded_end] == '\n');
            covered = block.folded_end + 1;
            REQUIRE((block.same_as == BlockFacts::none || block.is(Shape::repeated)));
        }
        REQUIRE(covered == facts.folded.text.size());
        REQUIRE(facts.page.core_end <= facts.blocks.size());
    }
}
