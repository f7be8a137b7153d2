// A slow, independent twin of the whole scan-and-confirm, from what <stet/rules.hpp> and
// engine/matcher.hpp say: std::string::find for literals, engine::Confirmation for patterns. It
// shares the facts (which have their own tests) and the parting into sentences.
#pragma once

#include "engine/confirm.hpp"
#include "engine/matcher.hpp"
#include "engine/sentences.hpp"
#include "facts/gather.hpp"
#include "support/invariants.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <stet/document.hpp>
#include <stet/rules.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace stet::test {

namespace slow {

inline bool is_word_character(char32_t code_point) {
    const text::Character& c = text::character(code_point);
    return c.is(text::flag::letter | text::flag::digit | text::flag::mark) &&
           !c.is(text::flag::unspaced);
}

/// The code point that ends before `at`, as its first byte's place; ill-formed bytes stand alone.
inline std::size_t character_before(std::string_view text, std::size_t at) {
    for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
        if (sequence_length(text, at - length) == length) return at - length;
    }
    return at - 1;
}

inline char32_t decoded(std::string_view text, std::size_t at) {
    return text::decode(text.data() + at, text.data() + text.size()).code_point;
}

}  // namespace slow

/// Where literals may begin in the folded text of a block, as fold.hpp defines it: the first byte
/// of each word, each character of an unspaced script, each symbol but common punctuation. Folds
/// character by character, and remembers only whether it is within a word.
inline std::vector<std::uint32_t> slow_starts(std::string_view source) {
    namespace flag = text::flag;
    std::vector<std::uint32_t> starts;
    std::size_t size = 0;  // of the folded text so far
    bool in_word = false;
    bool space = true;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t valid = slow::sequence_length(source, at);
        const std::size_t length = std::max<std::size_t>(valid, 1);
        const std::string folded = text::fold(source.substr(at, length));
        const text::Character& c = text::character(slow::decoded(source, at));
        const auto begin = static_cast<std::uint32_t>(size);
        at += length;
        if (folded.empty()) continue;
        if (folded == " ") {
            size += space ? 0 : 1;
            in_word = false;
            space = true;
            continue;
        }
        size += folded.size();
        space = false;
        if (valid == 0) {  // an opaque byte
            in_word = false;
        } else if (c.is(flag::unspaced)) {
            starts.push_back(begin);
            in_word = false;
        } else if (c.is(flag::letter | flag::digit)) {
            if (!in_word) starts.push_back(begin);
            in_word = true;
        } else if (c.is(flag::mark)) {
            in_word = true;
        } else {
            in_word = false;
            // As folded, whatever it was typed as.
            const bool common =
                std::string_view(".,;:!?'\"-)").find(folded) != std::string_view::npos ||
                c.is(flag::sentence_end);
            if (!common) starts.push_back(begin);
        }
    }
    return starts;
}

/// Where `literal` stands in `folded` as whole words.
inline std::vector<std::size_t> places_of(std::string_view literal, std::string_view folded,
                                          const std::set<std::size_t>& starts) {
    std::vector<std::size_t> places;
    const bool ends_in_word = slow::is_word_character(
        slow::decoded(literal, slow::character_before(literal, literal.size())));
    for (std::size_t at = folded.find(literal); at != std::string_view::npos;
         at = folded.find(literal, at + 1)) {
        const std::size_t end = at + literal.size();
        const bool goes_on =
            end < folded.size() && slow::is_word_character(slow::decoded(folded, end));
        if (starts.count(at) != 0 && !(ends_in_word && goes_on)) places.push_back(at);
    }
    return places;
}

/// A hit that must be there: exactly one, of one of the rules and one of the spans (several rules
/// may fire in one sentence, and several literals of one rule begin a block; which of them is
/// named, is not said).
struct ExpectedHit {
    std::uint32_t block;
    std::set<std::uint32_t> rules;
    std::set<std::pair<std::uint32_t, std::uint32_t>> spans;
};

class BruteForce {
public:
    explicit BruteForce(const Rules& rules) : rules_(rules.all()) {
        for (const Rule& rule : rules_) {
            std::string fault;
            patterns_.push_back(rule.pattern.empty()
                                    ? nullptr
                                    : engine::Confirmation::compile(rule.pattern, fault));
        }
    }

    std::vector<ExpectedHit> run(const Document& page, const facts::Facts& facts, bool regions) {
        page_ = &page;
        facts_ = &facts;
        regions_ = regions;
        hits_.clear();
        partial_.clear();
        for (block_ = 0; block_ < page.blocks().size(); ++block_) look_at_block();
        settle();
        return hits_;
    }

private:
    using Spans = std::set<std::pair<std::uint32_t, std::uint32_t>>;

