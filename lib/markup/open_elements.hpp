// The stack of open elements, as the HTML standard's tree construction (section 13.2.6) keeps it.
#pragma once

#include "markup/tags.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::markup {

/// An open element, and what it makes of the text in it, its ancestors' part included.
struct OpenElement {
    Tag tag = Tag::unknown;
    std::string_view name;           // as it stands in the page, which tells the unknown apart
    Tag structure = Tag::div;        // what gives text its role: a heading, li, blockquote, pre, figcaption, td … or div
    std::uint8_t list_depth = 0;
    std::uint8_t heading_level = 0;
    bool hides = false;              // its text is none of the page's
    bool keeps_blanks = false;       // as pre does
    bool is_foreign = false;         // svg, math, or one of theirs
    bool holds_foreign = false;      // what is in it is, too: HTML's rules do not count there
    bool has_text = false;           // of a list item: its first block has been
};

/// Opens and closes elements as browsers do where markup is misnested or unclosed, but that there is no tree,
/// so nothing is moved (text in a table stays where it stands), nor a quirks mode. Each operation looks at no
/// more elements than `deepest`.
class OpenElements {
public:
    /// Elements within more than so many are not opened; what is in them belongs to the last that is. (Blink
    /// and WebKit do so too, with the same number.)
    static constexpr std::size_t deepest = 512;

    OpenElements();

    /// The innermost. There is always one.
    [[nodiscard]] const OpenElement& top() const noexcept { return elements_.back(); }

    /// What changed by a tag: whether an element that begins and ends blocks was opened or closed.
    using Boundary = bool;

    /// A start tag, of an element with content.
    Boundary open(Tag tag, std::string_view name);
    /// What such a start tag closes first; of an empty element that is all.
    Boundary close_implied(Tag tag);
    /// An end tag.
    Boundary close(Tag tag, std::string_view name);

    /// Notes that the list item around has a block. False if it had one before; true without a list item.
    bool take_first_of_item() noexcept;

private:
    /// The place of the innermost element that is `wanted`, if none that `ends` is nearer.
    template <class Wanted, class Ends>
    [[nodiscard]] std::optional<std::size_t> find(Wanted wanted, Ends ends) const;
    [[nodiscard]] std::optional<std::size_t> find_in_scope(Tag tag, std::uint16_t scope) const;
    /// Closes what a start tag closes.
    void prepare(Tag tag);
    void close_named(Tag tag, std::string_view name);
    void close_in_scope(Tag tag, std::uint16_t scope);
    void close_from(std::size_t place);
    void close_formatting(Tag tag);
    void close_item(Tag tag);
    void close_row_part(Tag tag);
    void close_foreign();
    /// Whether what was closed since the last call began or ended blocks.
    Boundary take_boundary() noexcept { return std::exchange(crossed_boundary_, false); }

    std::vector<OpenElement> elements_;
    std::array<std::uint32_t, tag_count> count_{};  // of each tag's open elements
    bool crossed_boundary_ = false;
};

}  // namespace stet::markup
