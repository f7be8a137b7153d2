#include "text/split.hpp"

#include "text/blank.hpp"
#include "text/line_breaks.hpp"
#include "text/list_marker.hpp"
#include "text/section_names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::text {
namespace {

/// A line that is not blank, trimmed. `after_gap`: a blank line or the page's start stands before it.
struct Line {
    std::uint32_t begin;
    std::uint32_t end;
    bool after_gap;
};

/// ASCII that is not blank.
constexpr bool is_plain(char c) noexcept { return static_cast<unsigned char>(c - '!') < 0x80 - '!'; }

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    lines.reserve(text.size() / 24 + 8);
    const char* const base = text.data();
    const char* const end = base + text.size();
    const char* line = base;
    bool gap = true;
    const auto finish = [&](const char* line_end) {
        std::string_view words(line, static_cast<std::size_t>(line_end - line));
        // Nearly all lines are seen at once to need no trimming.
        const bool is_trimmed = !words.empty() && is_plain(words.front()) && is_plain(words.back());
        if (!is_trimmed) words = trim(words);
        if (words.empty()) {
            gap = true;
            return;
        }
        const auto begin = static_cast<std::uint32_t>(words.data() - base);
        lines.push_back({begin, begin + static_cast<std::uint32_t>(words.size()), gap});
        gap = false;
    };
    for (const std::uint32_t at : line_breaks(text)) {
        finish(base + at);
        line = base + at + line_break_length(base + at, end);
    }
    finish(end);
    return lines;
}

/// Hard-wrapped text: its lines are filled greedily up to a width W, so a line that goes on in the
/// next could not have taken the next line's first word as well.
class Wrapping {
public:
    Wrapping(std::string_view text, const std::vector<Line>& lines) : text_(text) {
        detect(lines);
    }

    [[nodiscard]] bool joins(const Line& line, const Line& next) const {
        return width_ != 0 && !next.after_gap && !begins_item(next) && overflows(line, next);
    }

private:
    // Plain text is wrapped at 64 to 80 columns nearly always; the bounds are generous.
    static constexpr std::size_t narrowest = 36;
    static constexpr std::size_t widest = 132;
    static constexpr std::size_t fewest_joints = 4;

    void detect(const std::vector<Line>& lines) {
        if (has_long_lines(lines)) return;
        std::array<std::size_t, widest + 1> count{};  // lines of each width that have one straight below
        std::size_t total = 0;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const std::size_t bytes = lines[i].end - lines[i].begin;
            if (lines[i + 1].after_gap || bytes < narrowest / 2 || bytes > 4 * widest) continue;
            const std::size_t width = width_of(lines[i]);
            if (width < narrowest / 2 || width > widest) continue;
            ++count[width];
            ++total;
        }
        if (total < fewest_joints) return;
        // Nearly all are no wider than this.
        std::size_t within = 0;
        while ((within += count[width_]) < (total * 98 + 99) / 100) ++width_;
        if (width_ < narrowest || !is_wrapped(lines)) width_ = 0;
    }

    /// Whether more lines than one in twenty are too long to have been wrapped: most pages, and soon
    /// seen.
    [[nodiscard]] bool has_long_lines(const std::vector<Line>& lines) const {
        std::size_t long_lines = 0;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const std::size_t bytes = lines[i].end - lines[i].begin;
            if (bytes <= widest) continue;
            long_lines += bytes > 4 * widest || width_of(lines[i]) > widest ? 1U : 0U;
            if (long_lines * 20 > lines.size()) return true;
        }
        return false;
    }

    /// Whether the lines that are at least half full behave as wrapped ones do: they overflow, most
    /// are nearly full, and many go on in lower case.
    [[nodiscard]] bool is_wrapped(const std::vector<Line>& lines) const {
        std::size_t joints = 0, overflowing = 0, full = 0, cased = 0, lower = 0, ended = 0;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            if (lines[i + 1].after_gap || lines[i].end - lines[i].begin > 4 * widest) continue;
            const std::size_t width = width_of(lines[i]);
            if (width * 2 < width_ || width > widest) continue;
            ++joints;
            overflowing += overflows(lines[i], lines[i + 1]) ? 1U : 0U;
            full += width * 5 >= width_ * 4 ? 1U : 0U;
            const char first = text_[lines[i + 1].begin];
            const bool is_lower = first >= 'a' && first <= 'z';
            const bool is_upper = first >= 'A' && first <= 'Z';
            lower += is_lower ? 1U : 0U;
            cased += is_lower || is_upper ? 1U : 0U;
            ended += ends_wide_sentence(lines[i]) ? 1U : 0U;
        }
        // Chinese and Japanese have no case: there, lines that are all whole sentences are paragraphs.
        if (ended * 2 > joints) return false;
        return joints >= fewest_joints && overflowing * 10 >= joints * 9 && full * 4 >= joints * 3 &&
               lower * 10 >= cased * 4;
    }

    [[nodiscard]] bool ends_wide_sentence(const Line& line) const {
        const std::string_view words = text_.substr(line.begin, line.end - line.begin);
        return words.ends_with("\xE3\x80\x82") || words.ends_with("\xEF\xBC\x81") ||
               words.ends_with("\xEF\xBC\x9F") || words.ends_with("\xE3\x80\x8D");  // 。！？」
    }

    [[nodiscard]] std::size_t width_of(const Line& line) const {
        return count_leads(text_.substr(line.begin, line.end - line.begin));
    }

    [[nodiscard]] bool overflows(const Line& line, const Line& next) const {
        const auto from = text_.begin() + next.begin;
        const auto until = text_.begin() + next.end;
        const auto word_end = std::find(from, until, ' ');
        // Without spaces (Chinese, Japanese) a line may break after nearly every character.
        const bool spaced = word_end != until || static_cast<unsigned char>(*from) < 0x80;
        const std::size_t word =
            spaced ? width_of({next.begin, static_cast<std::uint32_t>(word_end - text_.begin()), false})
                   : 1;
        return width_of(line) + 1 + word > width_;
    }

    [[nodiscard]] bool begins_item(const Line& line) const {
        const std::string_view words = text_.substr(line.begin, line.end - line.begin);
        return list_marker(words).size != 0;
    }

    std::string_view text_;
    std::size_t width_ = 0;
};

// A headline stands near the top; no need to look for its section all down the page.
constexpr std::size_t glued_section_lines = 40;

}  // namespace

std::vector<Part> split(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const Wrapping wrapping(text, lines);
    std::vector<Part> parts;
    parts.reserve(lines.size() + 1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::uint32_t begin = lines[i].begin;
        if (parts.size() < glued_section_lines) {
            const auto glued = static_cast<std::uint32_t>(glued_section_length(text.substr(begin, lines[i].end - begin)));
            if (glued != 0) {
                parts.push_back({begin, begin + glued, true});
                begin += glued;
            }
        }
        while (i + 1 < lines.size() && wrapping.joins(lines[i], lines[i + 1])) ++i;
        parts.push_back({begin, lines[i].end, false});
    }
    return parts;
}

}  // namespace stet::text
