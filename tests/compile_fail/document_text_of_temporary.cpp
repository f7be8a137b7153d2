// A view into a document that is gone at the end of the line.
// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto view() { return stet::Document().text(stet::Span{0, 4}); }
#else
auto view(const stet::Document& page) { return page.text(stet::Span{0, 4}); }
#endif
