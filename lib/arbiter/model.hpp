// Boosted trees over the features of a page's blocks.
#pragma once

#include "arbiter/features.hpp"
#include "text/vectors.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace stet::arbiter {

/// What a tree asks of: a feature of the block so many blocks below (above where negative).
struct Input {
    Feature feature{};
    int offset = 0;
};
inline constexpr int farthest_offset = 15;
static_assert(farthest_offset <= int{Table::margin});

/// Trees whose leaves sum to the log-odds that a block is of the article, in thousandths.
///
/// Method: a tree is walked for many blocks at a time, without a branch. Each block stands at the first leaf below the question
/// that it has come to, a number in a byte. Questions are asked of all blocks, those above before those below; a block to which
/// one comes and that goes to the right turns to the first leaf on that side. A tree has at most sixteen leaves, so that
/// vectors look up in them. (To strike the leaves on the left of each question, as QuickScorer does - Lucchese et al., "Exploiting
/// CPU SIMD extensions to speed-up document scoring with tree ensembles", SIGIR 2016 -, takes two bytes of a block and twice the
/// steps; sum_slowly() does it, as it needs no order.)
class Trees {
public:
    static constexpr std::size_t most_leaves = 16;
    static constexpr std::size_t most_blocks = 256;  // at a time

    /// To the right where the input is at least `threshold`. `left` are the leaves that are struck then,
    /// the first leaf the lowest bit.
    struct Question {
        Input input;
        std::uint8_t threshold = 0;
        std::uint16_t left = 0;
    };

    explicit Trees(std::int32_t base = 0) : base_(base) {}

    /// Adds a tree: its questions in any order, and its leaves from left to right, 1 to 16.
    void add(const std::vector<Question>& questions, const std::vector<std::int32_t>& leaves);

    /// To be called when all are added, before they are asked: puts them in an order in which they are asked fast.
    void arrange();

    /// The sums for `count` blocks from `first` on, 1 to most_blocks, written to `sums`, which has room for
    /// most_blocks. By the best vectors that the machine has, unless told which.
    void sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums,
             text::Vectors by = text::best_vectors()) const;

    /// The same, question by question: for machines whose vectors we do not know, and the oracle of tests.
    void sum_slowly(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const;

private:
    /// A question, for those that stand at leaf `from`, the first of its left side: to the right the first is `to`.
    struct Step {
        Feature feature;
        std::int8_t offset;
        std::uint8_t threshold;
        std::uint8_t from;
        std::uint8_t to;
    };
    static_assert(farthest_offset <= std::numeric_limits<std::int8_t>::max());

    /// All that is read of a tree, side by side.
    struct Tree {
        std::array<Step, most_leaves - 1> steps;  // each behind those that lead to it
        std::uint8_t all_steps;
        bool may_overflow;       // sixteen bits, together with the trees before it
        std::uint32_t greatest;  // of the leaves, without their signs
        /// The leaves for the wide vectors: of each the lower two bytes.
        std::array<std::uint8_t, most_leaves> low_bytes, high_bytes;
        std::array<std::int32_t, most_leaves> leaves;
    };

    template <std::size_t rows>
    void sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_wide_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_widest_rows(const Table& table, std::size_t first, std::int32_t* sums) const;

    std::int32_t base_;
    // By how many questions they ask, since loops that change their length cost a wrong guess.
    std::vector<Tree> trees_;
    bool are_leaves_small_ = true;  // each fits sixteen bits
};

}  // namespace stet::arbiter
