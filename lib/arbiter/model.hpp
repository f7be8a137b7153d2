// Boosted trees over the features of a page's blocks.
#pragma once

#include "arbiter/features.hpp"
#include "text/vectors.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stet::arbiter {

/// What a tree asks of: a feature of the block so many blocks below (above where negative).
struct Input {
    Feature feature{};
    int offset = 0;
};
inline constexpr int farthest_offset = 15;

/// Trees whose leaves sum to the log-odds that a block is of the article, in thousandths.
///
/// Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with
/// additive ensembles of regression trees", SIGIR 2015), for many blocks at a time as in its vector
/// form (Lucchese et al., "Exploiting CPU SIMD extensions to speed-up document scoring with tree ensembles",
/// SIGIR 2016): each question of a tree whose answer leads to the right strikes the leaves to its
/// left, in any order, without a branch; the first leaf that is left is the answer. So a tree has at
/// most sixteen leaves.
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

    /// The sums for `count` blocks from `first` on, 1 to most_blocks, written to `sums`, which has room for
    /// most_blocks. By the best vectors that the machine has, unless told which.
    void sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums,
             text::Vectors by = text::best_vectors()) const;

    /// The same, question by question: for machines whose vectors we do not know, and the oracle of tests.
    void sum_slowly(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const;

private:
    struct Tree {
        std::uint32_t first_question;
        std::uint32_t end_question;
        std::array<std::int32_t, most_leaves> leaves;
        /// The leaves once more for the wide vectors, their lower sixteen bits in the order of leaf_place().
        std::array<std::uint16_t, most_leaves> leaf_words;
        bool may_overflow;  // sixteen bits, together with the trees before it
    };
    template <std::size_t rows>
    void sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_wide_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_widest_rows(const Table& table, std::size_t first, std::int32_t* sums) const;

    std::int32_t base_;
    std::vector<Question> questions_;
    std::vector<Tree> trees_;
    std::int32_t reach_ = 0;      // of the sums of the last trees, since one that may overflow
    bool are_leaves_small_ = true;  // each fits sixteen bits
};

}  // namespace stet::arbiter
