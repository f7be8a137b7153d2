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
/// Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with
/// additive ensembles of regression trees", SIGIR 2015), for many blocks at a time as in its vector
/// form (Lucchese et al., "Exploiting CPU SIMD extensions to speed-up document scoring with tree ensembles",
/// SIGIR 2016): each question of a tree whose answer leads to the right strikes the leaves to its
/// left, in any order, without a branch; the first leaf that is left is the answer. So a tree has at
/// most sixteen leaves. Of what all blocks of a page have alike a question is asked but once.
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
    struct Step {
        Feature feature;
        std::int8_t offset;
        std::uint8_t threshold;
        std::uint16_t left;
    };
    static_assert(farthest_offset <= std::numeric_limits<std::int8_t>::max());

    /// All that is read of a tree, side by side.
    struct Tree {
        std::array<Step, most_leaves - 1> steps;  // the questions, those of the page first
        std::uint8_t page_steps;
        std::uint8_t all_steps;
        bool may_overflow;       // sixteen bits, together with the trees before it
        std::uint32_t greatest;  // of the leaves, without their signs
        /// The leaves for the wide vectors, their lower sixteen bits in the order of leaf_place().
        std::array<std::uint16_t, most_leaves> leaf_words;
        std::array<std::int32_t, most_leaves> leaves;
    };

    /// The leaves that are left when the page's questions have been asked.
    [[nodiscard]] static std::uint16_t left_by_page(const Tree& tree, const Table& table, std::size_t block) noexcept;

    template <std::size_t rows>
    void sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_wide_rows(const Table& table, std::size_t first, std::int32_t* sums) const;
    template <std::size_t rows>
    void sum_widest_rows(const Table& table, std::size_t first, std::int32_t* sums) const;

    std::int32_t base_;
    // By how many questions are of the page, and all, since loops that change their length cost a wrong guess.
    std::vector<Tree> trees_;
    bool are_leaves_small_ = true;  // each fits sixteen bits
};

}  // namespace stet::arbiter
