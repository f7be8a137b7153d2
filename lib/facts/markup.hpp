// What the markup around blocks says of them.
#pragma once

#include <stet/document.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stet::facts {

/// Elements that say what their text is; markup.def has their names.
enum class ElementKind : std::uint8_t {
#define STET_ELEMENT(id, names) id,
#include "facts/markup.def"
#undef STET_ELEMENT
};
inline constexpr auto element_kind_names = std::to_array<std::string_view>({
#define STET_ELEMENT(id, names) #id,
#include "facts/markup.def"
#undef STET_ELEMENT
});
inline constexpr std::size_t element_kind_count = element_kind_names.size();

/// What elements are called; markup.def has the words.
enum class Hint : std::uint8_t {
#define STET_HINT(id, words) id,
#include "facts/markup.def"
#undef STET_HINT
};
inline constexpr auto hint_names = std::to_array<std::string_view>({
#define STET_HINT(id, words) #id,
#include "facts/markup.def"
#undef STET_HINT
});
inline constexpr std::size_t hint_count = hint_names.size();

/// What an element is by itself.
struct ElementFacts {
    std::uint32_t kinds = 0;  ///< a bit for each ElementKind
    std::uint32_t hints = 0;  ///< a bit for each Hint
    std::uint32_t same = 0;   ///< of elements of which the same is said the same number, below Names::different_elements()
    std::uint32_t alike = 0;  ///< of elements of one name and classes the same number, below the number of elements
    std::uint8_t name = 0;    ///< which of the names in `element_names`, or 0
    bool is_inline = false;   ///< marks up words, and makes no block

    [[nodiscard]] constexpr bool is(ElementKind kind) const noexcept { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; }
    [[nodiscard]] constexpr bool is_called(Hint hint) const noexcept { return (hints >> static_cast<unsigned>(hint) & 1U) != 0; }
};

/// Names of elements, in the order of ElementFacts::name; the first is any other.
inline constexpr auto element_names = std::to_array<std::string_view>(
    {"", "p", "div", "span", "a", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "blockquote", "figcaption",
     "section", "article", "header", "footer", "aside", "nav", "main", "strong", "b", "em", "i", "time", "button", "label", "small",
     "pre", "address", "figure", "form", "body", "html", "font", "u", "cite", "abbr", "sup", "sub", "mark", "code", "q", "summary",
     "caption", "details", "ul", "ol", "dl", "table", "menu", "hgroup", "fieldset", "legend"});

/// Which of h1 to h6 it is, as 1 to 6, or 0.
[[nodiscard]] constexpr std::uint8_t heading_level(const ElementFacts& element) noexcept {
    const std::string_view name = element_names[element.name];
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? static_cast<std::uint8_t>(name[1] - '0') : std::uint8_t{0};
}

/// What markup says of a block.
struct BlockMarkup {
    std::uint32_t leaf = 0;         ///< the innermost element around it that is not inline
    std::uint32_t container = 0;    ///< its parent
    std::uint32_t alike = 0;        ///< of blocks whose leaf and container are alike the same number, below the number of blocks
    std::uint32_t link_bytes = 0;   ///< bytes of it in links
    std::uint32_t strong_bytes = 0; ///< in <b> and <strong>
    std::uint16_t links = 0;
    std::uint16_t images = 0;       ///< that stand before or in it
};

/// The different names on a page: an element's, and each class, id, role and itemprop. Most stand in many elements, so what
/// asks for names asks once for each of these.
struct Names {
    std::vector<Span> each;             ///< in Markup::text: "div", ".story", "#top", "role=main", "hidden"
    std::vector<std::uint32_t> called;  ///< numbers of `each`; the first of an element is its own name
    std::vector<std::uint32_t> begin;   ///< in `called`, by ElementFacts::same; and the end

    [[nodiscard]] std::size_t different_elements() const noexcept { return begin.empty() ? 0 : begin.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t same) const noexcept {
        return std::span(called).subspan(begin[same], begin[same + 1] - begin[same]);
    }
};

/// Whether the element is `around` or within it. As many steps as there are elements between.
[[nodiscard]] inline bool is_within(const Markup& markup, std::uint32_t element, std::uint32_t around) noexcept {
    while (element > around) element = markup.elements[element].parent;  // each is behind its parent
    return element == around;
}

struct MarkupFacts {
    std::vector<ElementFacts> elements;
    std::vector<BlockMarkup> blocks;
    Names names;
};

/// Of a page of text nothing. Linear.
[[nodiscard]] MarkupFacts read_markup(const Document& page);

}  // namespace stet::facts
