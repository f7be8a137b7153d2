// Features of a block's words: how common they are in the language, and which other blocks have them too.
#include "arbiter/view.hpp"
#include "facts/stems.hpp"
#include "facts/word_classes.hpp"
#include "text/bytes.hpp"
#include "text/prefetch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>

namespace stet::arbiter {
namespace {

// Shorter words say little of the subject.
constexpr unsigned shortest_term = 5;  // bytes
constexpr unsigned short_word = 3;     // bytes
// What a paragraph is about, its first words say.
constexpr std::size_t most_terms = 12;  // of a block

/// What a word, or in unspaced scripts a pair of characters, is to the page. Cut blocks do not count.
struct Term {
    std::uint64_t stem;
    std::uint32_t last_block;   // from 1
    std::uint32_t first_prose;  // the first prose from title or core on
    std::uint32_t last_prose;
    std::uint32_t counts;  // of blocks that have it, 255 at most, a byte each: all, of the core's prose, of title and lead

    [[nodiscard]] unsigned blocks() const noexcept { return counts & 0xFF; }
    [[nodiscard]] unsigned story() const noexcept { return counts >> 8 & 0xFF; }
    [[nodiscard]] unsigned lead() const noexcept { return counts >> 16; }
};

/// Entries, each found by its stem, and numbered from 1 on.
template <class Entry>
class Vocabulary {
public:
    /// For so many different ones at most.
    Vocabulary(Scratch& scratch, std::size_t most)
        : entries_(scratch.room<Entry>(most + 2)),
          size_(std::bit_ceil(4 * most + 2)),
          slots_(scratch.room<std::uint32_t>(size_)),
          shift_(64 - std::countr_zero(size_)) {
        std::fill_n(slots_, size_, 0U);
    }

    void fetch(std::uint64_t stem) const noexcept { text::prefetch(&slots_[slot_of(stem)]); }

    /// The number of the entry with the stem, which is `fresh` where there was none.
    [[nodiscard]] std::uint32_t number_of(std::uint64_t stem, const Entry& fresh) {
        // Whether a word is new is nothing that one foresees, so there is no branch that asks.
        entries_[0].stem = stem;  // a free slot leads there
        entries_[count_ + 1] = fresh;
        entries_[count_ + 1].stem = stem;
        std::size_t slot = slot_of(stem);
        while (entries_[slots_[slot]].stem != stem) slot = (slot + 1) & (size_ - 1);
        const std::uint32_t is_free = slots_[slot] == 0 ? 1U : 0U;
        count_ += is_free;
        return slots_[slot] += count_ * is_free;
    }

    [[nodiscard]] Entry& operator[](std::uint32_t number) noexcept { return entries_[number]; }
    [[nodiscard]] const Entry& operator[](std::uint32_t number) const noexcept { return entries_[number]; }

private:
    [[nodiscard]] std::size_t slot_of(std::uint64_t stem) const noexcept {
        return static_cast<std::size_t>(stem * 0x9E3779B97F4A7C15U >> shift_);
    }

    Entry* entries_;
    std::size_t size_;      // of the slots
    std::uint32_t* slots_;  // open addressing, a quarter full at most, as further looks cost wrong guesses: a number, or 0 where it is free
    int shift_;
    std::uint32_t count_ = 0;
};

/// The terms of a page, block by block; and what its words are.
class Words {
public:
    std::uint64_t* const ends;  // the block's last word, digits taken for alike; 0 for none

