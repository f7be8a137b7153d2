// CommonMark 0.30. How each role is written:
//
//     title       # …
//     heading     ## …, or as many # as its level
//     list_item   - …, or the source's own number or its place in an ordered list, nested by its level
//     quote       > …, quotes that follow each other in one block quotation
//     caption     *…*, a paragraph in emphasis
//     code        between fences longer than any in it; blocks that follow each other share them
//     table       rows between bars, as on GitHub, where the page's markup tells its cells: CommonMark has no tables;
//                 paragraphs where a table is but the page's layout; where there is no markup, a paragraph
//                 whose lines end in hard line breaks
//     all others  a paragraph
//
// Text is escaped so that it reads as it stood, and no more than that takes: "C# 5*3" is "C# 5\*3".

#include <stet/render.hpp>

#include "render/markdown_escape.hpp"
#include "render/markdown_table.hpp"
#include "render/markdown_words.hpp"
#include "render/surroundings.hpp"
#include "text/blank.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stet {
namespace {

using renderer::Place;

class Markdown final : public Format {
public:
    void begin(Canvas& out, const Document& page, const RenderOptions& options) override {
        wraps_ = options.wrap != 0;
        page_ = &page;
        surroundings_ = renderer::Surroundings(page);
        Format::begin(out, page, options);
    }

    void stretch(Canvas& out, const Stretch& stretch) override {
        const Around around = surroundings_.of(page_->blocks()[stretch.block]);
        const bool in_table = stretch.role == Role::table && surroundings_.is_data(around.table);
        if (stretch.role != Role::code) write_code(out);
        if (!in_table || around.table != table_) write_table(out);
        if (in_table) {
            cell(stretch, around);
        } else if (continues_item(stretch, around)) {
            item_paragraph(out, stretch, around);
        } else {
            block(out, stretch, around);
        }
        last_ = stretch.role;
    }

    void end(Canvas& out) override {
        write_code(out);
        write_table(out);
    }

private:
    using Around = renderer::Around;

    /// A list item that is open.
    struct Item {
        std::size_t width = 0;      // of its marker
        std::uint32_t element = 0;  // if the page has markup
    };

    void block(Canvas& out, const Stretch& stretch, const Around& around) {
        const bool leads = write_leading_images(out, stretch);
        const bool follows = last_ == stretch.role && !leads;
        if (stretch.role != Role::list_item) list_.clear();
        const bool is_line = stretch.breaks_line && follows;
        if (stretch.first && stretch.role != Role::quote && !is_line) out.set_prefix({});
        switch (stretch.role) {
            case Role::title: heading(out, stretch, 1); break;
            case Role::heading:
                heading(out, stretch,
                        stretch.level == 0 ? 2U : std::min<unsigned>(stretch.level, 6));
                break;
            case Role::list_item: list_item(out, stretch, around, follows); break;
            case Role::quote: quote(out, stretch, follows); break;
            case Role::caption: caption(out, stretch, is_line); break;
            case Role::code: code_.push_back(std::string(stretch.text)); break;
            case Role::table:
                if (around.table == 0) {
                    table(out, stretch, follows);
                    break;
                }
                [[fallthrough]];
            default:
                if (stretch.first) begin_paragraph(out, is_line);
                words(out, stretch);
        }
    }

    /// A new paragraph, or a line of one.
    static void begin_paragraph(Canvas& out, bool is_line) {
        if (!is_line) return out.blank_line();
        out.raw("\\");
        out.line_break();
    }

    /// The images before a block's words are paragraphs of their own, but in lists, whose items they are part of.
    /// Code has none of its own. Whether there are any.
    bool write_leading_images(Canvas& out, const Stretch& stretch) {
        leading_ = 0;
        if (stretch.role == Role::list_item || (stretch.role != Role::code && (!stretch.first || stretch.breaks_line))) {
            return false;
        }
        bool any = false;
        for (const Run& run : stretch.runs) {
            if (run.image.empty()) {
                if (stretch.role == Role::code) continue;
                break;
            }
            if (!any) write_code(out);
            any = true;
            ++leading_;
            out.set_prefix({});
            out.blank_line();
            out.raw(renderer::MarkdownWords::image(run, {}));
        }
        return any;
    }

    /// A stretch of running text; a further one of its block stands in the same line.
    void words(Canvas& out, const Stretch& stretch) {
        if (!stretch.first) out.text(" ");
        const Place place = stretch.first ? Place::line_start : Place::in_line;
        words_.write(out, stretch.runs.subspan(leading_), place, {.wraps = wraps_});
    }

    void heading(Canvas& out, const Stretch& stretch, unsigned level) {
        if (stretch.first) out.blank_line();
        out.raw(stretch.first ? std::string(level, '#') + ' ' : " ");
        words_.write(out, stretch.runs.subspan(leading_), Place::in_line, {});
    }

