// What authors call the elements of their pages, as a clue to what is of the article.
#pragma once

#include "facts/markup.hpp"
#include "text/beginning.hpp"
#include "text/name_parts.hpp"

#include <stet/document.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::arbiter {

/// Where an element of a name stands, seen from a block's own element (BlockMarkup::leaf).
enum class NamePlace : std::uint8_t {
    own,
    parent,
    near,    ///< two or three steps up
    around,  ///< anywhere from the block's own element up to the page; counts once, however often
};
inline constexpr std::size_t name_places = 4;

/// A learned lexicon of the words in elements' names, classes, ids, roles and itemprops: what each adds to the log-odds that
/// text in such an element is of the article. (Alone, by this sum and no other feature, cross-validated: 0.955 gram F1 of
/// aeb, 0.946 word F1 of wcxb.) The pages of many sites are made by few programs, and those who write
/// templates call like things alike: a list of hints by hand (facts/markup.def) has what we thought of, this what stands there.
class Lexicon {
public:
    /// In thousandths of log-odds, by place.
    using Weights = std::array<std::int16_t, name_places>;
    static constexpr std::size_t longest_word = 64;  // bytes; what is longer is cut off

    explicit Lexicon(std::int32_t base = 0) : base_(base), slots_(4) {}

    /// Adds a word as words_of() has it. Of a word given twice the later weights hold.
    void add(std::string_view word, const Weights& weights);

    [[nodiscard]] std::int32_t base() const noexcept { return base_; }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] std::string_view word(std::size_t n) const noexcept {
        return std::string_view(text_).substr(entries_[n].begin, entries_[n].size);
    }
    [[nodiscard]] const Weights& weights(std::size_t n) const noexcept { return entries_[n].weights; }
    /// The word's number in the order of adding, or size().
    [[nodiscard]] std::size_t find(std::string_view word) const noexcept;

    /// Of each element that is not inline the sum that a block has whose own element it is. Linear in the elements and their names.
    [[nodiscard]] std::vector<std::int32_t> sums(const Markup& markup, const facts::MarkupFacts& facts) const;

    /// What those sums are made of, for one element: for training, and the oracle of tests. Linear in what is around it.
    struct Clue {
        std::uint32_t word;
        NamePlace place;
    };
    [[nodiscard]] std::vector<Clue> clues(const Markup& markup, std::uint32_t element) const;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Entry {
        text::Beginning beginning;
        std::uint32_t begin;
        std::uint32_t size;
        Weights weights;
    };
    /// Of a hash table, at most half full. The tag tells most words that are not the entry's without a look at that.
    struct Slot {
        std::uint32_t tag = 0;  // of the word's hash
        std::uint32_t entry = none;
    };
    static constexpr std::uint32_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash); }
    void place(std::size_t n) noexcept;
    /// Gets all of it near. A page asks for it here and there, hundreds of times, after much else was done, and would wait each time.
    void fetch() const noexcept;
    /// The word's slot, or a free one where it would be.
    [[nodiscard]] std::size_t slot_of(std::string_view word, const text::Beginning& beginning) const noexcept;
    /// As find().
    [[nodiscard]] std::size_t find(std::string_view word, const text::Beginning& beginning) const noexcept {
        const std::uint32_t entry = slots_[slot_of(word, beginning)].entry;
        return entry == none ? size() : entry;
    }
    std::int32_t base_;
    std::string text_;
    std::vector<Entry> entries_;
    std::vector<Slot> slots_;
};

/// Calls note(word) for each word of a class, id, role or itemprop: ".entry-0" for all of it (digits are one 0), and "entry" for
/// each part of it, parted where letters end or small ones do. In lower case; a word may come twice, and the view holds until
/// note() returns. Byte by byte: for names that are long or not ASCII, and the oracle of tests.
template <class Note>
void words_of_slowly(std::string_view name, Note note) {
    std::array<char, Lexicon::longest_word + text::Beginning::size> whole{}, part{};
    std::size_t whole_size = 0, part_size = 0;
    const auto put = [](auto& word, std::size_t& size, char c) {
        if (size < Lexicon::longest_word) word[size++] = c;
    };
    const auto end_part = [&] {
        if (part_size > 0) note(std::string_view(part.data(), part_size));
        part_size = 0;
    };
    put(whole, whole_size, '.');
    bool was_small = false, was_digit = false, has_other = false;
    for (const char c : name) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_letter = is_capital || (c >= 'a' && c <= 'z');
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && was_digit) continue;
        was_digit = is_digit;
        const char small = is_capital ? static_cast<char>(c | 0x20) : c;
        put(whole, whole_size, is_digit ? '0' : small);
        if (!is_letter || (is_capital && was_small)) {
            has_other = true;
            end_part();
        }
        was_small = is_letter && !is_capital;
        if (is_letter) put(part, part_size, small);
    }
    end_part();
    // A name of one part is said by that.
    if (whole_size > 1 && has_other) note(std::string_view(whole.data(), whole_size));
}

/// The same, by what all its bytes are at once. `readable` ends what may be read, at the name's end or behind it. Where a word
/// stands, a text::Beginning may be read.
template <class Note>
void words_of_name(std::string_view name, const char* readable, Note note) {
    if (name.size() > text::NameParts::longest) return words_of_slowly(name, note);
    text::NameParts parts(name, readable);
    const std::uint64_t all = (std::uint64_t{1} << name.size()) - 1;
    if ((parts.chunk.other & all) != 0) return words_of_slowly(name, note);
    char* const lower = parts.lower();
    parts.each_place([&](std::size_t begin, std::size_t size) { note(std::string_view(lower + begin, size)); });
    if (parts.ends == 0) return;  // a name of one part is said by that
    std::size_t size = name.size();
    if (const std::uint64_t digits = parts.chunk.digit & all; digits != 0) {
        for (std::uint64_t left = digits; left != 0; left &= left - 1) lower[std::countr_zero(left)] = '0';
        const std::uint64_t repeated = digits & digits << 1;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size; ++i) {
            lower[kept] = lower[i];
            kept += (repeated >> i & 1) ^ 1;
        }
        size = kept;
    }
    lower[-1] = '.';
    note(std::string_view(lower - 1, 1 + size));
}

/// Calls note(word) for each word of a name, of an element's own "<div". What may be read and where is as for words_of_name().
template <class Note>
void words_of(std::string_view name, bool is_element, const char* readable, Note note) {
    if (!is_element) {
        if (name.starts_with('.') || name.starts_with('#')) name.remove_prefix(1);
        return words_of_name(name, readable, note);
    }
    if (name.empty()) return;
    std::array<char, Lexicon::longest_word + text::Beginning::size> word{};
    const std::string_view beginning = name.substr(0, Lexicon::longest_word - 1);
    word[0] = '<';
    std::copy(beginning.begin(), beginning.end(), word.begin() + 1);
    note(std::string_view(word.data(), 1 + beginning.size()));
}

/// The same for all names of what Element::about says.
template <class Note>
void words_of(std::string_view about, Note note) {
    for (std::size_t at = 0; at <= about.size();) {
        const std::size_t end = std::min(about.find(' ', at), about.size());
        words_of(about.substr(at, end - at), at == 0, about.data() + about.size(), note);
        at = end + 1;
    }
}

}  // namespace stet::arbiter
