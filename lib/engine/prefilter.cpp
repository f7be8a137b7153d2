#include "engine/prefilter.hpp"

#include "engine/positions.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace stet::engine {

/// Makes the automaton's states, which are sets of positions, in the order of how soon a text can reach
/// them.
class Prefilter::Maker {
public:
    Maker(Prefilter& made, Positions positions) : made_(made), positions_(std::move(positions)) {}

    void run() {
        if (positions_.nullable) return;  // it matches any text
        part_bytes();
        const PositionSet start = closed(positions_.first, positions_.begins);
        if (!(start & positions_.last).empty()) return;
        made_.start_ = state_of(start);
        for (std::size_t i = 0; i < states_.size(); ++i) make_row(i);
        settle_hopeless();
    }

private:
    // Further ones are not told apart from those that match. They are far from the text's start: of the
    // searches that fail on pages of the corpus, one in thirteen gets there.
    static constexpr std::size_t most_states = 128;

    /// Parts the bytes into classes by the positions that take them.
    void part_bytes() {
        std::array<PositionSet, 256> taking;
        for (std::size_t i = 0; i < positions_.takes.size(); ++i) {
            positions_.takes[i].each([&](std::size_t byte) { taking[byte].insert(i); });
        }
        std::map<PositionSet, std::uint8_t> classes;
        for (std::size_t byte = 0; byte < taking.size(); ++byte) {
            const auto known = classes.emplace(taking[byte], static_cast<std::uint8_t>(classes.size())).first;
            if (known->second == taking_.size()) taking_.push_back(taking[byte]);
            made_.class_of_[byte] = known->second;
        }
        made_.end_ = taking_.size();
    }

    /// Those of `edges` that can be passed from `reached` on, one behind the other.
    [[nodiscard]] PositionSet closed(const PositionSet& reached, const PositionSet& edges) const {
        PositionSet passed = reached & edges;
        for (PositionSet before; before != passed;) {
            before = passed;
            passed |= followers(before) & edges;
        }
        return passed;
    }

    [[nodiscard]] PositionSet followers(const PositionSet& state) const {
        PositionSet next;
        state.each([&](std::size_t position) { next |= positions_.follow[position]; });
        return next;
    }

    void make_row(std::size_t number) {
        // A match may also begin here.
        PositionSet reached = followers(states_[number]);
        reached |= positions_.first;
        const std::size_t row = row_of(number);
        for (std::size_t i = 0; i < taking_.size(); ++i) {
            const PositionSet next = reached & taking_[i];
            made_.next_[row + i] = (next & positions_.last).empty() ? state_of(next) : maybe;
        }
        const bool may_end = !(closed(reached, positions_.ends) & positions_.last).empty();
        made_.next_[row + made_.end_] = may_end ? maybe : no;
    }

    [[nodiscard]] std::uint16_t state_of(const PositionSet& state) {
        const auto known = numbers_.find(state);
        if (known != numbers_.end()) return known->second;
        if (states_.size() == most_states) return maybe;
        const std::uint16_t row = row_of(states_.size());
        numbers_.emplace(state, row);
        states_.push_back(state);
        made_.next_.resize(row_of(states_.size()));
        return row;
    }

    /// Behind two rows that the states without one would have.
    [[nodiscard]] std::uint16_t row_of(std::size_t state) const {
        return static_cast<std::uint16_t>((state + 2) * (made_.end_ + 1));
    }

    /// The state in which nothing has begun is the end where nothing can begin behind the text's start.
    void settle_hopeless() {
        const auto known = numbers_.find(PositionSet());
        if (known == numbers_.end()) return;
        const std::uint16_t idle = known->second;
        const auto row = made_.next_.begin() + idle;
        const auto end = row + static_cast<std::ptrdiff_t>(made_.end_);
        if (*end == no && std::all_of(row, end, [&](std::uint16_t next) { return next == idle; })) {
            std::replace(made_.next_.begin(), made_.next_.end(), idle, no);
        }
    }

    Prefilter& made_;
    const Positions positions_;
    std::vector<PositionSet> taking_;                    // a class of bytes each, the positions that take it
    std::vector<PositionSet> states_;
    std::map<PositionSet, std::uint16_t> numbers_;       // the rows of states
};

Prefilter::Prefilter(std::string_view pattern) {
    if (auto positions = Positions::of(pattern)) Maker(*this, std::move(*positions)).run();
}

}  // namespace stet::engine
