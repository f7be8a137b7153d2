// Lines by what they begin with.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace stet::passes {

/// A list of beginnings, asked of every line of a page: the first byte rules most lines out. An
/// aggregate made by leads_of(), so that g++ puts it among the constants.
template <std::size_t N>
struct Leads {
    std::array<std::string_view, N> list;
    std::array<bool, 256> first;

    /// The length of the first lead in the list that begins the text, or 0.
    [[nodiscard]] constexpr std::size_t length_at(std::string_view text) const noexcept {
        if (text.empty() || !first[static_cast<unsigned char>(text.front())]) return 0;
        for (const std::string_view lead : list) {
            if (text.starts_with(lead)) return lead.size();
        }
        return 0;
    }
};

template <std::size_t N>
constexpr Leads<N> leads_of(const std::array<std::string_view, N>& list) {
    Leads<N> leads{list, {}};
    for (const std::string_view lead : list) leads.first[static_cast<unsigned char>(lead.front())] = true;
    return leads;
}

}  // namespace stet::passes
