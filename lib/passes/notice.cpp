// Notices about scripts, browsers and access.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass notice() { return RulePass(Label::notice); }

}  // namespace stet::passes
