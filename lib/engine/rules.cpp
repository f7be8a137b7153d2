// Rules: packs read, checked and compiled.

#include <stet/rules.hpp>

#include "engine/matcher.hpp"
#include "engine/rules_data.hpp"
#include "facts/fold.hpp"
#include "facts/gather.hpp"
#include "rules/embedded.hpp"
#include "rules/pack_reader.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace stet {
namespace {

constexpr std::size_t longest_literal = 400;

/// The literal as the scan looks for it: folded as a block is, beginning where a literal may.
std::string scan_form(std::string_view literal) {
    facts::FoldedPage page;
    BlockFacts facts;
    facts::fold_block(literal, page, facts);
    return std::string(facts::skip_to_start(
        std::string_view(page.text).substr(0, facts.folded_end)));
}

Error rule_error(std::string_view pack, const Rule& rule, std::uint64_t byte, std::string detail) {
    return {ErrorCode::bad_rule, byte,
            "pack " + std::string(pack) + ": rule " + rule.id + ": " + std::move(detail)};
}

}  // namespace

Rules::Rules() : data_(std::make_shared<const Data>()) {}
Rules::Rules(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

Result<Rules> Rules::from_json(std::string_view json, std::string_view name) {
    Result<rules::Pack> pack = rules::read_pack(json, name);
    if (!pack) return pack.error();
    Data data;
    for (rules::PackRule& read : pack->rules) {
        Rule& rule = read.rule;
        for (std::size_t i = 0; i < rule.any.size(); ++i) {
            std::string literal = scan_form(rule.any[i]);
            if (literal.empty()) {
                return rule_error(pack->name, rule, read.any_bytes[i],
                                  "key \"any\": a literal has no word or symbol in it");
            }
            if (literal.size() > longest_literal) {
                return rule_error(pack->name, rule, read.any_bytes[i],
                                  "key \"any\": a literal is longer than 400 bytes");
            }
            rule.any[i] = std::move(literal);
        }
        std::sort(rule.any.begin(), rule.any.end());
        rule.any.erase(std::unique(rule.any.begin(), rule.any.end()), rule.any.end());
        std::shared_ptr<const engine::Confirmation> pattern;
        if (!rule.pattern.empty()) {
            std::string fault;
            pattern = engine::Confirmation::compile(rule.pattern, fault);
            if (pattern == nullptr) {
                return rule_error(pack->name, rule, read.pattern_byte, "key \"pattern\": " + fault);
            }
        }
        data.rules.push_back(std::move(rule));
        data.patterns.push_back(std::move(pattern));
    }
    return RulesAccess::make(std::move(data));
}

Rules Rules::builtin() {
    static const Rules rules = [] {
        Rules all;
        for (const rules::EmbeddedPack& pack : rules::embedded_packs()) {
            // The packs are proved by the tests; one that does not read is left out rather than
            // bringing down the program that uses the library.
            if (const auto read = from_json(pack.json, pack.name)) all = all.merged_with(*read);
        }
        return all;
    }();
    return rules;
}

Rules Rules::merged_with(const Rules& other) const {
    Data merged = *data_;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < data_->rules.size(); ++i) places.emplace(data_->rules[i].id, i);
    for (std::size_t i = 0; i < other.data_->rules.size(); ++i) {
        const Rule& rule = other.data_->rules[i];
        if (const auto known = places.find(rule.id); known != places.end()) {
            merged.rules[known->second] = rule;
            merged.patterns[known->second] = other.data_->patterns[i];
        } else {
            merged.rules.push_back(rule);
            merged.patterns.push_back(other.data_->patterns[i]);
        }
    }
    return RulesAccess::make(std::move(merged));
}

Rules Rules::without(std::string_view name) const {
    Data left;
    for (std::size_t i = 0; i < data_->rules.size(); ++i) {
        const Rule& rule = data_->rules[i];
        if (rule.id == name || rule.language == name || to_string(rule.label) == name) continue;
        left.rules.push_back(rule);
        left.patterns.push_back(data_->patterns[i]);
    }
    return RulesAccess::make(std::move(left));
}

std::span<const Rule> Rules::all() const& noexcept { return data_->rules; }

std::vector<FailedProof> Rules::prove() const {
    const engine::Matcher matcher(*this);
    std::vector<FailedProof> failed;
    const auto check = [&](std::uint32_t number, const std::string& text, bool must_fire) {
        const Rule& rule = data_->rules[number];
        bool fired = false;
        const bool asks_markup = !rule.in.empty() || !rule.classes.empty();
        const auto page = asks_markup ? Document::from_html(text, {.charset = "utf-8"})
                                      : Document::from_blocks(text, {{Span{0, static_cast<std::uint32_t>(text.size())}}});
        if (page) {
            const auto hits = matcher.run(*page, facts::gather(*page), false);
            fired = std::any_of(hits.all.begin(), hits.all.end(),
                                [&](const Hit& hit) { return hit.rule == number; });
        }
        if (!page || fired != must_fire) failed.push_back({rule.id, text, fired});
    };
    for (std::uint32_t i = 0; i < data_->rules.size(); ++i) {
        for (const std::string& text : data_->rules[i].match) check(i, text, true);
        for (const std::string& text : data_->rules[i].no_match) check(i, text, false);
    }
    return failed;
}

}  // namespace stet
