#include "markup/tags.hpp"

#include "markup/ascii.hpp"
#include "text/bytes.hpp"

namespace stet::markup {
namespace {

constexpr auto names = std::to_array<std::string_view>({
    "",
#define STET_TAG(id, name, traits) name,
#include "markup/tags.def"
#undef STET_TAG
});

// Open addressing, a quarter full.
constexpr std::size_t slots = 512;

/// Of the name's first eight bytes in lower case and its length, which tell all names apart.
constexpr std::size_t slot_of(std::string_view name) noexcept {
    const std::uint64_t first = text::next_bytes(name.data(), name.data() + name.size());
    const std::uint64_t key = (first | text::each_byte * 0x20) + name.size();
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 55);
}

constexpr auto table = [] {
    std::array<std::uint8_t, slots> tags{};
    for (std::size_t tag = 1; tag < names.size(); ++tag) {
        std::size_t slot = slot_of(names[tag]);
        while (tags[slot] != 0) slot = (slot + 1) % slots;
        tags[slot] = static_cast<std::uint8_t>(tag);
    }
    return tags;
}();

}  // namespace

Tag tag_of(std::string_view raw) noexcept {
    for (std::size_t slot = slot_of(raw); table[slot] != 0; slot = (slot + 1) % slots) {
        if (equals_ignoring_case(raw, names[table[slot]])) return static_cast<Tag>(table[slot]);
    }
    return Tag::unknown;
}

std::string_view name_of(Tag tag) noexcept { return names[static_cast<std::size_t>(tag)]; }

}  // namespace stet::markup
