// Memory of numbers that are needed while a page is measured.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace stet::arbiter {

/// Hands out memory piece by piece, and takes it back all at once: an allocator's work would cost as much as that of
/// many a feature.
class Scratch {
public:
    /// Expects to hand out so many bytes.
    explicit Scratch(std::size_t bytes) { add_chunk(bytes); }

    /// Room for so many, until release() or the end of this. They hold nothing yet.
    template <class T>
    [[nodiscard]] T* room(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignment);
        const std::size_t bytes = (count * sizeof(T) + alignment - 1) / alignment * alignment;
        if (bytes > left_) add_chunk(std::max(bytes, 2 * size_));
        std::byte* const at = next_;
        next_ += bytes;
        left_ -= bytes;
        return reinterpret_cast<T*>(at);
    }

    /// Takes everything back.
    void release() {
        chunks_.erase(chunks_.begin(), chunks_.end() - 1);  // the last is the largest
        next_ = chunks_.back().get();
        left_ = size_;
    }

private:
    static constexpr std::size_t alignment = alignof(std::max_align_t);

    void add_chunk(std::size_t bytes) {
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
        next_ = chunks_.back().get();
        left_ = size_ = bytes;
    }

    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::size_t size_ = 0;  // of the last
    std::byte* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace stet::arbiter
