#include "engine/markup_rules.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <iterator>

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

std::size_t first_byte(std::string_view name) noexcept { return static_cast<unsigned char>(name[0]); }
std::uint64_t length_bit(std::string_view name) noexcept { return std::uint64_t{1} << std::min<std::size_t>(name.size(), 63); }

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
        for (const std::string& name : rule.in.empty() ? rule.classes : rule.in) {
            by_name_[name].push_back(number);
            if (!name.empty()) lengths_[first_byte(name)] |= length_bit(name);
        }
    }
}

const std::vector<std::uint32_t>* MarkupRules::asking(std::string_view name, bool is_element) const {
    if (!is_element) name = plain_name(name);
    if (name.empty() || (lengths_[first_byte(name)] & length_bit(name)) == 0) return nullptr;
    const auto known = by_name_.find(name);
    return known == by_name_.end() ? nullptr : &known->second;
}

bool MarkupRules::answers(std::uint32_t rule, std::string_view about) const { return engine::answers(rules_[rule], about); }

MarkupScan::MarkupScan(const MarkupRules& rules, std::span<const Rule> all, const Document& page, const facts::MarkupFacts& facts)
    : page_(page), facts_(facts) {
    if (rules.empty() || facts.elements.empty()) return;
    const Markup& markup = page.markup();
    std::vector<bool> holds_headline(facts.elements.size());
    for (const facts::BlockMarkup& block : facts.blocks) {
        if (facts::heading_level(facts.elements[block.leaf]) != 1) continue;
        for (std::uint32_t i = block.leaf; !holds_headline[i]; i = markup.elements[i].parent) holds_headline[i] = true;
    }
    // Hardly a name is asked for.
    const facts::Names& names = facts.names;
    std::vector<const std::vector<std::uint32_t>*> asking(names.each.size());
    std::vector<bool> is_known(names.each.size());
    const std::size_t different = names.different_elements();
    own_.resize(different + 1);
    own_wordless_.resize(different + 1);
    nearest_.assign(facts.elements.size(), static_cast<std::uint32_t>(different));
    std::uint32_t seen = 0;  // elements of which other things are said are numbered as they come
    for (std::size_t i = 0; i < facts.elements.size(); ++i) {
        const std::uint32_t same = facts.elements[i].same;
        if (same == seen) {
            ++seen;
            const auto called = names.of(same);
            std::vector<std::uint32_t>& own = own_[same];
            for (const std::uint32_t& name : called) {
                if (!is_known[name]) asking[name] = rules.asking(markup.view(names.each[name]), &name == called.data());
                is_known[name] = true;
                if (asking[name] != nullptr) own.insert(own.end(), asking[name]->begin(), asking[name]->end());
            }
            if (!own.empty()) {
                std::sort(own.begin(), own.end());
                own.erase(std::unique(own.begin(), own.end()), own.end());
                std::erase_if(own, [&](std::uint32_t rule) { return !rules.answers(rule, markup.view(markup.elements[i].about)); });
                std::copy_if(own.begin(), own.end(), std::back_inserter(own_wordless_[same]),
                             [&](std::uint32_t rule) { return MarkupRules::is_wordless(all[rule]); });
            }
        }
        if (i == 0) continue;  // the page is no part of itself
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
