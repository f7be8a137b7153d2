// What a Rules object holds: the rules, and each one's compiled pattern.
#pragma once

#include <stet/rules.hpp>

#include "engine/confirm.hpp"

#include <memory>
#include <vector>

namespace stet {

struct Rules::Data {
    std::vector<Rule> rules;
    std::vector<std::shared_ptr<const engine::Confirmation>> patterns;  // null where there is none
};

/// The library's own way to the data.
struct RulesAccess {
    static const Rules::Data& data(const Rules& rules) { return *rules.data_; }
    static Rules make(Rules::Data data) {
        return Rules(std::make_shared<const Rules::Data>(std::move(data)));
    }
};

}  // namespace stet
