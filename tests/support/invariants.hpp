// What must hold of every page, whatever its bytes: DESIGN section 4's invariants, checked by slow
// and simple means that share nothing with the library. Header-only and without Catch, since the
// fuzzers, which link nothing else of support/, ask the same.
#pragma once

#include <stet/stet.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace stet::test {

namespace slow {

/// The length of the well-formed UTF-8 sequence at `at` (Unicode, Table 3-7), or 0.
inline std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(at);
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(at + i) >= low && byte(at + i) <= high;
    };
    if (at >= text.size()) return 0;
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead == 0xE0) return follows(1, 0xA0) && follows(2) ? 3 : 0;
    if (lead == 0xED) return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0;
    if (lead >= 0xE1 && lead <= 0xEF) return follows(1) && follows(2) ? 3 : 0;
    if (lead == 0xF0) return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0;
    if (lead >= 0xF1 && lead <= 0xF3) return follows(1) && follows(2) && follows(3) ? 4 : 0;
    if (lead == 0xF4) return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

inline bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

/// Whether `at` lies within a well-formed sequence.
inline bool splits_character(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back < 4 && back <= at; ++back) {
        if (sequence_length(text, at - back) > back) return true;
    }
    return false;
}

/// The length of the blank character at `at`, or 0: White_Space of PropList.txt, ZWSP and BOM.
inline std::size_t blank(std::string_view text, std::size_t at) {
    static constexpr std::string_view blanks[] = {
        " ", "\t", "\n", "\v", "\f", "\r", "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001",
        "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
        "\u200B", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    if (lead > ' ' && lead < 0x80) return 0;
    for (const std::string_view each : blanks) {
        if (text.substr(at, each.size()) == each) return each.size();
    }
    return 0;
}

/// The text without its blank characters.
inline std::string squeezed(std::string_view text) {
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = blank(text, at);
        if (length == 0) left += text[at];
        at += std::max<std::size_t>(length, 1);
    }
    return left;
}

/// The text of HTML as to_html() may write it; nothing where it has any other element or attribute, or they are not
/// nested.
inline std::optional<std::string> text_of_html(std::string_view html) {
    static const std::set<std::string_view> names = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre",
                                                     "code", "table", "tr", "td", "th", "em", "strong", "figure", "figcaption"};
    const auto take = [&](std::string_view begin) {
        if (!html.starts_with(begin)) return false;
        html.remove_prefix(begin.size());
        return true;
    };
    const auto take_value = [&] {
        const std::size_t end = std::min(html.find_first_of("\"<>"), html.size());
        html.remove_prefix(end);
        return take("\"");
    };
    std::vector<std::string_view> open;
    std::string text;
    while (!html.empty()) {
        if (take("<br>")) continue;
        if (take("<a href=\"")) {
            if (!take_value() || !take(">")) return std::nullopt;
            open.push_back("a");
        } else if (take("<img src=\"")) {
            if (!take_value() || !take(" alt=\"") || !take_value() || !take(">")) return std::nullopt;
        } else if (take("</")) {
            if (open.empty() || !take(open.back()) || !take(">")) return std::nullopt;
            open.pop_back();
        } else if (take("<")) {
            const std::string_view name = html.substr(0, html.find('>'));
            if (names.count(name) == 0 || !take(name) || !take(">")) return std::nullopt;
            open.push_back(name);
        } else if (take("&amp;")) {
            text += '&';
        } else if (take("&lt;")) {
            text += '<';
        } else if (take("&gt;")) {
            text += '>';
        } else if (take("&quot;")) {
            text += '"';
        } else {
            if (html.front() == '>' || html.front() == '"' || html.front() == '&') return std::nullopt;
            text += html.front();
            html.remove_prefix(1);
        }
    }
    if (!open.empty()) return std::nullopt;
    return text;
}

inline bool begins_blank(std::string_view text) { return !text.empty() && blank(text, 0) != 0; }
inline bool ends_blank(std::string_view text) {
    for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length) {
        if (blank(text, text.size() - length) == length) return true;
    }
    return false;
}

}  // namespace slow