    [[nodiscard]] Span block_span() const { return page_->blocks()[block_].span; }
    [[nodiscard]] bool in_core() const {
        return block_ >= facts_->page.core_begin && block_ < facts_->page.core_end;
    }
    [[nodiscard]] bool in_region(Region region) const {
        if (!regions_ || region == Region::any) return true;
        return region == Region::head ? block_ < facts_->page.core_begin
                                      : block_ >= facts_->page.core_end;
    }

    /// Whether rules of the language act on the page.
    [[nodiscard]] bool speaks(std::string_view language) const {
        const std::string_view page = facts_->page.language;
        const bool both_northern = (language == "da" || language == "no") && (page == "da" || page == "no");
        return !regions_ || page.empty() || language.empty() || language == "any" || language == "en" ||
               language == page || both_northern;
    }

    void look_at_block() {
        const BlockFacts& of = facts_->blocks[block_];
        folded_ = std::string_view(facts_->folded.text)
                      .substr(of.folded_begin, of.folded_end - of.folded_begin);
        core_begin_ = of.core_begin - of.folded_begin;
        core_end_ = of.core_end - of.folded_begin;
        if (regions_ && in_core() && of.is(Shape::quoted)) return;  // the story's own words
        starts_.clear();
        for (const std::uint32_t start : slow_starts(page_->text(block_span())))
            starts_.insert(start);
        std::map<std::size_t, std::set<std::uint32_t>> sentence_finds;  // place -> rules
        for (std::uint32_t number = 0; number < rules_.size(); ++number) {
            const Rule& rule = rules_[number];
            if (!in_region(rule.region) || !speaks(rule.language)) continue;
            if (rule.where == Where::sentence) {
                for (const std::size_t at : finds(rule)) sentence_finds[at].insert(number);
            } else if (rule.where == Where::block_start) {
                look_at_start(rule, number);
            } else if (fires_on_line(rule, number)) {
                const Span all = block_span();
                hits_.push_back({block_, {number}, {{all.begin, all.end}}});
            }
        }
        if (!sentence_finds.empty()) look_at_sentences(sentence_finds);
    }

    /// Places of the rule's literals; in a very long block only those near its edges count.
    std::vector<std::size_t> finds(const Rule& rule) {
        constexpr std::size_t window = 8000;
        std::vector<std::size_t> all;
        for (const std::string& literal : rule.any) {
            for (const std::size_t at : places_of(literal, folded_, starts_)) {
                const bool edge =
                    folded_.size() <= 4 * window || at <= window || at + window >= folded_.size();
                if (edge) all.push_back(at);
            }
        }
        return all;
    }

    bool fires_on_line(const Rule& rule, std::uint32_t number) {
        if (facts_->blocks[block_].characters > rule.max_chars) return false;
        for (const std::string& literal : rule.any) {
            for (const std::size_t at : places_of(literal, folded_, starts_)) {
                const bool starts = at <= core_begin_;
                const bool ends = at + literal.size() >= core_end_;
                bool stands = false;
                switch (rule.where) {
                    case Where::line_start: stands = starts; break;
                    case Where::line_end: stands = ends; break;
                    default: stands = patterns_[number] != nullptr || (starts && ends);
                }
                if (stands && matches(number, folded_)) return true;
            }
        }
        return false;
    }

    bool matches(std::uint32_t number, std::string_view text) {
        return patterns_[number] == nullptr ||
               patterns_[number]->search(text, scratch_).outcome == engine::Confirmation::Outcome::yes;
    }

    void look_at_start(const Rule& rule, std::uint32_t number) {
        Spans spans;
        for (const std::string& literal : rule.any) {
            for (const std::size_t at : places_of(literal, folded_, starts_)) {
                if (at > core_begin_) continue;
                std::size_t end = at + literal.size();
                if (patterns_[number] != nullptr) {
                    const auto found = patterns_[number]->search(folded_.substr(0, rule.max_chars), scratch_);
                    if (found.outcome != engine::Confirmation::Outcome::yes ||
                        found.begin > core_begin_)
                        continue;
                    end = found.end;
                }
                while (end < folded_.size() &&
                       std::string_view(" :|-").find(folded_[end]) != std::string_view::npos)
                    ++end;
                const Span span = source_span(0, end);
                spans.insert({span.begin, span.end});
            }
        }
        if (!spans.empty()) hits_.push_back({block_, {number}, spans});
    }

