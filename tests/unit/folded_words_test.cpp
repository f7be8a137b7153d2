// The words of folded text, and sets of them, against a byte at a time and std::set.
#include "text/folded_words.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

template <unsigned shortest>
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    text::for_each_word<shortest>(text, [&](std::string_view word) {
        words.emplace_back(word);
        return true;
    });
    return words;
}

std::vector<std::string> slow_words(std::string_view text, std::size_t shortest) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty() && word.size() >= shortest) words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        const bool is_of_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        is_of_word ? word.push_back(c) : end_word();
    }
    end_word();
    return words;
}

/// Words of all lengths, at all places of the 64 bytes that are looked at together.
std::string any_text(test::RandomText& random) {
    static const std::vector<std::string> pieces = {"a", "in", "the", "tide", "piers", "\u00E9t\u00E9", "harbourmasters", " ", " ", ", ", "-", "'", "2031"};
    return random.of(pieces, random.below(60));
}

}  // namespace

TEST_CASE("words of any length at least are found as by one byte at a time") {
    test::RandomText random(3);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = any_text(random);
        INFO(text);
        REQUIRE(words_of<1>(text) == slow_words(text, 1));
        REQUIRE(words_of<3>(text) == slow_words(text, 3));
        REQUIRE(words_of<4>(text) == slow_words(text, 4));
    }
    const std::string long_word(200, 'x');
    CHECK(words_of<4>(long_word) == std::vector<std::string>{long_word});
}

TEST_CASE("a set of words has those that were added, of the length that it asks for") {
    test::RandomText random(5);
    for (int round = 0; round < 2000; ++round) {
        const std::string added = any_text(random);
        const std::string asked = any_text(random);
        INFO(added << '|' << asked);
        text::WordSet<4> words(added.size());
        words.add(added);
        const std::vector<std::string> all = slow_words(added, 4);
        const std::set<std::string> slow(all.begin(), all.end());
        CHECK(words.empty() == slow.empty());

        const std::vector<std::string> of_asked = slow_words(asked, 4);
        const auto is_known = [&](const std::string& word) { return slow.count(word) != 0; };
        const text::WordSet<4>::Count count = words.count(asked);
        CHECK(count.all == static_cast<int>(of_asked.size()));
        CHECK(count.known == static_cast<int>(std::count_if(of_asked.begin(), of_asked.end(), is_known)));

        const std::set<std::string> different(of_asked.begin(), of_asked.end());
        const auto shared = static_cast<std::size_t>(std::count_if(different.begin(), different.end(), is_known));
        CHECK(words.shared<2>(asked) == std::min<std::size_t>(shared, 2));
    }
}
