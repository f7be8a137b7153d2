// A document from outside: refused with its byte, or read, and then written, read and cleaned.
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::abort();
}

/// The bytes as a cleaned page's JSON with a few characters changed: mostly JSON still.
std::string damaged_document(std::string_view bytes) {
    auto page = stet::Document::from_text(std::string(bytes.substr(0, 3000)));
    stet::Pipeline::standard().run(*page);
    std::string json = stet::test::detail::whole(*page);
    constexpr std::string_view changes = "0123456789\"{}[],:-e.ktu ";
    for (std::size_t i = 0; i + 2 < std::min<std::size_t>(bytes.size(), 9); i += 3) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
        const std::size_t from =
            json.rfind("\"source", json.size());  // behind the text all is structure
        const std::size_t at =
            (from == std::string::npos ? 0 : from) + byte(i) * 256U + byte(i + 1);
        json[at % json.size()] = changes[byte(i + 2) % changes.size()];
    }
    return json;
}

void try_document(std::string_view json) {
    const std::size_t size = json.size();
    auto page = stet::Document::from_json(json);
    if (!page) {
        const stet::Error& error = page.error();
        if (error.byte > size || error.detail.empty() || !stet::test::slow::is_utf8(error.detail))
            fail("a poor error: " + error.detail);
        return;
    }
    const std::string written = stet::test::detail::whole(*page);
    auto again = stet::Document::from_json(written);
    if (!again || stet::test::detail::whole(*again) != written)
        fail("another document when read again");
    if (!stet::test::slow::is_utf8(written) || !nlohmann::json::accept(written)) fail("no JSON");
    const std::string shown = stet::to_text(*page) + stet::to_markdown(*page);
    // Its marks may split characters, which only a pass must not; what a run leaves is still sound.
    stet::Pipeline::standard().run(*page);
    stet::test::detail::Complaints broken;
    stet::test::detail::check_blocks(*page, broken);
    stet::test::detail::check_json(*page, broken);
    for (const std::string& what : broken.all_) {
        if (what.find("splits a character") == std::string::npos) fail(what);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try_document(bytes);
    try_document(damaged_document(bytes));
    return 0;
}
