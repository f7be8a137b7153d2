// The weights that stet ships, and those of the folds: made of these pages, with these features.
#include "arbiter/trainer/pages.hpp"
#include "arbiter/weights.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace stet;

namespace {

void check_weights(arbiter::Mode mode, const std::string& shipped, const std::string& folds) {
    const std::string corpus = (test::shared_dir() / "corpus").string();
    std::vector<trainer::Page> pages;
    for (const std::string& set : trainer::default_sets) {
        for (trainer::Page& page : trainer::read_pages(corpus, set, mode)) pages.push_back(std::move(page));
    }
    REQUIRE(pages.size() > 800);
    const std::string measured = trainer::digest_of(pages);
    const std::string data = trainer::digest_of(corpus, trainer::default_sets);

    const std::filesystem::path root = STET_SOURCE_DIR;
    std::vector<std::filesystem::path> files{root / shipped};
    for (int fold = 0; fold < trainer::folds; ++fold) {
        files.push_back(root / folds / ("fold-" + std::to_string(fold) + ".json"));
    }
    for (const auto& file : files) {
        INFO(file.string() << ": train the weights anew, lib/arbiter/trainer/README.md says how");
        const auto weights = nlohmann::json::parse(test::read_file(file));
        CHECK(weights.value("pages", "text") == arbiter::to_string(mode));
        CHECK(weights.at("features") == arbiter::features_digest(mode));
        CHECK(weights.at("measured") == measured);
        CHECK(weights.at("data") == data);
    }
}

}  // namespace

TEST_CASE("the weights were made of the corpus, with the features as they are") {
    STET_NEEDS_SHARED("corpus");
    if (test::is_sanitized) return;  // it reads all pages, which the build without sanitizers does as well
    check_weights(arbiter::Mode::text, "lib/arbiter/weights.json", "tests/quality/weights");
    check_weights(arbiter::Mode::html, "lib/arbiter/html_weights.json", "tests/quality/weights/html");
}
