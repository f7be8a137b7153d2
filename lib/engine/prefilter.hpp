// Tells of most texts whether a pattern matches them.
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
    enum class Answer : std::uint8_t { no, maybe, yes };

    /// Of a pattern that Boost.Regex compiles. One that is not understood may match any text.
    explicit Prefilter(std::string_view pattern);

    /// Whether the pattern is found in the text, as far as that is known.
    [[nodiscard]] Answer ask(std::string_view text) const noexcept {
        if (text.empty()) return Answer::maybe;  // in an empty one both edges are one
        std::size_t state = start_;
        std::size_t read = 0;
        for (; read < text.size() && state >= first_row; ++read) {
            state = next_[state + class_of_[static_cast<unsigned char>(text[read])]];
        }
        if (state >= first_row) state = next_[state + end_];
        if (state == accepted && read <= exact_size_) return Answer::yes;
        return state == refused ? Answer::no : Answer::maybe;
    }

private:
    // States that are the last. (What they are of a text `lost` does not know.)
    static constexpr std::uint16_t accepted = 0;
    static constexpr std::uint16_t refused = 1;
    static constexpr std::uint16_t lost = 2;
    static constexpr std::uint16_t first_row = 3;

    class Maker;

    std::uint16_t start_ = lost;
    std::uint16_t end_ = 0;                     // the class behind those of bytes, of the text's end
    std::size_t exact_size_ = 0;                // behind more bytes `accepted` may be wrong
    std::array<std::uint8_t, 256> class_of_{};  // bytes that no position tells apart
    std::vector<std::uint16_t> next_;           // a state is where its row begins: by class, the state that follows
};

}  // namespace stet::engine