    template <text::Vectors by>
    Words(const View& page, std::integral_constant<text::Vectors, by>)
        : ends(page.scratch.room<std::uint64_t>(page.count)),
          page_(page),
          text_(page.evidence.facts.folded.text),
          classes_(page.about.language),
          starts_(page.evidence.facts.folded.starts.data()),
          next_(starts_),
          starts_end_(starts_ + page.evidence.facts.folded.starts.size()),
          all_stems_(page.scratch.room<std::uint64_t>(page.evidence.facts.folded.starts.size())),
          all_lengths_(page.scratch.room<std::uint8_t>(page.evidence.facts.folded.starts.size())),
          counts_(page.scratch, columns, page.count),
          stems_(page.scratch.room<std::uint64_t>(most_terms_of(page) + most_terms)),
          blocks_(page.scratch.room<std::uint32_t>(most_terms_of(page) + most_terms)),
          begin_(page.scratch.room<std::uint32_t>(page.count + 1)) {
        begin_[0] = 0;
        classes_.fetch();
        facts::read_stems(text_, {starts_, starts_end_}, all_stems_, all_lengths_, page.vectors);
        for (std::size_t i = 0; i < page.count; ++i) {
            if (page.is_cut(i)) {
                for (std::size_t column = 0; column < columns; ++column) counts_[column][i] = 0;
            } else if (page.facts[i].is(Shape::unspaced)) {
                read<true, by>(i);
            } else {
                read<false, by>(i);
            }
            skip(i);
            begin_[i + 1] = count_;
        }
        const auto share = [&](std::size_t part, Feature feature) {
            shares_of(counts_[part], counts_[all], page.count, page.column(feature), page.vectors);
        };
        share(shorts, Feature::short_words);
        share(stops, Feature::stop_words);
        share(addresses, Feature::address_words);
        share(furniture, Feature::furniture_share);
        std::uint8_t* const furniture_words = page.column(Feature::furniture_words);
        for (std::size_t i = 0; i < page.count; ++i) {
            furniture_words[i] = capped(counts_[furniture][i]);
            if (!page.facts[i].is(Shape::unspaced) || page.is_cut(i)) continue;
            page.at(Feature::short_words, i) = plain_short_words;
            page.at(Feature::stop_words, i) = plain_stop_words;
        }
    }

    /// Of the page's terms, one behind the other.
    [[nodiscard]] std::span<const std::uint64_t> stems() const { return {stems_, count_}; }
    /// The block of each.
    [[nodiscard]] std::span<const std::uint32_t> blocks() const { return {blocks_, count_}; }
    /// Where a block's begin; and the end.
    [[nodiscard]] std::size_t begin(std::size_t block) const { return begin_[block]; }

private:
    // As in a plain sentence of a script with spaces.
    static constexpr std::uint8_t plain_short_words = 80;
    static constexpr std::uint8_t plain_stop_words = 90;

    // What is counted of each block.
    enum Column : std::uint8_t { all, shorts, stops, addresses, furniture, columns };

    /// How many terms the page may have.
    static std::size_t most_terms_of(const View& page) {
        return std::min(page.evidence.facts.folded.starts.size(), page.count * most_terms);
    }

    /// The character at `at` and the next of an unspaced script, as a word; a word of another script among them.
    static facts::Stem pair_at(const char* at, const char* end) {
        if (static_cast<unsigned char>(*at) < 0xE0) return facts::stem_at(at, end);
        return {text::next_bytes(at, end) & text::first_bytes(6), 6};
    }

    static std::uint64_t end_of(facts::Stem word) {
        const auto first = static_cast<unsigned char>(word.bytes & 0xFF);
        return word.length == 0 ? 0 : first >= '0' && first <= '9' ? 1 : word.bytes;
    }

    template <text::Vectors by>
    [[nodiscard]] facts::WordClass class_of(std::uint64_t stem) const {
#if STET_HAS_AVX2
        if constexpr (by == text::Vectors::avx2) return classes_.of_by_avx2(stem);
#endif
        return classes_.of(stem);
    }

