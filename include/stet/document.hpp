// The Document: a page's text, its blocks, and the marks on them.
#pragma once

#include <stet/export.hpp>
#include <stet/label.hpp>
#include <stet/markup.hpp>
#include <stet/metadata.hpp>
#include <stet/result.hpp>
#include <stet/span.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// Where a mark or a role comes from, as a number; Document::origin() gives the words, such as
/// "related/en.related.dont-miss". The first part names the pass.
enum class OriginId : std::uint32_t {};

/// A block: one line, or the lines of one hard-wrapped paragraph. `span` has no white space at
/// either end. `level` is a heading's level (1 to 6) or a list item's depth (from 1), else 0.
/// `page` is the block's place in the HTML page that it was read from, empty for text; `element` the innermost
/// element that holds all of it, in Markup::elements.
struct Block {
    Span span;
    Role role = Role::paragraph;
    std::uint8_t level = 0;
    OriginId origin{};
    Span page{};
    std::uint32_t element = 0;
};

/// A proof-reader's mark on the source: this text goes (`cut`, with the label that says why), or
/// this text stays (`stet`). Marks may overlap and may cover part of a block; resolve() decides.
/// `pass` is the place of the pass in its pipeline, from 1; 0 is a mark put by hand.
struct Mark {
    Span span;
    Verdict verdict = Verdict::cut;
    Label label = Label::other;
    Reach reach = Reach::line;
    std::uint16_t pass = 0;
    OriginId origin{};
};

/// What became of a stretch of a block. `role` holds where it is kept or lifted, `label` where it
/// is cut. The pieces of a block are the whole block, in order.
struct Piece {
    Span span;
    Fate fate = Fate::keep;
    Role role = Role::paragraph;
    Label label = Label::other;
    OriginId origin{};
    std::uint32_t block = 0;
};

/// One entry of a live blog. `time` and `heading` are as printed (either may be empty); the entry's
/// blocks are [first_block, end_block), which includes the lines of time, heading and byline. `pass` is
/// the place of the pass in its pipeline, from 1; 0 is one that the page's markup tells or that was put by hand, and where
/// there are such, those of passes do not count.
struct Entry {
    Span time;
    Span heading;
    std::vector<std::string> authors;
    std::uint32_t first_block = 0;
    std::uint32_t end_block = 0;
    std::uint16_t pass = 0;
};

/// What came with an HTML page.
struct HtmlOptions {
    /// The page's address. It goes into the metadata, and may tell the day of a story.
    std::string_view url{};
    /// The encoding that the transport declared, as the charset of a Content-Type does; it counts for more than
    /// what the page says of itself, and for less than a byte order mark. "utf-8" for a page that has been
    /// decoded already, whatever it was before. A label that the Encoding Standard does not know does not count.
    std::string_view charset{};
};

/// An article's page. It owns the source, which never changes; everything else points into it by
/// byte offset. Value semantics: copies are deep and independent, moves are cheap. Reading is safe
/// from many threads, changing is not.
///
///     auto page = stet::Document::from_text(std::move(text));
///     stet::Pipeline::standard().run(*page);
///     for (const stet::Piece& piece : page->pieces())
///         if (piece.fate == stet::Fate::cut) log(page->text(piece.span), page->origin(piece.origin));
class STET_EXPORT Document {
public:
    /// Text as it comes off the web: any bytes (UTF-8 is expected; ill-formed bytes are kept and
    /// treated as opaque). Takes ownership. Splits it into blocks: a line is a block, except that
    /// lines broken at a fixed width are joined into their paragraph, and a section's name that
    /// runs on into the headline behind it is parted from it. Error: too_large. Linear time.
    [[nodiscard]] static Result<Document> from_text(std::string text);

    /// An HTML page, in any encoding of the Encoding Standard. Its text becomes the source, in UTF-8: blocks by
    /// the page's markup, parted by line breaks, blanks in a row shown as one space; scripts, styles, menus to
    /// choose from and the like are no text. Blocks have the roles that their elements say, headings and list
    /// items their level, and each its place in the page's bytes. Markup is read as the WHATWG HTML standard
    /// says, broken markup as browsers do. What the page says of its article (JSON-LD, OpenGraph, meta elements,
    /// <title>, <h1>, <time>) becomes metadata, before whatever passes find, and what it says of a live blog's entries
    /// (liveBlogUpdate, as JSON-LD or microdata, and what elements are called) entries. The page is not kept. Error: too_large (2 GiB and more). Linear
    /// time, and memory of the text's size.
    [[nodiscard]] static Result<Document> from_html(std::string_view html, const HtmlOptions& options = {});

    /// A source whose blocks are known. Blocks must ascend, be disjoint, not be empty and lie within
    /// the source; all text outside them must be white space. What `markup` says of them must be as its
    /// comments have it. Errors: too_large, bad_blocks.
    [[nodiscard]] static Result<Document> from_blocks(std::string source, std::vector<Block> blocks, Markup markup = {});

