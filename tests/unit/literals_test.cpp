// The literal scan against std::string::find.
#include "engine/literals.hpp"

#include "support/brute_force.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace stet;
using engine::Literals;
using Finds = std::set<std::pair<std::size_t, std::string>>;

namespace {

/// The text folded as a block, and where literals may begin in it.
struct Text {
    facts::FoldedPage page;
    explicit Text(std::string_view source) {
        BlockFacts facts;
        facts::fold_block(source, page, facts);
    }
    [[nodiscard]] std::string_view folded() const {
        return std::string_view(page.text).substr(0, page.text.size() - 1);
    }
};

using Candidates = std::vector<Literals::Candidate>;

Candidates filtered(const Literals::Selections& selections, std::string_view folded, const std::vector<std::uint32_t>& starts,
                    const std::vector<std::uint8_t>& sets) {
    Candidates candidates(2 * starts.size());
    const auto* const end = Literals::filter(selections, folded, starts, sets.data(), candidates.data());
    candidates.resize(static_cast<std::size_t>(end - candidates.data()));
    return candidates;
}

Finds scanned(const std::vector<std::string>& literals, const Text& text) {
    const Literals set(literals);
    Literals::Selections all;
    all.add(literals);
    // A copy of its own length, so that AddressSanitizer sees a read beyond.
    const std::vector<char> bytes(text.page.text.begin(), text.page.text.end() - 1);
    Finds finds;
    const std::string_view folded(bytes.data(), bytes.size());
    const std::vector<std::uint8_t> sets(text.page.starts.size());
    const Candidates candidates = filtered(all, folded, text.page.starts, sets);
    for (std::size_t n = 0; n < candidates.size(); n += Literals::batch) {
        const auto next = std::span(candidates).subspan(n, std::min(Literals::batch, candidates.size() - n));
        set.report(next, folded, [&](std::uint32_t id, std::uint32_t at) {
            const auto it = std::find_if(literals.begin(), literals.end(),
                                         [&](const std::string& l) { return set.id_of(l) == id; });
            REQUIRE(std::binary_search(text.page.starts.begin(), text.page.starts.end(), at));
            REQUIRE(it != literals.end());
            REQUIRE(set.length(id) == it->size());
            REQUIRE(finds.emplace(at, *it).second);  // each once
        });
    }
    return finds;
}

Finds found(const std::vector<std::string>& literals, const Text& text) {
    const std::set<std::size_t> starts(text.page.starts.begin(), text.page.starts.end());
    Finds finds;
    for (const std::string& literal : literals) {
        for (const std::size_t at : test::places_of(literal, text.folded(), starts))
            finds.emplace(at, literal);
    }
    return finds;
}

}  // namespace

TEST_CASE("a literal stands as whole words only") {
    const std::vector<std::string> literals = {"ad", "read", "read more", "more"};
    CHECK(scanned(literals, Text("Read more")) ==
          Finds{{0, "read"}, {0, "read more"}, {5, "more"}});
    CHECK(scanned(literals, Text("Ready moreover bread")).empty());
    CHECK(scanned(literals, Text("read-more, ad's")) ==
          Finds{{0, "read"}, {5, "more"}, {11, "ad"}});
    CHECK(scanned(literals, Text("read\u0301 more")) ==
          Finds{{7, "more"}});  // an accent goes on with the word
    CHECK(scanned(literals, Text("ad1 1ad ad")) == Finds{{8, "ad"}});
    CHECK(scanned(literals, Text("READ  MORE")) ==
          Finds{{0, "read"}, {0, "read more"}, {5, "more"}});
}

TEST_CASE("short literals, and those that end the text") {
    const std::vector<std::string> literals = {"x", "ad", "abo", "© 2023", "→", "新", "新闻", "新闻网站"};
    CHECK(scanned(literals, Text("x")) == Finds{{0, "x"}});
    CHECK(scanned(literals, Text("an ad")) == Finds{{3, "ad"}});
    CHECK(scanned(literals, Text("das abo")) == Finds{{4, "abo"}});
    CHECK(scanned(literals, Text("abonnent")).empty());
    CHECK(scanned(literals, Text("→")) == Finds{{0, "→"}});
    CHECK(scanned(literals, Text("→next")) ==
          Finds{{0, "→"}});  // what ends in a symbol needs no boundary
    CHECK(scanned(literals, Text("看新闻网站x")) ==
          Finds{{3, "新"}, {3, "新闻"}, {3, "新闻网站"}, {15, "x"}});
    CHECK(scanned({}, Text("any text")).empty());
}

