// Rules: boilerplate phrases as data, each with its proof.
#pragma once

#include <stet/export.hpp>
#include <stet/label.hpp>
#include <stet/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// What of a block a rule looks at, and what it cuts.
enum class Where : std::uint8_t {
    line,         ///< a literal is the whole line (with `pattern`: stands in it); the line goes
    line_start,   ///< a literal begins the line; the line goes
    line_end,     ///< a literal ends the line; the line goes
    sentence,     ///< a literal stands in a sentence at the block's edge; that sentence goes
    block_start,  ///< a literal begins the block; only the match goes
    run_open,     ///< as `line`, and the lines below that look like its content go too
    run_close,    ///< as `line`, and an open run ends with it
};

/// In which part of the page a rule may fire.
enum class Region : std::uint8_t {
    any,
    head,  ///< before the story's prose
    tail,  ///< after it
};

[[nodiscard]] STET_EXPORT std::string_view to_string(Where where) noexcept;
[[nodiscard]] STET_EXPORT std::string_view to_string(Region region) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Where> where_from(std::string_view word) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Region> region_from(std::string_view word) noexcept;

/// One rule, as its pack has it; README.md has the format. All strings are UTF-8. `any` holds the
/// literals (folded: lower case, plain quotes, dashes and spaces); a literal stands in a text only
/// as whole words. `pattern` is a Perl regular expression searched in the folded text, empty for
/// none. A rule acts on pages of its `language` (its pack's, ISO 639-1) and on those whose language is
/// not known; one of "any", "en" or none acts on all, as English widgets stand on pages of all languages,
/// and one of "da" or "no" on pages of both.
///
/// `in` and `classes` ask about the markup of HTML pages: for elements of one of these names, and for such as have one
/// of these words as class, id, role or itemprop; both together for one element that is both. The rule then acts only
/// on blocks within such an element, at any depth, so never on pages of text. Without literals it acts on all of them,
/// but for an element that the page's h1 stands in as well; rules for words are not asked there then, unless one says
/// `stet`.
struct Rule {
    std::string id;
    std::string language;
    Label label = Label::other;
    Verdict verdict = Verdict::cut;
    Where where = Where::line;
    Region region = Region::any;
    std::uint16_t max_chars = 200;
    std::vector<std::string> any;
    std::vector<std::string> in;
    std::vector<std::string> classes;
    std::string pattern;
    std::vector<std::string> match;
    std::vector<std::string> no_match;
};

/// A proof that does not hold: `rule` names the rule, `text` the example, and `fired` says whether
/// the rule fired where it must not (true) or kept silent where it must fire (false).
struct FailedProof {
    std::string rule;
    std::string text;
    bool fired = false;
};

/// An immutable set of rules, cheap to copy, safe to share between threads.
///
///     auto mine = stet::Rules::from_json(my_pack);
///     if (!mine) return report(mine.error().detail);
///     auto rules = stet::Rules::builtin().merged_with(*mine);
class STET_EXPORT Rules {
public:
    /// No rules.
    Rules();

    /// The packs that stet ships. The first call reads them (milliseconds), later calls share them.
    [[nodiscard]] static Rules builtin();

    /// Reads one pack. `name` stands in errors where the pack does not name itself. Errors: bad_json,
    /// bad_schema, bad_rule; the detail names pack, rule and key, `byte` is the place in `json`.
    /// Linear time; nesting is bounded; patterns are compiled here, so a bad one is found here.
    [[nodiscard]] static Result<Rules> from_json(std::string_view json,
                                                 std::string_view name = "pack");

    /// These rules and the other's. A rule of the other replaces one of the same id.
    [[nodiscard]] Rules merged_with(const Rules& other) const;

    /// These rules but for the one of that id, or all of a label ("related"), or of a pack ("de").
    [[nodiscard]] Rules without(std::string_view id_or_label_or_language) const;

    [[nodiscard]] std::span<const Rule> all() const& noexcept STET_LIFETIME_BOUND;
    std::span<const Rule> all() const&& = delete;

    /// Runs every rule against its own `match` and `no_match` texts, each as a page of one block, or, where it asks
    /// about markup, as a page of HTML (regions aside). Empty when all hold. For tests of packs; compiles a scanner each call.
    [[nodiscard]] std::vector<FailedProof> prove() const;

    struct Data;  // internal: the rules and their compiled patterns

private:
    friend struct RulesAccess;
    explicit Rules(std::shared_ptr<const Data> data) noexcept;
    std::shared_ptr<const Data> data_;
};

}  // namespace stet
