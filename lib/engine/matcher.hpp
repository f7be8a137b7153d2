// The scan stage: which rules fire on which blocks.
#pragma once

#include <stet/document.hpp>
#include <stet/pass.hpp>
#include <stet/rules.hpp>

#include "engine/lazy.hpp"
#include "engine/literals.hpp"
#include "engine/markup_rules.hpp"
#include "engine/prefilter.hpp"
#include "facts/gather.hpp"
#include "text/prefetch.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::engine {

/// The rules that fired on a page, grouped by label and in the order of the page within each.
struct Hits {
    std::vector<Hit> all;
    std::array<std::uint32_t, label_count + 1> first{};  // where each label's hits begin in `all`
    std::vector<std::string> gave_up;                    // ids of rules left out, see Report
};

/// Rules compiled for the scan. Immutable, safe to share between threads.
class Matcher {
public:
    explicit Matcher(Rules rules);

    [[nodiscard]] const Rules& rules() const noexcept { return rules_; }

    /// Which rules fire. Beyond what each rule's `where` says: a block of the story that begins with a
    /// quotation mark is never touched; a sentence is struck within its block only where it is glued to
    /// the next, or a struck block stands beside it, or the story ends there.
    ///
    /// One pass over the page's starts. Linear in the page for a given set of rules: a pattern is
    /// tried at most once a rule and block (sentence), on at most 2,000 characters. `regions` false
    /// lets every rule fire anywhere, for proofs.
    [[nodiscard]] Hits run(const Document& page, const facts::Facts& facts,
                           bool regions = true) const;

private:
    friend class PageScan;

    /// What the scan asks of most rules that it meets, side by side, so that it stays in the cache.
    struct Terms {
        Where where;
        Region region;
        Label label;
        bool has_pattern;
        bool asks_markup;
        std::uint16_t max_chars;
    };

    /// A rule of a literal, and what turns most finds of that away, told by masks and without a branch.
    struct Use {
        Use(std::uint32_t number, const Rule& rule) noexcept;

        std::uint32_t rule;
        std::uint16_t max_chars;  // of the block
        std::uint8_t regions;     // where it acts, a bit each
        std::uint8_t edges;       // of the block that the literal must reach: 1 its start, 2 its end
    };

    /// Tells most hashes that are not in a set from those that are: a bit for each that is.
    class Filter {
    public:
        explicit Filter(const std::vector<std::uint64_t>& hashes);
        [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept {
            const std::size_t bit = static_cast<std::size_t>(hash) & (bits_.size() * 64 - 1);
            return (bits_[bit >> 6] >> (bit & 63) & 1U) != 0;
        }
        /// Has the memory at hand that tells it.
        void fetch(std::uint64_t hash) const noexcept {
            text::prefetch(&bits_[(static_cast<std::size_t>(hash) & (bits_.size() * 64 - 1)) >> 6]);
        }

    private:
        std::vector<std::uint64_t> bits_;
    };

    /// The rules that act on pages of one language, by their literals. Most are of the whole line, or of
    /// its start, or of a short line. So whole lines are told by their hash, and in most of a page few
    /// literals are looked for.
    struct Lookups {
        Lookups(std::span<const Rule> all, std::string_view language);

        Literals literals;
        std::vector<std::uint32_t> first;  // literal id -> its rules in `uses`
        std::vector<Use> uses;

        /// Which literals are looked for at a start.
        enum In : std::uint8_t {
            nowhere,        // none
            whole_line,     // of any rule, where the line may be a literal
            at_start,       // of rules whose literals may begin a longer block
            in_short_line,  // ... may stand anywhere in a short line ...
            in_line,        // ... in a longer one ...
            in_text,        // ... or in a block that is longer than any line
        };
        Filter whole_lines;  // by BlockFacts::hash, those that may be a literal
        Literals::Selections selections;  // by In
    };

    /// Compiled when the first page of the language comes.
    struct Language {
        explicit Language(std::string_view code_) : code(code_) {}
        const std::string code;
        Lazy<Lookups> lookups;
    };
    [[nodiscard]] Language* find(std::string_view code) const;
    [[nodiscard]] const Lookups& lookups_for(std::string_view page_language) const;
    [[nodiscard]] const Prefilter& prefilter_of(std::uint32_t rule) const;

    Rules rules_;
    MarkupRules markup_rules_;
    bool protects_ = false;  // some rule says stet
    std::vector<Terms> terms_;  // a rule each
    std::unique_ptr<Lazy<Prefilter>[]> prefilters_;  // a rule each, compiled when its pattern is first asked for
    std::vector<std::unique_ptr<Language>> languages_;  // "" first, for pages whose language is not known; "other"
};

}  // namespace stet::engine
