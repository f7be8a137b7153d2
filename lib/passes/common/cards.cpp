#include "passes/common/cards.hpp"

#include "engine/evidence.hpp"
#include "passes/common/header.hpp"
#include "text/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

namespace stet::passes {
namespace {

constexpr std::size_t fewest_cards = 3;
constexpr std::size_t fewest_words = 4;  // of a linked line that is no heading
constexpr std::size_t reach = 3;         // from a headline to its day, in lines of text
constexpr std::size_t most_between = 3;  // lines of text between a day and the next headline
constexpr std::size_t most_section_words = 2;
constexpr std::size_t most_sentence_words = 24;  // of a headline that is a sentence, or two
constexpr std::size_t most_heading_words = 14;
constexpr std::size_t most_blocks = 8;   // of one card; what has more is a story

/// A heading, or a line that may be one, all of it a link.
bool heads_card(const PassContext& page, const facts::MarkupFacts& markup, std::size_t i) {
    const Block& block = page.block(i);
    const bool is_line = block.role == Role::paragraph || block.role == Role::list_item;
    const bool may_be = block.role == Role::heading || (is_line && page.facts(i).words >= fewest_words);
    if (!may_be || page.is_cut(i)) return false;
    return std::uint64_t{markup.blocks[i].link_bytes} * 10 >= std::uint64_t{block.span.size()} * 9;
}

class Cards {
public:
    Cards(const PassContext& page, const facts::MarkupFacts& markup)
        : page_(page), markup_(markup), elements_(page.document().markup().elements) {}

    /// The blocks of the cards of these headings, where they are such.
    void take(const std::vector<std::size_t>& heads, std::vector<std::size_t>& found) {
        std::map<std::uint32_t, std::size_t> headed;  // how many of the headings are in an element
        for (const std::size_t head : heads) {
            for (std::uint32_t element = markup_.blocks[head].leaf; element != 0; element = elements_[element].parent) ++headed[element];
        }
        const std::size_t begin = found.size();
        std::size_t dated = 0;
        for (const std::size_t head : heads) {
            std::uint32_t card = markup_.blocks[head].leaf;
            while (elements_[card].parent != 0 && headed[elements_[card].parent] == 1) card = elements_[card].parent;
            dated += add(card, head, found) ? 1U : 0U;
        }
        if (dated < fewest_cards || dated * 3 < heads.size() * 2) found.resize(begin);
    }

private:
    /// Adds the blocks in the card, and says whether it bears a day or an age.
    bool add(std::uint32_t card, std::size_t head, std::vector<std::size_t>& found) const {
        std::size_t begin = head;
        while (begin > 0 && is_within(begin - 1, card)) --begin;
        std::size_t end = head + 1;
        while (end < page_.size() && is_within(end, card)) ++end;
        if (end - begin > most_blocks) return false;
        bool is_dated = false;
        for (std::size_t i = begin; i < end; ++i) {
            found.push_back(i);
            is_dated = is_dated || page_.facts(i).is(Shape::timestamp);
        }
        return is_dated;
    }

    [[nodiscard]] bool is_within(std::size_t block, std::uint32_t card) const {
        return facts::is_within(page_.document().markup(), markup_.blocks[block].leaf, card);
    }

