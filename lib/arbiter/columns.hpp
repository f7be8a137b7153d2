// Writing a table block by block.
#pragma once

#include "arbiter/features.hpp"

#include <cstddef>
#include <cstdint>

namespace stet::arbiter {

/// Where the columns of a table are, to be kept while many are written in turn: a byte that is written might be any, for all
/// that a compiler knows, so that it would look into the table again for each.
class Columns {
public:
    /// Of a table, or a view of one.
    explicit Columns(auto& of) noexcept : first_(of.column(Feature{})), stride_(of.column(static_cast<Feature>(1)) - first_) {}

    void set(Feature feature, std::size_t block, std::uint8_t value) const noexcept {
        first_[static_cast<std::ptrdiff_t>(feature) * stride_ + static_cast<std::ptrdiff_t>(block)] = value;
    }

private:
    std::uint8_t* first_;
    std::ptrdiff_t stride_;
};

}  // namespace stet::arbiter
