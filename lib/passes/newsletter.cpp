// Newsletter boxes and their small print.
#include "passes/common/plea.hpp"
#include "passes/registry.hpp"

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "newsletter"; }
    void run(PassContext& page) const { cut_pleas(page, Label::newsletter); }
};

}  // namespace

Pass newsletter() { return Finder{}; }

}  // namespace stet::passes
