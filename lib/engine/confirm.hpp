// Regular expressions that confirm a literal's hit. confirm.cpp is the only file that includes Boost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stet::engine {

/// A compiled pattern: Boost.Regex's Perl syntax, on bytes, in the classic locale whatever the
/// program's is. Immutable, safe to share between threads.
class Confirmation {
public:
    /// `gave_up`: the matcher met its own bound on backtracking, which hostile text can bring about.
    enum class Outcome : std::uint8_t { no, yes, gave_up };

    struct Match {
        Outcome outcome = Outcome::no;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// Memory that searches work in, one at a time; with the same for many, each is spared to get its own.
    class Scratch {
    public:
        Scratch();
        ~Scratch();
        Scratch(const Scratch&) = delete;
        Scratch& operator=(const Scratch&) = delete;

    private:
        friend class Confirmation;
        struct Memory;
        std::unique_ptr<Memory> memory_;
    };

    /// Compiles, or returns a null pointer and says in `fault` what is wrong with the pattern.
    [[nodiscard]] static std::shared_ptr<const Confirmation> compile(std::string_view pattern,
                                                                     std::string& fault);

    /// Searches `text`, which the caller keeps short (the matcher backtracks). Does not throw but
    /// std::bad_alloc.
    [[nodiscard]] Match search(std::string_view text, Scratch& scratch) const;

    ~Confirmation();

private:
    struct Regex;
    explicit Confirmation(std::unique_ptr<const Regex> regex) noexcept;
    std::unique_ptr<const Regex> regex_;
};

}  // namespace stet::engine
