// A pass is shared between threads, so its run() must be const.
// error: no matching|cannot (convert|initialize)|no viable|could not convert
#include <stet/stet.hpp>

struct Counting {
    std::string_view name() const { return "counting"; }
#ifdef STET_MUST_NOT_COMPILE
    void run(stet::PassContext&) { ++runs; }
#else
    void run(stet::PassContext&) const {}
#endif
    int runs = 0;
};

void add(stet::Pipeline& pipeline) { pipeline.add(Counting{}); }
