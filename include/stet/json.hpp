// stet's types as nlohmann::json, for programs that have nlohmann_json (3.9 or later). Header-only,
// on stet's public API; not part of <stet/stet.hpp>.
//
//     #include <stet/json.hpp>
//     nlohmann::json j = *page;                      // the document form, with pieces
//     auto again = j.get<stet::Document>();          // the same document
//     nlohmann::json cuts = page->marks();           // [{"begin", "end", "verdict", …}, …]
//
// Roles, labels, fates, verdicts, reaches and metadata keys are their words. What is in a document
// by number stays a number here ("origin_id", "block"), for only the document knows the words.
//
// Reading throws, as nlohmann's own conversions do: nlohmann::json::type_error or out_of_range
// where a value has the wrong type or a key is missing, and nlohmann::json::other_error (id 599)
// with stet's detail where a word is unknown or Document::from_json() refuses the document.
#pragma once

#include <stet/document.hpp>
#include <stet/label.hpp>
#include <stet/metadata.hpp>
#include <stet/render.hpp>
#include <stet/span.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stet {

/// The document form of the JSON that to_json() of <stet/render.hpp> writes, with pieces. Costs
/// that text and its reading.
inline void to_json(nlohmann::json& j, const Document& page);

// Declared before all that follows: resolving a call of to_json() below, the compiler asks whether
// a json converts to a Document (for the to_json() of <stet/render.hpp>), and keeps to the answer.
inline void from_json(const nlohmann::json& j, Document& page);

namespace json_detail {

[[noreturn]] inline void refuse(const std::string& detail) {
#if NLOHMANN_JSON_VERSION_MAJOR > 3 || NLOHMANN_JSON_VERSION_MINOR >= 11
    throw nlohmann::json::other_error::create(599, "stet: " + detail,
                                              static_cast<const nlohmann::json*>(nullptr));
#else
    throw nlohmann::json::other_error::create(599, "stet: " + detail, nlohmann::json());
#endif
}

template <class Enum>
Enum word(const nlohmann::json& j, std::optional<Enum> (*from)(std::string_view) noexcept,
          const char* what) {
    const auto& text = j.get_ref<const std::string&>();
    const std::optional<Enum> value = from(text);
    if (!value) refuse('"' + text + "\" is no " + what);
    return *value;
}

}  // namespace json_detail

inline void to_json(nlohmann::json& j, Role role) { j = std::string(to_string(role)); }
inline void from_json(const nlohmann::json& j, Role& role) {
    role = json_detail::word<Role>(j, role_from, "role");
}

inline void to_json(nlohmann::json& j, Label label) { j = std::string(to_string(label)); }
inline void from_json(const nlohmann::json& j, Label& label) {
    label = json_detail::word<Label>(j, label_from, "label");
}

inline void to_json(nlohmann::json& j, Fate fate) { j = std::string(to_string(fate)); }
inline void from_json(const nlohmann::json& j, Fate& fate) {
    fate = json_detail::word<Fate>(j, fate_from, "fate");
}

inline void to_json(nlohmann::json& j, Verdict verdict) { j = std::string(to_string(verdict)); }
inline void from_json(const nlohmann::json& j, Verdict& verdict) {
    verdict = json_detail::word<Verdict>(j, verdict_from, "verdict");
}

inline void to_json(nlohmann::json& j, Reach reach) { j = std::string(to_string(reach)); }
inline void from_json(const nlohmann::json& j, Reach& reach) {
    reach = json_detail::word<Reach>(j, reach_from, "reach");
}

inline void to_json(nlohmann::json& j, MetadataKey key) { j = std::string(to_string(key)); }
inline void from_json(const nlohmann::json& j, MetadataKey& key) {
    key = json_detail::word<MetadataKey>(j, metadata_key_from, "metadata key");
}

inline void to_json(nlohmann::json& j, const Span& span) {
    j = {{"begin", span.begin}, {"end", span.end}};
}
inline void from_json(const nlohmann::json& j, Span& span) {
    j.at("begin").get_to(span.begin);
    j.at("end").get_to(span.end);
}