    /// Notes the block's terms, and counts its words up to the last of them.
    template <bool unspaced, text::Vectors by>
    void read(std::size_t i) {
        const std::uint32_t end = page_.facts[i].folded_end;
        const char* const text = text_.data();
        const std::uint32_t* next = next_;
        std::uint64_t* const stems = stems_ + count_;
        std::uint32_t words = 0, short_words = 0;
        std::array<std::uint32_t, facts::word_class_count> of_class{};
        std::size_t count = 0;
        const std::uint32_t* limit;
        do {
            constexpr std::ptrdiff_t most_counted = 0xFFFF;
            limit = next + std::min(starts_end_ - next, most_counted);
            std::uint64_t classes = 0;  // how many there are of each, sixteen bits each
            while (next != limit && *next < end && count != most_terms) {
                const facts::Stem word = unspaced ? pair_at(text + *next, text + end) : word_at(next);
                ++next;
                const facts::WordClass what = class_of<by>(word.bytes);
                words += word.length != 0 ? 1U : 0U;
                short_words += word.length - 1 < short_word ? 1U : 0U;
                classes += std::uint64_t{1} << 16 * static_cast<unsigned>(what);
                // Which words are terms is nothing that one foresees, so there is no branch that asks.
                stems[count] = word.bytes;
                const unsigned is_stop = what == facts::WordClass::stop ? 1U : 0U;
                count += (word.length >= shortest_term ? 1U : 0U) & ~is_stop;
            }
            for (std::uint32_t& each : of_class) {
                each += static_cast<std::uint32_t>(classes & 0xFFFF);
                classes >>= 16;
            }
        } while (next == limit && next != starts_end_);
        std::fill_n(blocks_ + count_, most_terms, static_cast<std::uint32_t>(i));
        count_ += static_cast<std::uint32_t>(count);
        next_ = next;
        counts_[all][i] = words;
        counts_[shorts][i] = short_words;
        counts_[stops][i] = of_class[static_cast<std::size_t>(facts::WordClass::stop)];
        counts_[addresses][i] = of_class[static_cast<std::size_t>(facts::WordClass::address)];
        counts_[furniture][i] = of_class[static_cast<std::size_t>(facts::WordClass::furniture)];
    }

    /// Passes over what is left of the block, but for its last word.
    void skip(std::size_t i) {
        const BlockFacts& facts = page_.facts[i];
        const facts::FoldedPage& folded = page_.evidence.facts.folded;
        next_ = folded.starts.data() + folded.starts_up_to[i];
        const bool is_empty = next_ == folded.starts.data() || next_[-1] < facts.folded_begin;
        ends[i] = 0;
        if (is_empty) return;
        ends[i] = end_of(facts.is(Shape::unspaced) ? pair_at(text_.data() + next_[-1], text_.data() + facts.folded_end)
                                                   : word_at(next_ - 1));
    }

    /// The word at one of the page's starts.
    [[nodiscard]] facts::Stem word_at(const std::uint32_t* start) const {
        const std::ptrdiff_t n = start - starts_;
        return {all_stems_[n], all_lengths_[n]};
    }

