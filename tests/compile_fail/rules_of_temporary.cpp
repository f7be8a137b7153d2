// error: deleted
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
auto count() { return stet::Rules::builtin().all().size(); }
#else
auto count() {
    const auto rules = stet::Rules::builtin();
    return rules.all().size();
}
#endif
