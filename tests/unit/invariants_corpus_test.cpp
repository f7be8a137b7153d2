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
    SecondCleaning again;
};

Found look_at(const NamedText& text, const Pipeline& pipeline) {
    auto page = Document::from_text(text.text);
    if (!page) return {{page.error().detail}, {}};
    Found found;
    found.broken = broken_invariants(*page, pipeline);
    found.again = words_lost_when_cleaned_again(*page, pipeline);
    return found;
}

}  // namespace

TEST_CASE(
    "all invariants hold on every page of the corpus, and cleaning again loses next to nothing") {
    STET_NEEDS_SHARED("corpus");
    const std::vector<NamedText> pages = corpus_pages(is_sanitized ? 12 : 1);
    const Pipeline pipeline = Pipeline::standard();
    std::vector<Found> found(pages.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < pages.size(); i = next++)
            found[i] = look_at(pages[i], pipeline);
    };
    std::thread other(work);
    work();
    other.join();

    std::size_t words = 0;
    std::size_t lost = 0;
    std::map<std::string, std::size_t> by_origin;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i].name);
        CHECK(found[i].broken == std::vector<std::string>{});
        words += found[i].again.words;
        lost += found[i].again.lost;
        for (const std::string& cut : found[i].again.cuts) {
            by_origin[cut.substr(0, cut.find(": "))] += words_of(cut) - 1;
        }
    }
    std::vector<std::pair<std::size_t, std::string>> worst;
    for (const auto& [origin, count] : by_origin) worst.emplace_back(count, origin);
    std::sort(worst.rbegin(), worst.rend());
    std::string report;
    for (std::size_t i = 0; i < std::min<std::size_t>(worst.size(), 15); ++i) {
        report += std::to_string(worst[i].first) + " words by " + worst[i].second + '\n';
    }
    INFO(lost << " of " << words << " words are lost when cleaned again:\n" << report);
    CHECK(pages.size() >= (is_sanitized ? 80U : 1000U));
    CHECK(words > 50000);
    CHECK(lost * 1000 < words);  // 0.1 %
}
