// HTML. How each role is written:
//
//     title       h1
//     heading     h2, or as its level
//     list_item   li in ul or ol, nested by its level; the source's own number stays with its text
//     quote       p in blockquote, quotes that follow each other in one
//     caption     figcaption in figure, with the images before it
//     code        pre and code; blocks that follow each other share them
//     table       td or th in tr in table, where the page's markup tells its cells; p where a table is but the page's
//                 layout; where there is no markup, a p whose lines end in br
//     all others  p
//
// All that comes from the page goes through append_escaped(), in attributes too.

#include <stet/render.hpp>

#include "render/nesting.hpp"
#include "render/surroundings.hpp"
#include "text/blank.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    if (text::is_valid(text)) append_escaped(out, text);
    else append_escaped(out, text::to_valid(text));
    return out;
}

class Html final : public Format {
public:
    void begin(Canvas&, const Document& page, const RenderOptions&) override {
        page_ = &page;
        surroundings_ = renderer::Surroundings(page);
    }

    void stretch(Canvas& out, const Stretch& stretch) override {
        if (!stretch.first) {
            out.raw(stretch.role == Role::code ? "\n" : " ");
            inner(out, stretch, 0);
            return;
        }
        const Around around = surroundings_.of(page_->blocks()[stretch.block]);
        if (stretch.breaks_line && goes_on_line(stretch, around)) {
            end_line(out);
            inner(out, stretch, 0);
        } else {
            block(out, stretch, around);
        }
        last_ = stretch.role;
    }

    void end(Canvas& out) override {
        enter(out, Within::nothing, 0);
        close_element(out);
    }

private:
    using Around = renderer::Around;

    /// What blocks stand in. Lists nest, of the others there is but one.
    enum class Within { nothing, lists, quote, figure, code, table, lines };

    /// A list that is open, and its item that is.
    struct List {
        bool is_ordered = false;
        std::uint32_t element = 0;
        std::uint32_t item = 0;
    };

    static void end_line(Canvas& out) {
        out.raw("<br>");
        out.line_break();
    }

    /// Whether the stretch is a further line of the block that is open.
    [[nodiscard]] bool goes_on_line(const Stretch& stretch, const Around& around) const noexcept {
        switch (stretch.role) {
            case Role::list_item:
            case Role::code:
            case Role::table:
            case Role::title:
            case Role::heading: return false;
            case Role::paragraph:
                if (last_ == Role::list_item) return around.item != 0 && lists_.back().item == around.item;
                [[fallthrough]];
            default: return stretch.role == last_;
        }
    }

    void block(Canvas& out, const Stretch& stretch, const Around& around) {
        switch (stretch.role) {
            case Role::title: simple(out, stretch, "h1"); break;
            case Role::heading: {
                const unsigned level = stretch.level == 0 ? 2U : std::min<unsigned>(stretch.level, 6);
                simple(out, stretch, "h" + std::to_string(level));
                break;
            }
            case Role::list_item: list_item(out, stretch, around); break;
            case Role::quote:
                enter_with_images(out, stretch, Within::quote, 0);
                element(out, stretch, "p");
                break;
            case Role::caption: caption(out, stretch, around); break;
            case Role::code: code(out, stretch); break;
            case Role::table: table(out, stretch, around); break;
            case Role::paragraph:
                if (continues_item(out, around)) {
                    element(out, stretch, "p");
                    break;
                }
                [[fallthrough]];
            default: simple(out, stretch, "p");
        }
    }

    void simple(Canvas& out, const Stretch& stretch, std::string_view name) {
        enter_with_images(out, stretch, Within::nothing, 0);
        element(out, stretch, name);
    }

    /// Begins an element that is closed before the next begins, with the words in it.
    void element(Canvas& out, const Stretch& stretch, std::string_view name) {
        close_element(out);
        out.line_break();
        out.raw("<" + std::string(name) + ">");
        closing_ = "</" + std::string(name) + ">";
        inner(out, stretch, leading_);
        leading_ = 0;
    }