    void list_item(Canvas& out, const Stretch& stretch, const Around& around, bool follows) {
        if (stretch.first) {
            std::string number;
            if (!stretch.ordered && around.is_ordered) number = std::to_string(++numbers_[around.list]) + '.';
            const std::string_view sign = stretch.ordered  ? stretch.marker
                                          : number.empty() ? std::string_view("-")
                                                           : std::string_view(number);
            const std::size_t depth = stretch.level > 0 ? stretch.level - 1U : 0U;
            // A list that does not begin with 1 needs a blank line to open within an item.
            const bool opens = list_.size() <= depth && sign != "-" && !renderer::is_one(sign);
            follows && !opens ? out.line_break() : out.blank_line();
            if (list_.size() > depth) list_.resize(depth);
            std::string marker(indent(), ' ');
            marker += sign;
            marker += ' ';
            list_.push_back({sign.size() + 1, around.item});
            out.raw(marker);
            out.set_prefix(std::string(marker.size(), ' '));
        }
        words(out, stretch);
    }

    /// An item is nested by standing under the text of the one around it.
    [[nodiscard]] std::size_t indent() const noexcept {
        std::size_t width = 0;
        for (const Item& item : list_) width += item.width;
        return width;
    }

    /// Whether it is a further paragraph of a list item that is open.
    [[nodiscard]] bool continues_item(const Stretch& stretch, const Around& around) const noexcept {
        if (stretch.role != Role::paragraph || around.item == 0) return false;
        return std::ranges::any_of(list_, [&](const Item& item) { return item.element == around.item; });
    }

    void item_paragraph(Canvas& out, const Stretch& stretch, const Around& around) {
        leading_ = 0;
        while (list_.back().element != around.item) list_.pop_back();
        out.set_prefix(std::string(indent(), ' '));
        const bool is_line = stretch.breaks_line && (last_ == Role::list_item || last_ == Role::paragraph);
        if (stretch.first) begin_paragraph(out, is_line);
        words(out, stretch);
    }

    void quote(Canvas& out, const Stretch& stretch, bool follows) {
        if (stretch.first) {
            if (!follows) out.set_prefix({});
            begin_paragraph(out, stretch.breaks_line && follows);
            if (!follows) out.raw("> ");
            out.set_prefix("> ");
        }
        words(out, stretch);
    }

    void caption(Canvas& out, const Stretch& stretch, bool is_line) {
        if (stretch.first) begin_paragraph(out, is_line);
        else out.text(" ");
        std::vector<Run> runs(stretch.runs.begin() + static_cast<std::ptrdiff_t>(leading_), stretch.runs.end());
        for (Run& run : runs) run.emphasis = true;
        words_.write(out, runs, Place::in_line, {.wraps = wraps_});
    }

    void table(Canvas& out, const Stretch& stretch, bool follows) {
        bool goes_on = follows;
        if (!follows) out.blank_line();
        const char* at = stretch.text.data();
        const char* const end = at + stretch.text.size();
        while (at != end) {
            const char* line = at;
            std::size_t length = 0;
            while (at != end && (length = text::line_break_length(at, end)) == 0) ++at;
            const std::string_view row = text::trim({line, static_cast<std::size_t>(at - line)});
            if (at != end) at += length;
            if (row.empty()) continue;
            if (goes_on) {
                out.raw("\\");
                out.line_break();
            }
            goes_on = true;
            std::string escaped;
            renderer::append_escaped(escaped, row, Place::line_start);
            out.raw(escaped);
        }
    }

    void cell(const Stretch& stretch, const Around& around) {
        Canvas text;
        words_.write(text, stretch.runs, Place::in_line, {.cell = true});
        std::string written = std::move(text).take();
        written.pop_back();  // its line break
        rows_.add(around.row, around.column, surroundings_.is_header_row(around), written);
        table_ = around.table;
    }

    void write_table(Canvas& out) {
        if (rows_.empty()) return;
        out.set_prefix({});
        rows_.write(out, surroundings_.columns_of(table_));
    }

    void write_code(Canvas& out) {
        if (code_.empty()) return;
        std::size_t longest = 2;
        for (const std::string& block : code_) {
            std::size_t run = 0;
            for (const char c : block) {
                run = c == '`' ? run + 1 : 0;
                longest = std::max(longest, run);
            }
        }
        const std::string fence(longest + 1, '`');
        out.set_prefix({});
        out.blank_line();
        out.raw(fence);
        for (const std::string& block : code_) {
            out.line_break();
            out.raw(block);
        }
        out.line_break();
        out.raw(fence);
        code_.clear();
    }

    const Document* page_ = nullptr;
    renderer::Surroundings surroundings_;
    renderer::MarkdownWords words_;
    bool wraps_ = false;
    Role last_ = Role::title;
    std::size_t leading_ = 0;  // how many of the stretch's runs are images that have been written
    std::vector<Item> list_;   // the items that are open
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;  // of the last item of each ordered list
    std::vector<std::string> code_;  // blocks of code, until the last of them is known
    renderer::MarkdownTable rows_;   // of the table that is being read,
    std::uint32_t table_ = 0;        // which it is
};

}  // namespace

std::string to_markdown(const Document& page, const RenderOptions& options) {
    Markdown format;
    return render(page, format, options);
}

}  // namespace stet
