// A few bytes, to look for any of them in a text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::text {

/// A set of bytes, made by the compiler. Its searches are those of std::string_view, which call memchr() for each byte of the
/// text: dear where a handful of bytes are looked at.
class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) bits_[place(c)] |= bit(c);
    }

    [[nodiscard]] constexpr bool has(char c) const noexcept { return (bits_[place(c)] & bit(c)) != 0; }

    /// As text.find_first_of(), find_first_not_of() and find_last_not_of().
    [[nodiscard]] constexpr std::size_t first_in(std::string_view text, std::size_t from = 0) const noexcept {
        while (from < text.size() && !has(text[from])) ++from;
        return from < text.size() ? from : text.npos;
    }
    [[nodiscard]] constexpr std::size_t first_not_in(std::string_view text, std::size_t from = 0) const noexcept {
        while (from < text.size() && has(text[from])) ++from;
        return from < text.size() ? from : text.npos;
    }
    [[nodiscard]] constexpr std::size_t last_not_in(std::string_view text) const noexcept {
        std::size_t size = text.size();
        while (size != 0 && has(text[size - 1])) --size;
        return size - 1;  // npos where there is none
    }

private:
    static constexpr std::size_t place(char c) noexcept { return static_cast<unsigned char>(c) / 64U; }
    static constexpr std::uint64_t bit(char c) noexcept { return std::uint64_t{1} << static_cast<unsigned char>(c) % 64U; }

    std::array<std::uint64_t, 4> bits_{};
};

}  // namespace stet::text
