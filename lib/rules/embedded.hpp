// The rule packs that are built into the library: the files of lib/rules/packs.
#pragma once

#include <span>
#include <string_view>

namespace stet::rules {

/// A pack's file, byte for byte. `name` is the file's name without its ending.
struct EmbeddedPack {
    std::string_view name;
    std::string_view json;
};

/// All packs, in the order of their names. From static storage; constant time.
[[nodiscard]] std::span<const EmbeddedPack> embedded_packs() noexcept;

}  // namespace stet::rules
