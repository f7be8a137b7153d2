#include "markup/open_elements.hpp"

#include "markup/ascii.hpp"

#include <algorithm>

namespace stet::markup {
namespace {

// What an element is looked for within (section 13.2.4.2): any scope ends at these, some also at others.
enum Scope : std::uint16_t { default_scope = 0, button_scope = 1, list_scope = 2, table_scope = 4 };

bool ends_scope(Tag tag, std::uint16_t scope) noexcept {
    switch (tag) {
        case Tag::table:
        case Tag::template_:
        case Tag::html: return true;
        case Tag::applet:
        case Tag::caption:
        case Tag::td:
        case Tag::th:
        case Tag::marquee:
        case Tag::object: return scope != table_scope;
        case Tag::button: return scope == button_scope;
        case Tag::ol:
        case Tag::ul: return scope == list_scope;
        default: return false;
    }
}

constexpr std::uint8_t heading_level(Tag tag) noexcept {
    switch (tag) {
        case Tag::h1: return 1;
        case Tag::h2: return 2;
        case Tag::h3: return 3;
        case Tag::h4: return 4;
        case Tag::h5: return 5;
        case Tag::h6: return 6;
        default: return 0;
    }
}

/// Whether the start tag ends svg or math, in which it cannot be.
bool breaks_out(Tag tag) noexcept {
    if (has(tag, trait::block)) return true;
    switch (tag) {
        case Tag::b:
        case Tag::big:
        case Tag::br:
        case Tag::code:
        case Tag::em:
        case Tag::embed:
        case Tag::head:
        case Tag::i:
        case Tag::img:
        case Tag::meta:
        case Tag::nobr:
        case Tag::s:
        case Tag::small:
        case Tag::span:
        case Tag::strong:
        case Tag::strike:
        case Tag::tt:
        case Tag::u: return true;
        default: return false;
    }
}

/// In svg, elements whose content is HTML again.
bool holds_html(std::string_view name) noexcept {
    return equals_ignoring_case(name, "foreignobject") || equals_ignoring_case(name, "desc") || equals_ignoring_case(name, "title") ||
           equals_ignoring_case(name, "annotation-xml");
}

/// What gives the text of `tag` its role, where it is within `outer`.
Tag structure_of(Tag tag, Tag outer) noexcept {
    if (heading_level(tag) != 0) return tag;
    switch (tag) {
        case Tag::pre:
        case Tag::listing:
        case Tag::xmp:
        case Tag::plaintext:
        case Tag::figcaption:
        case Tag::caption:
        case Tag::td:
        case Tag::th:
        case Tag::li:
        case Tag::blockquote: return tag;
        case Tag::table: return Tag::div;
        case Tag::p: return outer == Tag::td || outer == Tag::th ? Tag::p : outer;  // a table for layout
        default: return outer;
    }
}

constexpr std::uint8_t style_of(Tag tag) noexcept {
    switch (tag) {
        case Tag::b:
        case Tag::strong: return style_strong;
        case Tag::i:
        case Tag::em: return style_emphasis;
        case Tag::code:
        case Tag::tt: return style_code;
        default: return 0;
    }
}

/// Whether a style of the attribute's keeps the element from being shown.
bool hides(std::string_view style) noexcept {
    const auto declares = [style](std::string_view property, std::string_view value) {
        const std::size_t at = style.find(property);
        if (at == style.npos) return false;
        std::string_view rest = style.substr(at + property.size());
        const auto skip = [&rest] {
            while (!rest.empty() && is_ascii_whitespace(rest.front())) rest.remove_prefix(1);
        };
        skip();
        if (!rest.starts_with(':')) return false;
        rest.remove_prefix(1);
        skip();
        return rest.starts_with(value);
    };
    return declares("display", "none") || declares("visibility", "hidden");
}

ElementNames names_of(std::span<const Attribute> attributes) noexcept {
    ElementNames names;
    const auto keep_first = [](std::string_view& name, std::string_view value) {
        if (name.empty()) name = value;
    };
    for (const Attribute& attribute : attributes) {
        const auto is = [&](std::string_view name) { return equals_ignoring_case(attribute.name, name); };
        switch (attribute.name.size()) {
            case 2:
                if (is("id")) keep_first(names.id, attribute.value);
                break;
            case 4:
                if (is("role")) keep_first(names.role, attribute.value);
                break;
            case 5:
                if (is("class")) keep_first(names.classes, attribute.value);
                else if (is("style") && hides(attribute.value)) names.is_hidden = true;
                break;
            case 6: names.is_hidden = names.is_hidden || is("hidden"); break;
            case 8:
                if (is("itemprop")) keep_first(names.itemprop, attribute.value);
                break;
            case 11:
                if (is("aria-hidden") && equals_ignoring_case(attribute.value, "true")) names.is_aria_hidden = true;
                break;
            default: break;
        }
    }
    return names;
}

/// The address of a link, or null without one.
std::string_view href_of(std::span<const Attribute> attributes) noexcept {
    for (const Attribute& attribute : attributes) {
        if (equals_ignoring_case(attribute.name, "href")) return attribute.value.data() == nullptr ? "" : attribute.value;
    }
    return {};
}

}  // namespace

OpenElements::OpenElements() {
    constexpr std::size_t usual_depth = 64;
    elements_.reserve(usual_depth);
    elements_.push_back({.tag = Tag::html, .name = "html"});
}

template <class Wanted, class Ends>
std::optional<std::size_t> OpenElements::find(Wanted wanted, Ends ends) const {
    for (std::size_t i = elements_.size(); i-- > 1;) {
        if (wanted(elements_[i])) return i;
        if (ends(elements_[i])) break;
    }
    return std::nullopt;
}

std::optional<std::size_t> OpenElements::find_in_scope(Tag tag, std::uint16_t scope) const {
    if (count_[static_cast<std::size_t>(tag)] == 0) return std::nullopt;
    return find([tag](const OpenElement& e) { return e.tag == tag; },
                [scope](const OpenElement& e) { return ends_scope(e.tag, scope); });
}

void OpenElements::close_from(std::size_t place) {
    while (elements_.size() > place) {
        crossed_boundary_ = crossed_boundary_ || has(top().tag, trait::block);
        --count_[static_cast<std::size_t>(top().tag)];
        elements_.pop_back();
    }
    lowest_ = std::min(lowest_, elements_.size());
}

void OpenElements::close_in_scope(Tag tag, std::uint16_t scope) {
    if (const auto place = find_in_scope(tag, scope)) close_from(*place);
}

void OpenElements::close_foreign() {
    std::size_t place = elements_.size();
    while (place > 1 && elements_[place - 1].holds_foreign) --place;
    close_from(place);
}

/// A list item's start tag ends the item before it, unless another list or part of the page is between.
void OpenElements::close_item(Tag tag) {
    const bool is_li = tag == Tag::li;
    const auto place = find([&](const OpenElement& e) { return is_li ? e.tag == Tag::li : e.tag == Tag::dd || e.tag == Tag::dt; },
                            [](const OpenElement& e) {
                                return has(e.tag, trait::special) && e.tag != Tag::address && e.tag != Tag::div && e.tag != Tag::p;
                            });
    if (place) close_from(*place);
}

/// A cell ends the cell before it, a row the row, and so on.
void OpenElements::close_row_part(Tag tag) {
    close_in_scope(Tag::td, table_scope);
    close_in_scope(Tag::th, table_scope);
    if (tag == Tag::td || tag == Tag::th) return;
    close_in_scope(Tag::caption, table_scope);
    close_in_scope(Tag::tr, table_scope);
    if (tag == Tag::tr) return;
    for (const Tag group : {Tag::thead, Tag::tbody, Tag::tfoot}) close_in_scope(group, table_scope);
}

void OpenElements::prepare(Tag tag) {
    if (top().holds_foreign) {
        if (!breaks_out(tag)) return;
        close_foreign();
    }
    if (has(tag, trait::closes_p) || tag == Tag::table) close_in_scope(Tag::p, button_scope);
    if (heading_level(tag) != 0 && heading_level(top().tag) != 0) close_from(elements_.size() - 1);
    switch (tag) {
        case Tag::li:
        case Tag::dd:
        case Tag::dt:
            close_item(tag);
            close_in_scope(Tag::p, button_scope);
            break;
        case Tag::a: close_formatting(tag); break;
        case Tag::button: close_in_scope(tag, default_scope); break;
        case Tag::td:
        case Tag::th:
        case Tag::tr:
        case Tag::thead:
        case Tag::tbody:
        case Tag::tfoot:
        case Tag::caption: close_row_part(tag); break;
        default: break;
    }
}

OpenElements::Boundary OpenElements::close_implied(Tag tag) {
    prepare(tag);
    return take_boundary();
}

OpenElements::Boundary OpenElements::open(Tag tag, std::string_view name, std::span<const Attribute> attributes) {
    prepare(tag);
    const Boundary boundary = take_boundary() || has(tag, trait::block);
    if (elements_.size() == deepest) return boundary;
    const bool is_in_foreign = top().holds_foreign;
    // It is what the one around it is, but for what the tag says.
    OpenElement& element = elements_.emplace_back(top());
    element.tag = tag;
    element.name = name;
    element.has_text = false;
    element.is_foreign = has(tag, trait::foreign) || is_in_foreign;
    element.holds_foreign = element.is_foreign && !holds_html(name);
    element.hides = element.hides || (has(tag, trait::hides) && !is_in_foreign);
    element.structure = structure_of(tag, element.structure);
    if (element.structure == tag && heading_level(tag) != 0) element.heading_level = heading_level(tag);
    if (tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp || tag == Tag::plaintext) element.keeps_blanks = true;
    if (tag == Tag::ul || tag == Tag::ol) element.list_depth = static_cast<std::uint8_t>(std::min(element.list_depth + 1, 255));
    element.style = static_cast<std::uint8_t>(element.style | style_of(tag));
    element.number = 0;
    element.names = names_of(attributes);
    if (tag == Tag::a) element.href = href_of(attributes);
    ++count_[static_cast<std::size_t>(tag)];
    return boundary;
}

/// The end of words marked up. Where parts of the page have been opened within, they stay open. (The
/// standard's adoption agency, without the tree.)
void OpenElements::close_formatting(Tag tag) {
    const auto place = find_in_scope(tag, default_scope);
    if (!place) return;
    const auto first = elements_.begin() + static_cast<std::ptrdiff_t>(*place);
    const bool holds_parts = std::any_of(first, elements_.end(), [](const OpenElement& e) { return has(e.tag, trait::special); });
    if (!holds_parts) return close_from(*place);
    for (auto next = elements_.erase(first); next != elements_.end(); ++next) {
        const OpenElement& parent = next[-1];
        next->style = static_cast<std::uint8_t>(parent.style | style_of(next->tag));
        if (next->tag != Tag::a) next->href = parent.href;
    }
    lowest_ = std::min(lowest_, *place);
    --count_[static_cast<std::size_t>(tag)];
}

OpenElements::Boundary OpenElements::close(Tag tag, std::string_view name) {
    if (tag == Tag::html || tag == Tag::body || tag == Tag::head) return true;  // what comes yet, belongs to them
    close_named(tag, name);
    const Boundary boundary = take_boundary();
    return boundary || (tag == Tag::p && !top().holds_foreign);  // </p> alone is an empty one
}

void OpenElements::close_named(Tag tag, std::string_view name) {
    const auto close_nearest = [this](auto wanted, auto ends) {
        if (const auto place = find(wanted, ends)) close_from(*place);
    };
    if (heading_level(tag) != 0) {
        return close_nearest([](const OpenElement& e) { return heading_level(e.tag) != 0; },
                             [](const OpenElement& e) { return ends_scope(e.tag, default_scope); });
    }
    if (tag == Tag::p) return close_in_scope(tag, button_scope);
    if (tag == Tag::li) return close_in_scope(tag, list_scope);
    if (has(tag, trait::formatting)) return close_formatting(tag);
    if (tag == Tag::table || tag == Tag::tr || tag == Tag::td || tag == Tag::th || tag == Tag::thead ||
        tag == Tag::tbody || tag == Tag::tfoot || tag == Tag::caption) {
        return close_in_scope(tag, table_scope);
    }
    if (has(tag, trait::special)) return close_in_scope(tag, default_scope);
    if (count_[static_cast<std::size_t>(tag)] == 0) return;
    close_nearest(
        [&](const OpenElement& e) { return e.tag == tag && (tag != Tag::unknown || equals_ignoring_case(e.name, name)); },
        [](const OpenElement& e) { return has(e.tag, trait::special); });
}

bool OpenElements::take_first_of_item() noexcept {
    if (count_[static_cast<std::size_t>(Tag::li)] == 0) return true;
    for (std::size_t i = elements_.size(); i-- > 1;) {
        if (elements_[i].tag != Tag::li) continue;
        const bool is_first = !elements_[i].has_text;
        elements_[i].has_text = true;
        return is_first;
    }
    return true;
}

}  // namespace stet::markup