inline void to_json(nlohmann::json& j, const Block& block) {
    j = {{"begin", block.span.begin},
         {"end", block.span.end},
         {"role", block.role},
         {"level", block.level},
         {"page_begin", block.page.begin},
         {"page_end", block.page.end},
         {"element", block.element},
         {"origin_id", static_cast<std::uint32_t>(block.origin)}};
}
inline void from_json(const nlohmann::json& j, Block& block) {
    j.get_to(block.span);
    j.at("role").get_to(block.role);
    j.at("level").get_to(block.level);
    j.at("page_begin").get_to(block.page.begin);
    j.at("page_end").get_to(block.page.end);
    j.at("element").get_to(block.element);
    block.origin = static_cast<OriginId>(j.at("origin_id").get<std::uint32_t>());
}

inline void to_json(nlohmann::json& j, const Mark& mark) {
    j = {{"begin", mark.span.begin},
         {"end", mark.span.end},
         {"verdict", mark.verdict},
         {"label", mark.label},
         {"reach", mark.reach},
         {"pass", mark.pass},
         {"origin_id", static_cast<std::uint32_t>(mark.origin)}};
}
inline void from_json(const nlohmann::json& j, Mark& mark) {
    j.get_to(mark.span);
    j.at("verdict").get_to(mark.verdict);
    j.at("label").get_to(mark.label);
    j.at("reach").get_to(mark.reach);
    j.at("pass").get_to(mark.pass);
    mark.origin = static_cast<OriginId>(j.at("origin_id").get<std::uint32_t>());
}

/// "role" of what is kept or lifted, "label" of what is cut.
inline void to_json(nlohmann::json& j, const Piece& piece) {
    j = {{"begin", piece.span.begin},
         {"end", piece.span.end},
         {"fate", piece.fate},
         {"block", piece.block},
         {"origin_id", static_cast<std::uint32_t>(piece.origin)}};
    if (piece.fate == Fate::cut) {
        j["label"] = piece.label;
    } else {
        j["role"] = piece.role;
    }
}
inline void from_json(const nlohmann::json& j, Piece& piece) {
    piece = Piece{};
    j.get_to(piece.span);
    j.at("fate").get_to(piece.fate);
    j.at("block").get_to(piece.block);
    piece.origin = static_cast<OriginId>(j.at("origin_id").get<std::uint32_t>());
    if (piece.fate == Fate::cut) {
        j.at("label").get_to(piece.label);
    } else {
        j.at("role").get_to(piece.role);
    }
}

inline void to_json(nlohmann::json& j, const Entry& entry) {
    j = {{"time", entry.time},
         {"heading", entry.heading},
         {"authors", entry.authors},
         {"first_block", entry.first_block},
         {"end_block", entry.end_block},
         {"pass", entry.pass}};
}
inline void from_json(const nlohmann::json& j, Entry& entry) {
    j.at("time").get_to(entry.time);
    j.at("heading").get_to(entry.heading);
    j.at("authors").get_to(entry.authors);
    j.at("first_block").get_to(entry.first_block);
    j.at("end_block").get_to(entry.end_block);
    j.at("pass").get_to(entry.pass);
}

inline void to_json(nlohmann::json& j, const MetadataValue& value) {
    j = {{"value", value.value}, {"origin", value.origin}};
}
inline void from_json(const nlohmann::json& j, MetadataValue& value) {
    j.at("value").get_to(value.value);
    j.at("origin").get_to(value.origin);
}

inline void to_json(nlohmann::json& j, const Document& page) {
    JsonOptions options;
    options.pieces = true;
    options.document = true;
    j = nlohmann::json::parse(to_json(page, options));
}
inline void from_json(const nlohmann::json& j, Document& page) {
    Result<Document> read = Document::from_json(j.dump());
    if (!read) json_detail::refuse(read.error().detail);
    page = *std::move(read);
}

}  // namespace stet
