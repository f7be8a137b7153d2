// The lexicon of elements' names: its words, its sums against a slow twin, and how it is read.
#include "arbiter/lexicon.hpp"
#include "arbiter/weights.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <stet/stet.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;
using arbiter::Lexicon;
using test::RandomText;

namespace {

std::vector<std::string> words(std::string_view about) {
    std::vector<std::string> all;
    arbiter::words_of(about, [&](std::string_view word) { all.emplace_back(word); });
    return all;
}

/// The sum for an element, clue by clue.
std::int32_t slow_sum(const Lexicon& lexicon, const Markup& markup, std::uint32_t element) {
    std::int32_t sum = lexicon.base();
    for (const Lexicon::Clue& clue : lexicon.clues(markup, element)) {
        sum += lexicon.weights(clue.word)[static_cast<std::size_t>(clue.place)];
    }
    return sum;
}

void check_sums(const Lexicon& lexicon, const Document& page) {
    const facts::MarkupFacts markup = facts::read_markup(page);
    const auto sums = lexicon.sums(page.markup(), markup);
    REQUIRE(sums.size() == page.markup().elements.size());
    for (std::uint32_t i = 0; i < sums.size(); ++i) {
        if (!markup.elements[i].is_inline) REQUIRE(sums[i] == slow_sum(lexicon, page.markup(), i));
    }
}

std::string weights(std::string_view lexicon) {
    const std::string stage = R"({"base": 0, "inputs": [], "trees": []})";
    return R"({"stet_arbiter": 1, "pages": "html", "features": ")" + arbiter::features_digest(arbiter::Mode::html) +
           R"(", "lexicon": )" + std::string(lexicon) + R"(, "stages": [)" + stage + ", " + stage + "]}";
}

}  // namespace

TEST_CASE("the words of an element's name") {
    CHECK(words("div") == std::vector<std::string>{"<div"});
    CHECK(words("h2 .title") == std::vector<std::string>{"<h2", "title"});
    CHECK(words("div #post-1234 .entryContent .is_wide") ==
          std::vector<std::string>{"<div", "post", ".post-0", "entry", "content", ".entrycontent", "is", "wide", ".is_wide"});
    CHECK(words("main role=main hidden") == std::vector<std::string>{"<main", "role", "main", ".role=main", "hidden"});
    CHECK(words("p .é .42") == std::vector<std::string>{"<p", ".é", ".0"});
    CHECK(words("").empty());
    CHECK(words("p  . #") == std::vector<std::string>{"<p"});
    for (const std::string& word : words("p ." + std::string(10'000, 'a') + std::string(10'000, '-'))) {
        CHECK(word.size() <= Lexicon::longest_word);
    }
}

TEST_CASE("the words of a name are those of its slow twin") {
    RandomText random(43);
    constexpr std::string_view bytes = "abcdefgzABCXYZ01239-_=:/.@[`{\x7F\t\xC3\xA9";
    for (int round = 0; round < 20'000; ++round) {
        std::string name;
        const std::size_t kinds = 1 + random.below(bytes.size());  // so that some have but letters
        for (std::size_t n = random.below(80); n > 0; --n) name += bytes[random.below(kinds)];
        std::vector<std::string> fast, slow;
        // With what stands behind it in reach, and without.
        const std::string longer = name + "Behind-it" + std::string(64, 'x');
        const std::string_view view = round % 2 == 0 ? std::string_view(name) : std::string_view(longer).substr(0, name.size());
        const char* const readable = round % 2 == 0 ? name.data() + name.size() : longer.data() + longer.size();
        arbiter::words_of_name(view, readable, [&](std::string_view word) {
            fast.emplace_back(word);
            CHECK(text::beginning_at(word.data(), word.size()) == text::beginning_of(word));
        });
        arbiter::words_of_slowly(name, [&](std::string_view word) { slow.emplace_back(word); });
        INFO(name);
        REQUIRE(fast == slow);

        std::vector<std::string> fast_parts, slow_parts;
        const auto into = [](std::vector<std::string>& parts) {
            return [&parts](const text::Beginning& beginning, std::size_t size) {
                parts.push_back(std::to_string(beginning.first) + ' ' + std::to_string(beginning.second) + ' ' + std::to_string(size));
            };
        };
        if (name.size() > text::NameParts::longest) continue;
        text::NameParts(view, readable).each(into(fast_parts));
        text::for_each_part_slowly(name, into(slow_parts));
        REQUIRE(fast_parts == slow_parts);
    }
}

