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
    Outline(const Markup& markup, const facts::MarkupFacts& facts)
        : elements_(markup.elements), facts_(facts.elements), blocks_(facts.blocks) {}

    [[nodiscard]] std::size_t elements() const noexcept { return elements_.size(); }
    [[nodiscard]] std::uint32_t parent(std::uint32_t element) const noexcept { return elements_[element].parent; }

    /// Of each element the sum of value(block) over the blocks in it, at any depth. A Sum may be several numbers: += adds them.
    template <class Sum, class Value>
    [[nodiscard]] std::vector<Sum> sums(Value value) const {
        std::vector<Sum> sums(elements_.size());
        for (std::size_t i = 0; i < blocks_.size(); ++i) sums[blocks_[i].leaf] += value(i);
        for (std::size_t i = elements_.size(); i-- > 1;) sums[elements_[i].parent] += sums[i];
        return sums;
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// Of each element its first child and the next of its parent's, or 0 where there is none: of those that are not inline, or
    /// have one in them that is not. (Nearly half of all elements are not among them.)
    struct Children {
        std::vector<std::uint32_t> first, next;
    };
    [[nodiscard]] Children children() const;

    /// How many steps it is from one element up to the nearest around another, and from there down to that.
    struct Steps {
        std::uint8_t up = 0;
        std::uint8_t down = 0;
    };

    /// From one element to each.
    [[nodiscard]] std::vector<Steps> steps_from(std::uint32_t element) const;

    /// The innermost element that has more than `share` of the sum of all, half at least; `number` is which of the sums' numbers is meant.
    template <class Sum, class Number>
    [[nodiscard]] static std::uint32_t innermost_with(double share, const std::vector<Sum>& sums, Number Sum::* number) {
        // Elements with more than half of a sum are one within the other, so the last is the innermost.
        const auto least = static_cast<std::uint64_t>(static_cast<double>(sums[0].*number) * share);
        for (std::size_t i = sums.size(); i-- > 1;) {
            if (sums[i].*number > least) return static_cast<std::uint32_t>(i);
        }
        return 0;
    }

    /// Of each element how many are around it.
    [[nodiscard]] std::vector<std::uint16_t> depths() const;

    /// From one element to another, by their depths. Costs as many steps as that are, 255 at most.
    [[nodiscard]] Steps steps(std::uint32_t from, std::uint32_t to, const std::vector<std::uint16_t>& depths) const;

private:
    std::span<const Element> elements_;
    std::span<const facts::ElementFacts> facts_;
    std::span<const facts::BlockMarkup> blocks_;
};

}  // namespace stet::arbiter
