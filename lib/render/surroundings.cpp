#include "render/surroundings.hpp"

#include <algorithm>
#include <string_view>

namespace stet::renderer {

Surroundings::Surroundings(const Document& page) {
    const Markup& markup = page.markup();
    around_.resize(markup.elements.size());
    cells_.resize(markup.elements.size());
    tables_.resize(markup.elements.size());
    for (std::uint32_t i = 1; i < markup.elements.size(); ++i) add_element(markup, i);
    move_headers_from_corner();
    find_layouts(page);
}

void Surroundings::move_headers_from_corner() {
    for (Around& around : around_) {
        if (around.cell == 0 || !is_header_row(around)) continue;
        if (cells_[around.row] + 1 == columns_of(around.table)) ++around.column;
    }
}

void Surroundings::find_layouts(const Document& page) {
    // A layout's cells hold headings, lists, or paragraphs by the dozen.
    constexpr std::uint32_t most_blocks = 3;
    std::vector<std::uint32_t> blocks(around_.size());  // in each cell
    for (const Block& block : page.blocks()) {
        const Around around = of(block);
        if (around.table == 0 || block.role == Role::caption) continue;
        if (block.role != Role::table || around.cell == 0 || ++blocks[around.cell] > most_blocks) {
            tables_[around.table].is_layout = true;
        }
    }
}

void Surroundings::add_element(const Markup& markup, std::uint32_t number) {
    const Element& element = markup.elements[number];
    const std::string_view about = markup.view(element.about);
    const std::string_view name = about.substr(0, about.find(' '));
    Around around = around_[element.parent];
    if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
        around.list = number;
        around.is_ordered = name == "ol";
    } else if (name == "li") {
        around.item = number;
    } else if (name == "figure") {
        around.figure = number;
    } else if (name == "table") {
        if (around.table != 0) tables_[around.table].is_layout = true;
        around = Around();
        around.table = number;
    } else if (name == "tr" && around.table != 0) {
        around.row = number;
        if (++tables_[around.table].rows == 1) tables_[around.table].first_row = number;
    } else if ((name == "td" || name == "th") && around.row != 0 && around.cell == 0) {
        around.cell = number;
        around.is_header = name == "th";
        around.column = cells_[around.row]++;
        Table& table = tables_[around.table];
        table.columns = std::max(table.columns, cells_[around.row]);
        if (around.row == table.first_row) table.has_header &= around.is_header;
    }
    around_[number] = around;
}

}  // namespace stet::renderer
