// Lines by what they begin with, and words by what parts them.
#pragma once

#include "text/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// A list of texts, asked of every line of a page, or at every place of some: the first bytes turn nearly all of these away,
/// and only the texts with the same first byte are looked at. An aggregate made by leads_of(), so that g++ puts it
/// among the constants.
template <std::size_t N>
struct Leads {
    struct Key {
        std::uint64_t bytes;  // the first eight, others 0
        std::uint64_t mask;
    };
    std::array<std::string_view, N> list;
    std::array<Key, N> keys;
    // Numbers of texts, from 1; 0 is none.
    std::array<std::uint8_t, 256> first;  // which is the first with the byte
    std::array<std::uint8_t, N> next;     // which is the next with the same
    unsigned beginning;                   // how many bytes ...
    std::array<std::uint64_t, 32> begun;  // ... set a bit, by number_of(), for each text

    /// A number for the beginning of a text.
    [[nodiscard]] constexpr std::size_t number_of(std::uint64_t bytes) const noexcept {
        const auto first_few = static_cast<std::uint32_t>(bytes & first_bytes(beginning));
        return first_few * 0x9E3779B1U >> 21;
    }

    /// The length of the first lead in the list that begins the text, or 0.
    [[nodiscard]] constexpr std::size_t length_at(std::string_view text) const noexcept {
        const std::uint64_t bytes = next_bytes(text.data(), text.data() + text.size());
        const std::size_t begins = number_of(bytes);
        if ((begun[begins / 64] >> begins % 64 & 1) == 0) return 0;
        for (std::size_t number = first[bytes & 0xFF]; number != 0; number = next[number - 1]) {
            const Key& key = keys[number - 1];
            const std::string_view lead = list[number - 1];
            if ((bytes & key.mask) == key.bytes && text.starts_with(lead)) return lead.size();
        }
        return 0;
    }

    /// The first place in the text where a lead stands, and its length; text.size() and 0 without.
    struct Found {
        std::size_t at;
        std::size_t length;
    };
    [[nodiscard]] constexpr Found find(std::string_view text) const noexcept {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (first[static_cast<unsigned char>(text[at])] == 0) continue;
            if (const std::size_t length = length_at(text.substr(at))) return {at, length};
        }
        return {text.size(), 0};
    }
};

template <std::size_t N>
constexpr Leads<N> leads_of(const std::array<std::string_view, N>& list) {
    static_assert(N < 256);
    Leads<N> leads{list, {}, {}, {}, 0, {}};
    const auto by_size = [](std::string_view a, std::string_view b) { return a.size() < b.size(); };
    const auto shortest = static_cast<unsigned>(std::min_element(list.begin(), list.end(), by_size)->size());
    leads.beginning = std::clamp(shortest, 2U, 4U);
    for (std::size_t i = N; i-- > 0;) {
        std::uint8_t& first = leads.first[static_cast<unsigned char>(list[i].front())];
        leads.next[i] = first;
        first = static_cast<std::uint8_t>(i + 1);
        for (std::size_t byte = 0; byte < 8 && byte < list[i].size(); ++byte) {
            const std::uint64_t value = static_cast<unsigned char>(list[i][byte]);
            leads.keys[i].bytes |= value << 8 * byte;
            leads.keys[i].mask |= std::uint64_t{0xFF} << 8 * byte;
        }
        // Behind a text of one byte any may stand.
        for (std::uint64_t second = 0; second < (list[i].size() == 1 ? 256U : 1U); ++second) {
            const std::size_t begins = leads.number_of(leads.keys[i].bytes | second << 8);
            leads.begun[begins / 64] |= std::uint64_t{1} << begins % 64;
        }
    }
    return leads;
}

}  // namespace stet::text
