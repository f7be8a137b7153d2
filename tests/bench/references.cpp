#include "bench/references.hpp"

#include <zlib.h>

#include <cstdlib>
#include <cstring>
#include <iostream>

namespace stet::bench {

void copy(std::string_view text, std::string& out) { std::memcpy(out.data(), text.data(), text.size()); }

std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end; ++lines) {
        const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        if (found == nullptr) break;
        at = static_cast<const char*>(found) + 1;
    }
    return lines;
}

std::string deflated(std::string_view text) {
    uLongf size = compressBound(text.size());
    std::string packed(size, '\0');
    const int status = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                 reinterpret_cast<const Bytef*>(text.data()), text.size(), 6);
    if (status != Z_OK) std::abort();
    packed.resize(size);
    return packed;
}

void inflate_into(const std::string& packed, std::string& out) {
    uLongf size = out.size();
    const int status = uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                                  reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    if (status != Z_OK) {
        std::cerr << "zlib's uncompress: " << status << '\n';
        std::exit(1);
    }
}

}  // namespace stet::bench
