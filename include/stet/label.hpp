// The words: what a block is (Role), why text is cut (Label), what becomes of it (Fate).
//
// They are the vocabulary of the API, of the JSON and of rule packs, spelt alike everywhere:
// to_string(Label::read_more) is "read_more".
#pragma once

#include <stet/export.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace stet {

/// What a block is. The first nine are the article's body; from `byline` on a role is lifted: the
/// text stays in the Document and feeds the metadata, but is not in the body.
enum class Role : std::uint8_t {
    title,
    standfirst,
    heading,
    paragraph,
    list_item,
    quote,
    caption,
    code,
    table,
    byline,
    timestamp,
    section,
    source,
    credit,
    source_url,
};
inline constexpr std::size_t role_count = 15;

/// Why text is cut.
enum class Label : std::uint8_t {
    navigation,
    paywall,
    newsletter,
    promotion,
    donation,
    related,
    read_more,
    share,
    comments,
    legal,
    consent,
    notice,
    player,
    advertisement,
    author_bio,
    duplicate,
    artifact,
    other,
};
inline constexpr std::size_t label_count = 18;

/// What becomes of a stretch of text: kept in the body, lifted into the metadata, or cut.
enum class Fate : std::uint8_t { keep, lift, cut };

/// What a mark says of its text. `stet` (let it stand) wins over any cut.
enum class Verdict : std::uint8_t { cut, stet };

/// How much a mark speaks for: a phrase within a block, a whole line, or a run of lines. Where cuts
/// overlap, the larger reach names the label.
enum class Reach : std::uint8_t { phrase, line, run };

/// True for roles of the body, false for those that are lifted.
[[nodiscard]] constexpr bool is_body(Role role) noexcept { return role < Role::byline; }

/// The word itself, from static storage. Constant time.
[[nodiscard]] STET_EXPORT std::string_view to_string(Role role) noexcept;
[[nodiscard]] STET_EXPORT std::string_view to_string(Label label) noexcept;
[[nodiscard]] STET_EXPORT std::string_view to_string(Fate fate) noexcept;
[[nodiscard]] STET_EXPORT std::string_view to_string(Verdict verdict) noexcept;
[[nodiscard]] STET_EXPORT std::string_view to_string(Reach reach) noexcept;

/// The value that a word names, or nothing for any other word. Case matters.
[[nodiscard]] STET_EXPORT std::optional<Role> role_from(std::string_view word) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Label> label_from(std::string_view word) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Fate> fate_from(std::string_view word) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Verdict> verdict_from(std::string_view word) noexcept;
[[nodiscard]] STET_EXPORT std::optional<Reach> reach_from(std::string_view word) noexcept;

/// A set of roles: which of them a renderer shows.
///
///     auto with_captions = stet::RoleSet::body().with(stet::Role::caption);
class RoleSet {
public:
    constexpr RoleSet() noexcept = default;
    constexpr RoleSet(std::initializer_list<Role> roles) noexcept {
        for (Role role : roles) bits_ |= bit(role);
    }

    /// The default body: everything that is kept but title and captions.
    [[nodiscard]] static constexpr RoleSet body() noexcept {
        return RoleSet{Role::standfirst, Role::heading, Role::paragraph, Role::list_item,
                       Role::quote,      Role::code,    Role::table};
    }
    [[nodiscard]] static constexpr RoleSet all() noexcept {
        RoleSet set;
        set.bits_ = (1U << role_count) - 1U;
        return set;
    }
    [[nodiscard]] constexpr bool has(Role role) const noexcept { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr RoleSet with(Role role) const noexcept {
        RoleSet set = *this;
        set.bits_ |= bit(role);
        return set;
    }
    [[nodiscard]] constexpr RoleSet without(Role role) const noexcept {
        RoleSet set = *this;
        set.bits_ &= ~bit(role);
        return set;
    }
    friend constexpr bool operator==(RoleSet, RoleSet) noexcept = default;

private:
    static constexpr std::uint32_t bit(Role role) noexcept {
        return 1U << static_cast<unsigned>(role);
    }
    std::uint32_t bits_ = 0;
};

}  // namespace stet
