// A pattern as an automaton of its positions, which is read off its syntax.
#pragma once

#include "engine/bit_set.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace stet::engine {

using Bytes = BitSet<256>;
using PositionSet = BitSet<1024>;

/// A Glushkov automaton: a position for each place of the pattern that takes a byte, or an edge of the
/// text. It accepts what the pattern matches, and more: what looks around accepts all, and what may stand
/// twice may stand any number of times.
struct Positions {
    std::vector<Bytes> takes;  // a position each; an edge takes none
    std::vector<PositionSet> follow;
    PositionSet first;
    PositionSet last;
    PositionSet begins;  // those that are ^
    PositionSet ends;    // those that are $
    bool nullable = false;

    /// Of a pattern in Boost.Regex's Perl syntax that it compiles; nothing where the pattern has what is
    /// not known here, or is too large.
    [[nodiscard]] static std::optional<Positions> of(std::string_view pattern);
};

}  // namespace stet::engine
