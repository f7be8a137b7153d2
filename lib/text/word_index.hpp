// Finding a word among some hundreds that are known when the program is compiled.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// A hash table of words, made by the compiler. Most words of a page are in no list, and are turned
/// away without one being compared.
///
///     constexpr auto days = std::to_array<std::string_view>({"monday", "tuesday"});
///     constexpr text::WordIndex index(days);
///     index.find("tuesday")  // 1
///     index.find("noon")     // 2, the size: not there
template <std::size_t N>
class WordIndex {
public:
    /// `words` are not empty. Of equal ones the first counts.
    constexpr explicit WordIndex(const std::array<std::string_view, N>& words) : words_(words) {
        for (std::size_t i = 0; i < N; ++i) {
            std::uint16_t& place = places_[slot_of(words[i])];
            if (place == free) place = static_cast<std::uint16_t>(i);
        }
    }

    /// The word's place in the list, or N.
    [[nodiscard]] constexpr std::size_t find(std::string_view word) const noexcept {
        return word.empty() ? N : places_[slot_of(word)];
    }
    [[nodiscard]] constexpr bool has(std::string_view word) const noexcept { return find(word) != N; }

private:
    static constexpr std::size_t slots = std::bit_ceil(4 * N);
    static constexpr std::uint16_t free = N;
    static_assert(N < 0xFFFF);

    /// Where the word stands, or the free slot where it would.
    [[nodiscard]] constexpr std::size_t slot_of(std::string_view word) const noexcept {
        const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(word[i])}; };
        const auto size = static_cast<std::uint32_t>(word.size());
        const std::uint32_t mix = byte(0) | byte(size - 1) << 8 | byte(size / 2) << 16 | size << 24;
        std::size_t slot = mix * 0x9E3779B1U >> (32 - std::countr_zero(slots));
        while (places_[slot] != free && words_[places_[slot]] != word) slot = (slot + 1) % slots;
        return slot;
    }

    static constexpr std::array<std::uint16_t, slots> all_free() {
        std::array<std::uint16_t, slots> places{};
        for (std::uint16_t& place : places) place = free;
        return places;
    }

    std::array<std::string_view, N> words_;
    std::array<std::uint16_t, slots> places_ = all_free();
};

}  // namespace stet::text
