// What newspapers set between the paragraphs of a story, in text: other stories' headlines, pieces of video, pictures.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

/// What stands below the headline of a page with the lines amid its story, by rules alone.
std::string cleaned_with(const std::string& lines) {
    const std::string more =
        "On Friday the boat went back, with two ropes and a dog aboard, and the children waved to it from the sand.\n\n"
        "The keeper of the light rang the bell three times, and those who heard it thought that it was a wedding.\n\n";
    auto page = Document::from_text("Empty ferry crosses the sound by night\n\n" + test::plain_story + lines + "\n\n" + more);
    Pipeline::parse("rules")->run(*page);
    return to_text(*page);
}

bool has(const std::string& text, std::string_view line) { return text.find(line) != std::string::npos; }

const std::string first = "Ropes are dear this spring, and dealers know why";
const std::string second = "Lamps go out at midnight on all of the islands";
const std::string third = "A bell from the old church is rung once more";

}  // namespace

TEST_CASE("insets: headlines straight below one another, amid a story that brings no lists") {
    const std::string text = cleaned_with(first + '\n' + second + '\n' + third + " in Ostrel, but quietly");
    CHECK_FALSE(has(text, first));
    CHECK_FALSE(has(text, second));
    CHECK_FALSE(has(text, third));
}

TEST_CASE("insets: the last line stays where it may head the paragraph below") {
    const std::string heading = "Keepers asked for more rope";
    const std::string text = cleaned_with(first + '\n' + second + '\n' + heading);
    CHECK_FALSE(has(text, second));
    CHECK(has(text, heading));
    CHECK(has(cleaned_with(first + '\n' + second), second));
}

TEST_CASE("insets: a story's own lists stay") {
    const std::string list = first + '\n' + second + '\n' + third + " in Ostrel, but quietly";
    CHECK(has(cleaned_with("This is what the harbour talks about:\n\n" + list), first));
    CHECK(has(cleaned_with(first + "\n\n" + second), first));
    CHECK(has(cleaned_with("Rope, ten yards of it\nLamp oil\nA bell"), "Rope, ten yards of it"));
    CHECK(has(cleaned_with(first + ".\n" + second + ".\n" + third + "."), first));
}

TEST_CASE("related: a headline below a lone 'Read more' of which the story does not speak") {
    CHECK_FALSE(has(cleaned_with("Read more\n" + first), first));
    const std::string own = "What the keeper heard when he rang the bell";
    CHECK(has(cleaned_with("Read more\n" + own + "\n\nThe keeper rang the bell three times, and heard nothing but the sea that night."), own));
    CHECK(has(cleaned_with("Read more\n\n" + first), first));
}

TEST_CASE("player: how long a piece runs, and its headline") {
    for (const std::string length : {"04:16 min", "1:02:16 min", "VIDEO04:42", "Video 4:42"}) {
        INFO(length);
        const std::string text = cleaned_with(length + '\n' + first);
        CHECK_FALSE(has(text, length));
        CHECK_FALSE(has(text, first));
    }
    for (const std::string time : {"Race 4:42", "14:30"}) {
        INFO(time);
        CHECK(has(cleaned_with(time + '\n' + first), first));
    }
}

TEST_CASE("player: digits of other scripts are no length, and no error") {
    for (const std::string line : {"a:\u0662\u0663\u0664", "\u0664:\u0661\u0666 min"}) {
        auto page = Document::from_text("Empty ferry crosses the sound by night\n\n" + test::plain_story + line + "\n\n" + test::plain_story);
        const Report report = Pipeline::parse("rules")->run(*page);
        INFO(line);
        CHECK(report.skipped.empty());
        CHECK(has(to_text(*page), line));
    }
}

TEST_CASE("duplicate: a line that says all twice") {
    CHECK_FALSE(has(cleaned_with("Ropes are dear. Ropes are dear."), "Ropes are dear"));
    CHECK(has(cleaned_with("Row, row, row, row, row, row"), "Row, row"));
}

TEST_CASE("caption: a sentence straight above its credit, and both copies of a line that stands twice") {
    const std::string sentence = "Keepers at the pier, on the day after the crossing.";
    CHECK_FALSE(has(cleaned_with(sentence + "\nINES VAIL (REUTERS)"), sentence));
    CHECK(has(cleaned_with(sentence + "\n\nINES VAIL (REUTERS)"), sentence));
    CHECK_FALSE(has(cleaned_with(first + "\n\n" + first), first));
}

TEST_CASE("related: a section, another story's headline that is a sentence, and a day") {
    const std::string headline = "Eleven ropes that hold, for sailors and for keepers.";
    CHECK_FALSE(has(cleaned_with("HARBOUR\n\n" + headline + "\n\n6 May 2031"), headline));
    CHECK(has(cleaned_with(headline + "\n\n6 May 2031"), headline));
    CHECK(has(cleaned_with("HARBOUR\n\n" + headline + "\n\n10:15"), headline));
}

TEST_CASE("navigation: the story's contents below their head, up to the first paragraph or the first heading") {
    const std::string lines = "Why ropes break\nWhat a ferry weighs\nWho pays for the pier\n";
    CHECK_FALSE(has(cleaned_with("Table of contents\n" + lines + "Heading of the text below\n"), "What a ferry weighs"));
    CHECK(has(cleaned_with("Table of contents\n" + lines + "Heading of the text below\n"), "Heading of the text below"));
    const std::string again = cleaned_with("In this article\n" + lines + "\nWhy ropes break\n\n" + test::plain_story);
    CHECK_FALSE(has(again, "What a ferry weighs"));
    CHECK(has(again, "Why ropes break"));
    CHECK(has(cleaned_with(lines), "What a ferry weighs"));
}
