// What elements are, by what the authors of pages call them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::markup {

/// What stands within a name, as "author" in "entry-author", and the bits of what that says.
struct NamePart {
    std::string_view text;
    std::uint8_t kinds;
};

/// A list of parts that is asked of many names: one reading of the name for all of them, in which most places are passed over by
/// the two bytes there. An aggregate made by name_parts_of(), so that g++ puts it among the constants.
template <std::size_t N>
struct NameParts {
    static constexpr std::size_t pairs = 1024;

    std::array<NamePart, N> parts;
    // Numbers of parts, from 1; 0 is none.
    std::array<std::uint8_t, pairs> first;  // which is the first with the pair
    std::array<std::uint8_t, N> next;       // which is the next with the same

    /// The byte and the one before it, five bits of each: letters differ in them.
    static constexpr std::size_t pair_of(std::size_t before, char byte) noexcept {
        return (before << 5 | (static_cast<unsigned char>(byte) & 31U)) % pairs;
    }

    /// The kinds of all parts that stand in the name.
    [[nodiscard]] constexpr std::uint8_t kinds_in(std::string_view name) const noexcept {
        unsigned kinds = 0;
        std::size_t pair = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            pair = pair_of(pair, name[i]);
            for (std::size_t number = first[pair]; number != 0 && i != 0; number = next[number - 1]) {
                const NamePart& part = parts[number - 1];
                if ((kinds & part.kinds) != part.kinds && name.substr(i - 1).starts_with(part.text)) kinds |= part.kinds;
            }
        }
        return static_cast<std::uint8_t>(kinds);
    }
};

/// Parts that say the same.
template <std::size_t N>
struct PartGroup {
    std::uint8_t kinds;
    std::array<std::string_view, N> texts;
};

template <std::size_t N>
constexpr PartGroup<N> parts_of(std::uint8_t kinds, const std::array<std::string_view, N>& texts) {
    return {kinds, texts};
}
template <std::size_t N>
constexpr PartGroup<N> parts_of(std::uint8_t kinds, const std::string_view (&texts)[N]) {
    return {kinds, std::to_array(texts)};
}

/// The parts of all groups. Each has two bytes at least.
template <std::size_t... Sizes>
constexpr auto name_parts_of(const PartGroup<Sizes>&... groups) {
    constexpr std::size_t count = (Sizes + ...);
    static_assert(count < 256);
    using Parts = NameParts<count>;
    Parts made{};
    std::size_t number = 0;
    const auto add = [&](const auto& group) {
        for (const std::string_view text : group.texts) made.parts[number++] = {text, group.kinds};
    };
    (add(groups), ...);
    for (std::size_t i = count; i-- > 0;) {
        std::uint8_t& first = made.first[Parts::pair_of(Parts::pair_of(0, made.parts[i].text[0]), made.parts[i].text[1])];
        made.next[i] = first;
        first = static_cast<std::uint8_t>(i + 1);
    }
    return made;
}

}  // namespace stet::markup
