// Reads the document form of the JSON. Strict: whatever is not as lib/render/json.cpp writes it is
// an error with its byte, but for keys at the top level that are unknown or derived ("text",
// "pieces").

#include "document/document_reader.hpp"

#include "json/base64.hpp"
#include "json/reader.hpp"

#include <stet/version.hpp>

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

using json::Fields;
using json::Kind;
using json::Value;
using Fault = std::optional<Error>;

constexpr std::uint64_t most_32 = std::numeric_limits<std::uint32_t>::max();

/// The two members that are a span: both or, where it has a fallback, none.
Span span_of(Fields& fields, std::string_view begin, std::string_view end, std::uint64_t most,
             std::uint64_t byte) {
    const auto from = static_cast<std::uint32_t>(fields.natural(begin, most));
    const auto until = static_cast<std::uint32_t>(fields.natural(end, most));
    if (from > until) {
        fields.fail(byte,
                    "the key " + json::quoted(begin) + " is larger than " + json::quoted(end));
        return {};
    }
    return {from, until};
}

/// Error: neither there, both, or no base64.
std::optional<std::string> read_source(Fields& page, Value root, Fault& fault) {
    const std::optional<Value> plain = page.take("source", Kind::string);
    const std::optional<Value> encoded = page.take("source_base64", Kind::string);
    if (fault) return std::nullopt;
    if (plain && encoded) {
        page.fail(encoded->byte(), "both \"source\" and \"source_base64\" are there");
    } else if (plain) {
        return std::string(plain->string());
    } else if (encoded) {
        std::optional<std::string> bytes = json::from_base64(encoded->string());
        if (!bytes) page.fail(encoded->byte(), "the key \"source_base64\" is no base64");
        return bytes;
    } else {
        page.fail(root.byte(),
                  "the key \"source\" is missing: only the document form of the JSON is "
                  "read back");
    }
    return std::nullopt;
}

/// A block as found (`role`, `level`, `origin`) and as given.
struct ReadBlock {
    Role role;
    std::uint8_t level;
    std::string_view origin;
    Block given;
};

ReadBlock read_block(Fields fields, Value value, std::uint64_t source_size) {
    constexpr std::uint64_t most_level = std::numeric_limits<std::uint8_t>::max();
    ReadBlock block;
    block.role = fields.word<Role>("role", role_from);
    block.level = static_cast<std::uint8_t>(fields.natural("level", most_level, 0));
    block.origin = fields.string("origin", "");
    block.given.span = span_of(fields, "begin", "end", source_size, value.byte());
    block.given.role = fields.word<Role>("given_role", role_from, block.role);
    block.given.level =
        static_cast<std::uint8_t>(fields.natural("given_level", most_level, block.level));
    if (fields.has("page_begin") || fields.has("page_end")) {
        block.given.page = span_of(fields, "page_begin", "page_end", most_32, value.byte());
    }
    block.given.element = static_cast<std::uint32_t>(fields.natural("element", most_32, 0));
    fields.only({"begin", "end", "role", "level", "origin", "given_role", "given_level",
                 "page_begin", "page_end", "element"});
    return block;
}

Markup read_markup(Value value, std::uint64_t source_size, Fault& fault) {
    Markup markup;
    const auto add_text = [&](std::string_view text) {
        const auto begin = static_cast<std::uint32_t>(markup.text.size());
        markup.text += text;
        return Span{begin, static_cast<std::uint32_t>(markup.text.size())};
    };
    Fields fields(value, fault, "the markup");
    markup.base = fields.string("base");
    markup.stated_body = fields.string("stated_body", "");
    const std::optional<Value> elements = fields.need("elements", Kind::array);
    const std::optional<Value> inlines = fields.need("inlines", Kind::array);
    fields.only({"base", "stated_body", "elements", "inlines"});
    if (fault) return markup;
    for (const Value& each : elements->items()) {
        Fields of(each, fault, "element", markup.elements.size());
        const auto parent = static_cast<std::uint32_t>(of.natural("parent", most_32));
        markup.elements.push_back({parent, add_text(of.string("about"))});
        of.only({"parent", "about"});
        if (fault) return markup;
    }
    for (const Value& each : inlines->items()) {
        Fields of(each, fault, "inline", markup.inlines.size());
        Inline read;
        read.kind = of.word<InlineKind>("kind", inline_kind_from);
        read.span = span_of(of, "begin", "end", source_size, each.byte());
        read.target = add_text(of.string("target", ""));
        read.alt = add_text(of.string("alt", ""));
        markup.inlines.push_back(read);
        of.only({"kind", "begin", "end", "target", "alt"});
        if (fault) return markup;
    }
    return markup;
}

Mark read_mark(Fields fields, Value value, Document& page) {
    Mark mark;
    mark.span = span_of(fields, "begin", "end", page.source().size(), value.byte());
    mark.verdict = fields.word<Verdict>("verdict", verdict_from);
    mark.label = fields.word<Label>("label", label_from);
    mark.reach = fields.word<Reach>("reach", reach_from);
    mark.pass = static_cast<std::uint16_t>(
        fields.natural("pass", std::numeric_limits<std::uint16_t>::max()));
    mark.origin = page.intern(fields.string("origin"));
    fields.only({"begin", "end", "verdict", "label", "reach", "pass", "origin"});
    return mark;
}

