#include "markup/markup_writer.hpp"

#include "markup/ascii.hpp"
#include "markup/runs.hpp"
#include "text/blank.hpp"
#include "text/find_byte.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <limits>

namespace stet::markup {
namespace {

/// The value of the first attribute of that name, as it stands in the page.
std::string_view raw_value_of(std::span<const Attribute> attributes, std::string_view name) {
    for (const Attribute& attribute : attributes) {
        if (equals_ignoring_case(attribute.name, name)) return text::trim(attribute.value);
    }
    return {};
}

bool has_reference(std::string_view raw) noexcept {
    const char* const end = raw.data() + raw.size();
    return text::find_byte(raw.data(), end, '&') != end;
}

/// The first address of a srcset, whose candidates are parted by commas, each an address and a size.
std::string_view first_of_set(std::string_view set) {
    const std::size_t begin = std::min(set.find_first_not_of(" \t\r\n\f,"), set.size());
    return set.substr(begin, set.find_first_of(" \t\r\n\f", begin) - begin);
}

}  // namespace

Span MarkupWriter::add_text(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(markup_.text.size());
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / 3;  // which bad bytes make thrice as long
    if (text.size() > most - std::min<std::size_t>(begin, most)) return {};
    if (text::is_valid(text)) markup_.text += text;
    else markup_.text += text::to_valid(text);
    return {begin, static_cast<std::uint32_t>(markup_.text.size())};
}

Span MarkupWriter::add_value(std::string_view raw) {
    if (!has_reference(raw)) return add_text(raw);
    std::string value;
    append_value(value, raw);
    return add_text(value);
}

/// Written once: blocks of one link share it, and those of a long one even where links stand in links.
Span MarkupWriter::target_of(std::string_view href) {
    constexpr std::size_t is_long = 256;
    if (href.data() == last_target_.first) return last_target_.second;
    if (href.size() < is_long) {
        last_target_ = {href.data(), add_value(href)};
    } else {
        const auto [known, is_new] = long_targets_.try_emplace(href.data());
        if (is_new) known->second = add_value(href);
        last_target_ = *known;
    }
    return last_target_.second;
}

MarkupWriter::Said& MarkupWriter::SaidTable::find(std::uint64_t hash) {
    if (2 * (said_.size() + 1) > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    // Whoever wants all names in one slot gets the last overwritten, which costs but text.
    for (std::size_t tried = 1; slots_[slot] != 0; ++tried) {
        Said& said = said_[slots_[slot] - 1];
        if (said.hash == hash || tried == most_tries) return said;
        slot = (slot + 1) & mask;
    }
    slots_[slot] = static_cast<std::uint32_t>(said_.size() + 1);
    Said& said = said_.emplace_back();
    said.hash = hash;
    return said;
}

void MarkupWriter::SaidTable::grow() {
    constexpr std::size_t fewest = 512;
    slots_.assign(std::max(2 * slots_.size(), fewest), 0);
    said_.reserve(slots_.size() / 2);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < said_.size(); ++i) {
        std::size_t slot = static_cast<std::size_t>(said_[i].hash) & mask;
        for (std::size_t tried = 1; slots_[slot] != 0 && tried < most_tries; ++tried) slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

void MarkupWriter::add_elements(OpenElements& open) {
    open.number_open([this](const OpenElement& element, std::uint32_t parent) {
        markup_.elements.push_back({parent, about(element)});
        return static_cast<std::uint32_t>(markup_.elements.size() - 1);
    });
}

/// What Element::about says of the element: written once for all that are called the same.
Span MarkupWriter::about(const OpenElement& element) {
    const ElementNames& names = element.names;
    if (element.tag != Tag::unknown && names.are_none()) {
        Span& said = said_of_tags_[static_cast<std::size_t>(element.tag)];
        if (said.empty()) said = add_text(name_of(element.tag));
        return said;
    }
    std::uint64_t hash = static_cast<std::uint64_t>(element.tag) << 2 | (names.is_hidden ? 2U : 0U) | (names.is_aria_hidden ? 1U : 0U);
    for (const std::string_view name : {names.id, names.classes, names.role, names.itemprop}) {
        if (!name.empty()) hash = text::hash(name, hash);
    }
    if (element.tag == Tag::unknown) hash = text::hash(element.name, hash);
    Said& said = said_.find(hash);
    const bool is_known = !said.about.empty() && said.tag == element.tag && said.names == names &&
                          (element.tag != Tag::unknown || said.name == element.name);
    if (!is_known) {
        write_about(element);
        said = {hash, element.tag, element.name, names, add_text(buffer_)};
    }
    return said.about;
}

/// Writes it to the buffer.
void MarkupWriter::write_about(const OpenElement& element) {
    const ElementNames& names = element.names;
    std::string& text = buffer_;
    text.clear();
    if (element.tag == Tag::unknown) append_name(text, element.name);
    else text += name_of(element.tag);
    const auto add = [&](std::string_view before, std::string_view raw) {
        if (raw.empty()) return;
        std::string decoded;
        if (has_reference(raw)) {
            append_value(decoded, raw);
            raw = decoded;
        }
        const char* const end = raw.data() + raw.size();
        for (const char* at = blanks_end(raw.data(), end); at != end; at = blanks_end(at, end)) {
            const char* const begin = at;
            at = blanks_begin(at, end);
            text += ' ';
            text += before;
            text.append(begin, at);
        }
    };
    add("#", names.id);
    add(".", names.classes);
    add("role=", names.role);
    add("itemprop=", names.itemprop);
    if (names.is_hidden) text += " hidden";
    if (names.is_aria_hidden) text += " aria-hidden";
}

void MarkupWriter::end_marks(const OpenElement& around, std::uint32_t place) {
    const auto end = [&](InlineKind kind, bool goes_on) {
        std::size_t& open = open_[static_cast<std::size_t>(kind)];
        if (open == none || goes_on) return;
        markup_.inlines[open].span.end = place;
        open = none;
    };
    end(InlineKind::link, around.href.data() == href_.data());
    end(InlineKind::strong, (around.style & style_strong) != 0);
    end(InlineKind::emphasis, (around.style & style_emphasis) != 0);
    end(InlineKind::code, (around.style & style_code) != 0);
}

void MarkupWriter::begin_marks(const OpenElement& around, std::uint32_t place) {
    const auto begin = [&](InlineKind kind, bool is_wanted) {
        std::size_t& open = open_[static_cast<std::size_t>(kind)];
        if (open != none || !is_wanted) return;
        open = markup_.inlines.size();
        const Span target = kind == InlineKind::link ? target_of(around.href) : Span{};
        markup_.inlines.push_back({{place, place}, kind, target, {}});
    };
    begin(InlineKind::link, around.href.data() != nullptr);
    begin(InlineKind::strong, (around.style & style_strong) != 0);
    begin(InlineKind::emphasis, (around.style & style_emphasis) != 0);
    begin(InlineKind::code, (around.style & style_code) != 0);
    href_ = around.href;
    style_ = around.style;
}

void MarkupWriter::keep_within(std::size_t first, Span block) {
    const auto begin = markup_.inlines.begin() + static_cast<std::ptrdiff_t>(first);
    for (auto each = begin; each != markup_.inlines.end(); ++each) {
        each->span.begin = std::clamp(each->span.begin, block.begin, block.end);
        each->span.end = std::clamp(each->span.end, block.begin, block.end);
    }
    const auto is_over = [](const Inline& each) { return each.kind != InlineKind::image && each.span.empty(); };
    markup_.inlines.erase(std::remove_if(begin, markup_.inlines.end(), is_over), markup_.inlines.end());
}

void MarkupWriter::add_image(std::span<const Attribute> attributes) {
    for (const std::string_view name : {"width", "height"}) {
        const std::string_view size = raw_value_of(attributes, name);
        if (size == "0" || size == "1") return;
    }
    std::string_view source = raw_value_of(attributes, "src");
    // Images that a script loads have their address elsewhere.
    for (const std::string_view name : {"data-src", "data-original", "data-lazy-src"}) {
        if (source.empty() || source.starts_with("data:")) source = raw_value_of(attributes, name);
    }
    for (const std::string_view name : {"srcset", "data-srcset"}) {
        if (source.empty() || source.starts_with("data:")) source = first_of_set(raw_value_of(attributes, name));
    }
    if (source.empty() || source.starts_with("data:")) return;
    images_.push_back({source, raw_value_of(attributes, "alt")});
}

void MarkupWriter::place_images(std::uint32_t place) {
    for (const Image& image : images_) {
        const Span target = add_value(image.source);
        markup_.inlines.push_back({{place, place}, InlineKind::image, target, add_value(image.alt)});
    }
    images_.clear();
}

void MarkupWriter::set_base(std::span<const Attribute> attributes) {
    if (markup_.base.empty()) markup_.base = markup_.view(add_value(raw_value_of(attributes, "href")));
}

}  // namespace stet::markup
