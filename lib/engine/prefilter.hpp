// Tells most texts that a pattern does not match from those that it may match.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::engine {

/// A deterministic automaton that accepts at least the texts in which a pattern is found. A step a byte,
/// where a matcher that backtracks takes dozens; so it is asked first. (RE2's FilteredRE2 asks for
/// literals so; what comes here has one already.)
class Prefilter {
public:
    /// Of a pattern that Boost.Regex compiles. One that is not understood may match any text.
    explicit Prefilter(std::string_view pattern);

    /// False only if the pattern is found nowhere in the text. (In an empty one both edges are one.)
    [[nodiscard]] bool may_match(std::string_view text) const noexcept {
        if (text.empty()) return true;
        std::size_t state = start_;
        for (const char c : text) {
            if (state <= no) break;
            state = next_[state << row_bits_ | class_of_[static_cast<unsigned char>(c)]];
        }
        return state == maybe || (state != no && next_[state << row_bits_ | end_] == maybe);
    }

private:
    // States that are the last.
    static constexpr std::uint8_t maybe = 0;
    static constexpr std::uint8_t no = 1;

    class Maker;

    std::uint8_t start_ = maybe;
    std::uint8_t end_ = 0;                      // the class behind those of bytes, of the text's end
    std::uint8_t row_bits_ = 0;
    std::array<std::uint8_t, 256> class_of_{};  // bytes that no position tells apart
    std::vector<std::uint8_t> next_;            // a row each state: by class, the state that follows
};

}  // namespace stet::engine
