// Lines about the author below the story.
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass author_bio() { return RulePass(Label::author_bio); }

}  // namespace stet::passes
