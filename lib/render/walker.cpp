// The one walk over the page that all formats share.

#include <stet/render.hpp>

#include "render/front_matter.hpp"
#include "text/list_marker.hpp"
#include "text/blank.hpp"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

bool keeps_lines(Role role) noexcept { return role == Role::code || role == Role::table; }

/// The text on one line: each run of white space that holds a line break becomes one space. In
/// `buffer` where there is any, else the text itself. Linear.
std::string_view unwrapped(std::string_view text, std::string& buffer) {
    const char* const end = text.data() + text.size();
    const char* copied = text.data();
    const char* line_break = text::find_line_break(copied, end);
    if (line_break == end) return text;
    buffer.clear();
    for (; line_break != end; line_break = text::find_line_break(copied, end)) {
        const char* line_end = line_break;
        while (const std::size_t blank = text::blank_length_before(copied, line_end)) {
            line_end -= blank;
        }
        buffer.append(copied, line_end);
        buffer += ' ';
        copied = line_break;
        while (const std::size_t blank = text::blank_length(copied, end)) copied += blank;
    }
    buffer.append(copied, end);
    return buffer;
}

class Walker {
public:
    Walker(const Document& page, RoleSet roles, Format& format, Canvas& out)
        : page_(page), roles_(roles), format_(format), out_(out) {}

    void walk() {
        const std::span<const Piece> pieces = page_.pieces();
        std::size_t bytes = 0;
        for (const Piece& piece : pieces) bytes += shows(piece) ? piece.span.size() + between_blocks : 0;
        out_.reserve(bytes);
        for (std::size_t i = 0; i < pieces.size();) {
            const Piece& piece = pieces[i++];
            if (!shows(piece)) continue;
            // Pieces that differ in their origin only are one text.
            Span span = piece.span;
            while (i < pieces.size() && goes_on(piece, span, pieces[i])) {
                span.end = pieces[i++].span.end;
            }
            show(piece, span);
        }
    }

private:
    static constexpr std::size_t between_blocks = 2;  // bytes, about: a blank line

    [[nodiscard]] bool shows(const Piece& piece) const noexcept {
        return piece.fate != Fate::cut && roles_.has(piece.role);
    }

    [[nodiscard]] bool goes_on(const Piece& piece, Span span, const Piece& next) const noexcept {
        return shows(next) && next.block == piece.block && next.role == piece.role &&
               next.span.begin == span.end;
    }

    void show(const Piece& piece, Span span) {
        const Block& block = page_.blocks()[piece.block];
        Stretch stretch;
        stretch.role = piece.role;
        stretch.level = block.level;
        stretch.block = piece.block;
        stretch.first = last_block_ != piece.block;
        std::string_view text = page_.text(span);
        if (piece.role == Role::list_item) {
            const text::ListMarker marker = text::list_marker(page_.text(block.span));
            stretch.marker = marker.text;
            stretch.ordered = marker.ordered;
            const std::size_t before = span.begin - block.span.begin;
            if (marker.size > before)
                text.remove_prefix(std::min(marker.size - before, text.size()));
        }
        text = text::trim(text);
        if (text.empty()) return;
        stretch.text = keeps_lines(piece.role) ? text : unwrapped(text, buffer_);
        last_block_ = piece.block;
        format_.stretch(out_, stretch);
    }

    const Document& page_;
    RoleSet roles_;
    Format& format_;
    Canvas& out_;
    std::optional<std::uint32_t> last_block_;  // of which a stretch was shown
    std::string buffer_;
};

}  // namespace

Format::~Format() = default;

void Format::begin(Canvas& out, const Document& page, const RenderOptions& options) {
    if (options.front_matter) renderer::write_front_matter(out, page.metadata());
}

void Format::end(Canvas&) {}

std::string render(const Document& page, Format& format, const RenderOptions& options) {
    Canvas out(options.wrap);
    format.begin(out, page, options);
    Walker(page, options.roles, format, out).walk();
    format.end(out);
    return std::move(out).take();
}

}  // namespace stet