    /// What to_json() wrote with `.document = true`, and nothing else. The document is as it was:
    /// writing it again gives the same bytes. Errors: bad_json, bad_schema, bad_blocks, too_large,
    /// each with the byte of the JSON at fault. Linear time; nesting is bounded.
    [[nodiscard]] static Result<Document> from_json(std::string_view json);

    Document() = default;

    /// Views into the document. They live as long as it does and is not assigned to or moved from;
    /// marks(), pieces(), entries() and origin() also end with the next change of the document.
    [[nodiscard]] std::string_view source() const& noexcept STET_LIFETIME_BOUND { return source_; }
    [[nodiscard]] std::span<const Block> blocks() const& noexcept STET_LIFETIME_BOUND {
        return blocks_;
    }
    [[nodiscard]] std::span<const Mark> marks() const& noexcept STET_LIFETIME_BOUND {
        return marks_;
    }
    [[nodiscard]] std::span<const Piece> pieces() const& noexcept STET_LIFETIME_BOUND {
        return pieces_;
    }
    [[nodiscard]] std::span<const Entry> entries() const& noexcept STET_LIFETIME_BOUND {
        return entries_;
    }
    [[nodiscard]] const Metadata& metadata() const& noexcept STET_LIFETIME_BOUND {
        return metadata_;
    }
    [[nodiscard]] const Markup& markup() const& noexcept STET_LIFETIME_BOUND { return markup_; }
    [[nodiscard]] std::string_view text(Span span) const& noexcept STET_LIFETIME_BOUND {
        return std::string_view(source_).substr(span.begin, span.size());
    }
    [[nodiscard]] std::string_view origin(OriginId id) const& noexcept STET_LIFETIME_BOUND {
        const std::size_t number = static_cast<std::size_t>(id);
        return std::string_view(origin_words_).substr(origin_ends_[number], origin_ends_[number + 1] - origin_ends_[number]);
    }

    std::string_view source() const&& = delete;
    std::span<const Block> blocks() const&& = delete;
    std::span<const Mark> marks() const&& = delete;
    std::span<const Piece> pieces() const&& = delete;
    std::span<const Entry> entries() const&& = delete;
    const Metadata& metadata() const&& = delete;
    const Markup& markup() const&& = delete;
    std::string_view text(Span span) const&& = delete;
    std::string_view origin(OriginId id) const&& = delete;

    /// Puts a mark, sets a block's role, adds metadata or an entry. Passes do this through their
    /// PassContext; by hand it serves to overrule them. Spans must lie within the source, block
    /// numbers within blocks(). Call resolve() when done. A mark or entry put by hand (`pass` 0) outlives
    /// further runs of a pipeline, as does metadata whose origin begins with "page/"; a pass's marks, roles, metadata
    /// and entries do not.
    void add_mark(const Mark& mark);
    void set_role(std::size_t block, Role role, OriginId origin, std::uint8_t level = 0);
    void add_metadata(MetadataKey key, std::string value, std::string origin);
    void add_entry(Entry entry);

    /// The number of an origin's words, new or known. Amortised constant time.
    [[nodiscard]] OriginId intern(std::string_view origin);

    /// Decides from marks and roles what is kept, lifted and cut, and writes pieces(). Where marks
    /// overlap: stet beats cut; `duplicate` and `other` yield to any other label; a run beats a
    /// line and a line a phrase; then the earlier pass wins. n log n in the marks.
    void resolve();

    /// Back to the state before any pass ran: drops what passes put, keeps what was put by hand, and the entries and the
    /// metadata that the page's markup gave, whose origins begin with "page/". Call
    /// resolve() when done.
    void reset();

private:
    friend class DocumentReader;

    /// What the front door said of a block, before any pass.
    struct Given {
        Role role;
        std::uint8_t level;
    };
    void remember_given_roles();
    std::size_t origin_slot(std::string_view words) const noexcept;

    std::string source_;
    std::vector<Block> blocks_;
    Markup markup_;
    std::vector<Given> given_;  // of each block, for reset()
    std::vector<Mark> marks_;
    std::vector<Piece> pieces_;
    std::vector<Entry> entries_;
    std::vector<Entry> given_entries_;  // between reset() and resolve(): what passes do not see
    Metadata metadata_;
    // All origins' words, one behind the other, and where those of each end, the first of which are none: a page has
    // some dozens, each of which would have memory of its own.
    std::string origin_words_;
    std::vector<std::size_t> origin_ends_ = {0, 0};
    // Where each origin's words are found by their hash; 0 is free, as the empty words need no place.
    std::vector<std::uint32_t> origin_slots_;
};

}  // namespace stet
