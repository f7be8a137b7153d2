// Cookie and consent banners.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass consent() { return RulePass(Label::consent); }

}  // namespace stet::passes
