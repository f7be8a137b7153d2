// CommonMark's reference program, and text that it would stumble over.
#pragma once

#include "support/catch.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

/// What CommonMark's reference program makes of it, as HTML.
class Cmark {
public:
    static bool is_there() {
        static const bool there = std::system("cmark --version >/dev/null 2>&1") == 0;
        if (!there) WARN("skipped: there is no cmark (Debian: cmark)");
        return there;
    }
    static std::string html(const std::string& markdown) {
        const auto file = std::filesystem::temp_directory_path() /
                          ("stet-cmark-" + std::to_string(std::random_device()()) + ".md");
        std::ofstream(file, std::ios::binary) << markdown;
        std::string out;
        if (FILE* pipe = popen(("cmark --unsafe '" + file.string() + "'").c_str(), "r")) {
            char buffer[4096];
            while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe)) {
                out.append(buffer, size);
            }
            pclose(pipe);
        }
        std::filesystem::remove(file);
        return out;
    }
};

inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
}

inline std::string one_line(std::string text) {
    replace_all(text, "\n", " ");
    while (text.find("  ") != std::string::npos) replace_all(text, "  ", " ");
    return text;
}

/// A line that is as likely as can be to turn into markup.
inline std::string dangerous_line(std::mt19937& random) {
    static const std::vector<std::string> parts = {"-",
                                                   "+",
                                                   "*",
                                                   "_",
                                                   "#",
                                                   ">",
                                                   "=",
                                                   "~",
                                                   "`",
                                                   "<",
                                                   "&",
                                                   "[",
                                                   "]",
                                                   "(",
                                                   ")",
                                                   "!",
                                                   "|",
                                                   "\\",
                                                   ":",
                                                   "\"",
                                                   "'",
                                                   " ",
                                                   " ",
                                                   " ",
                                                   "  ",
                                                   "\t",
                                                   "1.",
                                                   "1)",
                                                   "2.",
                                                   "01.",
                                                   "10000000000.",
                                                   "a",
                                                   "b",
                                                   "word",
                                                   "é",
                                                   "-",
                                                   "---",
                                                   "- - -",
                                                   "***",
                                                   "~~~",
                                                   "```",
                                                   "===",
                                                   "&amp;",
                                                   "&#35;",
                                                   "&x;",
                                                   "<b>",
                                                   "</p>",
                                                   "<!--",
                                                   "<http://a.b>",
                                                   "[a](b)",
                                                   "![a](b)",
                                                   "[a]:",
                                                   "http://a.b",
                                                   "a_b",
                                                   "__",
                                                   "**",
                                                   "**a**",
                                                   "_a_",
                                                   "##",
                                                   "# ",
                                                   "> ",
                                                   "\\*",
                                                   "\\"};
    std::string line;
    const auto count = 1 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) line += parts[random() % parts.size()];
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos) return "x";
    return line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
}

}  // namespace stet::test
