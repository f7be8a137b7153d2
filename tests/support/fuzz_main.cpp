// A plain main() for fuzzers: runs every file that is given, or that stands in a given folder, and
// some damaged copies of each, always the same ones. Not a search, but proof that the fuzzer works.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// Cuts, doubles or overwrites a few stretches of the text.
std::string damaged(std::string bytes, std::mt19937& random) {
    static const std::string spice[] = {
        std::string(1, '\0'), "\xff", "\xe2\x80", "\r\n", "\xc2\xa0", "\"", "[", "}", "\n\n", "\xef\xbb\xbf"};
    for (int change = 0; change < 4; ++change) {
        const std::size_t at = bytes.empty() ? 0 : random() % bytes.size();
        const std::size_t length = std::min<std::size_t>(random() % 64, bytes.size() - at);
        switch (random() % 4) {
            case 0: bytes.erase(at, length); break;
            case 1: bytes.insert(at, bytes.substr(at, length)); break;
            case 2: bytes.insert(at, spice[random() % std::size(spice)]); break;
            default: bytes.resize(bytes.size() - length / 4); break;
        }
    }
    return bytes;
}

}  // namespace

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            files.emplace_back(argv[i]);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(argv[i]))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());

    std::mt19937 random(1);
    std::size_t inputs = 0;
    run({});
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        run(bytes);
        for (int copy = 0; copy < 8; ++copy) run(damaged(bytes, random));
        inputs += 9;
    }
    std::printf("%zu inputs from %zu files\n", inputs, files.size());
    return files.empty() ? 1 : 0;
}
