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

/// Calls each(word) for every stretch of letters, digits and non-ASCII bytes of folded text, until
/// it returns false. Linear.
template <class Each>
void for_each_word(std::string_view folded, Each&& each) {
    const char* at = folded.data();
    const char* const end = at + folded.size();
    const auto word_bytes = [&](const char* from) {  // as a mask; behind the end there are none
        const std::uint64_t bytes = next_bytes(from, end);
        return bytes_within(bytes, 'a', 'z') | bytes_within(bytes, '0', '9') | (bytes & high_bits);
    };
    while (at != end) {
        const std::uint64_t here = word_bytes(at);
        if (here == 0) {
            at += std::min<std::ptrdiff_t>(8, end - at);
            continue;
        }
        at += first_of(here);
        const char* const begin = at;
        unsigned count;
        do {
            count = count_first(word_bytes(at));
            at += count;
        } while (count == 8);
        if (!each(std::string_view(begin, static_cast<std::size_t>(at - begin)))) return;
    }
}

/// Whether a word is one of a list, which is short.
template <class List>
[[nodiscard]] bool is_one_of(std::string_view word, const List& list) noexcept {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// A set of words, by hash: made once, asked often. Words that differ only in the middle, beyond their
/// first and last eight bytes, are taken for the same: harmless where words are only counted.
class WordSet {
public:
    void add(std::string_view folded, std::size_t shortest) {
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() >= shortest) insert(hash_of(word));
            return true;
        });
    }

    /// How many different words of `folded`, of at least `shortest` bytes, are in the set, up to `most`.
    [[nodiscard]] std::size_t shared(std::string_view folded, std::size_t shortest, std::size_t most) const {
        if (size_ == 0) return 0;
        std::vector<std::uint64_t> found;
        for_each_word(folded, [&](std::string_view word) {
            if (word.size() < shortest) return true;
            const std::uint64_t hash = hash_of(word);
            if (slots_[slot_of(hash)] == hash && std::find(found.begin(), found.end(), hash) == found.end()) {
                found.push_back(hash);
            }
            return found.size() < most;
        });
        return found.size();
    }

private:
    [[nodiscard]] static std::uint64_t hash_of(std::string_view word) noexcept {
        const char* const end = word.data() + word.size();
        const std::uint64_t first = next_bytes(word.data(), end);
        const std::uint64_t last = word.size() > 8 ? next_bytes(end - 8, end) : 0;
        const std::uint64_t mix = (first * 0x9E3779B97F4A7C15U) ^ (last * 0xC2B2AE3D27D4EB4FU);
        return (mix ^ mix >> 32) + word.size();  // the slot is taken from the low bits
    }

    void insert(std::uint64_t hash) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        std::uint64_t& slot = slots_[slot_of(hash)];
        if (slot == hash) return;
        slot = hash;
        ++size_;
    }

    void grow() {
        const std::vector<std::uint64_t> old =
            std::exchange(slots_, std::vector<std::uint64_t>(std::max<std::size_t>(slots_.size() * 2, 256)));
        for (const std::uint64_t hash : old) {
            if (hash != 0) slots_[slot_of(hash)] = hash;
        }
    }

    /// Where the hash is, or the free slot where it would be.
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    std::vector<std::uint64_t> slots_;  // open addressing, half full at most; 0 is free
    std::size_t size_ = 0;
};

/// Numbers hashes from 0 on, in the order of their coming.
class Numbers {
public:
    [[nodiscard]] std::uint32_t of(std::uint64_t hash) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        Slot& slot = slots_[slot_of(hash)];
        if (slot.id == 0) slot = {hash, ++size_};
        return slot.id - 1;
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t id = 0;  // 0 is free, else the number and 1
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash >> 20) & mask;
        while (slots_[slot].id != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
        return slot;
    }
    void grow() {
        const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(slots_.size() * 4, 1024)));
        for (const Slot& slot : old) {
            if (slot.id != 0) slots_[slot_of(slot.hash)] = slot;
        }
    }
    std::vector<Slot> slots_;
    std::uint32_t size_ = 0;
};

/// Calls each(hash) for every word of at least four bytes; where words are not spaced, for every two
/// characters that follow one another.
template <class Each>
void for_each_term(std::string_view folded, bool unspaced, Each&& each) {
    const auto hash_of = [](std::string_view word) {
        const char* const end = word.data() + word.size();
        const std::uint64_t first = next_bytes(word.data(), end);
        const std::uint64_t last = word.size() > 8 ? next_bytes(end - 8, end) : 0;
        const std::uint64_t mix = (first * 0x9E3779B97F4A7C15U) ^ (last * 0xC2B2AE3D27D4EB4FU);
        return mix ^ mix >> 32;
    };
    for_each_word(folded, [&](std::string_view word) {
        if (!unspaced || static_cast<unsigned char>(word.front()) < 0xE0) {
            if (word.size() >= 4) each(hash_of(word));
            return true;
        }
        for (std::size_t at = 0; at + 6 <= word.size(); at += 3) each(hash_of(word.substr(at, 6)));
        return true;
    });
}

}  // namespace stet::text
