// What is known of an article beside its body.
#pragma once

#include <stet/export.hpp>
#include <stet/label.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class MetadataKey : std::uint8_t {
    title,
    authors,
    published,
    modified,
    source,
    section,
    credit,
    language,
    url,
    image,
    description,
    site,
    paywalled,
};
inline constexpr std::size_t metadata_key_count = 13;

[[nodiscard]] STET_EXPORT std::string_view to_string(MetadataKey key) noexcept;
[[nodiscard]] STET_EXPORT std::optional<MetadataKey> metadata_key_from(std::string_view word) noexcept;

/// One value, in UTF-8, and the origin it was read from ("byline/by-line").
struct MetadataValue {
    std::string value;
    std::string origin;
    friend bool operator==(const MetadataValue&, const MetadataValue&) = default;
};

/// The values found for each key, best first. Nothing found is thrown away: `all(key)` has the
/// losers too. `authors` is a list, in which all values of the winner's origin are the answer; for
/// every other key the first value is.
///
///     for (const std::string& name : page.metadata().authors()) index(name);
class STET_EXPORT Metadata {
public:
    /// The best value, or an empty view. Valid until the metadata changes or ends.
    [[nodiscard]] std::string_view get(MetadataKey key) const& noexcept STET_LIFETIME_BOUND;
    std::string_view get(MetadataKey key) const&& = delete;

    /// All values, best first.
    [[nodiscard]] const std::vector<MetadataValue>& all(MetadataKey key) const& noexcept
        STET_LIFETIME_BOUND;
    const std::vector<MetadataValue>& all(MetadataKey key) const&& = delete;

    /// The authors: those values of the key that share the origin of the first.
    [[nodiscard]] std::vector<std::string> authors() const;

    /// Adds a value behind those that are there; ill-formed UTF-8 is shown as U+FFFD. An empty value, or one that is there from any
    /// origin, is not added again.
    void add(MetadataKey key, std::string value, std::string origin);

    /// Drops all values but those whose origin begins with `origin`.
    void keep_only(std::string_view origin);

    friend bool operator==(const Metadata&, const Metadata&) = default;

private:
    std::array<std::vector<MetadataValue>, metadata_key_count> values_;
    std::array<std::set<std::string>, metadata_key_count> known_;  // the same values, to be found
};

}  // namespace stet