    const View& page_;
    std::string_view text_;
    facts::WordClasses classes_;
    const std::uint32_t* starts_;  // of the page
    const std::uint32_t* next_;
    const std::uint32_t* starts_end_;
    std::uint64_t* all_stems_;  // of each
    std::uint8_t* all_lengths_;
    Counts counts_;
    std::uint64_t* stems_;
    std::uint32_t* blocks_;
    std::uint32_t count_ = 0;  // of terms
    std::uint32_t* begin_;
};

/// A word that blocks end with.
struct End {
    std::uint64_t stem;
    std::uint32_t blocks;
};

/// Which blocks end with the same word.
void measure_repeats(const View& page, const Words& words) {
    Vocabulary<End> known(page.scratch, page.count);
    std::uint32_t* const last = page.scratch.room<std::uint32_t>(page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        last[i] = known.number_of(words.ends[i], {0, 0});
        ++known[last[i]].blocks;
    }
    for (std::size_t i = 0; i < page.count; ++i) last[i] = known[last[i]].blocks;
    logs_of(last, page.count, page.column(Feature::alike_end), page.vectors);
    const WindowSums alike(page.scratch, page.count, [&](std::size_t i) {
        return (page.facts[i].words <= 12 ? 1U : 0U) & (last[i] >= 3 ? 1U : 0U);
    });
    std::uint8_t* const shares = page.column(Feature::alike_share_8);
    alike.each(-8, 8, [&](std::size_t i, std::uint32_t sum) { shares[i] = share(sum, 17U); });
}

/// Four sums in one number: which of them a weight is added to, by four bits.
constexpr std::array<std::uint64_t, 16> four_sums = [] {
    std::array<std::uint64_t, 16> spread{};
    for (std::size_t bits = 0; bits < 16; ++bits) {
        for (std::size_t k = 0; k < 4; ++k) {
            if ((bits >> k & 1) != 0) spread[bits] |= std::uint64_t{1} << 16 * k;
        }
    }
    return spread;
}();

// What a block is to the story, as bits.
constexpr unsigned is_prose = 1;
constexpr unsigned is_story = 2;  // prose of the core
constexpr unsigned is_title = 4;
constexpr unsigned is_lead = 8;  // the title, or one of the core's first paragraphs
constexpr unsigned is_body = 16;  // prose from title or core on

constexpr std::size_t lead_paragraphs = 3;

const std::uint8_t* kinds_of_blocks(const View& page) {
    std::uint8_t* const kinds = page.scratch.room<std::uint8_t>(page.count);
    const std::size_t top = std::min<std::size_t>(page.title() == page.count ? 0 : page.title(), page.about.core_begin);
    std::size_t paragraphs = 0;  // of the story, so far
    for (std::size_t i = 0; i < page.count; ++i) {
        const bool prose = page.is_prose(i);
        const bool story = prose && page.in_core(i);
        const bool title = i == page.title();
        const bool lead = title || (story && paragraphs < lead_paragraphs);
        paragraphs += story ? 1U : 0U;
        kinds[i] = static_cast<std::uint8_t>((prose ? is_prose : 0U) | (story ? is_story : 0U) | (title ? is_title : 0U) |
                                             (lead ? is_lead : 0U) | (prose && i >= top ? is_body : 0U));
    }
    return kinds;
}

/// What the page knows of its words' stems, and which of them each of its terms is.
class Terms {
public:
    Terms(Scratch& scratch, const Words& words, const std::uint8_t* kinds)
        : known_(scratch, words.stems().size()), numbers_(scratch.room<std::uint32_t>(words.stems().size())) {
        constexpr std::size_t ahead = 8;
        const std::span<const std::uint64_t> stems = words.stems();
        for (std::size_t n = 0; n < stems.size(); ++n) {
            if (n + ahead < stems.size()) known_.fetch(stems[n + ahead]);
            numbers_[n] = known_.number_of(stems[n], {0, 0, never, 0, 0});
            note(known_[numbers_[n]], words.blocks()[n], kinds[words.blocks()[n]]);
        }
    }

    [[nodiscard]] const Term& operator[](std::size_t n) const { return known_[numbers_[n]]; }
    /// No term is in more blocks.
    [[nodiscard]] std::size_t most_blocks() const { return most_blocks_; }

private:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

    void note(Term& term, std::uint32_t block, unsigned kinds) {
        const unsigned is_first = term.last_block != block + 1 ? 1 : 0;
        const unsigned ones = 1U | ((kinds & is_story) != 0 ? 1U << 8 : 0U) | ((kinds & is_lead) != 0 ? 1U << 16 : 0U);
        // A byte of 255 has its low bits grow into its high one, which is set.
        const unsigned full = ((term.counts & 0x7F7F7F) + 0x010101) & term.counts & 0x808080;
        term.last_block = block + 1;
        term.counts += (ones * is_first) & ~(full >> 7);
        term.last_prose = (kinds & is_prose) != 0 ? block : term.last_prose;
        term.first_prose = std::min(term.first_prose, (kinds & is_body) != 0 ? block : never);
        most_blocks_ |= term.blocks();
    }