namespace detail {

/// Collects what is wrong, the first few of it.
class Complaints {
public:
    void expect(bool holds, const std::string& what) {
        if (!holds && all_.size() < 20) all_.push_back(what);
    }
    std::vector<std::string> all_;
};

inline std::string at(Span span) {
    return " [" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
}

inline void check_blocks(const Document& page, Complaints& broken) {
    const std::string_view source = page.source();
    std::size_t covered = 0;
    const auto check_gap = [&](std::size_t until) {
        const bool ordered = covered <= until && until <= source.size();
        broken.expect(ordered && slow::squeezed(source.substr(covered, until - covered)).empty(),
                      "text in no block before byte " + std::to_string(until));
    };
    for (const Block& block : page.blocks()) {
        const Span span = block.span;
        const bool fits =
            span.begin < span.end && span.end <= source.size() && covered <= span.begin;
        broken.expect(fits, "block out of order, empty or outside" + at(span));
        if (!fits) return;
        check_gap(span.begin);
        const std::string_view words = page.text(span);
        broken.expect(!slow::begins_blank(words) && !slow::ends_blank(words),
                      "block not trimmed" + at(span));
        broken.expect(!slow::splits_character(source, span.begin) &&
                          !slow::splits_character(source, span.end),
                      "block splits a character" + at(span));
        covered = span.end;
    }
    check_gap(source.size());
}

inline void check_pieces(const Document& page, Complaints& broken) {
    const auto blocks = page.blocks();
    std::size_t next = 0;  // piece
    for (std::size_t number = 0; number < blocks.size(); ++number) {
        const Block& block = blocks[number];
        std::uint32_t covered = block.span.begin;
        for (; next < page.pieces().size() && page.pieces()[next].block == number; ++next) {
            const Piece& piece = page.pieces()[next];
            broken.expect(
                piece.span.begin == covered && piece.span.begin < piece.span.end,
                "pieces do not partition block " + std::to_string(number) + at(piece.span));
            broken.expect(!slow::splits_character(page.source(), piece.span.begin),
                          "piece splits a character" + at(piece.span));
            broken.expect(piece.role == block.role,
                          "piece of another role than its block" + at(piece.span));
            broken.expect(piece.fate == Fate::cut ||
                              (piece.fate == Fate::keep) == is_body(piece.role),
                          "fate does not go with the role" + at(piece.span));
            covered = piece.span.end;
        }
        broken.expect(covered == block.span.end,
                      "pieces do not reach the end of block " + std::to_string(number));
    }
    broken.expect(next == page.pieces().size(), "pieces of no block, or out of order");
}

inline void check_words(const Document& page, const std::vector<std::string>& passes,
                        Complaints& broken) {
    const auto of_a_pass = [&](std::string_view origin) {
        return std::any_of(passes.begin(), passes.end(), [&](const std::string& name) {
            return origin.starts_with(name) && origin.size() > name.size() + 1 &&
                   origin[name.size()] == '/';
        });
    };
    std::set<std::string_view> by_hand;
    for (const Mark& mark : page.marks()) {
        const std::string_view origin = page.origin(mark.origin);
        broken.expect(mark.span.begin < mark.span.end && mark.span.end <= page.source().size(),
                      "mark empty or outside" + at(mark.span));
        broken.expect(label_from(to_string(mark.label)) == mark.label,
                      "mark of no label" + at(mark.span));
        if (mark.pass == 0) {
            by_hand.insert(origin);
            continue;
        }
        const bool known = mark.pass <= passes.size() &&
                           origin.starts_with(passes[mark.pass - 1] + '/');
        broken.expect(known, "mark of another pass than it says: " + std::string(origin));
        broken.expect(
            std::any_of(page.blocks().begin(), page.blocks().end(),
                        [&](const Block& block) { return block.span.contains(mark.span); }),
            "a pass marked across blocks" + at(mark.span));
    }
    for (const Piece& piece : page.pieces()) {
        const std::string_view origin = page.origin(piece.origin);
        broken.expect(origin.empty() || of_a_pass(origin) || by_hand.count(origin) != 0,
                      "origin of no pass: " + std::string(origin));
        broken.expect(piece.fate != Fate::cut || !origin.empty(),
                      "a cut without a reason" + at(piece.span));
        broken.expect(role_from(to_string(piece.role)) == piece.role,
                      "piece of no role" + at(piece.span));
        broken.expect(label_from(to_string(piece.label)) == piece.label,
                      "piece of no label" + at(piece.span));
    }
    for (const Block& block : page.blocks()) {
        const std::string_view origin = page.origin(block.origin);
        broken.expect(origin.empty() || of_a_pass(origin),
                      "role of no pass: " + std::string(origin));
        broken.expect(block.level <= 6, "level above 6" + at(block.span));
    }
}

inline void check_metadata(const Document& page, const std::vector<std::string>& passes,
                           Complaints& broken) {
    const bool valid = slow::is_utf8(page.source());
    for (std::size_t i = 0; i < metadata_key_count; ++i) {
        for (const MetadataValue& value : page.metadata().all(static_cast<MetadataKey>(i))) {
            broken.expect(!value.value.empty(), "an empty metadata value of " + value.origin);
            broken.expect(!valid || slow::is_utf8(value.value),
                          "metadata is no UTF-8: " + value.value);
            // The language is guessed with the facts, before any pass; a page's markup says things too.
            const std::string name = value.origin.substr(0, value.origin.find('/'));
            broken.expect(name == "language" || name == "page" ||
                              std::find(passes.begin(), passes.end(), name) != passes.end(),
                          "metadata of no pass: " + value.origin);
        }
    }
    std::uint32_t covered = 0;
    for (const Entry& entry : page.entries()) {
        broken.expect(
            entry.first_block >= covered && entry.first_block < entry.end_block &&
                entry.end_block <= page.blocks().size(),
            "entry " + std::to_string(entry.first_block) + " empty, out of order or outside");
        broken.expect(entry.time.end <= page.source().size() &&
                          entry.time.begin <= entry.time.end &&
                          entry.heading.end <= page.source().size() &&
                          entry.heading.begin <= entry.heading.end,
                      "entry's time or heading outside");
        for (const std::string& author : entry.authors) {
            broken.expect(!valid || slow::is_utf8(author), "author is no UTF-8: " + author);
        }
        covered = entry.end_block;
    }
}

/// How much of the squeezed text may be a list item's marker: a digit or more with what follows
/// them, or one character.
inline std::set<std::size_t> marker_lengths(std::string_view text) {
    std::set<std::size_t> lengths{0};
    std::size_t at = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') lengths.insert(++at);
    if (at < text.size())
        lengths.insert(at + std::max<std::size_t>(slow::sequence_length(text, at), 1));
    return lengths;
}

/// The text that was written is the kept bytes of the shown roles, in order, and a list item's marker; nothing
/// else but blank space. The places in the output that the text so far may have come to are a set,
/// since a marker may be read in several ways.
inline bool shows_what_is_kept(const Document& page, RoleSet roles, std::string_view text) {
    const std::string rendered = slow::squeezed(text);
    const std::string_view output = rendered;
    std::set<std::size_t> places{0};
    for (const Piece& piece : page.pieces()) {
        if (piece.fate == Fate::cut || !roles.has(piece.role)) continue;
        const std::string kept = slow::squeezed(page.text(piece.span));
        const bool item = piece.role == Role::list_item;
        const std::set<std::size_t> dropped =
            item ? marker_lengths(kept) : std::set<std::size_t>{0};
        std::set<std::size_t> next;
        for (const std::size_t place : places) {
            std::set<std::size_t> framed{place};
            if (item) {
                if (output.substr(place, 1) == "-") framed.insert(place + 1);
                for (const std::size_t length : marker_lengths(output.substr(place, 12))) {
                    framed.insert(place + length);
                }
            }
            for (const std::size_t from : framed) {
                for (const std::size_t marker : dropped) {
                    const std::string_view rest = std::string_view(kept).substr(marker);
                    if (output.substr(from, rest.size()) == rest) next.insert(from + rest.size());
                }
            }
        }
        places = std::move(next);
    }
    return places.count(output.size()) != 0;
}

inline std::string whole(const Document& page) {
    JsonOptions options;
    options.pieces = true;
    options.document = true;
    return to_json(page, options);
}

inline void check_json(const Document& page, Complaints& broken) {
    const std::string json = whole(page);
    broken.expect(slow::is_utf8(json), "the JSON is no UTF-8");
    broken.expect(nlohmann::json::accept(json), "the JSON is no JSON");
    const Result<Document> again = Document::from_json(json);
    broken.expect(again.has_value(), "the JSON is not read back");
    if (!again) return;
    broken.expect(again->source() == page.source(), "the JSON has another source");
    broken.expect(whole(*again) == json, "the JSON is another when read and written again");
}

inline void check_runs(Document& page, const Pipeline& pipeline, Complaints& broken) {
    const std::string first = whole(page);
    pipeline.run(page);
    broken.expect(whole(page) == first, "a second run of the same page differs");

    Document other = page;
    other.reset();
    std::string there;
    std::thread thread([&] {
        pipeline.run(other);
        there = whole(other);
    });
    thread.join();
    broken.expect(there == first, "a run on another thread differs");
}

}  // namespace detail

