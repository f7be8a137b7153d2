// A pattern as an automaton of its positions, which is read off its syntax.
#pragma once

#include "engine/bit_set.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace stet::engine {

using Bytes = BitSet<256>;
using PositionSet = BitSet<1024>;

/// A Glushkov automaton: a position for each place of the pattern that takes a byte, or an edge of the
/// text or of a word. It accepts what the pattern matches, and perhaps more: what looks around accepts all, and what
/// may stand many times may stand any number of times.
struct Positions {
    static constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max();
    /// Sets have room for so many more numbers that are no position.
    static constexpr std::size_t spare = 2;

    std::vector<Bytes> takes;  // a position each; an edge takes none
    std::vector<PositionSet> follow;
    PositionSet first;
    PositionSet last;
    PositionSet begins;      // those that are ^
    PositionSet ends;        // those that are $
    PositionSet boundaries;  // those that are \b
    bool nullable = false;
    /// Of texts of no more bytes it accepts nothing but what the pattern matches.
    std::size_t exact_size = any_size;

    /// Of a pattern in Boost.Regex's Perl syntax that it compiles; nothing where the pattern has what is
    /// not known here, or is too large.
    [[nodiscard]] static std::optional<Positions> of(std::string_view pattern);

    /// Those that \b tells from others, in the classic locale.
    [[nodiscard]] static Bytes word_bytes() noexcept;
};

}  // namespace stet::engine
