// What the facts and scan stages found, as the passes share it.
#pragma once

#include <stet/pass.hpp>

#include "engine/matcher.hpp"
#include "facts/gather.hpp"

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

    /// What a pass's marks for hits of a rule have, so that the rule and the origin's words are looked up once a page.
    struct RuleMark {
        std::uint16_t pass = 0;
        Verdict verdict{};
        Label label{};
        OriginId origin{};
    };
    std::vector<RuleMark> rule_marks;  // a rule each
    std::string origin_words;          // of the last origin

    /// What the arbiter expects of the page, or nothing without one.
    std::optional<double> quality;

    /// What stands behind a pass's context.
    [[nodiscard]] static Evidence& of(PassContext& context) noexcept { return *context.evidence_; }
};

}  // namespace stet