/// Whether each block of a page that was read from HTML of so many bytes has its place there, behind the one before.
inline bool has_places(const Document& page, std::size_t html_size) {
    std::uint32_t at = 0;
    for (const Block& block : page.blocks()) {
        if (block.page.begin < at || block.page.empty() || block.page.end > html_size) return false;
        at = block.page.end;
    }
    return true;
}

/// Cleans the page, and says what does not hold; empty where all is well.
inline std::vector<std::string> broken_invariants(Document& page, const Pipeline& pipeline) {
    detail::Complaints broken;
    detail::check_blocks(page, broken);
    const std::string before(page.source());
    const std::vector<Block> blocks(page.blocks().begin(), page.blocks().end());
    const std::vector<std::string> passes = pipeline.names();

    const Report report = pipeline.run(page);
    for (const std::string& skipped : report.skipped) broken.expect(false, "skipped: " + skipped);
    broken.expect(page.source() == before, "the source changed");
    broken.expect(
        std::equal(blocks.begin(), blocks.end(), page.blocks().begin(), page.blocks().end(),
                   [](const Block& a, const Block& b) { return a.span == b.span; }),
        "the blocks changed");
    detail::check_pieces(page, broken);
    detail::check_words(page, passes, broken);
    detail::check_metadata(page, passes, broken);
    for (const RoleSet roles : {RoleSet::body(), RoleSet::all(), RoleSet{Role::list_item}}) {
        RenderOptions options;
        options.roles = roles;
        broken.expect(detail::shows_what_is_kept(page, roles, to_text(page, options)), "the text is not what is kept");
        const std::optional<std::string> text = slow::text_of_html(to_html(page, options));
        broken.expect(text.has_value(), "the HTML is not clean");
        if (!text || !slow::is_utf8(page.source())) continue;  // bad bytes are U+FFFD in HTML
        broken.expect(detail::shows_what_is_kept(page, roles, *text), "the HTML's text is not what is kept");
    }
    detail::check_json(page, broken);
    detail::check_runs(page, pipeline, broken);
    return std::move(broken.all_);
}

