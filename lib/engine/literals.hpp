// The literal scan: which literals of a set stand at a place of the folded page.
#pragma once

#include "text/bytes.hpp"
#include "text/prefetch.hpp"
#include "text/utf8.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::engine {

/// A set of literals, compiled. A literal stands at a place of the text when its bytes do, it begins
/// at one of the page's starts (FoldedPage::starts), and no word goes on behind it.
///
/// Method: at most starts the text begins as no literal does, which one look into a bitmap tells that fits the
/// first-level cache. Literals are kept by their keys, which are their first eight bytes, or, of those that are shorter,
/// their first letters or first character. Where the text may begin one, both keys of its next bytes are looked up in a
/// bitmap each; what passes, in a hash table; and what is there is searched in order. (Filtering on a few bytes before the exact search is Wu and Manber's idea, "A
/// fast algorithm for multi-pattern searching", TR-94-17.) So the scan does not slow down as rules are
/// added, as an automaton that outgrows the cache would.
class Literals {
    static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;
    static constexpr unsigned place_shift = 37;

    /// Tells most keys that are not in a set from those that are, for several sets: two bits of a word for each that
    /// is, by its hash. (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007.)
    class Filters {
    public:
        static constexpr std::size_t most = 8;

        void add(std::vector<std::uint64_t> hashes);
        [[nodiscard]] bool may_have(std::size_t set, std::uint64_t hash) const noexcept {
            return (bits_of(hash) & ~words_[place(set, hash)]) == 0;
        }
        /// Has the memory at hand that tells it.
        void fetch(std::size_t set, std::uint64_t hash) const noexcept { text::prefetch(&words_[place(set, hash)]); }

    private:
        [[nodiscard]] static std::uint64_t bits_of(std::uint64_t hash) noexcept {
            return std::uint64_t{1} << (hash >> 58) | std::uint64_t{1} << (hash >> 52 & 63);
        }
        [[nodiscard]] std::size_t place(std::size_t set, std::uint64_t hash) const noexcept {
            return begins_[set] + (hash >> place_shift & masks_[set]);
        }
        std::size_t count_ = 0;  // of sets
        std::array<std::uint64_t, most> begins_{};  // of each set's words
        std::array<std::uint64_t, most> masks_{};   // one less than how many there are
        std::vector<std::uint64_t> words_;
    };

    /// Tells most places where no literal of a set stands from the others by one look: at the first bytes, as many as
    /// all the literals have that begin with those two, eight at most.
    class Openings {
    public:
        void add(const std::vector<std::string>& texts);
        /// A start, and the set that is looked for there.
        struct Start {
            Start() = default;
            Start(std::uint32_t at_, std::uint8_t set_) noexcept : both_(at_ | std::uint64_t{set_} << 32) {}
            [[nodiscard]] std::uint32_t at() const noexcept { return static_cast<std::uint32_t>(both_); }
            [[nodiscard]] std::size_t set() const noexcept { return both_ >> 32; }

        private:
            std::uint64_t both_;  // so that it is written at once
        };
        /// Writes those of the starts where one may stand to `out`, and returns how many. Each has eight bytes of text.
        std::size_t pick(std::string_view text, std::span<const std::uint32_t> starts, const std::uint8_t* sets,
                         Start* out) const noexcept;

    private:
        struct Set {
            std::uint32_t begin;  // of its bits
            std::uint32_t mask;   // one less than how many there are
        };
        /// Of two bytes what tells letters apart.
        [[nodiscard]] static std::size_t opening(std::uint64_t next) noexcept { return (next & 0x1F) | (next >> 3 & 0x3E0); }
        [[nodiscard]] static std::size_t place(Set set, std::uint64_t key) noexcept {
            return set.begin + (hash_of(key) >> place_shift & set.mask);
        }
        std::size_t count_ = 0;  // of sets
        std::array<Set, Filters::most> sets_{};
        std::array<std::array<std::uint8_t, 1024>, Filters::most> unused_{};  // bits of the eight bytes, by opening()
        std::vector<std::uint64_t> words_;
    };

public:
    /// Sets of literals that are looked for.
    class Selections {
    public:
        static constexpr std::size_t most = Filters::most;
        void add(const std::vector<std::string>& texts);

    private:
        friend class Literals;
        Openings openings_;
        Filters short_;
        Filters long_;
    };

    /// `texts` are folded, not empty, and begin where a start may be. Equal ones share an id.
    explicit Literals(std::vector<std::string> texts);

