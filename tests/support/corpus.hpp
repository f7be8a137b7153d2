// The pages of ../shared/corpus as text. Ask STET_NEEDS_SHARED("corpus") first.
#pragma once

#include "support/goldens.hpp"
#include "support/shared.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace stet::test {

namespace detail {

inline std::string unpacked(const std::filesystem::path& path) {
    const std::string command = "xz -dc '" + path.string() + "'";
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string bytes;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        bytes.append(buffer.data(), size);
    }
    INFO(command);
    REQUIRE(pclose(pipe) == 0);
    return bytes;
}

/// Takes "id" and the field of one object, and passes over the rest, which is long.
inline NamedText read_page(std::string_view line, std::string_view field) {
    NamedText page;
    std::string key;
    const auto wanted = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& value) {
        if (event == nlohmann::json::parse_event_t::key && depth == 1)
            key = value.get<std::string>();
        if (event != nlohmann::json::parse_event_t::value || depth != 1) return depth <= 1;
        if (key == "id" && value.is_string()) page.name = value.get<std::string>();
        if (key == field && value.is_string()) page.text = value.get<std::string>();
        return false;
    };
    [[maybe_unused]] const nlohmann::json rest = nlohmann::json::parse(line, wanted);
    return page;
}

}  // namespace detail

/// Every page of every set, its text or its "html"; with `every` above 1 only each n-th of a set.
inline std::vector<NamedText> corpus_pages(std::size_t every = 1, std::string_view field = "text_dump") {
    std::vector<NamedText> pages;
    std::vector<std::filesystem::path> files;
    const std::filesystem::path corpus = shared_dir() / "corpus";
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        if (entry.path().string().ends_with(".jsonl.xz")) files.push_back(entry.path());
    }
    // Of the five pages there is text alone.
    for (const auto& entry : std::filesystem::directory_iterator(corpus / "pages")) {
        if (field == "text_dump" && entry.path().extension() == ".txt") {
            pages.push_back({entry.path().stem().string(), read_file(entry.path())});
        }
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() >= 5);
    for (const auto& file : files) {
        const std::string bytes = detail::unpacked(file);
        std::size_t number = 0;
        for (std::size_t at = 0; at < bytes.size(); ++number) {
            const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
            if (end > at && number % every == 0) {
                pages.push_back(detail::read_page(std::string_view(bytes).substr(at, end - at), field));
                pages.back().name.insert(0, file.stem().stem().string() + "/");
            }
            at = end + 1;
        }
    }
    return pages;
}

/// Sanitizers make everything ten times slower: there, a sample of the corpus must do.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(undefined_behavior_sanitizer)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace stet::test
