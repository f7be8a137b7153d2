// Walls: what bids the reader to pay, log in or register before reading on.
#include "passes/common/plea.hpp"
#include "passes/registry.hpp"

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "paywall"; }
    void run(PassContext& page) const { cut_pleas(page, Label::paywall); }
};

}  // namespace

Pass paywall() { return Finder{}; }

}  // namespace stet::passes
