#include "markup/block_builder.hpp"

#include "markup/ascii.hpp"
#include "markup/character_references.hpp"
#include "markup/markup_writer.hpp"
#include "markup/open_elements.hpp"
#include "markup/runs.hpp"
#include "markup/tags.hpp"
#include "markup/tokenizer.hpp"
#include "text/blank.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t text_break = 2;  // line breaks between two blocks
constexpr std::size_t line_break = 1;  // … between which only <br> stands

constexpr std::size_t longest_caption = 700;  // in bytes: what is longer tells a story, whatever its element

constexpr std::uint8_t deepest_level = 6;  // of a list item, as of a heading

class Builder {
public:
    Builder(std::string_view page, bool reads_noscript)
        : page_(page), tokenizer_(page), reads_noscript_(reads_noscript), data_(page.size()), markup_(page.size()) {
        built_.source.reserve(page.size() / 8);
    }

    BuiltPage build() {
        while (true) {
            const Token token = tokenizer_.next();
            switch (token.kind) {
                case Token::Kind::text: add_text(token); break;
                case Token::Kind::start_tag: start(token); break;
                case Token::Kind::end_tag: end(token); break;
                case Token::Kind::doctype:
                case Token::Kind::comment: break;
                case Token::Kind::end:
                    if (noscript_ != none) passed_over_ += page_.size() - noscript_;
                    end_block(text_break);
                    markup_.place_images(size());
                    built_.markup = markup_.take();
                    built_.data = data_.take();
                    return std::move(built_);
            }
        }
    }

