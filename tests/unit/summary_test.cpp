// Summaries of the story that fold away.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <string>

using namespace stet;

namespace {

std::string cleaned(const std::string& box) {
    auto page = Document::from_text("Empty ferry crosses the sound\n\n" + box + "\n\n" + test::plain_story);
    Pipeline::parse("rules")->run(*page);
    return to_text(*page);
}

const std::string lines = "A ferry crossed the sound with nobody aboard.\nThe mate saw it leave and rang the harbour.\nNobody was hurt.\n";

}  // namespace

TEST_CASE("a summary with a button or a note below it goes, whole") {
    for (const std::string head : {"Kort fortalt", "Kortversjonen", "Key points"}) {
        for (const std::string foot : {"Vis mer", "Vis mer Vis mindre", "This summary was made by a machine and read by an editor."}) {
            const std::string text = cleaned(head + '\n' + lines + foot);
            INFO(text);
            CHECK(text.find("rang the harbour") == std::string::npos);
            CHECK(text.find("Nobody was hurt") == std::string::npos);
            CHECK(text.find(head) == std::string::npos);
            CHECK(text.find(foot) == std::string::npos);
        }
    }
}

TEST_CASE("lines that nothing folds away stay, and so does a story below a head") {
    CHECK(cleaned("Key points\n" + lines).find("rang the harbour") != std::string::npos);
    std::string many;
    for (int n = 0; n < 4; ++n) many += lines;
    CHECK(cleaned("Kort fortalt\n" + many + "Vis mer").find("rang the harbour") != std::string::npos);
    CHECK(cleaned(lines + "Vis mer").find("rang the harbour") != std::string::npos);
}
