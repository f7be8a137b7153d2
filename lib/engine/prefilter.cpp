#include "engine/prefilter.hpp"

#include "engine/positions.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <utility>

namespace stet::engine {

/// Makes the automaton's states, which are sets of positions, in the order of how soon a text can reach
/// them.
class Prefilter::Maker {
public:
    Maker(Prefilter& made, Positions positions) : made_(made), positions_(std::move(positions)) {}

    void run() {
        made_.exact_size_ = positions_.exact_size;
        if (positions_.nullable) {  // it matches any text
            made_.start_ = positions_.exact_size == 0 ? lost : accepted;
            return;
        }
        part_bytes();
        if (taking_.size() > std::numeric_limits<std::uint8_t>::max()) return;
        PositionSet start;
        start.insert(at_start);
        const std::uint16_t first = state_of(start);
        for (std::size_t i = 0; i < states_.size(); ++i) make_row(i);
        settle_hopeless();
        made_.start_ = first;
    }

private:
    /// Further ones are not told apart. They are far from the text's start; but a list of words has a state for each
    /// letter.
    [[nodiscard]] std::size_t most_states() const {
        const std::size_t most_rows = (std::numeric_limits<std::uint16_t>::max() - first_row) / (made_.end_ + 1U);
        return std::min(std::max<std::size_t>(400, positions_.takes.size()), most_rows);
    }

    // What a state knows beside its positions.
    static constexpr std::size_t at_start = PositionSet::capacity - 1;
    static constexpr std::size_t behind_word = PositionSet::capacity - 2;  // a byte of a word

    /// Parts the bytes into classes by the positions that take them.
    void part_bytes() {
        std::array<PositionSet, 256> taking;
        for (std::size_t i = 0; i < positions_.takes.size(); ++i) {
            positions_.takes[i].each([&](std::size_t byte) { taking[byte].insert(i); });
        }
        if (!positions_.boundaries.empty()) {
            Positions::word_bytes().each([&](std::size_t byte) { taking[byte].insert(behind_word); });
        }
        std::map<PositionSet, std::uint8_t> classes;
        for (std::size_t byte = 0; byte < taking.size(); ++byte) {
            const auto known = classes.emplace(taking[byte], static_cast<std::uint8_t>(classes.size())).first;
            if (known->second == taking_.size()) taking_.push_back(taking[byte]);
            made_.class_of_[byte] = known->second;
        }
        made_.end_ = static_cast<std::uint16_t>(taking_.size());
    }

    [[nodiscard]] PositionSet followers(const PositionSet& state) const {
        PositionSet next;
        state.each([&](std::size_t position) {
            if (position < positions_.follow.size()) next |= positions_.follow[position];
        });
        return next;
    }

    /// What may take the next byte, and whether there is a match before it.
    struct Open {
        PositionSet positions;
        bool accepts = false;
    };

    /// From `reached` on, where such edges can be passed.
    [[nodiscard]] Open open(const PositionSet& reached, const PositionSet& edges) const {
        Open all{reached};
        PositionSet passed = reached & edges;
        for (PositionSet before; before != passed;) {
            before = passed;
            all.positions |= followers(before);
            passed = all.positions & edges;
        }
        all.accepts = !(passed & positions_.last).empty();
        return all;
    }

    void make_row(std::size_t number) {
        const PositionSet state = states_[number];
        PositionSet reached = followers(state) | positions_.first;  // a match may also begin here
        reached.insert(behind_word);
        const PositionSet begins = state.has(at_start) ? positions_.begins : PositionSet();
        const bool was_word = state.has(behind_word);
        const auto edges_before = [&](bool word) { return word == was_word ? begins : begins | positions_.boundaries; };
        const Open before_word = open(reached, edges_before(true));
        const Open before_other = open(reached, edges_before(false));
        const std::size_t row = row_of(number);
        for (std::size_t i = 0; i < taking_.size(); ++i) {
            const Open& before = taking_[i].has(behind_word) ? before_word : before_other;
            const PositionSet next = before.positions & taking_[i];
            const bool accepts = before.accepts || !(next & positions_.last).empty();
            made_.next_[row + i] = accepts ? accepted : state_of(next);
        }
        made_.next_[row + made_.end_] = open(reached, edges_before(false) | positions_.ends).accepts ? accepted : refused;
    }

    [[nodiscard]] std::uint16_t state_of(const PositionSet& state) {
        const auto known = numbers_.find(state);
        if (known != numbers_.end()) return row_of(known->second);
        if (states_.size() == most_states()) return lost;
        const std::size_t number = states_.size();
        numbers_.emplace(state, number);
        states_.push_back(state);
        made_.next_.resize(row_of(states_.size()));
        return row_of(number);
    }

    [[nodiscard]] std::uint16_t row_of(std::size_t number) const noexcept {
        return static_cast<std::uint16_t>(first_row + number * (made_.end_ + 1U));
    }

    /// A state is the last if nothing but `refused` can be behind it, as where nothing can begin any more.
    void settle_hopeless() {
        std::vector<bool> has_hope(made_.next_.size());  // by row
        has_hope[accepted] = has_hope[lost] = true;
        for (bool has_changed = true; has_changed;) {
            has_changed = false;
            for (std::size_t number = states_.size(); number-- > 0;) {
                const auto row = made_.next_.begin() + row_of(number);
                if (has_hope[row_of(number)] || std::none_of(row, row + made_.end_ + 1, [&](auto next) { return has_hope[next]; })) continue;
                has_hope[row_of(number)] = has_changed = true;
            }
        }
        std::replace_if(made_.next_.begin(), made_.next_.end(), [&](auto next) { return !has_hope[next]; }, refused);
    }

    Prefilter& made_;
    const Positions positions_;
    std::vector<PositionSet> taking_;  // a class of bytes each, the positions that take it
    std::vector<PositionSet> states_;  // by number
    std::map<PositionSet, std::size_t> numbers_;
};

Prefilter::Prefilter(std::string_view pattern) {
    if (auto positions = Positions::of(pattern)) Maker(*this, std::move(*positions)).run();
}

void Prefilter::ask(std::span<Question> questions) noexcept {
    std::array<Walk, at_once> walks;
    std::array<std::uint8_t, at_once> open;
    for (; !questions.empty(); questions = questions.subspan(std::min(questions.size(), at_once))) {
        const auto next = questions.first(std::min(questions.size(), at_once));
        std::size_t count = 0;
        for (std::size_t i = 0; i < next.size(); ++i) {
            walks[i] = Walk(*next[i].prefilter, next[i].text);
            open[count] = static_cast<std::uint8_t>(i);
            count += walks[i].is_done() ? 0U : 1U;
            if (!walks[i].is_done()) walks[i].fetch();
        }
        // All go a step, and those that are not done stay. Without a branch, as where one ends is nothing that one foresees.
        while (count > few) {
            std::size_t left = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint8_t each = open[i];
                walks[each].step();
                walks[each].fetch();
                open[left] = each;
                left += walks[each].is_done() ? 0U : 1U;
            }
            count = left;
        }
        for (const std::uint8_t each : std::span(open).first(count)) {
            while (!walks[each].is_done()) walks[each].step();
        }
        for (std::size_t i = 0; i < next.size(); ++i) next[i].answer = walks[i].answer();
    }
}

}  // namespace stet::engine
