// The literal scan: which literals of a set stand at a place of the folded page.
#pragma once

#include "text/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::engine {

/// A set of literals, compiled. A literal stands at a place of the text when its bytes do, it begins
/// at one of the page's starts (FoldedPage::starts), and no word goes on behind it.
///
/// Method: literals are kept by their first bytes: eight, or four of those that are shorter, or all of
/// those that are shorter still. The next bytes of the text are looked up in a bitmap that fits the
/// first-level cache; what passes, in a hash table; and what is there is searched in order. (Filtering
/// on a few bytes before the exact search is Wu and Manber's idea, "A fast algorithm for multi-pattern
/// searching", TR-94-17.) So the scan does not slow down as rules are added, as an automaton that
/// outgrows the cache would.
class Literals {
public:
    /// `texts` are folded, not empty, and begin where a start may be. Equal ones share an id.
    explicit Literals(std::vector<std::string> texts);

    /// The id of a literal of the set.
    [[nodiscard]] std::uint32_t id_of(std::string_view text) const;
    [[nodiscard]] std::size_t size() const noexcept { return literals_.size(); }
    [[nodiscard]] std::size_t length(std::uint32_t id) const noexcept { return literals_[id].size; }

    /// Calls found(id) for every literal that stands at `at`, the shorter first; `end` bounds the
    /// readable text. Expected time is constant, but for the logarithm of how many begin alike.
    template <class Found>
    void scan(const char* at, const char* end, Found&& found) const {
        const std::uint64_t next = text::next_bytes(at, end);  // behind the end 0, which no literal has
        for (const Class& of : classes_) {
            const std::uint64_t key = next & of.mask;
            if (!of.may_have(key)) continue;
            const Bucket& bucket = of.table[of.place(key)];
            if (bucket.begin == bucket.end) continue;
            const std::string_view rest(at, static_cast<std::size_t>(end - at));
            const bool single = bucket.end - bucket.begin == 1;
            report(single ? bucket.begin : last_candidate(bucket, rest), rest, found);
        }
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Literal {
        std::uint32_t begin;   // its bytes in bytes_
        std::uint32_t size;
        std::uint32_t parent;  // the longest literal of the same bucket that begins it
        bool ends_in_word;
    };

    /// Literals of the same key: [begin, end) of literals_.
    struct Bucket {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    /// The literals whose key is as many bytes as are set in `mask`.
    struct Class {
        std::uint64_t mask = 0;
        unsigned shift = 0;                 // of a hash, to the number of a bit
        std::vector<std::uint64_t> bitmap;  // of the hashes that there are
        std::vector<Bucket> table;          // by hash; open addressing, free places are empty

        [[nodiscard]] static std::uint64_t hash(std::uint64_t key) noexcept {
            return key * 0x9E3779B97F4A7C15U;  // Knuth's multiplicative hashing: take the high bits
        }
        [[nodiscard]] bool may_have(std::uint64_t key) const noexcept {
            const std::uint64_t bit = hash(key) >> shift;
            return (bitmap[bit >> 6] >> (bit & 63) & 1U) != 0;
        }
        /// Where the bucket of the key is, or the free place where it would be.
        [[nodiscard]] std::size_t place(std::uint64_t key) const noexcept {
            const std::size_t mask_of_places = table.size() - 1;
            std::size_t at = static_cast<std::size_t>(hash(key) >> shift) & mask_of_places;
            while (table[at].begin != table[at].end && table[at].key != key) at = (at + 1) & mask_of_places;
            return at;
        }
    };

    /// How many of its first bytes are a literal's key.
    [[nodiscard]] static std::size_t key_length(std::string_view text) noexcept;
    /// How literals are sorted: by the length of their keys, then by their bytes.
    [[nodiscard]] static bool is_before(std::string_view a, std::string_view b) noexcept;

    [[nodiscard]] std::string_view text(const Literal& literal) const noexcept {
        return std::string_view(bytes_).substr(literal.begin, literal.size);
    }
    [[nodiscard]] Class compile(std::uint32_t begin, std::uint32_t end);

    /// Of the bucket's literals, the last that may stand at the text's start, or none: the last that is
    /// not greater than the text. Others that stand there are its parent, the parent's parent …, for
    /// whatever lies between a literal and a text that begins with it begins with it too.
    [[nodiscard]] std::uint32_t last_candidate(const Bucket& bucket, std::string_view rest) const noexcept;

    template <class Found>
    void report(std::uint32_t id, std::string_view rest, Found&& found) const {
        if (id == none) return;
        report(literals_[id].parent, rest, found);
        if (stands(literals_[id], rest)) found(id);
    }
    [[nodiscard]] bool stands(const Literal& literal, std::string_view rest) const noexcept;

    std::string bytes_;  // of all literals, so that neighbours share a cache line
    std::vector<Literal> literals_;
    std::vector<Class> classes_;  // by the length of their keys
};

}  // namespace stet::engine
