// CommonMark 0.30. How each role is written:
//
//     title       # …
//     heading     ## …, or as many # as its level
//     list_item   - … or the source's own number, nested by its level
//     quote       > …, quotes that follow each other in one block quotation
//     caption     *…*, a paragraph in emphasis
//     code        between fences longer than any in it; blocks that follow each other share them
//     table       a paragraph whose lines end in hard line breaks: CommonMark has no tables
//     all others  a paragraph
//
// Text is escaped so that it reads as it stood, and no more than that takes: "C# 5*3" is "C# 5\*3".

#include <stet/render.hpp>

#include "text/blank.hpp"
#include "text/characters.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace stet {
namespace {

using text::is_digit;
using text::is_ascii_alphanumeric;
bool is_space(char c) noexcept { return c == ' ' || c == '\t'; }

/// Whether a number, or what begins with it, is 1: only then may its list interrupt a paragraph.
bool is_one(std::string_view number) noexcept {
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number.starts_with('1') && (number.size() == 1 || !is_digit(number[1]));
}

/// Where in the output a text begins.
enum class Place { line_start, in_line };

/// Writes text with a backslash before each character that would be markup.
class Escaper {
public:
    /// `wraps`: any word may come to stand at a line's start.
    Escaper(std::string& out, std::string_view text, Place place, bool wraps)
        : out_(out), text_(text), place_(place), wraps_(wraps) {}

    void run() {
        while (at_ < text_.size()) {
            if (needs_escape()) out_ += '\\';
            out_ += text_[at_++];
        }
    }

private:
    [[nodiscard]] char peek(std::size_t at) const noexcept {
        return at < text_.size() ? text_[at] : ' ';
    }
    [[nodiscard]] char before() const noexcept { return at_ == 0 ? ' ' : text_[at_ - 1]; }

    bool needs_escape() {
        const char c = text_[at_];
        switch (c) {
            case '\\':
            case '`':
            case '*':
            case '[':
            case '<': return true;
            case '_': return !is_ascii_alphanumeric(before()) || !is_ascii_alphanumeric(peek(at_ + 1));
            case '~': return before() == '~' || peek(at_ + 1) == '~';
            case '&': return begins_entity();
            // Opens a heading at the line's start, closes one at its end.
            case '#': return is_space(before()) && is_space(peek(end_of_run()));
            case '>': return may_start_line();
            case '-':
            case '+':
            case '=': return may_start_line() && is_space(peek(end_of_run()));
            default:
                if (is_digit(c) && may_start_line()) copy_number();
                return false;
        }
    }

    [[nodiscard]] bool starts_line() const noexcept {
        return at_ == 0 && place_ == Place::line_start;
    }
    [[nodiscard]] bool may_start_line() const noexcept {
        return starts_line() || (wraps_ && is_space(before()));
    }

    [[nodiscard]] std::size_t end_of_run() const noexcept {
        return std::min(text_.find_first_not_of(text_[at_], at_), text_.size());
    }

    [[nodiscard]] bool begins_entity() const noexcept {
        constexpr std::size_t longest = 33;  // "&CounterClockwiseContourIntegral;"
        std::size_t end = at_ + 1;
        if (peek(end) == '#') ++end;
        while (end - at_ < longest && is_ascii_alphanumeric(peek(end))) ++end;
        return end > at_ + 1 && peek(end) == ';';
    }

    /// Copies a number that could open a list, and escapes what is behind it.
    void copy_number() {
        const std::size_t begin = at_;
        std::size_t end = begin;
        while (is_digit(peek(end))) ++end;
        const char delimiter = peek(end);
        if (end - begin > 9 || (delimiter != '.' && delimiter != ')') || !is_space(peek(end + 1))) {
            return;
        }
        const std::string_view number = text_.substr(begin, end - begin);
        if (!starts_line() && !is_one(number)) return;
        out_ += number;
        out_ += '\\';
        at_ = end;
    }

