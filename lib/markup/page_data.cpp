#include "markup/page_data.hpp"

#include "markup/ascii.hpp"
#include "text/blank.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace stet::markup {
namespace {

/// The value of the first attribute of that name, decoded and trimmed, or nothing.
std::string value_of(std::span<const Attribute> attributes, std::string_view name) {
    for (const Attribute& attribute : attributes) {
        if (!equals_ignoring_case(attribute.name, name)) continue;
        std::string value;
        append_value(value, attribute.value);
        return std::string(text::trim(value));
    }
    return {};
}

/// A property of microdata that is taken from any element, and the attributes that may have its value, the best first.
struct Item {
    std::string_view property;
    std::array<std::string_view, 3> keys;
};

constexpr auto items = std::to_array<Item>({
    {"datepublished", {"content", "datetime", "title"}},
    {"datemodified", {"content", "datetime", "title"}},
    {"articlesection", {"content"}},
    {"inlanguage", {"content"}},
    {"isaccessibleforfree", {"content"}},
    {"image", {"content", "src", "href"}},
});

/// Whether the element's itemprop or class says that its date is of a change, and not of the first version too.
bool is_change(std::span<const Attribute> attributes) {
    const auto has = [](std::string_view about, std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [&](std::string_view word) { return about.find(word) != about.npos; });
    };
    std::string about;
    append_name(about, value_of(attributes, "itemprop"));
    append_name(about += ' ', value_of(attributes, "class"));
    return has(about, {"updat", "modif"}) && !has(about, {"publi", "posted", "created"});
}

}  // namespace

const PageData::Time* time_in(const PageData& page, const PageText& text, std::size_t block) noexcept {
    const std::uint32_t begin = block == 0 ? 0 : text.blocks[block - 1].end;
    const auto time = std::ranges::lower_bound(page.times, begin, {}, &PageData::Time::place);
    return time != page.times.end() && time->place < text.blocks[block].end ? &*time : nullptr;
}

void PageDataReader::start(Tag tag, std::span<const Attribute> attributes, std::uint32_t place) {
    switch (tag) {
        case Tag::html:
            if (data_.language.empty()) data_.language = value_of(attributes, "lang");
            break;
        case Tag::meta: take_meta(attributes); break;
        case Tag::link:
            take_link(attributes);
            take_item(attributes);
            break;
        case Tag::script: is_json_ld_ = equals_ignoring_case(value_of(attributes, "type"), "application/ld+json"); break;
        case Tag::time: {
            std::string when = value_of(attributes, "datetime");
            if (!when.empty() && data_.times.size() < most_values) data_.times.push_back({place, std::move(when), is_change(attributes)});
            take_item(attributes);
            break;
        }
        default: take_item(attributes);
    }
}

void PageDataReader::add_meta(std::string name, std::string content) {
    if (!content.empty() && data_.metas.size() < most_values) data_.metas.push_back({std::move(name), std::move(content)});
}

void PageDataReader::take_meta(std::span<const Attribute> attributes) {
    std::string content = value_of(attributes, "content");
    if (content.empty()) return;
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = value_of(attributes, key);
        if (name.empty()) continue;
        std::string lower;
        append_name(lower, name);
        const std::size_t colon = lower.find(':');
        if (colon != lower.npos && lower.starts_with("dc")) lower[colon] = '.';
        return add_meta(std::move(lower), std::move(content));
    }
}

void PageDataReader::take_link(std::span<const Attribute> attributes) {
    const std::string rel = value_of(attributes, "rel");
    if (equals_ignoring_case(rel, "canonical")) {
        if (data_.canonical.empty()) data_.canonical = value_of(attributes, "href");
    } else if (equals_ignoring_case(rel, "image_src")) {
        add_meta("image_src", value_of(attributes, "href"));
    }
}

/// Takes what an element has for programs, beside what it shows.
void PageDataReader::take_item(std::span<const Attribute> attributes) {
    for (const Attribute& attribute : attributes) {
        if (!equals_ignoring_case(attribute.name, "itemprop")) continue;
        const auto is = [&](std::string_view property) { return equals_ignoring_case(attribute.value, property); };
        data_.is_live_blog = data_.is_live_blog || is("liveBlogUpdate");
        const auto item = std::ranges::find_if(items, is, &Item::property);
        if (item == items.end()) return;
        std::string value;
        for (auto key = item->keys.begin(); key != item->keys.end() && value.empty(); ++key) value = value_of(attributes, *key);
        return add_meta(std::string(item->property), std::move(value));
    }
}

void PageDataReader::add_text(Tag tag, const Token& text) {
    if (tag == Tag::script && is_json_ld_ && data_.json_ld.size() < most_values) {
        data_.json_ld.push_back(text.text);
    } else if (tag == Tag::title && !has_title_) {
        append_text(data_.title, text);
        has_title_ = true;
    }
}

}  // namespace stet::markup
