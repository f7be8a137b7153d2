// What the markup of an HTML page says of its text.
#pragma once

#include <stet/export.hpp>
#include <stet/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// An element with text in it. `about` is its name and what its author called it, in lower case but for the values:
/// "div #story .body .wide role=main itemprop=articleBody", and "hidden" or "aria-hidden" where its text is not shown
/// or not to be read out.
struct Element {
    std::uint32_t parent = 0;  ///< its number, lower than the element's own; element 0 is the page, and its own parent
    Span about{};              ///< in Markup::text
};

enum class InlineKind : std::uint8_t { link, strong, emphasis, code, image };

/// Words marked up within a block, or an image that stands before the character where its empty `span` is. Of
/// different kinds they may overlap in any way.
struct Inline {
    Span span{};
    InlineKind kind = InlineKind::link;
    Span target{};  ///< a link's or image's address as the page has it, in Markup::text; Markup::address() completes it
    Span alt{};     ///< an image's text, in Markup::text
};

/// The elements around a page's blocks and what is marked up in them, for a page of text none. All offsets into
/// `text` are in bytes; it is valid UTF-8.
struct Markup {
    std::vector<Element> elements{};  ///< each behind its parent
    std::vector<Inline> inlines{};    ///< by the begin of their spans
    std::string text{};
    std::string base{};  ///< the address that relative ones go from, if it is known
    /// The article's text as the page's JSON-LD states it (schema.org articleBody), without markup; empty where it does not.
    /// Many publishers give it whole, some a summary or the free part alone: a clue to which blocks are the article, no block.
    std::string stated_body{};

    [[nodiscard]] std::string_view view(Span span) const& noexcept STET_LIFETIME_BOUND {
        return std::string_view(text).substr(span.begin, span.size());
    }
    std::string_view view(Span span) const&& = delete;

    /// A target as an absolute address (RFC 3986), or as it stands where there is no base.
    [[nodiscard]] STET_EXPORT std::string address(Span target) const;
};

[[nodiscard]] STET_EXPORT std::string_view to_string(InlineKind kind) noexcept;
[[nodiscard]] STET_EXPORT std::optional<InlineKind> inline_kind_from(std::string_view word) noexcept;

}  // namespace stet