    void list_item(Canvas& out, const Stretch& stretch, const Around& around) {
        enter(out, Within::lists, 0);
        close_element(out);
        const std::size_t depth = std::max<std::size_t>(stretch.level, 1);
        close_lists(out, depth);
        // The marker of a text's own numbered list is part of what it says; a page's ol has none.
        const bool is_ordered = around.is_ordered && !stretch.ordered;
        if (lists_.size() == depth && (lists_.back().is_ordered != is_ordered || lists_.back().element != around.list)) {
            close_lists(out, depth - 1);
        }
        if (lists_.size() < depth) {
            out.line_break();
            out.raw(is_ordered ? "<ol>" : "<ul>");
            lists_.push_back({is_ordered, around.list, 0});
        } else {
            out.raw("</li>");
        }
        out.line_break();
        out.raw("<li>");
        lists_.back().item = around.item;
        if (stretch.ordered) out.raw(escaped(stretch.marker) + " ");
        inner(out, stretch, 0);
    }

    /// Whether a paragraph is a further one of a list item that is open; it is the innermost then.
    bool continues_item(Canvas& out, const Around& around) {
        if (around.item == 0) return false;
        std::size_t depth = lists_.size();
        while (depth > 0 && lists_[depth - 1].item != around.item) --depth;
        if (depth == 0) return false;
        close_element(out);
        close_lists(out, depth);
        return true;
    }

    void caption(Canvas& out, const Stretch& stretch, const Around& around) {
        const bool goes_on = around.figure != 0 && within_ == Within::figure && in_ == around.figure;
        if (goes_on && stretch.runs.front().image.empty()) {
            end_line(out);  // a figure has one figcaption
            inner(out, stretch, 0);
            return;
        }
        enter(out, Within::nothing, 0);
        enter(out, Within::figure, around.figure);
        while (leading_ < stretch.runs.size() && !stretch.runs[leading_].image.empty()) {
            out.line_break();
            image(out, stretch.runs[leading_++]);
        }
        element(out, stretch, "figcaption");
    }

    void code(Canvas& out, const Stretch& stretch) {
        const bool follows = within_ == Within::code;
        const bool has_images = std::ranges::any_of(stretch.runs, [](const Run& run) { return !run.image.empty(); });
        if (follows && !has_images) {
            out.raw("\n");
        } else {
            enter(out, Within::nothing, 0);
            for (const Run& run : stretch.runs) {
                if (!run.image.empty()) image_paragraph(out, run);
            }
            enter(out, Within::code, 0);
        }
        inner(out, stretch, 0);
    }

    void table(Canvas& out, const Stretch& stretch, const Around& around) {
        if (around.table == 0) {
            if (within_ == Within::lines) end_line(out);
            enter(out, Within::lines, 0);
            inner(out, stretch, 0);
            return;
        }
        if (!surroundings_.is_data(around.table)) return simple(out, stretch, "p");
        enter(out, Within::table, around.table);
        if (cell_ == around.cell) {
            end_line(out);
            inner(out, stretch, 0);
            return;
        }
        close_element(out);
        if (row_ != around.row) {
            close_row(out);
            out.line_break();
            out.raw("<tr>");
            row_ = around.row;
            column_ = 0;
        }
        for (; column_ < around.column; ++column_) out.raw("<td></td>");  // nothing of it is shown
        ++column_;
        cell_ = around.cell;
        out.raw(around.is_header ? "<th>" : "<td>");
        closing_ = around.is_header ? "</th>" : "</td>";
        inner(out, stretch, 0);
    }

    /// Closes what the block does not stand in, and opens what it does.
    void enter(Canvas& out, Within within, std::uint32_t element) {
        if (within == within_ && element == in_) return;
        close_element(out);
        close_lists(out, 0);
        close_row(out);
        out.raw(end_of(within_));
        within_ = within;
        in_ = element;
        if (within == Within::nothing || within == Within::lists) return;
        out.line_break();
        out.raw(begin_of(within));
    }

    /// The images before a block's words are paragraphs of their own, before what it stands in.
    void enter_with_images(Canvas& out, const Stretch& stretch, Within within, std::uint32_t element) {
        while (leading_ < stretch.runs.size() && !stretch.runs[leading_].image.empty()) {
            enter(out, Within::nothing, 0);
            image_paragraph(out, stretch.runs[leading_++]);
        }
        enter(out, within, element);
    }

