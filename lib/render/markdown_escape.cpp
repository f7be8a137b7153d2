#include "render/markdown_escape.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::renderer {
namespace {

using text::is_digit;
using text::is_ascii_alphanumeric;
bool is_space(char c) noexcept { return c == ' ' || c == '\t'; }

char char_at(std::string_view text, std::size_t at) noexcept { return at < text.size() ? text[at] : ' '; }

bool begins_entity(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t longest = 33;  // "&CounterClockwiseContourIntegral;"
    std::size_t end = at + 1;
    if (char_at(text, end) == '#') ++end;
    while (end - at < longest && is_ascii_alphanumeric(char_at(text, end))) ++end;
    return end > at + 1 && char_at(text, end) == ';';
}

/// Writes text with a backslash before each character that would be markup.
class Escaper {
public:
    Escaper(std::string& out, std::string_view text, Place place, Within within)
        : out_(out), text_(text), place_(place), within_(within) {}

    void run() {
        while (at_ < text_.size()) {
            if (needs_escape()) out_ += '\\';
            const char c = text_[at_++];
            out_ += within_.cell && (c == '\n' || c == '\r') ? ' ' : c;
        }
    }

private:
    [[nodiscard]] char peek(std::size_t at) const noexcept { return char_at(text_, at); }
    [[nodiscard]] char before() const noexcept { return at_ == 0 ? ' ' : text_[at_ - 1]; }

    bool needs_escape() {
        const char c = text_[at_];
        switch (c) {
            case '\\':
            case '`':
            case '*':
            case '[':
            case '<': return true;
            case ']': return within_.brackets;
            case '|': return within_.cell;
            case '_': return !is_ascii_alphanumeric(before()) || !is_ascii_alphanumeric(peek(at_ + 1));
            case '~': return before() == '~' || peek(at_ + 1) == '~';
            case '&': return begins_entity(text_, at_);
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
        return starts_line() || (within_.wraps && is_space(before()));
    }

    [[nodiscard]] std::size_t end_of_run() const noexcept {
        return std::min(text_.find_first_not_of(text_[at_], at_), text_.size());
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
    Within within_;
    std::size_t at_ = 0;
};

}  // namespace

void append_escaped(std::string& out, std::string_view text, Place place, Within within) {
    Escaper(out, text, place, within).run();
}

// A bare address may hold brackets that are balanced; escaped they need not be. cmark reads entities in it before
// backslashes, so that only an entity keeps "&" from being one.
void append_destination(std::string& out, std::string_view address) {
    out += '(';
    for (std::size_t at = 0; at < address.size(); ++at) {
        const char c = address[at];
        if (c == '(' || c == ')') out += '\\';
        out += c;
        if (c == '&' && begins_entity(address, at)) out += "amp;";
    }
    out += ')';
}

bool is_one(std::string_view number) noexcept {
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number.starts_with('1') && (number.size() == 1 || !is_digit(number[1]));
}

}  // namespace stet::renderer
