// Placeholders and controls of audio and video players.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass player() { return RulePass(Label::player); }

}  // namespace stet::passes
