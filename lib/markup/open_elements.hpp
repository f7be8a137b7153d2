// The stack of open elements, as the HTML standard's tree construction (section 13.2.6) keeps it.
#pragma once

#include "markup/tags.hpp"
#include "markup/tokenizer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::markup {

/// What its author called an element, as it stands in the page.
struct ElementNames {
    std::string_view id;
    std::string_view classes;
    std::string_view role;
    std::string_view itemprop;
    bool is_hidden = false;       // by the attribute, or by a style
    bool is_aria_hidden = false;

    [[nodiscard]] bool are_none() const noexcept {
        return id.empty() && classes.empty() && role.empty() && itemprop.empty() && !is_hidden && !is_aria_hidden;
    }
    friend bool operator==(const ElementNames&, const ElementNames&) noexcept = default;
};

/// How words are marked up, by bits.
enum Style : std::uint8_t { style_strong = 1, style_emphasis = 2, style_code = 4 };

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
    std::uint8_t style = 0;          // Style
    std::string_view href{};         // of the link around, as it stands in the page; data() is null without one
    ElementNames names{};            // its own
    std::uint32_t number = 0;        // in Markup::elements, once it has text
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

    /// A start tag, of an element with content. The attributes' text must outlive the element.
    Boundary open(Tag tag, std::string_view name, std::span<const Attribute> attributes);
    /// What such a start tag closes first; of an empty element that is all.
    Boundary close_implied(Tag tag);
    /// An end tag.
    Boundary close(Tag tag, std::string_view name);

    /// Notes that the list item around has a block. False if it had one before; true without a list item.
    bool take_first_of_item() noexcept;

    /// Gives each open element that has no number yet what `number(element, parent's number)` returns, the outer first.
    template <class Number>
    void number_open(Number number) {
        std::size_t known = elements_.size();
        while (known > 1 && elements_[known - 1].number == 0) --known;
        for (std::size_t i = known; i < elements_.size(); ++i) elements_[i].number = number(elements_[i], elements_[i - 1].number);
    }

    /// The innermost element that has been open ever since watch().
    void watch() noexcept { lowest_ = elements_.size(); }
    [[nodiscard]] const OpenElement& watched() const noexcept { return elements_[lowest_ - 1]; }

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
    std::size_t lowest_ = 1;  // how many elements there were at the least since watch()
};

}  // namespace stet::markup
