// A file's bytes, for programs that work on one page.
#pragma once

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>

/// Reads a whole file; "-" is stdin. Nothing if it cannot be read; errno says why.
inline std::optional<std::string> read_file(const std::string& name) {
    std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::string text;
    char chunk[1 << 16];
    while (const std::size_t n = std::fread(chunk, 1, sizeof chunk, file)) text.append(chunk, n);
    const bool failed = std::ferror(file) != 0;
    const int why = errno;
    if (file != stdin) std::fclose(file);
    errno = why;
    if (failed) return std::nullopt;
    return text;
}
