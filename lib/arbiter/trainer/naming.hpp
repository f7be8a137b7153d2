// Fitting the lexicon of elements' names.
#pragma once

#include "arbiter/lexicon.hpp"
#include "arbiter/trainer/pages.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace stet::trainer {

/// What HTML pages' elements are called, block by block.
class Naming {
public:
    /// `weight` of each block's sample, by page and block; 0 for those that are none. Both must outlive it.
    Naming(const std::vector<Page>& pages, const std::vector<std::vector<float>>& weight);

    /// The lexicon by the pages whose folds are not in the set, a bit for each. Words of fewer than `least_domains` of
    /// their domains are left out. Throws std::runtime_error.
    [[nodiscard]] arbiter::Lexicon fit(unsigned folds_left_out) const;

    static constexpr std::uint32_t least_domains = 6;

private:
    void count_words();

    const std::vector<Page>& pages_;
    const std::vector<std::vector<float>>& weight_;
    arbiter::Lexicon words_;                                 // all that may be in one, without weights
    std::vector<std::array<std::uint32_t, folds>> domains_;  // that each word is in, by fold
};

}  // namespace stet::trainer
