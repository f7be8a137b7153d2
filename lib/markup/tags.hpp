// The elements of HTML, by number, and what is known of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::markup {

/// `unknown` is any other element.
enum class Tag : std::uint8_t {
    unknown,
#define STET_TAG(id, name, traits) id,
#include "markup/tags.def"
#undef STET_TAG
};

/// Traits of elements; tags.def says what they mean.
namespace trait {
inline constexpr std::uint16_t none = 0;
inline constexpr std::uint16_t block = 1;
inline constexpr std::uint16_t closes_p = 2;
inline constexpr std::uint16_t special = 4;
inline constexpr std::uint16_t empty = 8;
inline constexpr std::uint16_t formatting = 16;
inline constexpr std::uint16_t hides = 32;
inline constexpr std::uint16_t foreign = 64;
inline constexpr std::uint16_t raw = 128;
inline constexpr std::uint16_t rcdata = 256;
inline constexpr std::uint16_t script_data = 512;
inline constexpr std::uint16_t plain = 1024;
}  // namespace trait

inline constexpr auto tag_traits = [] {
    using namespace trait;
    return std::to_array<std::uint16_t>({
        none,
#define STET_TAG(id, name, traits) traits,
#include "markup/tags.def"
#undef STET_TAG
    });
}();
inline constexpr std::size_t tag_count = tag_traits.size();

[[nodiscard]] constexpr bool has(Tag tag, std::uint16_t traits) noexcept {
    return (tag_traits[static_cast<std::size_t>(tag)] & traits) != 0;
}

/// The element that a tag's name, as it stands in a page, means. Constant time; without a branch for the name's length where eight
/// bytes of the page may be read from its begin on.
[[nodiscard]] Tag tag_of(std::string_view raw, const char* page_end) noexcept;

/// Its name, empty of the unknown.
[[nodiscard]] std::string_view name_of(Tag tag) noexcept;

}  // namespace stet::markup