    static std::string_view begin_of(Within within) noexcept {
        switch (within) {
            case Within::quote: return "<blockquote>";
            case Within::figure: return "<figure>";
            case Within::code: return "<pre><code>";
            case Within::table: return "<table>";
            case Within::lines: return "<p>";
            default: return "";
        }
    }

    /// With the line break before it, which must not be in pre.
    static std::string_view end_of(Within within) noexcept {
        switch (within) {
            case Within::quote: return "\n</blockquote>";
            case Within::figure: return "\n</figure>";
            case Within::code: return "</code></pre>";
            case Within::table: return "\n</table>";
            case Within::lines: return "</p>";
            default: return "";
        }
    }

    void close_element(Canvas& out) {
        out.raw(closing_);
        closing_.clear();
    }

    void close_lists(Canvas& out, std::size_t depth) {
        for (; lists_.size() > depth; lists_.pop_back()) {
            out.raw("</li>");
            out.line_break();
            out.raw(lists_.back().is_ordered ? "</ol>" : "</ul>");
        }
    }

    void close_row(Canvas& out) {
        if (row_ != 0) out.raw("</tr>");
        row_ = 0;
        cell_ = 0;
    }

    static void image(Canvas& out, const Run& run) {
        out.raw("<img src=\"" + escaped(run.image) + "\" alt=\"" + escaped(run.alt) + "\">");
    }

    void image_paragraph(Canvas& out, const Run& run) {
        close_element(out);
        out.line_break();
        out.raw("<p>");
        image(out, run);
        out.raw("</p>");
    }

    /// The stretch's words, but for images that have been written.
    void inner(Canvas& out, const Stretch& stretch, std::size_t from) {
        if (stretch.role == Role::code) return out.raw(escaped(stretch.text));
        renderer::nest(stretch.runs.subspan(from), tokens_);
        for (const renderer::Token& token : tokens_) {
            switch (token.kind) {
                case renderer::Token::Kind::text: words(out, token.text); break;
                case renderer::Token::Kind::image: image(out, *token.run); break;
                case renderer::Token::Kind::open:
                    if (token.mark == InlineKind::link) out.raw("<a href=\"" + escaped(token.run->link) + "\">");
                    else out.raw("<" + std::string(name_of(token.mark)) + ">");
                    break;
                case renderer::Token::Kind::close: out.raw("</" + std::string(name_of(token.mark)) + ">"); break;
            }
        }
    }

    /// Words; the lines of a text's table stay lines.
    void words(Canvas& out, std::string_view text) const {
        const char* at = text.data();
        const char* const end = at + text.size();
        while (within_ == Within::lines) {
            const char* const line_end = text::find_line_break(at, end);
            if (line_end == end) break;
            out.raw(escaped({at, static_cast<std::size_t>(line_end - at)}));
            end_line(out);
            at = line_end + text::line_break_length(line_end, end);
        }
        out.text(escaped({at, static_cast<std::size_t>(end - at)}));
    }

    static std::string_view name_of(InlineKind kind) noexcept {
        switch (kind) {
            case InlineKind::link: return "a";
            case InlineKind::strong: return "strong";
            case InlineKind::emphasis: return "em";
            default: return "code";
        }
    }

    const Document* page_ = nullptr;
    renderer::Surroundings surroundings_;
    std::vector<renderer::Token> tokens_;
    Role last_ = Role::title;
    std::size_t leading_ = 0;   // how many of the stretch's runs are images that have been written
    std::string closing_;       // of the block's element
    Within within_ = Within::nothing;
    std::uint32_t in_ = 0;      // the figure or table, in Markup::elements
    std::vector<List> lists_;
    std::uint32_t row_ = 0;
    std::uint32_t cell_ = 0;
    std::uint32_t column_ = 0;  // the next of the row
};

}  // namespace

std::string to_html(const Document& page, const RenderOptions& options) {
    Html format;
    return render(page, format, options);
}

}  // namespace stet
