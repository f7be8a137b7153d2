// clang only
// error: -Wdangling
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
std::size_t size(const stet::Pass& pass) {
    std::string_view name = stet::Pass(pass).name();
    return name.size();
}
#else
std::size_t size(const stet::Pass& pass) {
    std::string_view name = pass.name();
    return name.size();
}
#endif
