// All passes by name.
#pragma once

#include <stet/pass.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace stet::passes {

/// The names of registry.def, in the standard order.
[[nodiscard]] std::span<const std::string_view> names() noexcept;

/// A pass by its name.
[[nodiscard]] std::optional<Pass> make(std::string_view name);

#define STET_PASS(name) [[nodiscard]] Pass name();
#include "passes/registry.def"
#undef STET_PASS

}  // namespace stet::passes
