// Bios told by a first name or by the name above them, and captions told by who stands where in the picture.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

/// The origin of what the rules make of a line of the page: a cut or a role, or "" where it stands as it is.
std::string told(const std::string& page_html, std::string_view line) {
    Document page = *Document::from_html("<main>" + page_html + "</main>");
    Pipeline::parse("rules")->run(page);
    for (const Mark& mark : page.marks()) {
        if (mark.verdict == Verdict::cut && page.text(mark.span) == line) return std::string(page.origin(mark.origin));
    }
    for (const Block& block : page.blocks()) {
        if (page.text(block.span) == line && block.role == Role::caption) return std::string(page.origin(block.origin));
    }
    return {};
}

const std::string head = "<h1>Empty ferry crosses the sound</h1>";
const std::string by = "<p>By Tamsin Oyelaran</p>";

}  // namespace

TEST_CASE("author_bio: a paragraph at the end that begins with the author's first name and says who it is") {
    const std::string bio = "Tamsin is a reporter on the harbour desk, where she writes about ferries and those who miss them.";
    CHECK(told(head + by + test::story + "<p>" + bio + "</p>", bio) == "author_bio/author-by-first-name");
    CHECK(told(head + test::story + "<p>" + bio + "</p>", bio).empty());
    CHECK(told(head + by + "<p>" + bio + "</p>" + test::story + test::story, bio).empty());
    const std::string other = "Tamsin was seen on the pier that night, and she did not wave to the boat, the keeper said.";
    CHECK(told(head + by + test::story + "<p>" + other + "</p>", other).empty());
}

TEST_CASE("author_bio: below a name that stands above the story as well") {
    const std::string bio = "Ruth Abara is a reporter on the harbour desk, where she writes about ferries and those who miss them.";
    const std::string box = "<p>Ruth Abara</p><p>Harbour editor</p><p>" + bio + "</p>";
    const std::string more = test::story + test::story;
    CHECK(told("<p>Ruth Abara</p>" + head + test::story + box + more, bio) == "author_bio/below-name");
    CHECK(told(head + test::story + box + more, bio).empty());
    // Two such names are the story's: a list.
    const std::string second = "<p>Ines Vail</p><p>Ines Vail is the keeper of the light, and the last to see the boat leave the pier.</p>";
    CHECK(told("<p>Ruth Abara</p><p>Ines Vail</p>" + head + test::story + box + second + more, bio).empty());
}

TEST_CASE("caption: who stands where") {
    for (const std::string line : {"Ruth Abara (l.) and Ines Vail at the pier", "Keeper Ines Vail (right) with the rope that broke.",
                                   "From left: Ruth Abara, Ines Vail and the dog", "Ruth Abara, Ines Vail, Ilse Brandt (v.l.)"}) {
        INFO(line);
        CHECK(told(head + test::story + "<p>" + line + "</p>" + test::story, line) == "caption/places");
    }
    for (const std::string line : {"Each of the reefs (left) was sounded", "The text runs from left to right",
                                   "Option 2 (l.) is the ferry"}) {
        INFO(line);
        CHECK(told(head + test::story + "<p>" + line + "</p>" + test::story, line).empty());
    }
}

TEST_CASE("caption: who took the picture, in capitals") {
    const std::string line = "The ferry lay at the pier for a night. By HARBOUR COAST GUARD";
    CHECK(told(head + test::story + "<p>" + line + "</p>" + test::story, line) == "caption/capitals");
    for (const std::string other : {"The ferry lay at the pier. By NIGHTFALL it was gone", "The keeper serves at RMS", "He waved. By then it was at ORKNEY"}) {
        INFO(other);
        CHECK(told(head + test::story + "<p>" + other + "</p>" + test::story, other).empty());
    }
}

namespace {

/// The role of a line of a text, and whether it is cut.
std::string role_in(const std::string& text, std::string_view line) {
    Document page = *Document::from_text(text);
    Pipeline::parse("rules")->run(page);
    for (const Mark& mark : page.marks()) {
        if (mark.verdict == Verdict::cut && page.text(mark.span) == line) return "cut";
    }
    for (const Block& block : page.blocks()) {
        if (page.text(block.span) == line) return std::string(to_string(block.role));
    }
    return {};
}

const std::string plain_head = "Empty ferry crosses the sound by night\n\n";
using test::plain_story;

}  // namespace

