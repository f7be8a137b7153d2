// The part of a pass that rules do alone.
#pragma once

#include <stet/pass.hpp>

namespace stet::passes {

/// Marks what each rule of the label speaks for.
inline void apply_rules(PassContext& page, Label label) {
    for (const Hit& hit : page.hits(label)) page.apply(hit);
}

/// A pass that is all rules: its label's name, and nothing beyond their hits.
class RulePass {
public:
    explicit RulePass(Label label) : label_(label) {}
    [[nodiscard]] std::string_view name() const { return to_string(label_); }
    void run(PassContext& page) const { apply_rules(page, label_); }

private:
    Label label_;
};

}  // namespace stet::passes
