// The words in a name that an author gave an element: "entryContent", "post-12".
#pragma once

#include "text/ascii_chunk.hpp"
#include "text/beginning.hpp"
#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace stet::text {

/// A name of 63 bytes at most in lower case, and its parts: runs of letters a to z, parted also before a capital behind a
/// small letter. By what all its bytes are at once.
class NameParts {
public:
    static constexpr std::size_t longest = AsciiChunk::size - 1;

    /// `readable` ends what may be read, at the name's end or behind it.
    NameParts(std::string_view name, const char* readable) noexcept : end_(std::uint64_t{1} << name.size()) {
        const char* from = name.data();
        std::array<char, AsciiChunk::size> copy;
        if (static_cast<std::size_t>(readable - from) < copy.size()) {
            std::copy(name.begin(), name.end(), copy.begin());
            std::fill(copy.begin() + static_cast<std::ptrdiff_t>(name.size()), copy.end(), '\0');
            from = copy.data();
        }
        chunk = AsciiChunk::read(from, name.size(), lower());
        const std::uint64_t first_capitals = chunk.upper & (chunk.letter & ~chunk.upper) << 1;
        ends = (~chunk.letter | first_capitals) & (end_ - 1);
        begins_ = chunk.letter & (end_ - 1) & (~(chunk.letter << 1) | first_capitals);
    }

    /// Calls note(beginning, size) for each part, in order.
    template <class Note>
    void each(Note&& note) const {
        each_place([&](std::size_t begin, std::size_t size) { note(beginning_at(lower() + begin, size), size); });
    }

    /// Calls note(begin, size) for each part; its text is at lower() + begin, where a Beginning may be read.
    template <class Note>
    void each_place(Note&& note) const {
        for (std::uint64_t begins = begins_; begins != 0; begins &= begins - 1) {
            const auto begin = static_cast<std::size_t>(std::countr_zero(begins));
            note(begin, static_cast<std::size_t>(std::countr_zero((ends | end_) >> begin >> 1)) + 1);
        }
    }

    [[nodiscard]] bool has_digit() const noexcept { return (chunk.digit & (end_ - 1)) != 0; }

    /// The name in lower case, with a byte before it for who has a mark to put there. Right for ASCII but controls and `.
    [[nodiscard]] char* lower() noexcept { return text_.data() + 1; }
    [[nodiscard]] const char* lower() const noexcept { return text_.data() + 1; }

    AsciiChunk chunk;    // what the name's bytes are
    std::uint64_t ends;  // bytes that are of no part, or begin one behind another

private:
    std::uint64_t end_;  // the bit behind the name's last
    std::uint64_t begins_;
    std::array<char, 1 + AsciiChunk::size + Beginning::size> text_{};
};

/// Calls note(beginning, size) for each part of a name, in order: byte by byte, for names that are long, and the oracle of tests.
template <class Note>
void for_each_part_slowly(std::string_view name, Note&& note) {
    std::array<char, Beginning::size> part{};
    std::size_t size = 0;
    bool was_small = false;
    const auto end_part = [&] {
        if (size != 0) note(beginning_of({part.data(), std::min(size, part.size())}), size);
        size = 0;
    };
    for (const char c : name) {
        const bool is_capital = is_ascii_upper(c);
        const bool is_letter = is_ascii_letter(c);
        if (!is_letter || (is_capital && was_small)) end_part();
        was_small = is_letter && !is_capital;
        if (!is_letter) continue;
        if (size < part.size()) part[size] = static_cast<char>(c | 0x20);
        ++size;
    }
    end_part();
}

}  // namespace stet::text
