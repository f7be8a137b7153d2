// Numbering things by their hashes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace stet::facts {

/// Numbers things by their hashes, from 0 on. What has one hash is one thing.
class Numbers {
public:
    /// Has room for so many different ones, and makes more when it must.
    explicit Numbers(std::size_t expected) : slots_(std::bit_ceil(2 * expected + 2)) {}

    /// The number, and whether it is new.
    std::pair<std::uint32_t, bool> of(std::uint64_t hash) {
        std::size_t slot = slot_of(hash);
        if (slots_[slot].number != 0) return {slots_[slot].number - 1, false};
        if (2 * (count_ + std::size_t{1}) > slots_.size()) {
            std::vector<Slot> old(2 * slots_.size());
            old.swap(slots_);
            for (const Slot& known : old) {
                if (known.number != 0) slots_[slot_of(known.hash)] = known;
            }
            slot = slot_of(hash);
        }
        slots_[slot] = {hash, ++count_};
        return {count_ - 1, true};
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = 0;  // plus one; 0 is free
    };

    /// Where it is, or the free slot where it would be.
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash * 0x9E3779B97F4A7C15U >> 20) & mask;
        while (slots_[slot].number != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
        return slot;
    }

    std::vector<Slot> slots_;
    std::uint32_t count_ = 0;
};

}  // namespace stet::facts
