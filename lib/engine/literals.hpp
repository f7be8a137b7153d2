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
/// Method: literals are kept by their keys, which are their first eight bytes, or, of those that are
/// shorter, their first letters. Both keys of the next bytes of the text are looked up in a bitmap
/// each, that fits the first-level cache; what passes, in a hash table; and what is there is searched
/// in order. (Filtering on a few bytes before the exact search is Wu and Manber's idea, "A fast
/// algorithm for multi-pattern searching", TR-94-17.) So the scan does not slow down as rules are
/// added, as an automaton that outgrows the cache would.
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
        look_up(short_, first_letters(next), at, end, found);
        look_up(long_, next, at, end, found);
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    static constexpr std::size_t long_key = 8;  // bytes

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

    /// Buckets by their keys.
    struct Class {
        std::vector<std::uint64_t> filter;  // a bit for each key, by hash
        std::vector<Bucket> table;          // by hash; open addressing, free places are empty

        /// Knuth's multiplicative hashing: of a product the high bits are the better. (The shifts are
        /// constant, as those by a variable cost more than all the rest.)
        [[nodiscard]] static std::uint64_t hash(std::uint64_t key) noexcept { return key * 0x9E3779B97F4A7C15U; }
        [[nodiscard]] static std::size_t place(std::uint64_t hash, std::size_t size) noexcept {
            return static_cast<std::size_t>(hash >> 37) & (size - 1);
        }

        [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept {
            return (filter[place(hash, filter.size())] >> (hash >> 58) & 1) != 0;
        }
        /// The bucket of the key, or the free place where it would be.
        [[nodiscard]] std::size_t find(std::uint64_t key, std::uint64_t hash) const noexcept {
            std::size_t at = place(hash, table.size());
            while (table[at].begin != table[at].end && table[at].key != key) at = (at + 1) & (table.size() - 1);
            return at;
        }
    };

    /// The run of letters that the bytes begin with, at least one byte, the others 0. Folded text has no
    /// capitals, so a byte from 60 to 7F counts as a letter: it is only asked that text and literal have
    /// the same.
    [[nodiscard]] static std::uint64_t first_letters(std::uint64_t next) noexcept {
        const std::uint64_t letters = next << 1 & next << 2 & ~next & text::high_bits;
        const std::uint64_t others = letters ^ text::high_bits;
        const std::uint64_t before_first_other = ((others & (~others + 1)) >> 7) - 1;
        return next & (before_first_other | 0xFF);
    }

    /// The key, and whether that is of the long ones.
    [[nodiscard]] static std::uint64_t key_of(std::string_view literal) noexcept;
    [[nodiscard]] static bool is_long(std::string_view literal) noexcept { return literal.size() >= long_key; }
    /// How literals are sorted: by their keys, then by their bytes.
    [[nodiscard]] static bool is_before(std::string_view a, std::string_view b) noexcept;

    [[nodiscard]] std::string_view text(const Literal& literal) const noexcept {
        return std::string_view(bytes_).substr(literal.begin, literal.size);
    }
    [[nodiscard]] Class compile(std::uint32_t begin, std::uint32_t end);

    template <class Found>
    void look_up(const Class& in, std::uint64_t key, const char* at, const char* end, Found&& found) const {
        const std::uint64_t hash = Class::hash(key);
        if (!in.may_have(hash)) return;
        const Bucket& bucket = in.table[in.find(key, hash)];
        if (bucket.begin == bucket.end) return;
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        const bool single = bucket.end - bucket.begin == 1;
        report(single ? bucket.begin : last_candidate(bucket, rest), rest, found);
    }

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
    Class short_;
    Class long_;
};

}  // namespace stet::engine
