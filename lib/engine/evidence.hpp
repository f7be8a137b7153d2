// What the facts and scan stages found, as the passes share it.
#pragma once

#include <stet/pass.hpp>

#include "engine/matcher.hpp"
#include "facts/gather.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stet {

struct Evidence {
    using State = PassContext::State;

    facts::Facts facts;
    engine::Hits hits;
    std::span<const Rule> rules;
    std::vector<std::uint8_t> state;  // bits of State, a block each
    std::vector<Label> label;         // of the first mark that cuts the block whole

    /// The origin that a pass's hits of a rule have, so that its words are looked up once a page.
    struct RuleOrigin {
        std::uint16_t pass = 0;
        OriginId id{};
    };
    std::vector<RuleOrigin> rule_origins;  // a rule each

    /// What the arbiter expects of the page, or nothing without one.
    std::optional<double> quality;

    /// What stands behind a pass's context.
    [[nodiscard]] static Evidence& of(PassContext& context) noexcept { return *context.evidence_; }
};

}  // namespace stet
