// The article as JSON. The schema, version 1; keys in this order, offsets in bytes of the source:
//
//     stet       the schema's version: the number 1
//     title      the title, "" where none was found
//     metadata   an object of those keys that have a value:
//                {"value": a string, or a list of strings for "authors", "origin": string,
//                 "others": [{"value", "origin"}, …] values that lost, best first}
//     entries    the entries of a live blog, in the order of the page:
//                {"time", "heading": as printed, "" where there is none; "authors": [string, …],
//                 "begin", "end": from its first block to the end of its last}
//     text       the body, as to_text() writes it
//
// with JsonOptions::pieces also
//
//     pieces     all text of the page that is not blank, in order, without overlap:
//                {"begin", "end", "fate": "keep" | "lift" | "cut", "role" (keep, lift) or "label"
//                 (cut), "origin": string, "" where no pass spoke}
//
// and with JsonOptions::document also what Document::from_json() needs
//
//     source     the source, where it is UTF-8; else
//     source_base64
//     blocks     {"begin", "end", "role"} and, where they are not 0, "" or the same as found:
//                "level", "origin", "given_role" and "given_level" (what the front door said before
//                any pass), "page_begin" and "page_end" (the block's place in the HTML page), "element"
//     markup     of an HTML page: {"base", "stated_body", "elements": [{"parent", "about"}, …],
//                "inlines": [{"kind", "begin", "end", "target", "alt"}, …]}; stated_body, target and alt
//                where they are not ""
//     marks      {"begin", "end", "verdict", "label", "reach", "pass", "origin"}
//     entries    bear "time_begin", "time_end", "heading_begin", "heading_end", "first_block",
//                "end_block" and "pass" as well
//
// The output is valid UTF-8 and valid JSON whatever the source: ill-formed bytes in text, metadata
// and origins are shown as U+FFFD ("source_base64" keeps them). Controls, DEL, U+2028 and U+2029
// are escaped. A reader should pass over keys that it does not know.

#include <stet/render.hpp>

#include "document/document_reader.hpp"
#include "json/base64.hpp"
#include "json/writer.hpp"
#include "text/blank.hpp"
#include "text/utf8.hpp"

#include <stet/version.hpp>

namespace stet {
namespace {

class JsonRenderer {
public:
    JsonRenderer(const Document& page, const JsonOptions& options)
        : page_(page), options_(options), out_(options.indent) {}

    std::string run() && {
        out_.begin_object();
        out_.member("stet", static_cast<std::uint64_t>(json_schema_version));
        out_.member("title", page_.metadata().get(MetadataKey::title));
        metadata();
        entries();
        RenderOptions body;
        body.roles = options_.roles;
        out_.member("text", to_text(page_, body));
        if (options_.pieces) pieces();
        if (options_.document) document();
        out_.end_object();
        return std::move(out_).take();
    }

private:
    void metadata() {
        out_.key("metadata");
        out_.begin_object();
        for (std::size_t i = 0; i < metadata_key_count; ++i) {
            const auto key = static_cast<MetadataKey>(i);
            if (!page_.metadata().all(key).empty()) metadata(key);
        }
        out_.end_object();
    }

    void metadata(MetadataKey key) {
        const std::vector<MetadataValue>& values = page_.metadata().all(key);
        const MetadataValue& best = values.front();
        const bool list = key == MetadataKey::authors;
        out_.key(to_string(key));
        out_.begin_object();
        out_.key("value");
        if (list) {
            names(page_.metadata().authors());
        } else {
            out_.string(best.value);
        }
        out_.member("origin", best.origin);
        out_.key("others");
        out_.begin_array();
        for (const MetadataValue& value : values) {
            const bool won = list ? value.origin == best.origin : &value == &best;
            if (won) continue;
            out_.begin_object();
            out_.member("value", value.value);
            out_.member("origin", value.origin);
            out_.end_object();
        }
        out_.end_array();
        out_.end_object();
    }

    void names(const std::vector<std::string>& all) {
        out_.begin_array();
        for (const std::string& name : all) out_.string(name);
        out_.end_array();
    }

    void span(Span span) {
        out_.member("begin", span.begin);
        out_.member("end", span.end);
    }

