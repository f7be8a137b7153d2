// The usual way to a temporary: the page of a Result that nobody keeps.
// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto words() { return (*stet::Document::from_text("Rain is due.")).source(); }
#else
auto words() {
    auto page = stet::Document::from_text("Rain is due.");
    return std::string((*page).source());
}
#endif
