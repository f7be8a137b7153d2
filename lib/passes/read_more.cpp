// Lines that send the reader to another page: "Read more here."
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

namespace stet::passes {

Pass read_more() { return RulePass(Label::read_more); }

}  // namespace stet::passes