    void entries() {
        out_.key("entries");
        out_.begin_array();
        for (const Entry& entry : page_.entries()) {
            out_.begin_object();
            out_.member("time", page_.text(entry.time));
            out_.member("heading", page_.text(entry.heading));
            out_.key("authors");
            names(entry.authors);
            Span all;
            if (entry.first_block < entry.end_block) {
                all = {page_.blocks()[entry.first_block].span.begin,
                       page_.blocks()[entry.end_block - 1].span.end};
            }
            span(all);
            if (options_.document) {
                out_.member("time_begin", entry.time.begin);
                out_.member("time_end", entry.time.end);
                out_.member("heading_begin", entry.heading.begin);
                out_.member("heading_end", entry.heading.end);
                out_.member("first_block", entry.first_block);
                out_.member("end_block", entry.end_block);
                out_.member("pass", entry.pass);
            }
            out_.end_object();
        }
        out_.end_array();
    }

    void pieces() {
        out_.key("pieces");
        out_.begin_array();
        for (const Piece& piece : page_.pieces()) {
            const std::string_view words = text::trim(page_.text(piece.span));
            if (words.empty()) continue;
            const auto begin = static_cast<std::uint32_t>(words.data() - page_.source().data());
            out_.begin_object();
            span({begin, begin + static_cast<std::uint32_t>(words.size())});
            out_.member("fate", to_string(piece.fate));
            if (piece.fate == Fate::cut) {
                out_.member("label", to_string(piece.label));
            } else {
                out_.member("role", to_string(piece.role));
            }
            out_.member("origin", page_.origin(piece.origin));
            out_.end_object();
        }
        out_.end_array();
    }

    void document() {
        if (text::is_valid(page_.source())) {
            out_.member("source", page_.source());
        } else {
            out_.member("source_base64", json::to_base64(page_.source()));
        }
        out_.key("blocks");
        out_.begin_array();
        for (std::size_t i = 0; i < page_.blocks().size(); ++i) block(i);
        out_.end_array();
        if (!page_.markup().elements.empty()) markup();
        out_.key("marks");
        out_.begin_array();
        for (const Mark& mark : page_.marks()) {
            out_.begin_object();
            span(mark.span);
            out_.member("verdict", to_string(mark.verdict));
            out_.member("label", to_string(mark.label));
            out_.member("reach", to_string(mark.reach));
            out_.member("pass", mark.pass);
            out_.member("origin", page_.origin(mark.origin));
            out_.end_object();
        }
        out_.end_array();
    }

    void markup() {
        const Markup& markup = page_.markup();
        out_.key("markup");
        out_.begin_object();
        out_.member("base", markup.base);
        if (!markup.stated_body.empty()) out_.member("stated_body", markup.stated_body);
        out_.key("elements");
        out_.begin_array();
        for (const Element& element : markup.elements) {
            out_.begin_object();
            out_.member("parent", element.parent);
            out_.member("about", markup.view(element.about));
            out_.end_object();
        }
        out_.end_array();
        out_.key("inlines");
        out_.begin_array();
        for (const Inline& each : markup.inlines) {
            out_.begin_object();
            out_.member("kind", to_string(each.kind));
            span(each.span);
            if (!each.target.empty()) out_.member("target", markup.view(each.target));
            if (!each.alt.empty()) out_.member("alt", markup.view(each.alt));
            out_.end_object();
        }
        out_.end_array();
        out_.end_object();
    }

    void block(std::size_t number) {
        const Block& block = page_.blocks()[number];
        const Role given_role = DocumentReader::given_role(page_, number);
        const std::uint8_t given_level = DocumentReader::given_level(page_, number);
        const std::string_view origin = page_.origin(block.origin);
        out_.begin_object();
        span(block.span);
        out_.member("role", to_string(block.role));
        if (block.level != 0) out_.member("level", block.level);
        if (!origin.empty()) out_.member("origin", origin);
        if (given_role != block.role) out_.member("given_role", to_string(given_role));
        if (given_level != block.level) out_.member("given_level", given_level);
        if (block.page != Span{}) {
            out_.member("page_begin", block.page.begin);
            out_.member("page_end", block.page.end);
        }
        if (block.element != 0) out_.member("element", block.element);
        out_.end_object();
    }

    const Document& page_;
    const JsonOptions& options_;
    json::Writer out_;
};

}  // namespace

std::string to_json(const Document& page, const JsonOptions& options) {
    return JsonRenderer(page, options).run();
}

}  // namespace stet