    std::string& out_;
    std::string_view text_;
    Place place_;
    bool wraps_;
    std::size_t at_ = 0;
};

class Markdown final : public Format {
public:
    void begin(Canvas& out, const Document& page, const RenderOptions& options) override {
        wraps_ = options.wrap != 0;
        Format::begin(out, page, options);
    }

    void stretch(Canvas& out, const Stretch& stretch) override {
        const bool follows = last_ == stretch.role;
        if (stretch.role != Role::code) write_code(out);
        if (stretch.role != Role::list_item) list_.clear();
        if (stretch.first && stretch.role != Role::quote) out.set_prefix({});
        switch (stretch.role) {
            case Role::title: heading(out, stretch, 1); break;
            case Role::heading:
                heading(out, stretch,
                        stretch.level == 0 ? 2U : std::min<unsigned>(stretch.level, 6));
                break;
            case Role::list_item: list_item(out, stretch, follows); break;
            case Role::quote: quote(out, stretch, follows); break;
            case Role::caption: caption(out, stretch); break;
            case Role::code: code_.push_back(std::string(stretch.text)); break;
            case Role::table: table(out, stretch, follows); break;
            default:
                if (stretch.first) out.blank_line();
                words(out, stretch);
        }
        last_ = stretch.role;
    }

    void end(Canvas& out) override { write_code(out); }

private:
    std::string_view escaped(std::string_view text, Place place, bool wraps) {
        buffer_.clear();
        Escaper(buffer_, text, place, wraps).run();
        return buffer_;
    }

    /// A stretch of running text; a further one of its block stands in the same line.
    void words(Canvas& out, const Stretch& stretch) {
        if (!stretch.first) out.text(" ");
        const Place place = stretch.first ? Place::line_start : Place::in_line;
        out.text(escaped(stretch.text, place, wraps_));
    }

    void heading(Canvas& out, const Stretch& stretch, unsigned level) {
        if (stretch.first) out.blank_line();
        out.raw(stretch.first ? std::string(level, '#') + ' ' : " ");
        out.raw(escaped(stretch.text, Place::in_line, false));
    }

    void list_item(Canvas& out, const Stretch& stretch, bool follows) {
        if (stretch.first) {
            const std::size_t depth = stretch.level > 0 ? stretch.level - 1U : 0U;
            // A list that does not begin with 1 needs a blank line to open within an item.
            const bool opens = list_.size() <= depth && stretch.ordered && !is_one(stretch.marker);
            follows && !opens ? out.line_break() : out.blank_line();
            // An item is nested by standing under the text of the one around it.
            if (list_.size() > depth) list_.resize(depth);
            std::string marker(std::accumulate(list_.begin(), list_.end(), std::size_t{0}), ' ');
            const std::string_view sign = stretch.ordered ? stretch.marker : std::string_view("-");
            marker += sign;
            marker += ' ';
            list_.push_back(sign.size() + 1);
            out.raw(marker);
            out.set_prefix(std::string(marker.size(), ' '));
        }
        words(out, stretch);
    }

    void quote(Canvas& out, const Stretch& stretch, bool follows) {
        if (stretch.first) {
            if (!follows) out.set_prefix({});
            out.blank_line();
            if (!follows) out.raw("> ");
            out.set_prefix("> ");
        }
        words(out, stretch);
    }

    void caption(Canvas& out, const Stretch& stretch) {
        stretch.first ? out.blank_line() : out.text(" ");
        out.raw("*");
        out.text(escaped(stretch.text, Place::in_line, wraps_));
        out.raw("*");
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
            out.raw(escaped(row, Place::line_start, false));
        }
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

    bool wraps_ = false;
    Role last_ = Role::title;
    std::vector<std::size_t> list_;  // the widths of the markers of the items that are open
    std::vector<std::string> code_;  // blocks of code, until the last of them is known
    std::string buffer_;
};

}  // namespace

std::string to_markdown(const Document& page, const RenderOptions& options) {
    Markdown format;
    return render(page, format, options);
}

}  // namespace stet
