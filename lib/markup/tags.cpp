#include "markup/tags.hpp"

#include "markup/ascii.hpp"
#include "text/bytes.hpp"

#include <algorithm>

namespace stet::markup {
namespace {

constexpr auto names = std::to_array<std::string_view>({
    "",
#define STET_TAG(id, name, traits) name,
#include "markup/tags.def"
#undef STET_TAG
});

// Open addressing, a sixteenth full, so that nearly all names are found, or not, where they are sought first.
constexpr std::size_t slots = 2048;

/// A name's first eight bytes, in lower case, and its length, which tell all names apart.
struct Key {
    std::uint64_t first;
    std::size_t size;

    friend constexpr bool operator==(Key, Key) noexcept = default;
};

constexpr Key key_of(std::string_view name, const char* page_end) noexcept {
    const auto compared = static_cast<unsigned>(std::min(name.size(), sizeof(Key::first)));
    const std::uint64_t first = text::next_bytes(name.data(), page_end) & text::first_bytes(compared);
    return {first | text::bytes_within(first, 'A', 'Z') >> 2, name.size()};
}

constexpr auto keys = [] {
    std::array<Key, names.size()> all{};
    for (std::size_t tag = 1; tag < names.size(); ++tag) all[tag] = key_of(names[tag], names[tag].data() + names[tag].size());
    return all;
}();

constexpr std::size_t slot_of(Key key) noexcept {
    return static_cast<std::size_t>((key.first + key.size) * 0x9E3779B97F4A7C15U >> 53);
}

constexpr auto table = [] {
    std::array<std::uint8_t, slots> tags{};
    for (std::size_t tag = 1; tag < names.size(); ++tag) {
        std::size_t slot = slot_of(keys[tag]);
        while (tags[slot] != 0) slot = (slot + 1) % slots;
        tags[slot] = static_cast<std::uint8_t>(tag);
    }
    return tags;
}();

}  // namespace

Tag tag_of(std::string_view raw, const char* page_end) noexcept {
    const Key key = key_of(raw, page_end);
    for (std::size_t slot = slot_of(key); table[slot] != 0; slot = (slot + 1) % slots) {
        const std::size_t tag = table[slot];
        if (keys[tag] != key) continue;
        constexpr std::size_t compared = sizeof(key.first);
        const bool is_same = raw.size() <= compared || equals_ignoring_case(raw.substr(compared), names[tag].substr(compared));
        return is_same ? static_cast<Tag>(tag) : Tag::unknown;
    }
    return Tag::unknown;
}

std::string_view name_of(Tag tag) noexcept { return names[static_cast<std::size_t>(tag)]; }

}  // namespace stet::markup
