// The part of a pass that rules do alone.
#pragma once

#include <stet/pass.hpp>

#include <algorithm>
#include <cstddef>

namespace stet::passes {

/// Marks what each rule of the label speaks for.
inline void apply_rules(PassContext& page, Label label) {
    for (const Hit& hit : page.hits(label)) page.apply(hit);
}

/// Whether a rule of the label fired on the block.
[[nodiscard]] inline bool has_hit(const PassContext& page, Label label, std::size_t block) {
    const auto hits = page.hits(label);
    const auto at = std::partition_point(hits.begin(), hits.end(),
                                         [&](const Hit& hit) { return hit.block < block; });
    return at != hits.end() && at->block == block;
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
