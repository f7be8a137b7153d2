#include "arbiter/scales.hpp"

namespace stet::arbiter {

template <class Value>
static void write_each(std::uint8_t* column, std::size_t size, Value value) noexcept {
    for (std::size_t i = 0; i < size; ++i) column[i] = value(i);
}

#if STET_HAS_AVX2
template <class Value>
STET_FOR_AVX2 static void write_each_by_avx2(std::uint8_t* column, std::size_t size, Value value) noexcept {
    write_each(column, size, value);
}

template <class Value>
STET_FOR_AVX512 static void write_each_by_avx512(std::uint8_t* column, std::size_t size, Value value) noexcept {
    write_each(column, size, value);
}
#endif

template <class Value>
static void write_each(std::uint8_t* column, std::size_t size, [[maybe_unused]] text::Vectors by, Value value) noexcept {
#if STET_HAS_AVX2
    if (by == text::Vectors::avx512) return write_each_by_avx512(column, size, value);
    if (by == text::Vectors::avx2) return write_each_by_avx2(column, size, value);
#endif
    write_each(column, size, value);
}

void logs_of(const std::uint32_t* counts, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept {
    write_each(column, size, by, [=](std::size_t i) { return log_of(counts[i]); });
}

void shares_of(const std::uint32_t* parts, const std::uint32_t* wholes, std::size_t size, std::uint8_t* column,
               text::Vectors by) noexcept {
    write_each(column, size, by, [=](std::size_t i) { return share(parts[i], wholes[i]); });
}

void shares_of(const std::uint32_t* parts, std::uint32_t whole, std::size_t size, std::uint8_t* column,
               text::Vectors by) noexcept {
    write_each(column, size, by, [=](std::size_t i) { return share(parts[i], whole); });
}

void logs_of(Between counts, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept {
    write_each(column, size, by, [=](std::size_t i) { return log_of(counts.to[i] - counts.from[i]); });
}

void shares_of(Between parts, Between wholes, std::size_t size, std::uint8_t* column, text::Vectors by) noexcept {
    write_each(column, size, by, [=](std::size_t i) {
        return share(parts.to[i] - parts.from[i], wholes.to[i] - wholes.from[i]);
    });
}

}  // namespace stet::arbiter
