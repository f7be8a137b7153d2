// Lines by what they begin with, and words by what parts them.
#pragma once

#include "text/bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {

/// A list of texts, asked of every line of a page, or at every place of some: the first byte rules most
/// out, the first eight nearly all of the rest. An aggregate made by leads_of(), so that g++ puts it
/// among the constants.
template <std::size_t N>
struct Leads {
    struct Key {
        std::uint64_t bytes;  // the first eight, others 0
        std::uint64_t mask;
    };
    std::array<std::string_view, N> list;
    std::array<Key, N> keys;
    std::array<bool, 256> first;

    /// The length of the first lead in the list that begins the text, or 0.
    [[nodiscard]] constexpr std::size_t length_at(std::string_view text) const noexcept {
        if (text.empty() || !first[static_cast<unsigned char>(text.front())]) return 0;
        const std::uint64_t next = text::next_bytes(text.data(), text.data() + text.size());
        for (std::size_t i = 0; i < N; ++i) {
            if ((next & keys[i].mask) == keys[i].bytes && text.starts_with(list[i])) return list[i].size();
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
            if (!first[static_cast<unsigned char>(text[at])]) continue;
            if (const std::size_t length = length_at(text.substr(at))) return {at, length};
        }
        return {text.size(), 0};
    }
};

template <std::size_t N>
constexpr Leads<N> leads_of(const std::array<std::string_view, N>& list) {
    Leads<N> leads{list, {}, {}};
    for (std::size_t i = 0; i < N; ++i) {
        leads.first[static_cast<unsigned char>(list[i].front())] = true;
        for (std::size_t byte = 0; byte < 8 && byte < list[i].size(); ++byte) {
            const std::uint64_t value = static_cast<unsigned char>(list[i][byte]);
            leads.keys[i].bytes |= value << 8 * byte;
            leads.keys[i].mask |= std::uint64_t{0xFF} << 8 * byte;
        }
    }
    return leads;
}

}  // namespace stet::passes
