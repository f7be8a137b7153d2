#include "markup/page_data.hpp"

#include "markup/ascii.hpp"
#include "text/blank.hpp"

#include <algorithm>
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

void PageDataReader::start(Tag tag, std::span<const Attribute> attributes, std::uint32_t place) {
    switch (tag) {
        case Tag::html:
            if (data_.language.empty()) data_.language = value_of(attributes, "lang");
            break;
        case Tag::meta: {
            if (data_.metas.size() == most_values) break;
            std::string content = value_of(attributes, "content");
            if (content.empty()) break;
            for (const std::string_view key : {"property", "name", "itemprop"}) {
                const std::string name = value_of(attributes, key);
                if (name.empty()) continue;
                std::string lower;
                append_name(lower, name);
                data_.metas.push_back({std::move(lower), std::move(content)});
                break;
            }
            break;
        }
        case Tag::link:
            if (data_.canonical.empty() && equals_ignoring_case(value_of(attributes, "rel"), "canonical")) {
                data_.canonical = value_of(attributes, "href");
            }
            break;
        case Tag::script: is_json_ld_ = equals_ignoring_case(value_of(attributes, "type"), "application/ld+json"); break;
        case Tag::time: {
            std::string when = value_of(attributes, "datetime");
            if (!when.empty() && data_.times.size() < most_values) data_.times.push_back({place, std::move(when), is_change(attributes)});
            take_date(attributes);
            break;
        }
        default: take_date(attributes);
    }
}

/// Takes the date that an element has for programs, beside the one that it shows.
void PageDataReader::take_date(std::span<const Attribute> attributes) {
    for (const Attribute& attribute : attributes) {
        if (!equals_ignoring_case(attribute.name, "itemprop")) continue;
        const bool is_first = equals_ignoring_case(attribute.value, "datePublished");
        if ((!is_first && !equals_ignoring_case(attribute.value, "dateModified")) || data_.metas.size() == most_values) return;
        for (const std::string_view key : {"content", "datetime", "title"}) {
            std::string when = value_of(attributes, key);
            if (when.empty()) continue;
            data_.metas.push_back({is_first ? "datepublished" : "datemodified", std::move(when)});
            return;
        }
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
