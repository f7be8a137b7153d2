#include "passes/registry.hpp"

#include <array>

namespace stet::passes {
namespace {

constexpr auto all_names = std::to_array<std::string_view>({
#define STET_PASS(name) #name,
#include "passes/registry.def"
#undef STET_PASS
});

}  // namespace

std::span<const std::string_view> names() noexcept { return all_names; }

std::optional<Pass> make(std::string_view wanted) {
#define STET_PASS(name) \
    if (wanted == #name) return name();
#include "passes/registry.def"
#undef STET_PASS
    return std::nullopt;
}

}  // namespace stet::passes
