// A page's elements as a tree to sum in: for features that ask what is in the elements around a block.
#pragma once

#include "facts/markup.hpp"

#include <stet/markup.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stet::arbiter {

class Outline {
public:
    Outline(const Markup& markup, const facts::MarkupFacts& facts) : elements_(markup.elements), blocks_(facts.blocks) {}

    [[nodiscard]] std::size_t elements() const noexcept { return elements_.size(); }
    [[nodiscard]] std::uint32_t parent(std::uint32_t element) const noexcept { return elements_[element].parent; }

    /// Of each element the sum of value(block) over the blocks in it, at any depth.
    template <class Value>
    [[nodiscard]] std::vector<std::uint64_t> sums(Value value) const {
        std::vector<std::uint64_t> sums(elements_.size());
        for (std::size_t i = 0; i < blocks_.size(); ++i) sums[blocks_[i].leaf] += value(i);
        for (std::size_t i = elements_.size(); i-- > 1;) sums[elements_[i].parent] += sums[i];
        return sums;
    }

    /// How many steps it is from one element up to the nearest around another, and from there down to that.
    struct Steps {
        std::uint8_t up = 0;
        std::uint8_t down = 0;
    };

    /// From one element to each.
    [[nodiscard]] std::vector<Steps> steps_from(std::uint32_t element) const;

    /// From the innermost element that has more than `share` of the sum of all, half at least, to each.
    [[nodiscard]] std::vector<Steps> steps_from_most(const std::vector<std::uint64_t>& sums, double share) const;

    /// Of each element how many are around it.
    [[nodiscard]] std::vector<std::uint16_t> depths() const;

    /// From one element to another, by their depths. Costs as many steps as that are, 255 at most.
    [[nodiscard]] Steps steps(std::uint32_t from, std::uint32_t to, const std::vector<std::uint16_t>& depths) const;

private:
    std::span<const Element> elements_;
    std::span<const facts::BlockMarkup> blocks_;
};

}  // namespace stet::arbiter
