// Copyright tails, terms, reuse notices.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass legal() { return RulePass(Label::legal); }

}  // namespace stet::passes
