#include "arbiter/lexicon.hpp"

#include "arbiter/outline.hpp"
#include "text/prefetch.hpp"

#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace stet::arbiter {

void Lexicon::add(std::string_view word, const Weights& weights) {
    const std::size_t known = find(word);
    if (known != size()) {
        entries_[known].weights = weights;
        return;
    }
    entries_.push_back({text::beginning_of(word), static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size()), weights});
    text_ += word;
    if (2 * entries_.size() <= slots_.size()) return place(entries_.size() - 1);
    slots_.assign(2 * slots_.size(), {});
    for (std::size_t n = 0; n < entries_.size(); ++n) place(n);
}

void Lexicon::place(std::size_t n) noexcept {
    const text::Beginning& beginning = entries_[n].beginning;
    slots_[slot_of(word(n), beginning)] = {tag_of(beginning.hash()), static_cast<std::uint32_t>(n)};
}

std::size_t Lexicon::slot_of(std::string_view word, const text::Beginning& beginning) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    const std::uint64_t hash = beginning.hash();
    const auto is_of = [&](const Slot& slot) {
        if (slot.tag != tag_of(hash)) return false;
        const Entry& entry = entries_[slot.entry];
        if (entry.size != word.size() || entry.beginning != beginning) return false;
        return word.size() <= text::Beginning::size || this->word(slot.entry) == word;
    };
    auto slot = static_cast<std::size_t>(hash >> 32) & mask;
    while (slots_[slot].entry != none && !is_of(slots_[slot])) slot = (slot + 1) & mask;
    return slot;
}

std::size_t Lexicon::find(std::string_view word) const noexcept { return find(word, text::beginning_of(word)); }

void Lexicon::fetch() const noexcept {
    const auto fetch = [](const auto& of) {
        const auto* const begin = reinterpret_cast<const char*>(of.data());
        constexpr std::size_t line = 64;
        for (std::size_t at = 0; at < of.size() * sizeof(of[0]); at += line) text::prefetch(begin + at);
    };
    fetch(slots_);
    fetch(entries_);
}

std::vector<std::int32_t> Lexicon::sums(const Markup& markup, const facts::MarkupFacts& facts) const {
    const std::size_t count = markup.elements.size();
    if (count == 0) return {};

    constexpr std::size_t many_names = 32;
    if (facts.names.each.size() >= many_names) fetch();

    // The known words of each name, and then those of each element of another name, each word once, with its weight around.
    struct Range {
        std::uint32_t begin = 0, end = none;  // none: not looked up yet
    };
    std::vector<Range> of_names(facts.names.each.size());
    std::vector<std::uint32_t> name_words;
    const char* const readable = markup.text.data() + markup.text.size();
    const auto words_of_name = [&](std::uint32_t name, bool is_element) {
        Range& range = of_names[name];
        if (range.end == none) {
            range.begin = static_cast<std::uint32_t>(name_words.size());
            words_of(markup.view(facts.names.each[name]), is_element, readable, [&](std::string_view word) {
                const std::size_t n = find(word, text::beginning_at(word.data(), word.size()));
                if (n != size()) name_words.push_back(static_cast<std::uint32_t>(n));
            });
            range.end = static_cast<std::uint32_t>(name_words.size());
        }
        return std::span(name_words).subspan(range.begin, range.end - range.begin);
    };
    struct Word {
        std::uint32_t word;
        std::int32_t weight;
    };
    std::vector<Word> words;
    struct Called {
        Range words;
        std::array<std::int32_t, name_places> sums{};
    };
    std::vector<Called> all_called(facts.names.different_elements());
    std::vector<std::uint32_t> last(size(), none);  // element of another name that each word was in
    const auto called = [&](std::uint32_t element) -> const Called& {
        const std::uint32_t same = facts.elements[element].same;
        Called& known = all_called[same];
        if (known.words.end != none) return known;
        known.words.begin = static_cast<std::uint32_t>(words.size());
        const auto names = facts.names.of(same);
        for (const std::uint32_t& name : names) {
            for (const std::uint32_t word : words_of_name(name, &name == names.data())) {
                if (last[word] == same) continue;
                last[word] = same;
                const Weights& weights = this->weights(word);
                words.push_back({word, weights[static_cast<std::size_t>(NamePlace::around)]});
                for (std::size_t place = 0; place < name_places; ++place) known.sums[place] += weights[place];
            }
        }
        known.words.end = static_cast<std::uint32_t>(words.size());
        return known;
    };

    // The elements from the page down, each before what is in it: the words around one are those that were
    // entered and not left again.
    const Outline::Children children = Outline(markup, facts).children();
    std::vector<std::uint32_t> times(size());  // that each word is around
    std::vector<std::int32_t> around(count), sums(count);
    const auto words_in = [&](std::uint32_t element) {
        const Range in = called(element).words;
        return std::span(words).subspan(in.begin, in.end - in.begin);
    };
    const auto sum_at = [&](std::uint32_t element, NamePlace place) { return called(element).sums[static_cast<std::size_t>(place)]; };
    const auto sum = [&](std::uint32_t i) {
        around[i] = i == 0 ? base_ : around[markup.elements[i].parent];
        std::int32_t entered = 0;
        for (const Word& word : words_in(i)) entered += (times[word.word] == 0 ? 1 : 0) * word.weight;
        around[i] += entered;
        sums[i] = around[i] + sum_at(i, NamePlace::own);
        std::uint32_t up = i;
        for (const NamePlace place : {NamePlace::parent, NamePlace::near, NamePlace::near}) {
            if (up == 0) break;
            up = markup.elements[up].parent;
            sums[i] += sum_at(up, place);
        }
    };
    sum(0);
    for (std::uint32_t i = 0;;) {
        if (children.first[i] != 0) {
            for (const Word& word : words_in(i)) ++times[word.word];
            i = children.first[i];
            sum(i);
            continue;
        }
        while (children.next[i] == 0) {
            if (i == 0) return sums;
            i = markup.elements[i].parent;
            for (const Word& word : words_in(i)) --times[word.word];
        }
        // Most are called as the one before.
        const std::uint32_t before = std::exchange(i, children.next[i]);
        if (facts.elements[i].same == facts.elements[before].same) {
            around[i] = around[before];
            sums[i] = sums[before];
        } else {
            sum(i);
        }
    }
}

std::vector<Lexicon::Clue> Lexicon::clues(const Markup& markup, std::uint32_t element) const {
    std::vector<Clue> clues;
    std::set<std::uint32_t> around;
    constexpr std::array<NamePlace, 4> places{NamePlace::own, NamePlace::parent, NamePlace::near, NamePlace::near};
    for (std::size_t step = 0;; ++step) {
        std::set<std::uint32_t> words;
        words_of(markup.view(markup.elements[element].about), [&](std::string_view word) {
            const std::size_t n = find(word);
            if (n != size()) words.insert(static_cast<std::uint32_t>(n));
        });
        if (step < places.size()) {
            for (const std::uint32_t word : words) clues.push_back({word, places[step]});
        }
        around.merge(words);
        if (element == 0) break;
        element = markup.elements[element].parent;
    }
    for (const std::uint32_t word : around) clues.push_back({word, NamePlace::around});
    return clues;
}

}  // namespace stet::arbiter
