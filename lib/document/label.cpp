#include <stet/label.hpp>

#include <stet/metadata.hpp>

#include "text/words.hpp"

#include <array>

namespace stet {
namespace {

constexpr std::array<std::string_view, role_count> role_words = {
    "title",   "standfirst", "heading", "paragraph", "list_item", "quote",  "caption",    "code",
    "table",   "byline",     "timestamp", "section", "source",    "credit", "source_url",
};
constexpr std::array<std::string_view, label_count> label_words = {
    "navigation", "paywall", "newsletter", "promotion", "donation", "related",
    "read_more",  "share",   "comments",   "legal",     "consent",  "notice",
    "player",     "advertisement", "author_bio", "duplicate", "artifact", "other",
};
constexpr std::array<std::string_view, 3> fate_words = {"keep", "lift", "cut"};
constexpr std::array<std::string_view, 2> verdict_words = {"cut", "stet"};
constexpr std::array<std::string_view, 3> reach_words = {"phrase", "line", "run"};
constexpr std::array<std::string_view, metadata_key_count> key_words = {
    "title",  "authors", "published", "modified",    "source", "section",   "credit",
    "language", "url",   "image",     "description", "site",   "paywalled",
};

}  // namespace

using text::value_of;
using text::word_of;

std::string_view to_string(Role role) noexcept { return word_of(role_words, role); }
std::string_view to_string(Label label) noexcept { return word_of(label_words, label); }
std::string_view to_string(Fate fate) noexcept { return word_of(fate_words, fate); }
std::string_view to_string(Verdict verdict) noexcept { return word_of(verdict_words, verdict); }
std::string_view to_string(Reach reach) noexcept { return word_of(reach_words, reach); }
std::string_view to_string(MetadataKey key) noexcept { return word_of(key_words, key); }

std::optional<Role> role_from(std::string_view word) noexcept {
    return value_of<Role>(role_words, word);
}
std::optional<Label> label_from(std::string_view word) noexcept {
    return value_of<Label>(label_words, word);
}
std::optional<Fate> fate_from(std::string_view word) noexcept {
    return value_of<Fate>(fate_words, word);
}
std::optional<Verdict> verdict_from(std::string_view word) noexcept {
    return value_of<Verdict>(verdict_words, word);
}
std::optional<Reach> reach_from(std::string_view word) noexcept {
    return value_of<Reach>(reach_words, word);
}
std::optional<MetadataKey> metadata_key_from(std::string_view word) noexcept {
    return value_of<MetadataKey>(key_words, word);
}

}  // namespace stet
