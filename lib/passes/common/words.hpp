// Words of folded text, and sets of them.
#pragma once

#include "text/hash.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::passes {

/// Calls each(word) for every stretch of letters, digits and non-ASCII bytes of folded text, until
/// it returns false. Linear.
template <class Each>
void for_each_word(std::string_view folded, Each&& each) {
    const auto in_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    };
    std::size_t at = 0;
    while (at < folded.size()) {
        if (!in_word(folded[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < folded.size() && in_word(folded[at])) ++at;
        if (!each(folded.substr(begin, at - begin))) return;
    }
}

/// Whether a word is one of a list, which is short.
template <class List>
[[nodiscard]] bool is_one_of(std::string_view word, const List& list) noexcept {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// A set of a few hundred words, by hash: made once, asked often. A collision of 64-bit hashes would
/// be a false yes, which is harmless where words are only counted.
class WordSet {
public:
    void add(std::string_view folded, std::size_t shortest) {
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() >= shortest) hashes_.push_back(text::hash(word));
            return true;
        });
        sorted_ = false;
    }

    /// How many different words of `folded`, of at least `shortest` bytes, are in the set.
    [[nodiscard]] std::size_t shared(std::string_view folded, std::size_t shortest) {
        if (!sorted_) std::sort(hashes_.begin(), hashes_.end());
        sorted_ = true;
        std::vector<std::uint64_t> found;
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() < shortest) return true;
            const std::uint64_t hash = text::hash(word);
            if (std::binary_search(hashes_.begin(), hashes_.end(), hash) &&
                std::find(found.begin(), found.end(), hash) == found.end()) {
                found.push_back(hash);
            }
            return found.size() < 16;
        });
        return found.size();
    }

private:
    std::vector<std::uint64_t> hashes_;
    bool sorted_ = false;
};

}  // namespace stet::passes