TEST_CASE("the lexicon's sums: each word by its place, and once around") {
    Lexicon lexicon(7);
    lexicon.add("<div", {1, 10, 100, 1000});
    lexicon.add("story", {2, 20, 200, 2000});
    lexicon.add("story", {3, 30, 300, 3000});  // the later holds
    REQUIRE(lexicon.size() == 2);
    const auto page = Document::from_html("<div class=story><div><div><div><p>Rain fell.</p></div></div></div></div>");
    check_sums(lexicon, *page);
    const auto sums = lexicon.sums(page->markup(), facts::read_markup(*page));
    // The parent, two near, "<div" around and "story" around, which is too far to be near.
    CHECK(sums[page->blocks()[0].element] == 7 + 10 + 2 * 100 + 1000 + 3000);
    CHECK(Lexicon().sums(page->markup(), facts::read_markup(*page)) == std::vector<std::int32_t>(page->markup().elements.size(), 0));
    const auto text = Document::from_text("Rain fell.");
    CHECK(lexicon.sums(text->markup(), facts::read_markup(*text)).empty());
}

TEST_CASE("the lexicon's sums are those of its slow twin") {
    RandomText random(41);
    const std::vector<std::string> names{"div", "p", "section", "li", "ul", "span", "article"};
    const std::vector<std::string> classes{"story", "entry-content", "sidebar", "card", "card-1", "relatedPosts", "x"};
    for (int round = 0; round < 200; ++round) {
        Lexicon lexicon(static_cast<std::int32_t>(random.below(2000)) - 1000);
        for (std::size_t n = random.below(40); n > 0; --n) {
            const auto some = words(names[random.below(names.size())] + " ." + classes[random.below(classes.size())]);
            Lexicon::Weights weights{};
            for (auto& weight : weights) weight = static_cast<std::int16_t>(static_cast<int>(random.below(4000)) - 2000);
            lexicon.add(some[random.below(some.size())], weights);
        }
        std::string html;
        for (std::size_t n = random.below(120); n > 0; --n) {
            const std::string& name = names[random.below(names.size())];
            if (random.below(3) == 0) html += "</" + name + ">";
            else html += "<" + name + " class='" + classes[random.below(classes.size())] + "'>";
            if (random.below(2) == 0) html += "Rain fell. ";
        }
        check_sums(lexicon, *Document::from_html(html));
    }
}

TEST_CASE("a lexicon is read as it is written, or refused") {
    const auto read = arbiter::read_weights(weights(R"({"base": -5, "words": ["<p 1 -2 3 -4", "story 0 0 0 9"]})"));
    REQUIRE(read);
    const Lexicon& lexicon = read->lexicon;
    CHECK(lexicon.base() == -5);
    REQUIRE(lexicon.size() == 2);
    CHECK(lexicon.weights(lexicon.find("<p")) == Lexicon::Weights{1, -2, 3, -4});
    CHECK(lexicon.word(lexicon.find("story")) == "story");
    CHECK(lexicon.find("stories") == lexicon.size());
    for (const std::string_view word : {R"("story")", R"("story 1 2 3")", R"("story 1 2 3 4 5")", R"("story 1 2 3 4 ")", R"(" 1 2 3 4")",
                                        R"("story 1 2 3 40000")", R"("story  1 2 3 4")", "7", R"("")"}) {
        INFO(word);
        const auto refused = Arbiter::from_json(weights(R"({"base": 0, "words": [)" + std::string(word) + "]}"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::bad_schema);
    }
    CHECK_FALSE(Arbiter::from_json(weights(R"({"base": 0})")));
    CHECK_FALSE(Arbiter::from_json(weights(R"({"base": 1e9, "words": []})")));
    CHECK_FALSE(Arbiter::from_json(weights("[]")));
}
