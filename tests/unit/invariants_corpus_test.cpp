// The invariants of DESIGN section 4 over every page of ../shared/corpus, in text mode.
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace stet;
using namespace stet::test;

namespace {

struct Found {
    std::vector<std::string> broken;
    SecondCleaning again;           // by the standard pipeline
    SecondCleaning again_by_rules;  // by the rules alone, both times
};

Found look_at(const NamedText& text, const Pipeline& standard, const Pipeline& rules) {
    auto page = Document::from_text(text.text);
    if (!page) return {{page.error().detail}, {}, {}};
    Found found;
    found.broken = broken_invariants(*page, standard);
    found.again = words_lost_when_cleaned_again(*page, standard);
    rules.run(*page);
    found.again_by_rules = words_lost_when_cleaned_again(*page, rules);
    return found;
}

/// What a second cleaning of all pages loses.
struct Loss {
    std::size_t words = 0;
    std::size_t lost = 0;
    std::map<std::string, std::size_t> by_origin;

    void add(const SecondCleaning& again) {
        words += again.words;
        lost += again.lost;
        for (const std::string& cut : again.cuts) by_origin[cut.substr(0, cut.find(": "))] += words_of(cut) - 1;
    }

    [[nodiscard]] std::string report() const {
        std::vector<std::pair<std::size_t, std::string>> worst;
        for (const auto& [origin, count] : by_origin) worst.emplace_back(count, origin);
        std::sort(worst.rbegin(), worst.rend());
        std::string text = std::to_string(lost) + " of " + std::to_string(words) + " words are lost when cleaned again:\n";
        for (std::size_t i = 0; i < std::min<std::size_t>(worst.size(), 15); ++i) {
            text += std::to_string(worst[i].first) + " words by " + worst[i].second + '\n';
        }
        return text;
    }
};

}  // namespace

TEST_CASE(
    "all invariants hold on every page of the corpus, and cleaning again loses next to nothing") {
    STET_NEEDS_SHARED("corpus");
    const std::vector<NamedText> pages = corpus_pages(is_sanitized ? 12 : 1);
    const Pipeline standard = Pipeline::standard();
    const Pipeline rules = *Pipeline::parse("rules");
    std::vector<Found> found(pages.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < pages.size(); i = next++)
            found[i] = look_at(pages[i], standard, rules);
    };
    std::thread other(work);
    work();
    other.join();

    Loss all;
    Loss by_rules;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i].name);
        CHECK(found[i].broken == std::vector<std::string>{});
        all.add(found[i].again);
        by_rules.add(found[i].again_by_rules);
    }
    INFO("by rules alone: " << by_rules.report() << "with the arbiter: " << all.report());
    CHECK(pages.size() >= (is_sanitized ? 80U : 1000U));
    CHECK(all.words > 50000);
    if (is_sanitized) return;  // a few pages are no measure of a share
    CHECK(by_rules.lost * 1000 < by_rules.words);  // 0.1 %
    CHECK(all.lost * 200 < all.words);             // 0.5 %
}