std::vector<std::string> read_names(std::optional<Value> array, Fields& fields) {
    std::vector<std::string> names;
    if (!array) return names;
    for (const Value& name : array->items()) {
        if (!name.is(Kind::string)) {
            fields.fail(name.byte(), "a name is " + std::string(json::to_string(name.kind())) +
                                         ", not a string");
            break;
        }
        names.emplace_back(name.string());
    }
    return names;
}

void read_metadata(Value metadata, Document& page, Fault& fault) {
    for (const json::Member& member : metadata.members()) {
        const std::string what = "metadata " + json::quoted(member.key);
        Fields fields(member.value, fault, what);
        const std::optional<MetadataKey> key = metadata_key_from(member.key);
        if (!key) return fields.fail(member.key_byte, "there is no such key");

        const std::string_view origin = fields.string("origin");
        std::vector<std::string> values;
        if (*key == MetadataKey::authors) {
            values = read_names(fields.need("value", Kind::array), fields);
        } else {
            values.emplace_back(fields.string("value"));
        }
        for (std::string& value : values) {
            page.add_metadata(*key, std::move(value), std::string(origin));
        }
        if (const std::optional<Value> others = fields.need("others", Kind::array)) {
            std::size_t number = 0;
            for (const Value& other : others->items()) {
                const std::string which = what + " other";
                Fields loser(other, fault, which, number++);
                page.add_metadata(*key, std::string(loser.string("value")),
                                  std::string(loser.string("origin")));
                loser.only({"value", "origin"});
                if (fault) return;
            }
        }
        fields.only({"value", "origin", "others"});
        if (fault) return;
    }
}

Entry read_entry(Fields fields, Value value, const Document& page) {
    const std::uint64_t size = page.source().size();
    Entry entry;
    entry.authors = read_names(fields.need("authors", Kind::array), fields);
    entry.time = span_of(fields, "time_begin", "time_end", size, value.byte());
    entry.heading = span_of(fields, "heading_begin", "heading_end", size, value.byte());
    const Span blocks =
        span_of(fields, "first_block", "end_block", page.blocks().size(), value.byte());
    entry.first_block = blocks.begin;
    entry.end_block = blocks.end;
    // Those of older documents were all found by passes.
    entry.pass = static_cast<std::uint16_t>(fields.natural("pass", std::numeric_limits<std::uint16_t>::max(), 1));
    fields.only({"time", "heading", "authors", "begin", "end", "time_begin", "time_end",
                 "heading_begin", "heading_end", "first_block", "end_block", "pass"});
    return entry;
}

}  // namespace

Result<Document> DocumentReader::read(std::string_view text) {
    const Result<json::Tree> tree = json::read(text);
    if (!tree) {
        Error error = tree.error();
        error.detail.insert(0, "the document: ");
        return error;
    }
    const Value root = tree->root();
    Fault fault;

    Fields top(root, fault, "the document");
    const std::uint64_t schema = top.natural("stet", most_32);
    if (fault) return *fault;
    if (schema != json_schema_version) {
        top.fail(top.find("stet")->byte(), "the key \"stet\" says schema " +
                                               std::to_string(schema) + "; this stet reads " +
                                               std::to_string(json_schema_version));
        return *fault;
    }
    std::optional<std::string> source = read_source(top, root, fault);
    if (fault) return *fault;
    const std::uint64_t source_size = source->size();
    const std::optional<Value> blocks = top.need("blocks", Kind::array);
    const std::optional<Value> marks = top.need("marks", Kind::array);
    const std::optional<Value> metadata = top.need("metadata", Kind::object);
    const std::optional<Value> entries = top.need("entries", Kind::array);
    if (fault) return *fault;

    std::vector<ReadBlock> found;
    std::vector<Block> given;
    found.reserve(blocks->size());
    given.reserve(blocks->size());
    std::uint32_t last_end = 0;
    for (const Value& value : blocks->items()) {
        Fields fields(value, fault, "block", found.size());
        found.push_back(read_block(fields, value, source_size));
        given.push_back(found.back().given);
        if (given.back().span.begin < last_end || given.back().span.empty()) {
            fields.fail(value.byte(), "it is empty, or begins before the one before it ends",
                        ErrorCode::bad_blocks);
        }
        if (fault) return *fault;
        last_end = given.back().span.end;
    }
    Markup markup;
    if (const std::optional<Value> value = top.take("markup", Kind::object)) markup = read_markup(*value, source_size, fault);
    if (fault) return *fault;
    Result<Document> page = Document::from_blocks(*std::move(source), std::move(given), std::move(markup));
    if (!page) {
        Error error = page.error();
        error.byte = blocks->byte();
        return error;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        page->set_role(i, found[i].role, page->intern(found[i].origin), found[i].level);
    }
    std::size_t number = 0;
    for (const Value& value : marks->items()) {
        page->add_mark(read_mark(Fields(value, fault, "mark", number++), value, *page));
        if (fault) return *fault;
    }
    read_metadata(*metadata, *page, fault);
    if (fault) return *fault;
    number = 0;
    for (const Value& value : entries->items()) {
        page->add_entry(read_entry(Fields(value, fault, "entry", number++), value, *page));
        if (fault) return *fault;
    }
    page->resolve();
    return page;
}

Result<Document> Document::from_json(std::string_view json) { return DocumentReader::read(json); }

}  // namespace stet
