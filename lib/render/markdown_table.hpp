// Tables in Markdown.
#pragma once

#include <stet/render.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace stet::renderer {

/// A table as GitHub's Markdown has it: rows between bars. Where its first row is no header, there is an empty one.
class MarkdownTable {
public:
    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

    /// Adds text, escaped for a cell, to the cell of a row; they come in the table's order.
    void add(std::uint32_t row, std::uint32_t column, bool is_header, const std::string& text);

    /// Writes the table, which has so many columns, and is empty then. Linear.
    void write(Canvas& out, std::size_t columns);

private:
    struct Row {
        std::uint32_t number = 0;
        bool is_header = false;
        std::vector<std::string> cells{};
    };
    std::vector<Row> rows_;
};

}  // namespace stet::renderer
