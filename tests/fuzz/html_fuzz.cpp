// Any bytes are a page: the invariants hold, and blocks stand in the page one behind the other.
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const stet::Pipeline pipeline = stet::Pipeline::standard();
    const std::string html(reinterpret_cast<const char*>(data), size);
    auto page = stet::Document::from_html(html);
    if (!page) std::abort();
    const std::vector<std::string> broken = stet::test::broken_invariants(*page, pipeline);
    for (const std::string& what : broken) std::fprintf(stderr, "%s\n", what.c_str());
    stet::RenderOptions options;
    options.roles = stet::RoleSet::all();
    if (stet::to_markdown(*page, options).empty() != stet::to_text(*page, options).empty()) std::abort();
    if (!broken.empty() || !stet::test::has_places(*page, size)) std::abort();
    return 0;
}