    Vocabulary<Term> known_;
    std::uint32_t* numbers_;
    std::size_t most_blocks_ = 0;  // all bits that are in any
};

/// How much of a block's words the story knows.
void measure_topic(const View& page, const Words& words) {
    const std::uint8_t* const kinds = kinds_of_blocks(page);
    const Terms terms(page.scratch, words, kinds);
    // A rarer word weighs more, up to 31; their sum stays within sixteen bits.
    static_assert(most_terms * 31 < 0x10000);
    std::array<std::uint8_t, 256> weight_of;
    for (std::size_t blocks = 1; blocks <= terms.most_blocks(); ++blocks) {
        weight_of[blocks] = static_cast<std::uint8_t>(log_of(page.count / blocks) / 8);
    }
    // Up to each term: weights by four_sums, and of all, above how many the story has. A block's are what they
    // grow by: a sum that overflows does no harm.
    struct Sums {
        std::uint64_t four;
        std::uint64_t all;
    };
    const std::size_t count = words.stems().size();
    Sums* const sums = page.scratch.room<Sums>(count + 1);
    Sums sum = sums[0] = {0, 0};
    for (std::size_t n = 0; n < count; ++n) {
        const Term& term = terms[n];
        const std::uint32_t block = words.blocks()[n];
        // Without branches: which words a story knows is nothing that one foresees. It is no news that a block
        // of the story, or the title, has its own.
        const std::uint64_t weight = weight_of[term.blocks()];
        const unsigned in_story = term.story() > ((kinds[block] & is_story) != 0 ? 1U : 0U) ? 1 : 0;
        const unsigned in_lead = term.lead() > ((kinds[block] & is_title) != 0 ? 1U : 0U) ? 2 : 0;
        const unsigned above = term.first_prose < block ? 4 : 0;
        const unsigned below = term.last_prose > block ? 8 : 0;
        sum.four += weight * four_sums[in_story | in_lead | above | below];
        sum.all += weight << 32 | in_story;
        sums[n + 1] = sum;
    }
    enum Column : std::uint8_t { sizes, stories, weights, story_weights, leads, aboves, belows, columns };
    Counts of(page.scratch, columns, page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::size_t begin = words.begin(i), end = words.begin(i + 1);
        const std::uint64_t four = sums[end].four - sums[begin].four;
        const std::uint64_t all = sums[end].all - sums[begin].all;
        of[sizes][i] = static_cast<std::uint32_t>(end - begin);
        of[stories][i] = static_cast<std::uint32_t>(all);
        of[weights][i] = static_cast<std::uint32_t>(all >> 32);
        of[story_weights][i] = static_cast<std::uint32_t>(four & 0xFFFF);
        of[leads][i] = static_cast<std::uint32_t>(four >> 16 & 0xFFFF);
        of[aboves][i] = static_cast<std::uint32_t>(four >> 32 & 0xFFFF);
        of[belows][i] = static_cast<std::uint32_t>(four >> 48);
    }
    const auto share = [&](Column part, Column whole, Feature feature) {
        shares_of(of[part], of[whole], page.count, page.column(feature), page.vectors);
    };
    share(stories, sizes, Feature::topic_share);
    logs_of(of[stories], page.count, page.column(Feature::topic_words), page.vectors);
    share(story_weights, weights, Feature::topic_rare);
    share(leads, weights, Feature::known_lead);
    share(aboves, weights, Feature::known_above);
    share(belows, weights, Feature::known_below);
    const WindowSums known_sums(page.scratch, page.count, [&](std::size_t i) { return of[story_weights][i]; });
    const WindowSums all_sums(page.scratch, page.count, [&](std::size_t i) { return of[weights][i]; });
    known_sums.share_of(all_sums, -4, 4, page.column(Feature::known_4), page.vectors);
}

template <text::Vectors by>
void measure_all(const View& page) {
    const Words words(page, std::integral_constant<text::Vectors, by>());
    measure_repeats(page, words);
    measure_topic(page, words);
}

}  // namespace

#if STET_HAS_AVX2
STET_FOR_AVX2 static void measure_by_avx2(const View& page) { measure_all<text::Vectors::avx2>(page); }
#endif

void measure_words(const View& page) {
#if STET_HAS_AVX2
    if (page.vectors >= text::Vectors::avx2) return measure_by_avx2(page);
#endif
    measure_all<text::Vectors::baseline>(page);
}

}  // namespace stet::arbiter
