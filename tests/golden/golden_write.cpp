// golden_write [NAME ...]
// golden_write --new NAME FILE
//
// Writes what the renderers make of the goldens' pages into their folders, as approved: of all of
// them, or of those named. With --new, begins a golden from a page. README.md has the whole way.
// Exit status: 0 done, 1 a golden whose gold does not hold (nothing is written there), 2 usage.
#include "golden.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
namespace golden = stet::test::golden;

namespace {

void write(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw golden::BadGold("cannot write " + file.string());
}

/// Approves what is rendered now. A page that is cleaned wrongly is not worth approving.
bool approve(const std::string& name) {
    const golden::Golden want = golden::load(name);
    const stet::Document page = golden::cleaned(want.page);
    const auto failures = golden::failures(want, page);
    for (const std::string& failure : failures) std::printf("%s\n", failure.c_str());
    if (!failures.empty()) {
        std::printf("%s: not written, its gold comes first\n", name.c_str());
        return false;
    }
    for (const auto& [file, text] : golden::renderings(page)) {
        const fs::path path = golden::root() / name / file;
        if (fs::exists(path) && golden::read_file(path) == text) continue;
        write(path, text);
        std::printf("written: %s/%s\n", name.c_str(), file.c_str());
    }
    return true;
}

void begin(const std::string& name, const fs::path& file) {
    const fs::path folder = golden::root() / name;
    const std::string text = golden::read_file(file);
    const stet::Document page = golden::cleaned(text);
    if (!fs::create_directory(folder)) throw golden::BadGold("there is a golden " + name);
    write(folder / "page.txt", text);
    write(folder / "gold.tsv", golden::draft_gold(page));
    if (!page.entries().empty()) write(folder / "entries.tsv", golden::draft_entries(page));
    std::printf("begun: %s; now correct its gold by hand\n", folder.string().c_str());
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> names(argv + 1, argv + argc);
    try {
        if (names.size() == 3 && names[0] == "--new") {
            begin(names[1], names[2]);
            return 0;
        }
        if (!names.empty() && names[0].starts_with('-')) {
            std::fprintf(stderr, "usage: golden_write [NAME ...] | golden_write --new NAME FILE\n");
            return 2;
        }
        if (names.empty()) names = golden::names();
        bool good = true;
        for (const std::string& name : names) good = approve(name) && good;
        return good ? 0 : 1;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "golden_write: %s\n", fault.what());
        return 1;
    }
}
