#include "arbiter/outline.hpp"

#include "arbiter/scales.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace stet::arbiter {

Outline::Children Outline::children() const {
    Children children{std::vector<std::uint32_t>(elements_.size()), std::vector<std::uint32_t>(elements_.size())};
    for (std::size_t i = elements_.size(); i-- > 1;) {
        if (facts_[i].is_inline && children.first[i] == 0) continue;
        std::uint32_t& first = children.first[elements_[i].parent];
        children.next[i] = std::exchange(first, static_cast<std::uint32_t>(i));
    }
    return children;
}

std::vector<Outline::Steps> Outline::steps_from(std::uint32_t element) const {
    std::vector<Steps> steps(elements_.size());
    constexpr std::uint8_t unknown = std::numeric_limits<std::uint8_t>::max();
    for (Steps& each : steps) each.up = unknown;
    std::size_t up = 0;
    for (std::uint32_t i = element;; i = elements_[i].parent) {
        steps[i] = {static_cast<std::uint8_t>(std::min<std::size_t>(up++, unknown - 1)), 0};
        if (i == 0) break;
    }
    for (std::size_t i = 1; i < elements_.size(); ++i) {
        if (steps[i].up != unknown) continue;
        const Steps& of_parent = steps[elements_[i].parent];
        steps[i] = {of_parent.up, capped(of_parent.down + 1U)};
    }
    return steps;
}

std::vector<std::uint16_t> Outline::depths() const {
    std::vector<std::uint16_t> depths(elements_.size());
    for (std::size_t i = 1; i < elements_.size(); ++i) {
        depths[i] = static_cast<std::uint16_t>(std::min(depths[elements_[i].parent] + 1, 0xFFFF));
    }
    return depths;
}

Outline::Steps Outline::steps(std::uint32_t from, std::uint32_t to, const std::vector<std::uint16_t>& depths) const {
    constexpr std::size_t most_steps = 255;
    std::size_t up = 0, down = 0;
    while (from != to && std::max(up, down) < most_steps) {
        const bool from_is_deeper = depths[from] >= depths[to];
        const bool to_is_deeper = depths[to] >= depths[from];
        if (from_is_deeper) {
            from = elements_[from].parent;
            ++up;
        }
        if (to_is_deeper) {
            to = elements_[to].parent;
            ++down;
        }
    }
    return {capped(up), capped(down)};
}

}  // namespace stet::arbiter
