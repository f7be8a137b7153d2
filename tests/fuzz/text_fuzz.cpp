// Any bytes are a page: the invariants hold, by text and with marks put by hand.
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const stet::Pipeline pipeline = stet::Pipeline::standard();
    const std::string text(reinterpret_cast<const char*>(data), size);
    auto page = stet::Document::from_text(text);
    if (!page) std::abort();
    std::vector<std::string> broken = stet::test::broken_invariants(*page, pipeline);

    // The first bytes say where hands put marks, at the ends of blocks as people would.
    const auto blocks = page->blocks();
    for (std::size_t i = 0; i + 1 < std::min<std::size_t>(size, 8) && !blocks.empty(); i += 2) {
        const auto& from = blocks[data[i] % blocks.size()].span;
        const auto& until = blocks[data[i + 1] % blocks.size()].span;
        if (from.begin >= until.end) continue;
        page->add_mark({{from.begin, until.end},
                        data[i] % 3 == 0 ? stet::Verdict::stet : stet::Verdict::cut,
                        static_cast<stet::Label>(data[i + 1] % stet::label_count),
                        stet::Reach::line,
                        0,
                        page->intern("hand/x")});
    }
    const auto more = stet::test::broken_invariants(*page, pipeline);
    broken.insert(broken.end(), more.begin(), more.end());
    for (const std::string& what : broken) std::fprintf(stderr, "%s\n", what.c_str());
    if (!broken.empty()) std::abort();
    return 0;
}
