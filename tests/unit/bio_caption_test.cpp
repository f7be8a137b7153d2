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