    /// How many bytes of noscript's markup were passed over.
    [[nodiscard]] std::size_t passed_over() const noexcept { return passed_over_; }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] std::uint32_t place_of(const char* at) const noexcept {
        return static_cast<std::uint32_t>(at - page_.data());
    }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(built_.source.size()); }

    void start(const Token& token) {
        const Tag tag = tag_of(token.name, page_.data() + page_.size());
        data_.note(tag, tokenizer_.attributes(), place_of(token.raw.data()));
        if (noscript_ != none) return;  // its content is passed over, but for its end tag
        data_.start(tag, tokenizer_.attributes(), place_of(token.raw.data()));
        if (tag == Tag::br) {
            elements_.close_implied(tag);
            break_line();
            return;
        }
        const bool has_content = !has(tag, trait::empty) && !(token.self_closing && (has(tag, trait::foreign) || elements_.top().holds_foreign));
        const bool is_boundary = has_content ? elements_.open(tag, token.name, tokenizer_.attributes())
                                             : elements_.close_implied(tag) || has(tag, trait::block);
        if (is_boundary) end_block(text_break);
        if (tag == Tag::img) add_image();
        else if (tag == Tag::base) markup_.set_base(tokenizer_.attributes());
        // Links side by side, with space between that a style gives.
        if (tag == Tag::a && block_ != none && built_.source.size() == link_end_) after_blank_ = true;
        tokenizer_.allow_cdata(elements_.top().holds_foreign);
        if (elements_.top().is_foreign || !has_content) return;
        if (has(tag, trait::raw)) tokenizer_.read_as(Content::rawtext, token.name);
        else if (has(tag, trait::rcdata)) tokenizer_.read_as(Content::rcdata, token.name);
        else if (has(tag, trait::script_data)) tokenizer_.read_as(Content::script, token.name);
        else if (has(tag, trait::plain)) tokenizer_.read_as(Content::plaintext, token.name);
        else if (tag == Tag::noscript && !reads_noscript_) noscript_ = place_of(token.raw.data());
    }

    void end(const Token& token) {
        const Tag tag = tag_of(token.name, page_.data() + page_.size());
        if (noscript_ != none) {
            if (tag != Tag::noscript) return;
            passed_over_ += place_of(token.raw.data()) - noscript_;
            noscript_ = none;
        }
        if (tag == Tag::br) return break_line();
        if (elements_.close(tag, token.name)) end_block(text_break);
        if (tag == Tag::a) link_end_ = built_.source.size();
        tokenizer_.allow_cdata(elements_.top().holds_foreign);
    }

    /// A line of a headline is but one of its lines; elsewhere each is a block.
    void break_line() {
        const OpenElement& around = elements_.top();
        if (around.hides) return;
        if (around.heading_level != 0) {
            after_blank_ = true;
        } else if (around.keeps_blanks && block_ != none) {
            built_.source += '\n';
        } else {
            end_block(line_break);
        }
    }

    void add_text(const Token& token) {
        const OpenElement& around = elements_.top();
        const bool is_data = token.content == Content::script || token.content == Content::rcdata;
        if (is_data) data_.add_text(around.tag, token);
        if (around.hides || noscript_ != none) return;
        const bool has_references = token.content == Content::data;
        const char* at = token.text.data();
        const char* const end = at + token.text.size();
        while (at != end) {
            if (is_ascii_whitespace(*at)) {
                add_blanks(at, end, around.keeps_blanks);
            } else if (*at == '\0') {
                ++at;
            } else if (*at == '&') {
                at += has_references ? add_reference({at, static_cast<std::size_t>(end - at)}) : add_words(at, at + 1);
            } else {
                at += add_words(at, words_end(at + 1, end));
            }
        }
    }

    void add_blanks(const char*& at, const char* end, bool keeps_blanks) {
        const char* const blanks = std::exchange(at, blanks_end(at, end));
        if (!keeps_blanks || block_ == none) after_blank_ = true;
        else std::copy_if(blanks, at, std::back_inserter(built_.source), [](char c) { return c != '\r'; });
    }

    std::size_t add_words(const char* at, const char* end) {
        begin_words(at);
        built_.source.append(at, end);
        last_ = end;
        return static_cast<std::size_t>(end - at);
    }

    std::size_t add_reference(std::string_view text) {
        std::string character;
        const std::size_t length = append_reference(character, text, false);
        if (length == 0) return add_words(text.data(), text.data() + 1);
        if (character.size() == 1 && is_ascii_whitespace(character.front())) {
            const char* blank_at = character.data();
            add_blanks(blank_at, blank_at + 1, elements_.top().keeps_blanks);
            return length;
        }
        begin_words(text.data());
        built_.source += character;
        last_ = text.data() + length;
        return length;
    }

    void begin_words(const char* at) {
        const OpenElement& around = elements_.top();
        if (block_ == none) {
            if (!built_.blocks.empty()) built_.source.append(gap_, '\n');
            block_ = built_.source.size();
            first_ = at;
            first_inline_ = markup_.inlines();
            elements_.watch();
            markup_.add_elements(elements_);
            markup_.place_images(size());
            around_ = around;
            around_.has_text = !elements_.take_first_of_item();
        } else {
            if (!markup_.goes_on(around)) markup_.end_marks(around, size());
            if (after_blank_) built_.source += ' ';
        }
        element_ = elements_.watched().number;
        if (!markup_.goes_on(around)) markup_.begin_marks(around, size());
        after_blank_ = false;
    }

    void add_image() {
        if (elements_.top().hides) return;
        markup_.add_image(tokenizer_.attributes());
        if (block_ != none) markup_.place_images(size());
    }

    /// Ends the block, if there is one. The next is so many line breaks away.
    void end_block(std::size_t gap) {
        after_blank_ = false;
        if (block_ == none) {
            gap_ = text_break;  // also behind one <br> and another
            return;
        }
        const std::string_view words = text::trim(std::string_view(built_.source).substr(block_));
        block_ = none;
        markup_.end_block(size());
        if (words.empty()) {
            built_.source.resize(built_.blocks.empty() ? 0 : built_.blocks.back().span.end);
            markup_.keep_within(first_inline_, {size(), size()});
            return;
        }
        const auto begin = static_cast<std::uint32_t>(words.data() - built_.source.data());
        const auto end = begin + static_cast<std::uint32_t>(words.size());
        built_.source.resize(end);
        markup_.keep_within(first_inline_, {begin, end});
        Block block;
        block.span = {begin, end};
        block.page = {place_of(first_), place_of(last_)};
        block.role = role_of(around_);
        block.element = element_;
        if (block.role == Role::caption && words.size() > longest_caption) block.role = Role::paragraph;
        if (block.role == Role::heading) block.level = around_.heading_level;
        if (block.role == Role::list_item) block.level = std::clamp<std::uint8_t>(around_.list_depth, 1, deepest_level);
        built_.blocks.push_back(block);
        gap_ = gap;
    }

    static Role role_of(const OpenElement& around) {
        switch (around.structure) {
            case Tag::h1:
            case Tag::h2:
            case Tag::h3:
            case Tag::h4:
            case Tag::h5:
            case Tag::h6: return Role::heading;
            case Tag::pre:
            case Tag::listing:
            case Tag::xmp:
            case Tag::plaintext: return Role::code;
            case Tag::figcaption:
            case Tag::caption: return Role::caption;
            case Tag::td:
            case Tag::th: return Role::table;
            case Tag::blockquote: return Role::quote;
            case Tag::li: return around.has_text ? Role::paragraph : Role::list_item;
            default: return Role::paragraph;
        }
    }

    const std::string_view page_;
    Tokenizer tokenizer_;
    const bool reads_noscript_;
    OpenElements elements_;
    PageDataReader data_;
    MarkupWriter markup_;
    BuiltPage built_;

    std::size_t noscript_ = none;  // where its content begins that is passed over
    std::size_t passed_over_ = 0;

    // The block that is being read.
    std::size_t block_ = none;     // where it begins in the source
    const char* first_ = nullptr;  // its first character in the page
    const char* last_ = nullptr;   // behind its last
    OpenElement around_;           // what it stands in; has_text if it is not the first of its list item
    std::size_t first_inline_ = 0;  // of the inlines of Markup
    std::uint32_t element_ = 0;    // the innermost that holds all of it
    bool after_blank_ = false;
    std::size_t link_end_ = none;  // of the last link, in the source
    std::size_t gap_ = text_break;  // line breaks before the next
};

}  // namespace

BuiltPage build_blocks(std::string_view page) {
    // Pages that a script shows, hold their text for readers without scripts in noscript. It is read only
    // where there is more of it than of all else.
    Builder builder(page, false);
    BuiltPage built = builder.build();
    if (builder.passed_over() <= 2 * built.source.size()) return built;
    BuiltPage with_noscript = Builder(page, true).build();
    return with_noscript.source.size() > 2 * built.source.size() ? std::move(with_noscript) : std::move(built);
}

}  // namespace stet::markup
