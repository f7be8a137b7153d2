// Markers of advertisements and of the seams around them.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass advertisement() { return RulePass(Label::advertisement); }

}  // namespace stet::passes
