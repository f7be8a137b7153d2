// Share bars, print and mail links.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass share() { return RulePass(Label::share); }

}  // namespace stet::passes