    void look_at_sentences(const std::map<std::size_t, std::set<std::uint32_t>>& finds) {
        const std::string_view source = page_->text(block_span());
        const facts::SourceOffsets offsets(source);
        std::vector<engine::Sentence> sentences;
        engine::split_sentences(folded_, source, offsets, sentences);
        std::vector<std::set<std::uint32_t>> fired(sentences.size());
        std::size_t struck = 0;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const std::string_view text =
                folded_.substr(sentences[i].begin, sentences[i].end - sentences[i].begin);
            const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
                return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            });
            for (auto at = finds.lower_bound(sentences[i].begin);
                 at != finds.end() && at->first < sentences[i].end; ++at) {
                for (const std::uint32_t rule : at->second) {
                    if (characters <= rules_[rule].max_chars && matches(rule, text))
                        fired[i].insert(rule);
                }
            }
            struck += fired[i].empty() ? 0U : 1U;
        }
        if (struck == 0) return;
        std::size_t head = 0;
        while (head < fired.size() && !fired[head].empty()) ++head;
        std::size_t tail = fired.size();
        while (tail > head && !fired[tail - 1].empty()) --tail;
        const bool all = head == fired.size();
        const bool both_edges = head != 0 && tail != fired.size();
        if (all || (both_edges && struck * 3 >= fired.size() * 2)) {
            std::size_t first = 0;
            while (fired[first].empty()) ++first;
            const Span whole = block_span();
            hits_.push_back({block_, fired[first], {{whole.begin, whole.end}}});
            return;
        }
        for (std::size_t i = 0; i < fired.size(); ++i) {
            if (i >= head && i < tail) continue;
            const bool at_head = i < head;
            const auto& edge = sentences[(at_head ? head : tail) - 1];
            const bool glued = folded_[edge.end - 1] != ' ';
            const Span span = source_span(sentences[i].begin, sentences[i].end);
            const ExpectedHit hit{block_, fired[i], {{span.begin, span.end}}};
            if (glued || !regions_) hits_.push_back(hit);
            else partial_.push_back({hit, at_head});
        }
    }

    [[nodiscard]] Span source_span(std::size_t begin, std::size_t end) const {
        const Span all = block_span();
        const auto offsets = facts::source_offsets(page_->text(all));
        const std::uint32_t from = begin == 0 ? 0 : offsets[begin];
        return {all.begin + from, end >= folded_.size() ? all.end : all.begin + offsets[end]};
    }

    /// A sentence that reads on stands, but beside a struck block and at the story's end.
    void settle() {
        std::set<std::uint32_t> whole;
        for (const ExpectedHit& hit : hits_) {
            const Span all = page_->blocks()[hit.block].span;
            if (hit.spans.count({all.begin, all.end}) != 0) whole.insert(hit.block);
        }
        for (const auto& [hit, at_head] : partial_) {
            const bool beside = at_head ? hit.block > 0 && whole.count(hit.block - 1) != 0
                                        : whole.count(hit.block + 1) != 0;
            if (beside || (!at_head && hit.block + 1 >= facts_->page.core_end))
                hits_.push_back(hit);
        }
    }

    struct Partial {
        ExpectedHit hit;
        bool at_head;
    };

    std::span<const Rule> rules_;
    std::vector<std::shared_ptr<const engine::Confirmation>> patterns_;
    engine::Confirmation::Scratch scratch_;
    const Document* page_ = nullptr;
    const facts::Facts* facts_ = nullptr;
    bool regions_ = true;
    std::uint32_t block_ = 0;
    std::string_view folded_;
    std::size_t core_begin_ = 0;
    std::size_t core_end_ = 0;
    std::set<std::size_t> starts_;
    std::vector<ExpectedHit> hits_;
    std::vector<Partial> partial_;
};

/// What of the scan's hits is not expected, or of the expected not found; empty where they agree.
inline std::vector<std::string> differences(const Document& page, const Rules& rules,
                                            const engine::Hits& found,
                                            std::vector<ExpectedHit> expected) {
    std::vector<std::string> all;
    const auto say = [&](std::string what, std::uint32_t rule, std::uint32_t block, Span span) {
        all.push_back(std::move(what) + " " + rules.all()[rule].id + " in block " +
                      std::to_string(block) + ": " + std::string(page.text(span)));
    };
    for (const Hit& hit : found.all) {
        const auto match =
            std::find_if(expected.begin(), expected.end(), [&](const ExpectedHit& e) {
                return e.block == hit.block && e.rules.count(hit.rule) != 0 &&
                       e.spans.count({hit.span.begin, hit.span.end}) != 0;
            });
        if (match == expected.end()) say("not expected:", hit.rule, hit.block, hit.span);
        else expected.erase(match);
    }
    for (const ExpectedHit& hit : expected) {
        say("missed:", *hit.rules.begin(), hit.block,
            {hit.spans.begin()->first, hit.spans.begin()->second});
    }
    // Grouped by label, ascending by block within each.
    for (std::size_t label = 0; label < label_count; ++label) {
        for (std::uint32_t i = found.first[label]; i < found.first[label + 1]; ++i) {
            const Hit& hit = found.all[i];
            if (static_cast<std::size_t>(rules.all()[hit.rule].label) != label)
                say("wrong group:", hit.rule, hit.block, hit.span);
            if (i > found.first[label] && found.all[i - 1].block > hit.block)
                say("out of order:", hit.rule, hit.block, hit.span);
        }
    }
    if (found.first[label_count] != found.all.size())
        all.emplace_back("groups do not end at the end");
    return all;
}

}  // namespace stet::test
