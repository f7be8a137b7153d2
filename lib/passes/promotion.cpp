// The house's own promotion: apps, channels, offers, follow-us lines.
#include "passes/common/plea.hpp"
#include "passes/registry.hpp"

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "promotion"; }
    void run(PassContext& page) const { cut_pleas(page, Label::promotion); }
};

}  // namespace

Pass promotion() { return Finder{}; }

}  // namespace stet::passes
