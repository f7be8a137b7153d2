#include <stet/render.hpp>

#include "text/utf8.hpp"

#include <algorithm>

namespace stet {
namespace {

std::string_view without_trailing_spaces(std::string_view text) noexcept {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

void Canvas::text(std::string_view words) { write(words, wrap_ != 0); }
void Canvas::raw(std::string_view bytes) { write(bytes, false); }

void Canvas::write(std::string_view bytes, bool wraps) {
    if (bytes.empty()) return;
    pay();
    while (true) {
        const std::size_t line_end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, line_end);
        const bool ends = line_end != std::string_view::npos;
        if (column_ == 0 && (ends || !line.empty())) {
            begin_line(line.empty() ? without_trailing_spaces(prefix_) : prefix_);
        }
        for (std::size_t at = 0; wraps && at < line.size();) {
            const std::size_t space = std::min(line.find(' ', at), line.size());
            put(line.substr(at, space - at));
            at = space;
            if (at == line.size()) break;
            out_ += ' ';
            ++column_;
            after_space_ = true;
            ++at;
        }
        if (!wraps) put(line);
        if (!ends) return;
        out_ += '\n';
        column_ = 0;
        bytes.remove_prefix(line_end + 1);
    }
}

/// Adds what may not be broken, and breaks the line before it where it has grown too long.
void Canvas::put(std::string_view word) {
    if (word.empty()) return;
    if (wrap_ == 0) {
        out_ += word;
        column_ += word.size();  // only whether it is 0 matters
        return;
    }
    if (after_space_) {
        const std::string_view line = std::string_view(out_).substr(line_);
        const std::string_view before = without_trailing_spaces(line);
        const bool is_layout =
            line.size() - before.size() > 2 || before.ends_with('\t') || word.front() == '\t';
        if (!is_layout && !before.empty()) break_ = out_.size() - 1;
    }
    after_space_ = false;
    out_ += word;
    column_ += text::count_code_points(word);
    if (column_ <= wrap_ || break_ == 0) return;
    out_.replace(break_, 1, '\n' + prefix_);
    line_ = break_ + 1 + prefix_.size();
    column_ = text::count_code_points(std::string_view(out_).substr(break_ + 1));
    break_ = 0;
}

void Canvas::begin_line(std::string_view prefix) {
    if (!out_.empty()) out_ += prefix;
    line_ = out_.size();
    column_ = out_.empty() ? 0 : text::count_code_points(prefix);
    break_ = 0;
    after_space_ = false;
}

void Canvas::pay() {
    if (owed_ > 0 && !out_.empty()) {
        if (!out_.ends_with('\n')) out_ += '\n';
        column_ = 0;
        if (owed_ > 1 && !out_.ends_with("\n\n")) {
            out_ += without_trailing_spaces(prefix_);
            out_ += '\n';
        }
    }
    owed_ = 0;
}

std::string Canvas::take() && {
    while (out_.ends_with("\n\n")) out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    return std::move(out_);
}

}  // namespace stet
