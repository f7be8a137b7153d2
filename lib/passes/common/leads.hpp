// Lines by what they begin with.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace stet::passes {

/// A list of beginnings, asked of every line of a page: the first byte rules most lines out.
template <std::size_t N>
class Leads {
public:
    explicit constexpr Leads(const std::array<std::string_view, N>& leads) : leads_(leads) {
        for (const std::string_view lead : leads) first_[static_cast<unsigned char>(lead.front())] = true;
    }

    /// The length of the first lead in the list that begins the text, or 0.
    [[nodiscard]] constexpr std::size_t length_at(std::string_view text) const noexcept {
        if (text.empty() || !first_[static_cast<unsigned char>(text.front())]) return 0;
        for (const std::string_view lead : leads_) {
            if (text.starts_with(lead)) return lead.size();
        }
        return 0;
    }

private:
    std::array<std::string_view, N> leads_;
    std::array<bool, 256> first_{};
};

}  // namespace stet::passes
