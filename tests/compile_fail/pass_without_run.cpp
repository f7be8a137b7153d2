// error: no matching|cannot (convert|initialize)|no viable|could not convert
#include <stet/stet.hpp>

struct Nameless {
    std::string_view name() const { return "nameless"; }
#ifndef STET_MUST_NOT_COMPILE
    void run(stet::PassContext&) const {}
#endif
};

void add(stet::Pipeline& pipeline) { pipeline.add(Nameless{}); }
