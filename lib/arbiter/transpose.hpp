// Rows of bytes, made columns.
#pragma once

#include "text/vectors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace stet::arbiter {

/// So many rows and columns are turned at once, so that a row has room for a multiple of it.
inline constexpr std::size_t tile = 16;

/// Writes byte k of row(i), which are `columns`, to column(k)[i], for the rows from `first` on: the plain twin.
template <class Row, class Column>
void transpose_slowly(std::size_t first, std::size_t rows, std::size_t columns, Row row, Column column) {
    for (std::size_t k = 0; k < columns; ++k) {
        std::uint8_t* const to = column(k);
        for (std::size_t i = first; i < rows; ++i) to[i] = row(i)[k];
    }
}

/// The same for all rows.
template <class Row, class Column>
void transpose(std::size_t rows, std::size_t columns, Row row, Column column) {
    std::size_t done = 0;
#if STET_HAS_SSE2
    for (; rows - done >= tile; done += tile) {
        std::array<const std::uint8_t*, tile> from;
        for (std::size_t i = 0; i < tile; ++i) from[i] = row(done + i);
        for (std::size_t first = 0; first < columns; first += tile) {
            __m128i bytes[tile];
            for (std::size_t i = 0; i < tile; ++i) bytes[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from[i] + first));
            // A byte's place has eight bits, those of its row and those of its column. Each shuffle turns them by one.
            for (int turn = 0; turn < 4; ++turn) {
                __m128i turned[tile];
                for (std::size_t i = 0; i < tile / 2; ++i) {
                    turned[2 * i] = _mm_unpacklo_epi8(bytes[i], bytes[i + tile / 2]);
                    turned[2 * i + 1] = _mm_unpackhi_epi8(bytes[i], bytes[i + tile / 2]);
                }
                std::copy_n(turned, tile, bytes);
            }
            const std::size_t count = std::min(tile, columns - first);
            for (std::size_t k = 0; k < count; ++k) _mm_storeu_si128(reinterpret_cast<__m128i*>(column(first + k) + done), bytes[k]);
        }
    }
#endif
    transpose_slowly(done, rows, columns, row, column);
}

}  // namespace stet::arbiter
