// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto title() { return stet::Metadata().get(stet::MetadataKey::title); }
#else
auto title(const stet::Metadata& metadata) { return metadata.get(stet::MetadataKey::title); }
#endif
