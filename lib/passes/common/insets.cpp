#include "passes/common/insets.hpp"

#include "passes/common/header.hpp"

#include <cstddef>
#include <cstdint>

namespace stet::passes {
namespace {

constexpr std::size_t fewest = 2;  // lines
constexpr std::size_t most = 6;
constexpr std::uint32_t fewest_words = 5;  // of a line
constexpr std::uint32_t most_words = 22;
constexpr std::size_t mean_words = 7;  // at least
constexpr std::size_t fewest_paragraphs = 4;

/// By its facts alone, without a branch.
bool may_be_line(const BlockFacts& facts) {
    constexpr auto others = static_cast<std::uint32_t>(Shape::prose) | static_cast<std::uint32_t>(Shape::ends_sentence) |
                            static_cast<std::uint32_t>(Shape::bullet) | static_cast<std::uint32_t>(Shape::starts_lower) |
                            static_cast<std::uint32_t>(Shape::timestamp) | static_cast<std::uint32_t>(Shape::credit_end);
    const bool fits = facts.words - fewest_words <= most_words - fewest_words;
    const bool is_other = (facts.shape & others) != 0;
    return (unsigned{fits} & unsigned{!is_other}) != 0;
}

bool is_line(const PassContext& page, std::size_t i) {
    return may_be_line(page.facts(i)) && is_open(page, i) && !page.is_named(i);
}

/// Two in five of the blocks of the core at least are paragraphs, and none announces a list by a colon: what stands in lists
/// there is hardly the story's own.
bool brings_no_lists(const PassContext& page) {
    std::size_t paragraphs = 0;
    std::size_t lines = 0;
    for (std::size_t i = page.page().core_begin; i < page.page().core_end; ++i) {
        if (page.is_cut(i)) continue;
        if (page.facts(i).is(Shape::ends_colon)) return false;
        (page.facts(i).is(Shape::prose) ? paragraphs : lines) += 1;
    }
    return paragraphs >= fewest_paragraphs && lines * 2 <= paragraphs * 3;
}

/// Where the headlines end of a list [begin, end).
std::size_t end_of_headlines(const PassContext& page, std::size_t begin, std::size_t end) {
    std::size_t words = 0;
    const BlockFacts& last = page.facts(end - 1);
    bool has_fewest_words = true;
    bool is_shortest = true;
    for (std::size_t i = begin; i < end; ++i) {
        words += page.facts(i).words;
        has_fewest_words = has_fewest_words && last.words <= page.facts(i).words;
        is_shortest = is_shortest && last.characters <= page.facts(i).characters;
    }
    if (words < mean_words * (end - begin)) return begin;
    // A heading is no longer than headlines are, and of two lines nobody knows.
    const bool may_head = end - begin == fewest || has_fewest_words || is_shortest;
    return may_head ? end - 1 : end;
}

}  // namespace

std::vector<std::size_t> insets(const PassContext& page) {
    std::vector<std::size_t> found;
    if (!is_text(page) || !page.document().entries().empty()) return found;
    const std::size_t core_end = page.page().core_end;
    std::size_t done = page.page().core_begin + 1;
    if (done >= core_end) return found;
    const auto may_begin = [&](std::size_t i) {
        const bool one = may_be_line(page.facts(i));
        const bool two = may_be_line(page.facts(i + 1));
        return (unsigned{one} & unsigned{two}) != 0;
    };
    for_each_block(done, core_end - 1, may_begin, [&](std::size_t begin) {
        if (begin < done || !is_line(page, begin)) return;
        std::size_t end = begin + 1;
        while (end < core_end && is_line(page, end) && breaks_below(page, end - 1) == 1) ++end;
        done = end;
        if (end - begin < fewest || end - begin > most || end == core_end) return;
        const bool is_apart = breaks_below(page, begin - 1) >= 2 && breaks_below(page, end - 1) >= 2;
        const bool goes_on = stands_as_prose(page, end) || (end + 1 < core_end && stands_as_prose(page, end + 1));
        if (!is_apart || !goes_on || !stands_as_prose(page, begin - 1) || !page.facts(begin - 1).is(Shape::ends_sentence)) return;
        end = end_of_headlines(page, begin, end);
        for (std::size_t i = begin; i < end; ++i) found.push_back(i);
    });
    if (!found.empty() && !brings_no_lists(page)) found.clear();
    return found;
}

}  // namespace stet::passes
