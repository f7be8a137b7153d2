// A stretch of the source text.
#pragma once

#include <cstdint>

namespace stet {

/// A half-open stretch [begin, end) of byte offsets into a document's source. Offsets always count
/// bytes, never characters; a span made by stet never splits a well-formed UTF-8 sequence.
///
///     stet::Span headline{0, 24};
///     std::string_view words = page.text(headline);
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin >= end; }
    [[nodiscard]] constexpr bool contains(Span inner) const noexcept {
        return begin <= inner.begin && inner.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
        return begin < other.end && other.begin < end;
    }
    friend constexpr bool operator==(Span, Span) noexcept = default;
};

}  // namespace stet
