// The invariants of DESIGN section 4 over every page of ../shared/corpus, as text and as HTML.
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/invariants.hpp"
#include "support/random_text.hpp"

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

namespace {

/// What no page's HTML may break, the page as it is or mutilated.
std::vector<std::string> broken_html(const std::string& html, const Pipeline& pipeline) {
    auto page = Document::from_html(html);
    if (!page) return {page.error().detail};
    std::vector<std::string> broken = broken_invariants(*page, pipeline);
    if (!has_places(*page, html.size())) broken.push_back("a block has no place in the page");
    return broken;
}

/// The page with bytes flipped, cut out or doubled, or with its tags in another order.
std::string mutilated(std::string html, unsigned seed) {
    RandomText random(seed);
    if (html.empty()) return html;
    for (std::size_t times = 1 + random.below(4); times > 0; --times) {
        const std::size_t at = random.below(html.size());
        const std::size_t length = random.below(std::min<std::size_t>(html.size() - at, 2000)) + 1;
        switch (random.below(4)) {
            case 0:
                for (std::size_t i = 0; i < 20; ++i) html[random.below(html.size())] ^= static_cast<char>(1 << random.below(8));
                break;
            case 1: html.erase(at, length); break;
            case 2: html.insert(at, html.substr(at, length)); break;
            default: {
                const std::size_t from = html.find('<', at);
                const std::size_t end = from == std::string::npos ? from : html.find('>', from);
                if (end == std::string::npos || end - from > 2000) break;
                const std::string tag = html.substr(from, end + 1 - from);
                html.erase(from, tag.size());
                html.insert(random.below(html.size() + 1), tag);
            }
        }
        if (html.empty()) break;
    }
    return html;
}

}  // namespace

TEST_CASE("all invariants hold on the HTML of every page of the corpus, and where it is mutilated") {
    STET_NEEDS_SHARED("corpus");
    const std::vector<NamedText> pages = corpus_pages(is_sanitized ? 24 : 1, "html");
    CHECK(pages.size() >= (is_sanitized ? 40U : 1000U));
    const Pipeline standard = Pipeline::standard();
    // Each page as it is, and 10,000 times one that is not too long, mutilated.
    const std::size_t mutations = is_sanitized ? 200 : 10'000;
    std::vector<const NamedText*> shorter;
    for (const NamedText& page : pages) {
        if (page.text.size() < 60'000) shorter.push_back(&page);
    }
    REQUIRE_FALSE(shorter.empty());
    std::vector<std::vector<std::string>> broken(pages.size() + mutations);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < broken.size(); i = next++) {
            const std::size_t number = i - pages.size();
            broken[i] = i < pages.size() ? broken_html(pages[i].text, standard)
                                         : broken_html(mutilated(shorter[number % shorter.size()]->text, static_cast<unsigned>(number)), standard);
        }
    };
    std::thread other(work);
    work();
    other.join();
    for (std::size_t i = 0; i < broken.size(); ++i) {
        INFO(i << ": " << (i < pages.size() ? pages[i].name : shorter[(i - pages.size()) % shorter.size()]->name));
        CHECK(broken[i] == std::vector<std::string>{});
    }
}
