// Words of folded text, and sets of them.
#pragma once

#include "text/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::text {

namespace detail {
/// Which of the next eight bytes are of a word: letters, digits and what is not ASCII.
constexpr std::uint64_t word_bytes(const char* at, const char* end) noexcept {
    const std::uint64_t bytes = next_bytes(at, end);  // 0 behind the end, which is of none
    return bytes_within(bytes, 'a', 'z') | bytes_within(bytes, '0', '9') | (bytes & high_bits);
}
}  // namespace detail

/// How many bytes of a word of folded text stand from `at` on.
inline std::size_t word_length(const char* at, const char* end) noexcept {
    const char* const begin = at;
    unsigned count;
    do {
        count = count_first(detail::word_bytes(at, end));
        at += count;
    } while (count == 8);
    return static_cast<std::size_t>(at - begin);
}

/// Calls each(word) for every stretch of letters, digits and non-ASCII bytes of folded text, until
/// it returns false. Linear.
template <class Each>
void for_each_word(std::string_view folded, Each&& each) {
    const char* at = folded.data();
    const char* const end = at + folded.size();
    while (at != end) {
        const std::uint64_t here = detail::word_bytes(at, end);
        if (here == 0) {
            at += std::min<std::ptrdiff_t>(8, end - at);
            continue;
        }
        at += first_of(here);
        const std::string_view word(at, word_length(at, end));
        at += word.size();
        if (!each(word)) return;
    }
}

/// A number for a word. Words that differ only in the middle, beyond their first and last eight bytes, have
/// the same: harmless where words are only counted.
inline std::uint64_t hash_of_word(std::string_view word) noexcept {
    const char* const end = word.data() + word.size();
    const std::uint64_t first = next_bytes(word.data(), end);
    const std::uint64_t last = word.size() > 8 ? next_bytes(end - 8, end) : 0;
    const std::uint64_t mix = (first * 0x9E3779B97F4A7C15U) ^ (last * 0xC2B2AE3D27D4EB4FU);
    return (mix ^ mix >> 32) + word.size();  // as tables take the low bits
}

/// Whether a word is one of a list, which is short.
template <class List>
[[nodiscard]] bool is_one_of(std::string_view word, const List& list) noexcept {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Numbers hashes from 0 on, in the order of their coming.
class Numbers {
public:
    std::uint32_t of(std::uint64_t hash) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        Slot& slot = slots_[slot_of(hash)];
        if (slot.id == 0) slot = {hash, ++size_};
        return slot.id - 1;
    }
    [[nodiscard]] bool has(std::uint64_t hash) const noexcept {
        return size_ != 0 && slots_[slot_of(hash)].id != 0;
    }
    /// How many there are.
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t id = 0;  // 0 is free, else the number and 1
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (slots_[slot].id != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
        return slot;
    }
    void grow() {
        const std::vector<Slot> old =
            std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(slots_.size() * 4, 256)));
        for (const Slot& slot : old) {
            if (slot.id != 0) slots_[slot_of(slot.hash)] = slot;
        }
    }
    std::vector<Slot> slots_;  // open addressing, half full at most
    std::uint32_t size_ = 0;
};

/// A set of words, by hash: made once, asked often.
class WordSet {
public:
    void add(std::string_view folded, std::size_t shortest) {
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() >= shortest) words_.of(hash_of_word(word));
            return true;
        });
    }

    /// How many different words of `folded`, of at least `shortest` bytes, are in the set, up to `most`.
    [[nodiscard]] std::size_t shared(std::string_view folded, std::size_t shortest, std::size_t most) const {
        if (words_.size() == 0) return 0;
        std::vector<std::uint64_t> found;
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() < shortest) return true;
            const std::uint64_t hash = hash_of_word(word);
            if (words_.has(hash) && std::find(found.begin(), found.end(), hash) == found.end()) {
                found.push_back(hash);
            }
            return found.size() < most;
        });
        return found.size();
    }

private:
    Numbers words_;
};

}  // namespace stet::text
