#include "bench/inputs.hpp"

#include "bench/pages.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

namespace stet::bench {
namespace {

struct Size {
    std::string_view name;
    std::size_t bytes;
    std::size_t pages;  // several, so that no predictor learns the page by heart
};

constexpr auto sizes = std::to_array<Size>({
    {"1KB", 1'000, 256},
    {"10KB", 10'000, 64},
    {"100KB", 100'000, 8},
    {"1MB", 1'000'000, 2},
    {"64MB", 64'000'000, 1},
});

std::filesystem::path corpus_folder() { return std::filesystem::path(STET_SHARED_DIR) / "corpus"; }

/// All bytes that a shell command writes.
std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string output;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t count = pipe ? std::fread(buffer.data(), 1, buffer.size(), pipe.get()) : 0) {
        output.append(buffer.data(), count);
    }
    return output;
}

/// The field of every page of the corpus.
std::vector<std::string> corpus(const char* field) {
    std::vector<std::string> pages;
    for (const auto& entry : std::filesystem::directory_iterator(corpus_folder())) {
        if (!entry.path().string().ends_with(".jsonl.xz")) continue;
        const std::string lines = output_of("xz -dc '" + entry.path().string() + "'");
        for (std::size_t at = 0; at < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', at), lines.size());
            const auto row = nlohmann::json::parse(lines.begin() + static_cast<std::ptrdiff_t>(at),
                                                   lines.begin() + static_cast<std::ptrdiff_t>(end));
            const auto page = row.find(field);
            if (page != row.end() && page->is_string()) pages.push_back(page->get<std::string>());
            at = end + 1;
        }
    }
    if (pages.empty()) {
        std::cerr << "no page could be read from " << corpus_folder() << "; is xz there?\n";
        std::exit(1);
    }
    return pages;
}

std::vector<std::string> generated(const Size& size) {
    PageWriter writer(size.bytes);
    std::vector<std::string> pages;
    for (std::size_t i = 0; i < size.pages; ++i) pages.push_back(writer.page(size.bytes));
    return pages;
}

}  // namespace

Document Input::document_of(std::string page) const {
    return is_html ? *Document::from_html(page, {.charset = "utf-8"}) : *Document::from_text(std::move(page));
}

std::span<const std::string> input_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Size& size : sizes) all.emplace_back(size.name);
        if (std::filesystem::exists(corpus_folder())) all.insert(all.end(), {"corpus", "html"});
        return all;
    }();
    return names;
}

const Input& input(std::string_view name) {
    static std::map<std::string, Input, std::less<>> inputs;
    if (const auto known = inputs.find(name); known != inputs.end()) return known->second;
    Input made;
    for (const Size& size : sizes) {
        if (size.name == name) made.pages = generated(size);
    }
    if (name == "corpus") made.pages = corpus("text_dump");
    if (name == "html") made.pages = corpus("html");
    made.is_html = name == "html";
    for (const std::string& page : made.pages) {
        made.bytes += page.size();
        const Document document = made.document_of(page);
        made.blocks += document.blocks().size();
    }
    return inputs.emplace(name, std::move(made)).first->second;
}

}  // namespace stet::bench
