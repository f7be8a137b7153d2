#include "render/markdown_words.hpp"

#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace stet::renderer {
namespace {

/// What stands beside asterisks. Unicode's versions differ in what is punctuation, and CommonMark's in whether symbols
/// are: what is not known to be neither or to be either is `unsure`, and must do as both.
enum class Beside { blank, punctuation, word, unsure };

Beside kind_of(char32_t c) noexcept {
    if (c < 0x80) {
        if (c <= ' ') return Beside::blank;
        return text::is_ascii_alphanumeric(static_cast<char>(c)) ? Beside::word : Beside::punctuation;
    }
    const text::Character& known = text::character(c);
    namespace flag = text::flag;
    if (known.is(flag::space)) return Beside::blank;
    if (known.is(flag::letter | flag::digit | flag::mark)) return Beside::word;
    if (known.is(flag::opening | flag::closing)) return Beside::punctuation;
    const bool is_dash_or_dots = (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003);
    return is_dash_or_dots ? Beside::punctuation : Beside::unsure;
}

Beside first_of(std::string_view text) noexcept {
    return kind_of(text::decode(text.data(), text.data() + text.size()).code_point);
}

Beside last_of(std::string_view text) noexcept {
    return first_of(text::last_character(text));
}

/// Whether asterisks between the two may open emphasis, or, with the two changed over, close it.
bool may_open(Beside before, Beside behind) noexcept {
    if (behind == Beside::word) return true;
    return behind != Beside::blank && (before == Beside::blank || before == Beside::punctuation);
}

bool is_emphasis(const Token& token) noexcept {
    return (token.kind == Token::Kind::open || token.kind == Token::Kind::close) &&
           (token.mark == InlineKind::strong || token.mark == InlineKind::emphasis);
}

bool is_code(const Token& token, Token::Kind kind) noexcept {
    return token.kind == kind && token.mark == InlineKind::code;
}

std::string_view asterisks(const Token& token) noexcept { return token.mark == InlineKind::strong ? "**" : "*"; }

std::size_t longest_run(char wanted, std::string_view text) noexcept {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

void MarkdownWords::write(Canvas& out, std::span<const Run> runs, Place place, Within within) {
    nest(runs, tokens_);
    drop_unreadable();
    merge();
    bool in_link = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        Within here = within;
        here.brackets |= in_link;
        if (is_emphasis(token)) {
            out.raw(asterisks(token));
        } else if (is_code(token, Token::Kind::open)) {
            i = write_code(out, i, here);
        } else if (token.kind == Token::Kind::image) {
            out.raw(image(*token.run, here));
        } else if (token.kind == Token::Kind::open) {
            out.raw("[");
            in_link = true;
        } else if (token.kind == Token::Kind::close) {
            buffer_ = "]";
            append_destination(buffer_, token.run->link);
            out.raw(buffer_);
            in_link = false;
        } else {
            buffer_.clear();
            std::string_view text = token.text;
            // "!" before a link would make it an image.
            const bool comes_link = i + 1 < tokens_.size() && tokens_[i + 1].kind == Token::Kind::open &&
                                    tokens_[i + 1].mark == InlineKind::link;
            const bool calls = comes_link && text.ends_with('!');
            if (calls) text.remove_suffix(1);
            append_escaped(buffer_, text, i == 0 ? place : Place::in_line, here);
            if (calls) buffer_ += "\\!";
            within.wraps ? out.text(buffer_) : out.raw(buffer_);
        }
    }
}

/// Finds emphasis that would not be read. What stands beside asterisks is what stands beside all that touch: they are
/// read as one run. If each pair may open and close where it stands, they are read as they are nested: there are but
/// two kinds, and CommonMark's rule of three keeps one from closing the other. But for one case: a run that closes two
/// and opens one.
void MarkdownWords::drop_unreadable() {
    dropped_.assign(tokens_.size(), false);
    std::array<std::size_t, 2> opened{};  // where strong and emphasis are open
    std::array<bool, 2> may{};
    const auto slot = [](const Token& token) { return token.mark == InlineKind::strong ? 0U : 1U; };
    Beside before = Beside::blank;
    for (std::size_t begin = 0; begin < tokens_.size();) {
        const Token& token = tokens_[begin];
        if (!is_emphasis(token)) {
            before = token.kind == Token::Kind::text ? last_of(token.text) : Beside::punctuation;
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < tokens_.size() && is_emphasis(tokens_[end])) ++end;
        Beside behind = Beside::blank;
        if (end < tokens_.size()) {
            behind = tokens_[end].kind == Token::Kind::text ? first_of(tokens_[end].text) : Beside::punctuation;
        }
        std::size_t closed = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t at = slot(tokens_[i]);
            if (tokens_[i].kind == Token::Kind::open) {
                opened[at] = i;
                may[at] = may_open(before, behind) && closed < 2;
            } else if (may[at] && may_open(behind, before)) {
                ++closed;
            } else {
                dropped_[i] = dropped_[opened[at]] = true;
            }
        }
        begin = end;
    }
}

/// Takes out what was dropped, and joins what then meets: words, which are escaped as one text, and code, whose
/// backticks would.
void MarkdownWords::merge() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (dropped_[i]) continue;
        const Token token = tokens_[i];
        if (kept > 0 && is_code(token, Token::Kind::open) && is_code(tokens_[kept - 1], Token::Kind::close)) {
            --kept;
        } else if (kept > 0 && token.kind == Token::Kind::text && tokens_[kept - 1].kind == Token::Kind::text) {
            std::string_view& text = tokens_[kept - 1].text;
            text = {text.data(), text.size() + token.text.size()};
        } else {
            tokens_[kept++] = token;
        }
    }
    tokens_.resize(kept);
}

/// Writes code between backticks, more than any in it. Returns where it is closed.
std::size_t MarkdownWords::write_code(Canvas& out, std::size_t open, Within within) {
    const std::string_view code = tokens_[open + 1].text;  // in code are but words, and they are one token
    const std::string fence(longest_run('`', code) + 1, '`');
    const bool touches = code.front() == '`' || code.back() == '`';
    buffer_ = fence;
    if (touches) buffer_ += ' ';
    for (const char c : code) {
        if (c == '\n' || c == '\r') {
            buffer_ += ' ';
            continue;
        }
        if (c == '|' && within.cell) buffer_ += '\\';  // which tables take away before code is read
        buffer_ += c;
    }
    if (touches) buffer_ += ' ';
    buffer_ += fence;
    out.raw(buffer_);
    return open + 2;
}

std::string MarkdownWords::image(const Run& run, Within within) {
    within.brackets = true;
    within.wraps = false;
    std::string alt;
    for (const char c : text::trim(run.alt)) alt += c >= '\t' && c <= '\r' ? ' ' : c;
    std::string out = "![";
    append_escaped(out, alt, Place::in_line, within);
    out += ']';
    append_destination(out, run.image);
    return out;
}

}  // namespace stet::renderer
