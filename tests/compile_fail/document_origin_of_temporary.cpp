// A view into a document that is gone at the end of the line.
// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto view() { return stet::Document().origin(stet::OriginId{}); }
#else
auto view(const stet::Document& page) { return page.origin(stet::OriginId{}); }
#endif