TEST_CASE("caption: in text, straight above the picture's credit") {
    const std::string line = "The ferry at the pier of the smaller island.";
    CHECK(role_in(plain_head + plain_story + line + "\nPhoto: Ines Vail\n\n" + plain_story, line) == "caption");
    CHECK(role_in(plain_head + plain_story + line + "\n\nPhoto: Ines Vail\n\n" + plain_story, line) == "paragraph");
    // A heading above a picture is none.
    for (const std::string heading : {"The ferry at the pier", "What is a ferry?", "3. The ferry, Ostrel Sound, B.C."}) {
        INFO(heading);
        CHECK(role_in(plain_head + plain_story + heading + "\nPhoto: Ines Vail\n\n" + plain_story, heading) != "caption");
    }
}

TEST_CASE("caption: the credits of Japanese papers") {
    const std::string story = "港を出た渡し船は木曜日の夜、誰も乗せないまま海峡を渡り、小さな島の桟橋に着いたと港長が話した。\n\n";
    for (const std::string line : {"桟橋に着いた渡し船（港で、３日）＝ＡＰ", "島の旗＝ロイター", "記者会見する港長（Ｃ）共同通信社",
                                   "桟橋を調べる係員＝港市で2031年5月6日、港花子撮影", "夜の桟橋＝６日、港市で（港花子撮影）"}) {
        INFO(line);
        CHECK(role_in("渡し船が海峡を渡る\n\n" + story + story + line + "\n\n" + story + story, line) == "caption");
    }
    const std::string sentence = "港長は「船＝命」と述べ、写真は島の人が撮影した。";
    CHECK(role_in("渡し船が海峡を渡る\n\n" + story + story + sentence + "\n\n" + story, sentence) != "caption");
}

TEST_CASE("caption: in text, a long line that stands twice in a row") {
    const std::string line = "The keeper of the light with the rope that held the ferry";
    CHECK(role_in(plain_head + plain_story + line + "\n" + line + "\n\n" + plain_story, line) != "paragraph");
    CHECK(role_in(plain_head + plain_story + line + "\n\n" + plain_story, line) == "paragraph");
    const std::string heading = "The keeper of the light";
    CHECK(role_in(plain_head + plain_story + heading + "\n\n" + plain_story, heading) != "caption");
}

TEST_CASE("caption: agencies named at the end without brackets, and AP's days") {
    for (const std::string line : {"The ferry at the pier. Ines Vail/Moment via Getty Images", "The ferry had crossed alone AP Photo/Ines Vail, File",
                                   "Keepers look at the rope of the ferry in Ostrel. AP Photo",
                                   "Jory Pask speaks at the pier, Thursday, June 29, 2023, in Ostrel. The rope broke on Monday."}) {
        INFO(line);
        CHECK(role_in(plain_head + plain_story + line + "\n\n" + plain_story, line) == "caption");
    }
    for (const std::string line : {"The picture was sold via Getty Images by the keeper.", "He sent the AP photo of the ferry to his aunt.",
                                   "On Thursday, June 29, the ferry crossed in 2023 steps, and in the end it came home."}) {
        INFO(line);
        CHECK(role_in(plain_head + plain_story + line + "\n\n" + plain_story, line) == "paragraph");
    }
}

TEST_CASE("byline: below the story's first paragraph") {
    const std::string lower = "Von Ines Vail";
    const std::string more = "Nobody was hurt, and the company has asked for a second rope at both of its berths before the summer begins.\n\n"
                             "The keeper of the light rang the bell three times, and those who heard it thought that it was a wedding.\n\n";
    const std::string first = plain_story.substr(0, plain_story.find("It came"));
    CHECK(role_in(plain_head + first + lower + "\n\n" + plain_story.substr(first.size()) + more, lower) == "byline");
    const std::string last = "On Friday the boat went back, with two ropes and a dog aboard, and the children waved to it from the sand.\n\n";
    CHECK(role_in(plain_head + plain_story + more + lower + "\n\n" + last, lower) != "byline");
}

TEST_CASE("artifact: lone symbols below the story, but for an emoticon that ends it") {
    for (const std::string line : {":-)", "=)", ";)", ":))"}) {
        INFO(line);
        CHECK(role_in(plain_head + plain_story + "\n" + line + "\n", line) == "paragraph");
        // Nor is it an item of the row of buttons below.
        const std::string buttons = "Share\nTweet\nNewsletter\nPrivacy Policy\nContact Us\nTerms of Service\n";
        CHECK(role_in(plain_head + plain_story + "\n" + line + "\n" + buttons, line) == "paragraph");
    }
    for (const std::string line : {"»", "):", "|", ":", "=="}) {
        INFO(line);
        CHECK(role_in(plain_head + plain_story + "\n" + line + "\n", line) == "cut");
    }
}
