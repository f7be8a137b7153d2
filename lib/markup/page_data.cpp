#include "markup/page_data.hpp"

#include "markup/ascii.hpp"
#include "text/blank.hpp"

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

}  // namespace

void PageDataReader::start(Tag tag, std::span<const Attribute> attributes) {
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
            if (!when.empty() && data_.times.size() < most_values) data_.times.push_back(std::move(when));
            break;
        }
        default: break;
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
