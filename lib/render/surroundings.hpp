// The lists, tables and figures that a page's blocks stand in.
#pragma once

#include <stet/document.hpp>

#include <cstdint>
#include <vector>

namespace stet::renderer {

/// The nearest elements around, each by its number in Markup::elements; 0 where there is none. What is around a table
/// is not around what is in it.
///
/// Cells without text are not known, and rows that have some are short. One place can be told: a first row of headers
/// that lacks but one lacks the one in the corner.
struct Around {
    std::uint32_t list = 0;
    std::uint32_t item = 0;
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t cell = 0;
    std::uint32_t column = 0;  ///< of the cell, from 0
    std::uint32_t figure = 0;
    bool is_ordered = false;   ///< the list is
    bool is_header = false;    ///< the cell is
};

/// Time and memory are linear in the elements and blocks of the page; a page of text has none of them.
class Surroundings {
public:
    Surroundings() = default;
    explicit Surroundings(const Document& page);

    [[nodiscard]] Around of(const Block& block) const noexcept {
        return block.element < around_.size() ? around_[block.element] : Around();
    }

    /// Whether a table has rows and columns of text, rather than being there for the page's layout.
    [[nodiscard]] bool is_data(std::uint32_t table) const noexcept {
        return table != 0 && !tables_[table].is_layout && tables_[table].rows > 1 && tables_[table].columns > 1;
    }
    [[nodiscard]] bool is_header_row(const Around& around) const noexcept {
        const Table& table = tables_[around.table];
        return table.first_row == around.row && table.has_header;
    }
    [[nodiscard]] std::uint32_t columns_of(std::uint32_t table) const noexcept { return tables_[table].columns; }

private:
    struct Table {
        std::uint32_t rows = 0;
        std::uint32_t columns = 0;
        std::uint32_t first_row = 0;
        bool has_header = true;  // the first row's cells all are
        bool is_layout = false;
    };

    void add_element(const Markup& markup, std::uint32_t number);
    void move_headers_from_corner();
    void find_layouts(const Document& page);

    std::vector<Around> around_;        // of each element, itself included
    std::vector<std::uint32_t> cells_;  // of each element that is a row, how many are known
    std::vector<Table> tables_;         // of each element that is a table
};

}  // namespace stet::renderer
