// A pointer into a Result that nobody keeps.
// clang only
// error: -Wdangling
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
std::size_t size() {
    const std::string* body = stet::clean("Rain is due.").operator->();
    return body->size();
}
#else
std::size_t size() {
    const auto result = stet::clean("Rain is due.");
    const std::string* body = result.operator->();
    return body->size();
}
#endif