TEST_CASE("literals that begin alike") {
    const std::vector<std::string> literals = {
        "sign up", "sign up for", "sign up for free", "sign in",
        "sign",    "signal",      "sign up for our",  "sign up for our newsletter"};
    CHECK(scanned(literals, Text("Sign up for our newsletters")) ==
          Finds{{0, "sign"}, {0, "sign up"}, {0, "sign up for"}, {0, "sign up for our"}});
    CHECK(scanned(literals, Text("Sign up for our newsletter")) ==
          found(literals, Text("Sign up for our newsletter")));
    CHECK(scanned(literals, Text("sign u")) == Finds{{0, "sign"}});
}

TEST_CASE("equal literals share an id, and ids are dense") {
    const Literals set({"b", "a", "b"});
    CHECK(set.size() == 2);
    CHECK(set.id_of("a") == 0);
    CHECK(set.id_of("b") == 1);
}

TEST_CASE("the scan finds what std::string::find finds, for random literals and texts") {
    test::RandomText random(23);
    const std::vector<std::vector<std::string>> alphabets = {
        {"a", "b", " ", "ab"},
        {"read", "more", " ", "re", "1", "-"},
        {"新", "闻", "a", " ", "。"},
        {"é", "e\u0301", "ß", " ", "\u00A0", "“", "x"},
        {"\xff", "a", " ", "\xe2\x80", "→"},
    };
    std::size_t total = 0;
    for (int round = 0; round < 2000; ++round) {
        const auto& alphabet = alphabets[random.below(alphabets.size())];
        std::vector<std::string> literals;
        for (std::size_t i = 1 + random.below(12); i > 0; --i) {
            // As rules are read: folded, beginning where a start may be.
            const Text literal(random.of(alphabet, 1 + random.below(6)));
            if (literal.page.starts.empty()) continue;
            literals.emplace_back(literal.folded().substr(literal.page.starts.front()));
        }
        std::sort(literals.begin(), literals.end());
        literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
        const Text text(random.of(alphabet, random.below(60)));
        const Finds expected = found(literals, text);
        REQUIRE(scanned(literals, text) == expected);
        total += expected.size();
    }
    CHECK(total > 5'000);  // else the texts are too far from the literals
}

TEST_CASE("many literals are told apart") {
    test::RandomText random(29);
    std::vector<std::string> literals;
    for (int i = 0; i < 5000; ++i)
        literals.push_back("w" + std::to_string(random.below(100000)) + (i % 3 == 0 ? " x" : ""));
    std::sort(literals.begin(), literals.end());
    literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
    std::string source;
    for (int i = 0; i < 2000; ++i)
        source += "w" + std::to_string(random.below(100000)) + (i % 2 == 0 ? " " : " x ");
    const Text text(source);
    const Finds expected = found(literals, text);
    CHECK(expected.size() > 50);
    CHECK(scanned(literals, text) == expected);
}

TEST_CASE("a literal is a candidate at each start where its selection is looked for") {
    test::RandomText random(37);
    const std::vector<std::string> alphabet = {"read", "more", " ", "re", "a", "1", "-", "新", "é", "𝒳", "©", "$"};
    std::size_t total = 0;
    std::size_t chances = 0;
    for (int round = 0; round < 500; ++round) {
        Literals::Selections selections;
        std::vector<std::vector<std::string>> literals(Literals::Selections::most);
        for (auto& of_set : literals) {
            for (std::size_t i = random.below(6); i > 0; --i) {
                const Text literal(random.of(alphabet, 1 + random.below(6)));
                if (!literal.page.starts.empty()) of_set.emplace_back(literal.folded().substr(literal.page.starts.front()));
            }
            selections.add(of_set);
        }
        const Text text(random.of(alphabet, random.below(400)));
        std::vector<std::uint8_t> sets;
        for (std::size_t i = 0; i < text.page.starts.size(); ++i) {
            sets.push_back(static_cast<std::uint8_t>(random.below(Literals::Selections::most)));
        }
        // A copy of its own length, so that AddressSanitizer sees a read beyond.
        const std::vector<char> bytes(text.folded().begin(), text.folded().end());
        const Candidates candidates = filtered(selections, {bytes.data(), bytes.size()}, text.page.starts, sets);
        std::set<std::pair<std::uint32_t, bool>> unseen;
        for (const Literals::Candidate& candidate : candidates) REQUIRE(unseen.emplace(candidate.at, candidate.is_long != 0).second);
        for (std::size_t set = 0; set < literals.size(); ++set) {
            for (const auto& [at, literal] : found(literals[set], text)) {
                INFO("set " << set << ": '" << literal << "' at " << at << " of '" << text.folded() << "'");
                const auto start = std::lower_bound(text.page.starts.begin(), text.page.starts.end(), at) - text.page.starts.begin();
                if (sets[static_cast<std::size_t>(start)] == set) REQUIRE(unseen.contains({at, literal.size() >= 8}));
            }
        }
        total += candidates.size();
        chances += 2 * text.page.starts.size();
    }
    CHECK(total > 1'000);
    CHECK(total < chances / 2);  // else nothing is turned away
}
