// A view into a document that is gone at the end of the line.
// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto view() { return stet::Document().metadata(); }
#else
auto view(const stet::Document& page) { return page.metadata(); }
#endif
