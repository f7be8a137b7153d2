// Memory that will be read soon.
#pragma once

namespace stet::text {

/// Asks the processor to have the memory at hand, while it goes on with something else.
inline void prefetch(const void* at) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(at);
#else
    static_cast<void>(at);
#endif
}

}  // namespace stet::text
