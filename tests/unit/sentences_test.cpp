#include "engine/sentences.hpp"

#include "facts/fold.hpp"
#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/random_text.hpp"

#include <stet/facts.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using Texts = std::vector<std::string>;

namespace {

Texts sentences(std::string_view source) {
    facts::FoldedPage page;
    BlockFacts facts;
    facts::fold_block(source, page, facts);
    const std::string folded = page.text.substr(0, facts.folded_end);
    Texts texts;
    std::size_t covered = 0;
    const facts::SourceOffsets offsets(source);
    std::vector<engine::Sentence> sentences;
    engine::split_sentences(folded, source, offsets, sentences);
    for (const auto& sentence : sentences) {
        REQUIRE(engine::next_sentence(folded, source, offsets, sentence.begin) == sentence.end);
        // They part the block: no gap, none empty.
        REQUIRE(sentence.begin == covered);
        REQUIRE(sentence.end > sentence.begin);
        REQUIRE(sentence.end <= folded.size());
        covered = sentence.end;
        texts.push_back(folded.substr(sentence.begin, sentence.end - sentence.begin));
    }
    REQUIRE(covered == folded.size());
    return texts;
}

}  // namespace

TEST_CASE("sentences end at their marks") {
    CHECK(sentences("It rained. Did it stop? No! We wait") ==
          Texts{"it rained. ", "did it stop? ", "no! ", "we wait"});
    CHECK(sentences("\"It rained.\" She left.") == Texts{"\"it rained.\" ", "she left."});
    CHECK(sentences("It rained (a lot.) She left.") == Texts{"it rained (a lot.) ", "she left."});
    CHECK(sentences("No end") == Texts{"no end"});
    CHECK(sentences("").empty());
    CHECK(sentences("...") == Texts{"..."});
}

TEST_CASE("an ellipsis ends a sentence where a blank follows") {
    CHECK(sentences("It rained… Then it stopped.") == Texts{"it rained... ", "then it stopped."});
    CHECK(sentences("It rained... Then it stopped.") == Texts{"it rained... ", "then it stopped."});
}

TEST_CASE("sentences in full-width marks need no space") {
    CHECK(sentences("下雨了。我们等。") == Texts{"下雨了。", "我们等。"});
    CHECK(sentences("बारिश हुई। वह गई।") == Texts{"बारिश हुई। ", "वह गई।"});
}

TEST_CASE("a plea glued to the story is a sentence by itself") {
    CHECK(sentences("Your gift makes a difference.Ferries stayed in port.") ==
          Texts{"your gift makes a difference.", "ferries stayed in port."});
    CHECK(sentences("Please give today!“We wait,” he said.") ==
          Texts{"please give today!", "\"we wait,\" he said."});
    CHECK(sentences("She said “stop.”Ferries stayed.") ==
          Texts{"she said \"stop.\"", "ferries stayed."});
}

TEST_CASE("full stops that end no sentence") {
    for (const auto* text :
         {"Mr. Doe left", "Dr. Doe and Sen. Roe left", "the U.S. Senate voted", "J. R. Doe left",
          "No. 5 is alive", "on Jan. 5 it rained", "see example.Com for it", "version 2.5 is out",
          "The U.S.A sent ships", "z.B. heute"}) {
        INFO(text);
        CHECK(sentences(text).size() == 1);
    }
}

TEST_CASE("sentences part any bytes") {
    for (const auto& golden : test::golden_pages()) (void)sentences(golden.text);
    test::RandomText random(37);
    for (int round = 0; round < 2000; ++round) {
        (void)sentences(round % 4 == 0 ? random.bytes(random.below(200))
                                       : random.mixed(random.below(120)));
    }
}