/// What a second cleaning of the clean text does.
struct SecondCleaning {
    std::size_t words = 0;              ///< of the text that was cleaned again
    std::size_t lost = 0;               ///< of them, cut
    std::vector<std::string> cuts;      ///< "ORIGIN: TEXT" of each cut
};

/// Words are what blank space parts; characters where a script has no spaces count in threes, as
/// Chinese bytes do.
inline std::size_t words_of(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    std::size_t wide = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = slow::blank(text, at);
        if (length == 0 && !inside) ++words;
        inside = length == 0;
        wide += static_cast<unsigned char>(text[at]) >= 0xE3 ? 1U : 0U;
        at += std::max<std::size_t>(length, 1);
    }
    return words + wide / 2;
}

/// Cleans again what a cleaned page gives as text with title and captions.
inline SecondCleaning words_lost_when_cleaned_again(const Document& cleaned,
                                                    const Pipeline& pipeline) {
    RenderOptions options;
    options.roles = RoleSet::body().with(Role::title).with(Role::caption);
    Result<Document> again = Document::from_text(to_text(cleaned, options));
    SecondCleaning result;
    if (!again) return result;
    pipeline.run(*again);
    result.words = words_of(again->source());
    for (const Piece& piece : again->pieces()) {
        if (piece.fate != Fate::cut) continue;
        result.lost += words_of(again->text(piece.span));
        result.cuts.push_back(std::string(again->origin(piece.origin)) + ": " +
                              std::string(again->text(piece.span)));
    }
    return result;
}

}  // namespace stet::test
