// Pleas for donations and membership.
#include "passes/common/plea.hpp"
#include "passes/registry.hpp"

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "donation"; }
    void run(PassContext& page) const { cut_pleas(page, Label::donation); }
};

}  // namespace

Pass donation() { return Finder{}; }

}  // namespace stet::passes
