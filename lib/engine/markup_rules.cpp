#include "engine/markup_rules.hpp"

#include "text/characters.hpp"

#include <algorithm>

namespace stet::engine {
namespace {

/// A class, id, role or itemprop as Element::about has it, without what says which it is.
std::string_view plain_name(std::string_view word) noexcept {
    for (const std::string_view before : {"#", ".", "role=", "itemprop="}) {
        if (word.starts_with(before)) return word.substr(before.size());
    }
    return {};
}

/// Calls use(word) for each of the words behind the element's name.
template <class Use>
void each_word(std::string_view about, Use use) {
    for (std::size_t at = about.find(' '); at < about.size();) {
        const std::size_t end = std::min(about.find(' ', at + 1), about.size());
        use(about.substr(at + 1, end - at - 1));
        at = end;
    }
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool answers(const Rule& rule, std::string_view about) {
    if (!rule.in.empty() && !has(rule.in, about.substr(0, about.find(' ')))) return false;
    if (rule.classes.empty()) return true;
    bool is_called_so = false;
    each_word(about, [&](std::string_view word) { is_called_so = is_called_so || has(rule.classes, plain_name(word)); });
    return is_called_so;
}

}  // namespace

MarkupRules::MarkupRules(std::span<const Rule> rules) : rules_(rules) {
    for (std::uint32_t number = 0; number < rules.size(); ++number) {
        const Rule& rule = rules[number];
        for (const std::string& name : rule.in.empty() ? rule.classes : rule.in) by_name_[name].push_back(number);
    }
}

std::vector<std::uint32_t> MarkupRules::of(std::string_view about) const {
    std::vector<std::uint32_t> found;
    const auto look_up = [&](std::string_view name) {
        const auto known = by_name_.find(name);
        if (known == by_name_.end()) return;
        for (const std::uint32_t rule : known->second) {
            if (engine::answers(rules_[rule], about)) found.push_back(rule);
        }
    };
    look_up(about.substr(0, about.find(' ')));
    each_word(about, [&](std::string_view word) { look_up(plain_name(word)); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

MarkupScan::MarkupScan(const MarkupRules& rules, std::span<const Rule> all, const Document& page, const facts::MarkupFacts& facts)
    : page_(page), facts_(facts) {
    if (rules.empty() || facts.elements.empty()) return;
    const Markup& markup = page.markup();
    std::vector<bool> holds_headline(facts.elements.size());
    for (const facts::BlockMarkup& block : facts.blocks) {
        if (facts::element_names[facts.elements[block.leaf].name] != "h1") continue;
        for (std::uint32_t i = block.leaf; !holds_headline[i]; i = markup.elements[i].parent) holds_headline[i] = true;
    }
    std::vector<bool> is_read(facts.elements.size() + 1);
    own_.resize(is_read.size());
    own_wordless_.resize(is_read.size());
    const auto none = static_cast<std::uint32_t>(facts.elements.size());
    nearest_.assign(facts.elements.size(), none);
    for (std::size_t i = 1; i < facts.elements.size(); ++i) {
        const std::uint32_t same = facts.elements[i].same;
        if (!is_read[same]) {
            is_read[same] = true;
            own_[same] = rules.of(markup.view(markup.elements[i].about));
            for (const std::uint32_t rule : own_[same]) {
                if (MarkupRules::is_wordless(all[rule])) own_wordless_[same].push_back(rule);
            }
        }
        const bool speaks = !own_wordless_[same].empty() && !holds_headline[i];
        nearest_[i] = speaks ? same : nearest_[markup.elements[i].parent];
    }
}

bool MarkupScan::answers(std::uint32_t rule, std::size_t block) const {
    if (own_.empty()) return false;
    for (std::uint32_t i = page_.blocks()[block].element; i != 0; i = page_.markup().elements[i].parent) {
        const auto& own = own_[facts_.elements[i].same];
        if (std::binary_search(own.begin(), own.end(), rule)) return true;
    }
    return false;
}

}  // namespace stet::engine
