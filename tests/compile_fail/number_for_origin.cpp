// Origins are numbers of one document, not numbers.
// error: no matching|cannot (convert|initialize)|no viable|could not convert
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto words(const stet::Document& page) { return page.origin(1); }
#else
auto words(const stet::Document& page) { return page.origin(page.blocks()[0].origin); }
#endif
