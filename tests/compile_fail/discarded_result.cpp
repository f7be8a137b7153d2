// An error that nobody looks at.
// error: nodiscard|unused-result|unused-value
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
void clean() { stet::clean("Rain is due."); }
#else
bool clean() { return stet::clean("Rain is due.").has_value(); }
#endif
