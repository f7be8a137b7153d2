// What a block is and why text is cut are different questions.
// error: no matching|cannot (convert|initialize)|no viable|could not convert
#include <stet/stet.hpp>

#ifdef STET_MUST_NOT_COMPILE
inline constexpr stet::RoleSet shown = stet::RoleSet::body().with(stet::Label::related);
#else
inline constexpr stet::RoleSet shown = stet::RoleSet::body().with(stet::Role::caption);
#endif