    const PassContext& page_;
    const facts::MarkupFacts& markup_;
    const std::vector<Element>& elements_;
};

/// A card in text: its headline's line and the one that says when it was published.
struct Dated {
    std::size_t head;
    std::size_t date;
    bool is_headline = true;  // or a sentence straight above the date
};

std::vector<Dated> dated_headlines(const PassContext& page) {
    std::vector<Dated> found;
    const auto entries = page.document().entries();
    const std::size_t end = entries.empty() ? page.size() : entries.front().first_block;
    for (std::size_t i = page.page().core_begin + 1; i < end; ++i) {
        if (!page.facts(i).is(Shape::timestamp)) continue;
        bool has_headline = false;
        for (std::size_t head = i; !has_headline && head-- > page.page().core_begin && i - head <= reach;) {
            const BlockFacts& facts = page.facts(head);
            if (facts.is(Shape::prose) || facts.is(Shape::timestamp)) break;
            has_headline = facts.is(Shape::headline) && facts.words >= fewest_words && page.block(head).role == Role::paragraph;
            if (has_headline) found.push_back({head, i});
        }
        const BlockFacts& above = page.facts(i - 1);
        const bool may_head = above.is(Shape::ends_sentence) & (above.words >= fewest_words) & (above.words <= most_sentence_words);
        if (!has_headline && may_head && page.block(i - 1).role == Role::paragraph) found.push_back({i - 1, i, false});
    }
    return found;
}

/// A day with its year: a clock time alone may head a live blog's entry, an age a reader's comment.
bool is_day(const PassContext& page, std::size_t i) {
    if (page.facts(i).digits < 5 || page.facts(i).is(Shape::age)) return false;
    const std::string_view line = page.folded(i);
    for (const std::string_view century : {"19", "20"}) {
        const std::size_t at = line.rfind(century);
        if (at == line.npos || at + 4 > line.size()) continue;
        if (text::is_digit(line[at + 2]) && text::is_digit(line[at + 3]) && (at == 0 || !text::is_digit(line[at - 1]))) return true;
    }
    return false;
}

/// Cards amid the story, with the story's prose straight above and below: a section perhaps, a headline and its day.
void add_islands(const PassContext& page, const std::vector<Dated>& cards, std::vector<std::size_t>& found) {
    const auto is_section = [&](std::size_t i) {
        return page.facts(i).words <= most_section_words && !page.facts(i).is(Shape::ends_sentence);
    };
    const std::size_t core_end = page.page().core_end;
    // A headline, too, may have a paragraph above it, but hardly two.
    std::size_t second = page.page().core_begin;
    for (std::size_t paragraphs = 0; second < core_end; ++second) {
        if (stands_as_prose(page, second) && ++paragraphs == 2) break;
    }
    for (const Dated& card : cards) {
        if (!is_day(page, card.date)) continue;
        std::size_t begin = card.head;
        for (std::size_t lines = 0; begin > 0 && lines < 2 && is_section(begin - 1); ++lines) --begin;
        if (begin <= second || !stands_as_prose(page, begin - 1)) continue;
        if (!card.is_headline && begin == card.head) continue;  // may be the story's own
        std::size_t end = card.date + 1;
        while (end < page.size() && end <= card.date + 2 && page.is_cut(end)) ++end;
        const bool is_headed = end + 1 < core_end && page.facts(end).words <= most_heading_words && stands_as_prose(page, end + 1);
        if (end >= core_end || (!stands_as_prose(page, end) && !is_headed)) continue;
        for (std::size_t i = begin; i <= card.date; ++i) found.push_back(i);
    }
}

/// "1", a headline, "2", a headline …: what is read most, or a table of contents.
void add_rankings(const PassContext& page, std::vector<std::size_t>& found) {
    const auto is_number = [&](std::size_t i, std::size_t number) {
        const BlockFacts& facts = page.facts(i);
        if (facts.words != 1 || facts.digits == 0 || facts.digits > 2) return false;
        const std::string_view line = page.core(i);
        if (line.size() > 2 || !std::all_of(line.begin(), line.end(), text::is_digit)) return false;
        std::size_t value = 0;
        for (const char digit : line) value = 10 * value + static_cast<std::size_t>(digit - '0');
        return value == number;
    };
    const auto is_place = [&](std::size_t i, std::size_t number) {
        return i + 1 < page.size() && is_number(i, number) && page.facts(i + 1).is(Shape::headline) &&
               page.facts(i + 1).words >= fewest_words && !page.facts(i + 1).is(Shape::prose) &&
               page.block(i + 1).role == Role::paragraph;
    };
    for (std::size_t i = 0; i < page.size(); ++i) {
        std::size_t places = 0;
        while (is_place(i + 2 * places, places + 1)) ++places;
        if (places < fewest_cards) continue;
        for (std::size_t line = i; line < i + 2 * places; ++line) found.push_back(line);
        i += 2 * places - 1;
    }
}

std::vector<std::size_t> cards_of_text(const PassContext& page) {
    std::vector<std::size_t> found;
    add_rankings(page, found);
    std::vector<Dated> all = dated_headlines(page);
    add_islands(page, all, found);
    std::erase_if(all, [](const Dated& card) { return !card.is_headline; });
    for (std::size_t first = 0; first < all.size();) {
        std::size_t end = first + 1;
        std::size_t teaser = most_between;  // lines
        while (end < all.size() && all[end].head - all[end - 1].date <= most_between + 1) {
            teaser = std::min(teaser, all[end].head - all[end - 1].date - 1);
            ++end;
        }
        if (end - first >= fewest_cards) {
            const std::size_t last = std::min(page.size(), all[end - 1].date + 1 + teaser);
            for (std::size_t i = all[first].head; i < last; ++i) found.push_back(i);
        }
        first = end;
    }
    return found;
}

std::vector<std::size_t> cards_of_html(PassContext& page, const facts::MarkupFacts& markup) {
    std::vector<std::size_t> found;
    std::map<std::uint32_t, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (heads_card(page, markup, i)) alike[markup.blocks[i].alike].push_back(i);
    }
    Cards all(page, markup);
    for (const auto& [number, heads] : alike) {
        if (heads.size() >= fewest_cards) all.take(heads, found);
    }
    return found;
}

}  // namespace

std::vector<std::size_t> cards(PassContext& page) {
    const facts::MarkupFacts& markup = Evidence::of(page).facts.markup;
    std::vector<std::size_t> found = markup.elements.empty() ? cards_of_text(page) : cards_of_html(page, markup);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace stet::passes
