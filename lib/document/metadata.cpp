#include <stet/metadata.hpp>

#include "text/utf8.hpp"

#include <utility>

namespace stet {

std::string_view Metadata::get(MetadataKey key) const& noexcept {
    const auto& values = all(key);
    return values.empty() ? std::string_view() : std::string_view(values.front().value);
}

const std::vector<MetadataValue>& Metadata::all(MetadataKey key) const& noexcept {
    return values_[static_cast<std::size_t>(key)];
}

std::vector<std::string> Metadata::authors() const {
    std::vector<std::string> names;
    const auto& values = all(MetadataKey::authors);
    for (const MetadataValue& value : values) {
        if (value.origin == values.front().origin) names.push_back(value.value);
    }
    return names;
}

void Metadata::add(MetadataKey key, std::string value, std::string origin) {
    value = text::to_valid(value);
    origin = text::to_valid(origin);
    if (value.empty() || !known_[static_cast<std::size_t>(key)].insert(value).second) return;
    auto& values = values_[static_cast<std::size_t>(key)];
    values.push_back({std::move(value), std::move(origin)});
}

void Metadata::keep_only(std::string_view origin) {
    for (std::size_t key = 0; key < metadata_key_count; ++key) {
        std::erase_if(values_[key], [&](const MetadataValue& value) {
            const bool goes = !std::string_view(value.origin).starts_with(origin);
            if (goes) known_[key].erase(value.value);
            return goes;
        });
    }
}

}  // namespace stet
