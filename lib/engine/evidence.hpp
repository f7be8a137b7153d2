// What the facts and scan stages found, as the passes share it.
#pragma once

#include <stet/pass.hpp>

#include "engine/matcher.hpp"
#include "facts/gather.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stet {

struct Evidence {
    using State = PassContext::State;

    facts::Facts facts;
    engine::Hits hits;
    std::span<const Rule> rules;
    std::vector<std::uint8_t> state;  // bits of State, a block each
    std::vector<Label> label;         // of the first mark that cuts the block whole

    /// What a pass's marks for hits of a rule have, of the last rules that were asked for: most have several hits on a page, and
    /// the rule and the origin's words need not be looked up for each.
    struct RuleMark {
        std::uint32_t rule = 0;
        std::uint16_t pass = 0;  // 0 is none
        Verdict verdict{};
        Label label{};
        OriginId origin{};
    };
    static constexpr std::size_t rule_marks_kept = 64;
    std::array<RuleMark, rule_marks_kept> rule_marks;  // by the rule's number, as long as no other takes its place
    std::string origin_words;          // of the last origin

    /// What the arbiter expects of the page, or nothing without one.
    std::optional<double> quality;

    /// What stands behind a pass's context.
    [[nodiscard]] static Evidence& of(PassContext& context) noexcept { return *context.evidence_; }
};

}  // namespace stet
