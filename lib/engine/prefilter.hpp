// Tells of most texts whether a pattern matches them.
#pragma once

#include "text/prefetch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
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
        Walk walk(*this, text);
        while (!walk.is_done()) walk.step();
        return walk.answer();
    }

    struct Question {
        const Prefilter* prefilter;
        std::string_view text;
        Answer answer = Answer::maybe;
    };

    /// Asks each. The automata of all rules outgrow the nearer caches, so that most of a walk's time is waiting for
    /// memory: several go side by side.
    static void ask(std::span<Question> questions) noexcept;

    /// Has the memory at hand where a walk begins.
    void fetch() const noexcept {
        text::prefetch(&next_);
        text::prefetch(&class_of_[' ']);
        text::prefetch(&class_of_['a']);
    }

private:
    // States that are the last. (What they are of a text `lost` does not know.)
    static constexpr std::uint16_t accepted = 0;
    static constexpr std::uint16_t refused = 1;
    static constexpr std::uint16_t lost = 2;
    static constexpr std::uint16_t first_row = 3;

    static constexpr std::size_t at_once = 64;  // walks side by side
    static constexpr std::size_t few = 4;       // that go one behind the other

    class Maker;

    /// A text's way through the states.
    class Walk {
    public:
        Walk() = default;
        Walk(const Prefilter& of, std::string_view text) noexcept
            : of_(&of), next_(of.next_.data()), begin_(text.data()), at_(begin_), end_(begin_ + text.size()), state_(of.start_) {}
        [[nodiscard]] bool is_done() const noexcept { return (at_ == end_) | (state_ < first_row); }
        void step() noexcept { state_ = *way(); ++at_; }
        /// Has the memory at hand that the next step reads. Of a text that is not empty.
        void fetch() const noexcept { text::prefetch(way()); }
        /// Once it is done.
        [[nodiscard]] Answer answer() const noexcept {
            if (begin_ == end_) return Answer::maybe;  // in an empty one both edges are one
            const std::size_t last = state_ < first_row ? state_ : next_[state_ + of_->end_];
            const bool is_exact = static_cast<std::size_t>(at_ - begin_) <= of_->exact_size_;
            return last == refused ? Answer::no : last == accepted && is_exact ? Answer::yes : Answer::maybe;
        }

    private:
        /// What the next step reads, or the last did, if that was the text's end.
        [[nodiscard]] const std::uint16_t* way() const noexcept {
            return next_ + state_ + of_->class_of_[static_cast<unsigned char>(at_[at_ == end_ ? -1 : 0])];
        }

        const Prefilter* of_ = nullptr;
        const std::uint16_t* next_ = nullptr;
        const char* begin_ = nullptr;
        const char* at_ = nullptr;
        const char* end_ = nullptr;
        std::size_t state_ = lost;
    };

    alignas(64) std::array<std::uint8_t, 256> class_of_{};  // bytes that no position tells apart
    std::vector<std::uint16_t> next_;  // a state is where its row begins: by class, the state that follows
    std::size_t exact_size_ = 0;       // behind more bytes `accepted` may be wrong
    std::uint16_t start_ = lost;
    std::uint16_t end_ = 0;  // the class behind those of bytes, of the text's end
};

}  // namespace stet::engine
