// Memory that will be read soon.
#pragma once

#include <cstddef>

namespace stet::text {

/// Asks the processor to have the memory at hand, while it goes on with something else.
inline void prefetch(const void* at) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(at);
#else
    static_cast<void>(at);
#endif
}

/// Gets all of a table near, of which a page is to ask here and there, after much else was done: it would wait each time.
template <class Table>
void prefetch_all(const Table& table) noexcept {
    constexpr std::size_t line = 64;
    const auto* const begin = reinterpret_cast<const char*>(&table);
    for (std::size_t at = 0; at < sizeof table; at += line) prefetch(begin + at);
}

}  // namespace stet::text
