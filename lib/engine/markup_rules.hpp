// Rules that ask about markup: which of them the elements around a block answer.
#pragma once

#include <stet/document.hpp>
#include <stet/rules.hpp>

#include "facts/markup.hpp"
#include "text/hash.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stet::engine {

/// Rules with `in` or `class`, by the names that they ask for.
class MarkupRules {
public:
    explicit MarkupRules(std::span<const Rule> rules);

    [[nodiscard]] bool empty() const noexcept { return by_name_.empty(); }
    /// Whether the rule asks about markup alone, and not for words.
    [[nodiscard]] static bool is_wordless(const Rule& rule) noexcept { return rule.any.empty(); }

    /// The rules that an element of such a name may answer, ascending, or nothing; `is_element` where it is the element's own.
    [[nodiscard]] const std::vector<std::uint32_t>* asking(std::string_view name, bool is_element) const;
    /// Whether an element answers the rule of which Markup says so much.
    [[nodiscard]] bool answers(std::uint32_t rule, std::string_view about) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const noexcept { return static_cast<std::size_t>(text::hash(name)); }
    };
    using Names = std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;

    std::span<const Rule> rules_;
    /// Of each first byte the lengths that such names have, a bit for each, all beyond as 63: most names of a page are
    /// turned away by it.
    std::array<std::uint64_t, 256> lengths_{};
    Names by_name_;  // of elements that a rule is in, or, of rules without that, of their classes
};

/// The same for the blocks of one page. An element that holds the page's headline (an h1) is none of its parts, so no
/// rule without words speaks for it. Linear in the page for a given set of rules.
class MarkupScan {
public:
    MarkupScan(const MarkupRules& rules, std::span<const Rule> all, const Document& page, const facts::MarkupFacts& facts);

    /// The wordless rules of the nearest element that answers any.
    [[nodiscard]] std::span<const std::uint32_t> wordless(std::size_t block) const noexcept {
        return nearest_.empty() ? std::span<const std::uint32_t>() : own_wordless_[nearest_[page_.blocks()[block].element]];
    }

    /// Whether an element around the block answers the rule.
    [[nodiscard]] bool answers(std::uint32_t rule, std::size_t block) const;

private:
    const Document& page_;
    const facts::MarkupFacts& facts_;
    // Of elements of which the same is said, by ElementFacts::same; the last is empty.
    std::vector<std::vector<std::uint32_t>> own_;
    std::vector<std::vector<std::uint32_t>> own_wordless_;
    std::vector<std::uint32_t> nearest_;  // of each element, which of these it is in
};

}  // namespace stet::engine
