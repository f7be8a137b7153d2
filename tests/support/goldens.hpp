// The pages of tests/golden, as text, for tests that want many pages and not their gold.
#pragma once

#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace stet::test {

struct NamedText {
    std::string name;
    std::string text;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All golden pages, by name. Fails where there are none.
inline std::vector<NamedText> golden_pages() {
    std::vector<NamedText> pages;
    const std::filesystem::path folder = std::filesystem::path(STET_SOURCE_DIR) / "tests/golden";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto page = entry.path() / "page.txt";
        if (!std::filesystem::exists(page)) continue;
        pages.push_back({entry.path().filename().string(), read_file(page)});
    }
    std::sort(pages.begin(), pages.end(),
              [](const NamedText& a, const NamedText& b) { return a.name < b.name; });
    REQUIRE(pages.size() >= 25);
    return pages;
}

}  // namespace stet::test
