// HTML tokens, as the WHATWG HTML standard's tokenization (section 13.2.5) says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// How the text that comes is to be read: what ends it, and which references in it count.
enum class Content : std::uint8_t {
    data,       ///< all markup counts
    rcdata,     ///< references, and one end tag: title, textarea
    rawtext,    ///< one end tag: style, xmp, iframe, noembed, noframes
    script,     ///< one end tag, but for what a comment hides
    plaintext,  ///< nothing, to the page's end
    cdata,      ///< ]]>, in foreign elements
};

/// As they stand in the page: see append_name() and append_value().
struct Attribute {
    std::string_view name;
    std::string_view value;
};

struct Token {
    enum class Kind : std::uint8_t { text, start_tag, end_tag, comment, doctype, end };

    Kind kind = Kind::end;
    Content content = Content::data;  // of text
    bool self_closing = false;        // of a start tag: it ends in />
    std::string_view raw;             // all of it
    std::string_view name;            // of a tag, as it stands in the page
    std::string_view text;            // of text, comment, doctype: what is between its delimiters, as in the page
};

/// Reads a page token by token. The standard's states are the places of this code: each function reads one
/// kind of token, the few that depend on what came before on `content`. Nothing is copied: tokens are views
/// of the page, and names, values and text are decoded by those who need them. A text may come in several
/// tokens. Linear; memory is that of one tag's attributes, of which those beyond some thousands are passed over: they are no page's.
class Tokenizer {
public:
    /// The page is UTF-8, though any bytes will do, and must outlive the tokenizer and its tokens.
    explicit Tokenizer(std::string_view page) noexcept : at_(page.data()), end_(at_ + page.size()) {}

    /// The next token; of kind `end`, again and again, behind the last. A tag that the page's end cuts off is none.
    [[nodiscard]] Token next();

    /// The attributes of the tag that next() gave last, in their order; of those of the same name only the
    /// first counts. Valid until the next call.
    [[nodiscard]] std::span<const Attribute> attributes() const noexcept { return attributes_; }

    /// How to go on behind the start tag that was read last. `data` is what the tokenizer begins with, and
    /// returns to behind the end tag `name` that ends any other.
    void read_as(Content content, std::string_view name) noexcept {
        content_ = content;
        name_ = name;
    }

    /// Goes on at a place ahead, where a tag begins that is no other element's content.
    void skip_to(const char* tag) noexcept {
        at_ = tag;
        content_ = Content::data;
    }

    /// Whether <![CDATA[ begins a CDATA section, as it does in foreign elements (svg, math); else a comment.
    void allow_cdata(bool allowed) noexcept { allows_cdata_ = allowed; }

private:
    Token text(const char* end);
    Token read_data();
    Token read_until_end_tag();
    Token read_cdata(const char* from);
    Token read_tag(Token::Kind kind, const char* name);
    Token read_declaration();
    Token read_comment();
    Token read_bogus_comment(const char* from);
    Token read_doctype();
    Token finish(Token::Kind kind, const char* end);
    /// Reads the attributes and the tag's >; false at the page's end.
    bool read_attributes(Token& tag);
    [[nodiscard]] const char* find_end_tag(const char* from) const noexcept;
    [[nodiscard]] const char* find_script_end() const noexcept;
    [[nodiscard]] bool is_end_tag(const char* at) const noexcept;
    [[nodiscard]] std::string_view rest(const char* from) const noexcept {
        return {from, static_cast<std::size_t>(end_ - from)};
    }

    const char* at_;
    const char* end_;
    Content content_ = Content::data;
    bool allows_cdata_ = false;
    std::string_view name_;  // of the element whose content is not data
    std::vector<Attribute> attributes_;
};

/// Appends a text token's characters to `out`: with its references decoded as its content has it, line breaks
/// as \n, and U+0000 as U+FFFD (in data and CDATA as it is; the standard has the tree's builder drop it).
void append_text(std::string& out, const Token& token);

/// Appends a comment's text.
void append_comment(std::string& out, std::string_view raw);

/// Appends a tag's or attribute's name, in lower case.
void append_name(std::string& out, std::string_view raw);

/// Appends an attribute's value.
void append_value(std::string& out, std::string_view raw);

}  // namespace stet::markup
