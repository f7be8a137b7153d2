#include "render/markdown_table.hpp"

#include <utility>

namespace stet::renderer {
namespace {

// Short rows are as good as full ones: only the header has to have a cell for each column.
std::string line_of(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) {
        if (!cell.empty()) line.append(" ").append(cell);
        line += " |";
    }
    return line;
}

}  // namespace

void MarkdownTable::add(std::uint32_t row, std::uint32_t column, bool is_header, const std::string& text) {
    if (rows_.empty() || rows_.back().number != row) rows_.push_back({row, is_header});
    Row& last = rows_.back();
    if (last.cells.size() <= column) last.cells.resize(column + std::size_t{1});
    std::string& cell = last.cells[column];
    if (!cell.empty()) cell += ' ';
    cell += text;
}

void MarkdownTable::write(Canvas& out, std::size_t columns) {
    std::vector<std::string> header;
    std::size_t next = 0;
    if (rows_.front().is_header) {
        header = std::move(rows_.front().cells);
        next = 1;
    }
    header.resize(columns);
    out.blank_line();
    out.raw(line_of(header));
    out.line_break();
    out.raw(line_of(std::vector<std::string>(columns, "---")));
    for (; next < rows_.size(); ++next) {
        out.line_break();
        out.raw(line_of(rows_[next].cells));
    }
    out.blank_line();
    rows_.clear();
}

}  // namespace stet::renderer
