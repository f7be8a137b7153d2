// The one walk over the page that all formats share.

#include <stet/render.hpp>

#include "render/front_matter.hpp"
#include "render/runs.hpp"
#include "text/blank.hpp"
#include "text/line_breaks.hpp"
#include "text/list_marker.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace stet {
namespace {

bool keeps_lines(Role role) noexcept { return role == Role::code || role == Role::table; }

/// Appends the text on one line: each run of white space that holds a line break becomes one space. Linear.
void append_unwrapped(std::string& out, std::string_view text) {
    const char* const end = text.data() + text.size();
    const char* copied = text.data();
    const char* line_break = text::find_line_break(copied, end);
    for (; line_break != end; line_break = text::find_line_break(copied, end)) {
        const char* line_end = line_break;
        while (const std::size_t blank = text::blank_length_before(copied, line_end)) {
            line_end -= blank;
        }
        out.append(copied, line_end);
        out += ' ';
        copied = line_break;
        while (const std::size_t blank = text::blank_length(copied, end)) copied += blank;
    }
    out.append(copied, end);
}

class Walker {
public:
    Walker(const Document& page, RoleSet roles, Format& format, Canvas& out)
        : page_(page), roles_(roles), format_(format), out_(out), runs_(page) {}

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
        stretch.breaks_line = stretch.first && breaks_line(piece.block);
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
        const auto begin = static_cast<std::uint32_t>(text.data() - page_.source().data());
        const Span shown{begin, begin + static_cast<std::uint32_t>(text.size())};
        Run plain;
        plain.text = text;
        const std::span<Run> runs = format_.reads_runs() ? runs_.read(span, shown, span.end == block.span.end) : std::span(&plain, 1);
        stretch.text = !keeps_lines(piece.role) && text::has_line_break(text) ? unwrap(runs) : text;
        stretch.runs = runs;
        last_block_ = piece.block;
        format_.stretch(out_, stretch);
    }

    /// Whether only a line break stands between the block and the one before, which was shown. On a page of text that
    /// says nothing.
    [[nodiscard]] bool breaks_line(std::uint32_t block) const {
        if (page_.markup().elements.empty() || !last_block_ || *last_block_ + 1 != block) return false;
        const std::uint32_t end = page_.blocks()[*last_block_].span.end;
        return page_.text({end, page_.blocks()[block].span.begin}) == "\n";
    }

    /// Puts each run on one line. What they are together, in `buffer_`. White space stands in one run, but around
    /// images.
    std::string_view unwrap(std::span<Run> runs) {
        buffer_.clear();
        ends_.clear();
        for (const Run& run : runs) {
            append_unwrapped(buffer_, run.text);
            ends_.push_back(buffer_.size());
        }
        std::size_t begin = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            runs[i].text = std::string_view(buffer_).substr(begin, ends_[i] - begin);
            begin = ends_[i];
        }
        return buffer_;
    }

    const Document& page_;
    RoleSet roles_;
    Format& format_;
    Canvas& out_;
    std::optional<std::uint32_t> last_block_;  // of which a stretch was shown
    renderer::RunReader runs_;
    std::string buffer_;
    std::vector<std::size_t> ends_;  // of the runs in it
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