    /// The id of a literal of the set.
    [[nodiscard]] std::uint32_t id_of(std::string_view text) const;
    [[nodiscard]] std::size_t size() const noexcept { return literals_.size(); }
    [[nodiscard]] std::size_t length(std::uint32_t id) const noexcept { return literals_[id].size; }

    /// A place of the text where a literal may stand that has such a key.
    struct Candidate {
        std::uint32_t at;
        std::uint32_t is_long;
    };

    /// As many candidates as are best looked into at a time.
    static constexpr std::size_t batch = 384;

    /// Writes the candidates at the starts, none to two each, to `out`, which has room for so many, and returns their
    /// end. sets[n] says which of the selections is looked for at starts[n]. Without a branch, as no processor
    /// foresees at which word of a text one stands.
    static Candidate* filter(const Selections& selections, std::string_view text, std::span<const std::uint32_t> starts,
                             const std::uint8_t* sets, Candidate* out) noexcept;

    /// Calls found(id, at) for every literal of the selection that stands at one of the candidates, a batch
    /// at most, and perhaps for others of the set that do, the shorter first. Expected time is constant for
    /// each, but for the logarithm of how many begin alike.
    template <class Found>
    void report(std::span<const Candidate> candidates, std::string_view text, Found&& found) const {
        // A set is larger than the nearest cache. So what all of them need is fetched before any is read.
        std::array<std::uint64_t, batch> keys;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            keys[i] = key_of(candidates[i], text);
            table_of(candidates[i]).fetch(hash_of(keys[i]));
        }
        struct Likely {
            std::uint32_t at;
            std::uint32_t begin;
            std::uint32_t end;
            std::uint32_t key_size;
        };
        std::array<Likely, batch> likely;
        std::size_t count = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const Candidate candidate = candidates[i];
            const std::uint64_t key = keys[i];
            const Bucket& bucket = table_of(candidate).find(key, hash_of(key));
            likely[count] = {candidate.at, bucket.begin, bucket.end, static_cast<std::uint32_t>(size_of(key))};
            const std::size_t half = (bucket.end - bucket.begin) / 2;
            text::prefetch(&literals_[bucket.begin + half / 2]);
            text::prefetch(&literals_[bucket.begin + half]);
            text::prefetch(&literals_[bucket.begin + half + half / 2]);
            count += (bucket.behind & bits_behind(key, text.substr(candidate.at))) != 0 ? 1U : 0U;
        }
        for (const Likely& each : std::span(likely).first(count)) {
            const Place place(text.substr(each.at), each.key_size);
            const bool single = each.end - each.begin == 1;
            report(single ? each.begin : last_candidate(each.begin, each.end, place), place,
                   [&](std::uint32_t id) { found(id, each.at); });
        }
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    static constexpr std::size_t long_key = 8;  // bytes

    struct Literal {
        std::uint64_t behind;  // bytes_behind() its key
        std::uint32_t begin;   // its bytes in bytes_
        std::uint32_t size;
        std::uint32_t parent;  // the longest literal of the same bucket that begins it
        bool ends_in_word;
    };

    /// Literals of the same key: [begin, end) of literals_. `behind`: bits_behind() of any of them.
    struct Bucket {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t behind = 0;
    };

    /// Knuth's multiplicative hashing: of a product the high bits are the better. (The shifts are
    /// constant, as those by a variable cost more than all the rest.)
    [[nodiscard]] static std::uint64_t hash_of(std::uint64_t key) noexcept { return key * factor; }
    [[nodiscard]] static std::size_t place(std::uint64_t hash, std::size_t size) noexcept {
        return static_cast<std::size_t>(hash >> place_shift) & (size - 1);
    }

    /// Buckets by their keys: open addressing, free places are empty.
    class Table {
    public:
        explicit Table(const std::vector<Bucket>& buckets = {});
        /// The bucket of the key, or an empty one.
        [[nodiscard]] const Bucket& find(std::uint64_t key, std::uint64_t hash) const noexcept {
            return places_[place_of(key, hash)];
        }
        /// Has the memory at hand where such a key is likely found.
        void fetch(std::uint64_t hash) const noexcept { text::prefetch(&places_[place(hash, places_.size())]); }

    private:
        [[nodiscard]] std::size_t place_of(std::uint64_t key, std::uint64_t hash) const noexcept {
            std::size_t at = place(hash, places_.size());
            while (places_[at].begin != places_[at].end && places_[at].key != key) at = (at + 1) & (places_.size() - 1);
            return at;
        }
        std::vector<Bucket> places_;
    };

    [[nodiscard]] const Table& table_of(Candidate candidate) const noexcept { return tables_[candidate.is_long]; }

    /// The next eight bytes; behind the end 0, which no literal has.
    [[nodiscard]] static std::uint64_t bytes_at(std::string_view text, std::uint32_t at) noexcept {
        return text::next_bytes(text.data() + at, text.data() + text.size());
    }
    [[nodiscard]] static std::uint64_t key_of(Candidate candidate, std::string_view text) noexcept {
        const std::uint64_t next = bytes_at(text, candidate.at);
        // Without a branch: which of the two it is is nothing that one foresees.
        return first_letters(next) | (next & (0U - std::uint64_t{candidate.is_long}));
    }

    /// What the bytes begin with, the others 0: a run of letters, or the one character that is none of
    /// ASCII's. Folded text has no capitals, so a byte from 60 to 7F counts as a letter: it is only asked
    /// that text and literal have the same.
    [[nodiscard]] static std::uint64_t first_letters(std::uint64_t next) noexcept {
        if ((next & 0x80) != 0) return next & text::first_bytes(text::sequence_length(next & 0xFF));
        const std::uint64_t letters = next << 1 & next << 2 & ~next & text::high_bits;
        const std::uint64_t others = letters ^ text::high_bits;
        const std::uint64_t before_first_other = ((others & (~others + 1)) >> 7) - 1;
        return next & (before_first_other | 0xFF);
    }

    /// A bit for the text's second byte behind its key, which tells "need to know" from most others that
    /// need to; all bits where there is none. (The first is most often a space.)
    [[nodiscard]] static std::uint32_t bits_behind(std::uint64_t key, std::string_view text) noexcept {
        const std::size_t at = size_of(key) + 1;
        return at < text.size() ? std::uint32_t{1} << (static_cast<unsigned char>(text[at]) & 31) : ~std::uint32_t{0};
    }

    /// How many bytes a key has.
    [[nodiscard]] static std::size_t size_of(std::uint64_t key) noexcept {
        return (71U - static_cast<unsigned>(std::countl_zero(key))) / 8;
    }

    /// The eight bytes behind a key of so many, as a number that is the greater the later they are sorted.
    [[nodiscard]] static std::uint64_t bytes_behind(std::size_t key_size, std::string_view text) noexcept {
        const char* const end = text.data() + text.size();
        return text::reversed(text::next_bytes(text.data() + std::min(key_size, text.size()), end));
    }

    /// The key, and whether that is of the long ones.
    [[nodiscard]] static std::uint64_t key_of(std::string_view literal) noexcept;
    [[nodiscard]] static bool is_long(std::string_view literal) noexcept { return literal.size() >= long_key; }
    /// How literals are sorted: by their keys, then by their bytes.
    [[nodiscard]] static bool is_before(std::string_view a, std::string_view b) noexcept;

    [[nodiscard]] std::string_view text(const Literal& literal) const noexcept {
        return std::string_view(bytes_).substr(literal.begin, literal.size);
    }
    [[nodiscard]] static std::vector<std::uint64_t> hashes_of(const std::vector<std::string>& texts, bool of_long);
    [[nodiscard]] Table compile(std::uint32_t begin, std::uint32_t end);

    /// A place of the text, as what stands there is compared with literals of its key.
    struct Place {
        Place(std::string_view rest_, std::size_t key_size_) noexcept
            : rest(rest_), key_size(key_size_), behind(bytes_behind(key_size, rest)) {}
        std::string_view rest;
        std::size_t key_size;
        std::uint64_t behind;
    };

    /// Of a bucket's literals, the last that may stand at the place, or none: the last that is
    /// not greater than the text. Others that stand there are its parent, the parent's parent …, for
    /// whatever lies between a literal and a text that begins with it begins with it too.
    [[nodiscard]] std::uint32_t last_candidate(std::uint32_t begin, std::uint32_t end, const Place& place) const noexcept;

    template <class Found>
    void report(std::uint32_t id, const Place& place, Found&& found) const {
        if (id == none) return;
        report(literals_[id].parent, place, found);
        if (stands(literals_[id], place)) found(id);
    }
    [[nodiscard]] bool stands(const Literal& literal, const Place& place) const noexcept;

    std::string bytes_;  // of all literals, so that neighbours share a cache line
    std::vector<Literal> literals_;
    std::array<Table, 2> tables_;  // of the short, of the long
};

}  // namespace stet::engine
