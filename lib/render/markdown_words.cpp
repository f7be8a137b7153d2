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
        if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') return Beside::blank;
        if (c < ' ' || c == 0x7F) return Beside::unsure;
        return text::is_ascii_alphanumeric(static_cast<char>(c)) ? Beside::word : Beside::punctuation;
    }
    const text::Character& known = text::character(c);
    namespace flag = text::flag;
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return Beside::unsure;  // blank to Unicode, not to CommonMark
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

/// Whether they may close what was opened before.
bool might_close(Beside before, Beside behind) noexcept {
    return before != Beside::blank && (before != Beside::punctuation || behind != Beside::word);
}

bool is_emphasis(const Token& token) noexcept {
    return (token.kind == Token::Kind::open || token.kind == Token::Kind::close) &&
           (token.mark == InlineKind::strong || token.mark == InlineKind::emphasis);
}

/// Whether it opens code, or a link.
bool is_code(const Token& token) noexcept { return token.kind == Token::Kind::open && token.mark == InlineKind::code; }
bool is_link(const Token& token) noexcept { return token.kind == Token::Kind::open && token.mark == InlineKind::link; }

/// Whether emphasis or code is opened right where it was closed. Links may be: their brackets tell them apart.
bool opens_again(const Token& closed, const Token& opened) noexcept {
    return closed.kind == Token::Kind::close && opened.kind == Token::Kind::open && closed.mark == opened.mark &&
           opened.mark != InlineKind::link;
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
    if (place == Place::line_start) drop_code_of_definition();
    drop_unreadable();
    merge();
    bool in_link = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        Within here = within;
        here.brackets |= in_link;
        if (is_emphasis(token)) {
            out.raw(asterisks(token));
        } else if (is_code(token)) {
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
            const bool calls = text.ends_with('!') && i + 1 < tokens_.size() && is_link(tokens_[i + 1]);
            if (calls) text.remove_suffix(1);
            append_escaped(buffer_, text, i == 0 ? place : Place::in_line, here);
            if (calls) buffer_ += "\\!";
            within.wraps ? out.text(buffer_) : out.raw(buffer_);
        }
    }
}

/// A paragraph that begins with a link in which there is code with "]:" would be read as a link's definition, which is
/// looked for before code is. The code of such a link is written as words.
void MarkdownWords::drop_code_of_definition() {
    if (tokens_.empty() || !is_link(tokens_.front())) return;
    const auto is_end = [](const Token& token) { return token.kind == Token::Kind::close && token.mark == InlineKind::link; };
    const auto end = std::find_if(tokens_.begin(), tokens_.end(), is_end);
    bool ends_bracket = false;
    bool defines = false;
    for (auto token = tokens_.begin(); token != end; ++token) {
        if (token->kind != Token::Kind::text) continue;
        defines |= (ends_bracket && token->text.front() == ':') || token->text.find("]:") != std::string_view::npos;
        ends_bracket = token->text.back() == ']';
    }
    if (!defines) return;
    tokens_.erase(std::remove_if(tokens_.begin(), end, [](const Token& token) {
                      return token.kind != Token::Kind::text && token.kind != Token::Kind::image && token.mark == InlineKind::code;
                  }), end);
}

/// Finds emphasis that would not be read. What stands beside asterisks is what stands beside all that touch: they are
/// read as one run. If each pair may open and close where it stands, no run does both, and none opens within others that
/// might close them, they are read as they are nested.
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
        const bool is_within = may[0] || may[1];
        bool closes = false;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t at = slot(tokens_[i]);
            if (tokens_[i].kind == Token::Kind::open) {
                opened[at] = i;
                may[at] = may_open(before, behind) && !closes && !(is_within && might_close(before, behind));
            } else {
                const bool is_read = may[at] && may_open(behind, before);
                if (is_read) closes = true;
                else dropped_[i] = dropped_[opened[at]] = true;
                may[at] = false;
            }
        }
        begin = end;
    }
}

/// Takes out what was dropped, and joins what then meets: words, which are escaped as one text, and what was closed only
/// to be opened anew, whose asterisks and backticks would be read as one.
void MarkdownWords::merge() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (dropped_[i]) continue;
        const Token token = tokens_[i];
        if (kept > 0 && opens_again(tokens_[kept - 1], token)) {
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
