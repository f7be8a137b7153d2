// The scan stage: which rules fire on which blocks.
#pragma once

#include <stet/document.hpp>
#include <stet/pass.hpp>
#include <stet/rules.hpp>

#include "engine/literals.hpp"
#include "facts/gather.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
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

    /// The literals of some rules, and whose they are.
    struct Lookup {
        Lookup(std::span<const Rule> all, const std::vector<std::uint32_t>& numbers);
        Literals literals;
        std::vector<std::uint32_t> first;  // literal id -> its rules in `rules`
        std::vector<std::uint32_t> rules;
    };

    /// Tells most hashes that are not in a set from those that are: a bit for each that is.
    class Filter {
    public:
        explicit Filter(const std::vector<std::uint64_t>& hashes);
        [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept {
            const std::size_t bit = static_cast<std::size_t>(hash) & (bits_.size() * 64 - 1);
            return (bits_[bit >> 6] >> (bit & 63) & 1U) != 0;
        }

    private:
        std::vector<std::uint64_t> bits_;
    };

    /// The rules that act on pages of one language. Most are of the whole line, or of its start, or of a
    /// short line. So whole lines are told by their hash, and most of a page is looked up in few
    /// literals only.
    struct Lookups {
        Lookups(std::span<const Rule> rules, std::string_view language);
        Filter whole_lines;    // by BlockFacts::hash, those that may be a literal
        Lookup all;            // for these
        Lookup at_start;       // rules whose literals may begin a longer block
        Lookup in_short_line;  // ... may stand anywhere in a short line ...
        Lookup in_line;        // ... in a longer one ...
        Lookup in_text;        // ... or in a block that is longer than any line
    };

    /// Compiled when the first page of the language comes.
    struct Language {
        explicit Language(std::string_view code_) : code(code_) {}
        std::string code;
        std::once_flag once;
        std::unique_ptr<const Lookups> lookups;
    };
    [[nodiscard]] Language* find(std::string_view code) const;
    [[nodiscard]] const Lookups& lookups_for(std::string_view page_language) const;

    Rules rules_;
    std::vector<std::unique_ptr<Language>> languages_;  // "" first, for pages whose language is not known; "other"
};

}  // namespace stet::engine
