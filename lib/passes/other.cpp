// What users' rules label as other.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass other() { return RulePass(Label::other); }

}  // namespace stet::passes
