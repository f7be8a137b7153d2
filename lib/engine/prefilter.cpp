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
        if (positions_.nullable) return;  // it matches any text
        part_bytes();
        if (taking_.size() > std::numeric_limits<std::uint8_t>::max()) return;
        const PositionSet start = closed(positions_.first, positions_.begins);
        if (!(start & positions_.last).empty()) return;
        made_.start_ = state_of(start);
        for (std::size_t i = no + 1; i < states_.size(); ++i) make_row(i);
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
        made_.end_ = static_cast<std::uint8_t>(taking_.size());
        made_.row_bits_ = static_cast<std::uint8_t>(std::bit_width(taking_.size()));
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

    void make_row(std::size_t state) {
        // A match may also begin here.
        PositionSet reached = followers(states_[state]);
        reached |= positions_.first;
        const std::size_t row = state << made_.row_bits_;
        for (std::size_t i = 0; i < taking_.size(); ++i) {
            const PositionSet next = reached & taking_[i];
            made_.next_[row + i] = (next & positions_.last).empty() ? state_of(next) : maybe;
        }
        const bool may_end = !(closed(reached, positions_.ends) & positions_.last).empty();
        made_.next_[row + made_.end_] = may_end ? maybe : no;
    }

    [[nodiscard]] std::uint8_t state_of(const PositionSet& state) {
        const auto known = numbers_.find(state);
        if (known != numbers_.end()) return known->second;
        if (states_.size() == most_states) return maybe;
        const auto number = static_cast<std::uint8_t>(states_.size());
        numbers_.emplace(state, number);
        states_.push_back(state);
        made_.next_.resize(states_.size() << made_.row_bits_);
        return number;
    }

    /// The state in which nothing has begun is the last where nothing can begin behind the text's start.
    void settle_hopeless() {
        const auto known = numbers_.find(PositionSet());
        if (known == numbers_.end()) return;
        const std::uint8_t idle = known->second;
        const auto row = made_.next_.begin() + (idle << made_.row_bits_);
        const auto end = row + made_.end_;
        if (*end == no && std::all_of(row, end, [&](std::uint8_t next) { return next == idle; })) {
            std::replace(made_.next_.begin(), made_.next_.end(), idle, no);
        }
    }

    Prefilter& made_;
    const Positions positions_;
    std::vector<PositionSet> taking_;                    // a class of bytes each, the positions that take it
    std::vector<PositionSet> states_{no + 1};                // by number; those that are the last are not in numbers_
    std::map<PositionSet, std::uint8_t> numbers_;
};

Prefilter::Prefilter(std::string_view pattern) {
    if (auto positions = Positions::of(pattern)) Maker(*this, std::move(*positions)).run();
}

}  // namespace stet::engine
