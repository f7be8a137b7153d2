// Features of a block's words: how common they are in the language, and which other blocks have them too.
#include "arbiter/view.hpp"
#include "facts/word_classes.hpp"
#include "text/bytes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>
#include <vector>

namespace stet::arbiter {
namespace {

// Shorter words say little of the subject.
constexpr unsigned shortest_term = 5;  // bytes
constexpr unsigned short_word = 3;     // bytes
// What a paragraph is about, its first words say.
constexpr std::size_t most_terms = 24;  // of a block

/// What a word, or in unspaced scripts a pair of characters, is to the page. Cut blocks do not count.
struct Term {
    std::uint64_t stem = 0;
    std::uint32_t last_block = 0;                                          // from 1
    std::uint32_t first_prose = std::numeric_limits<std::uint32_t>::max();  // the first prose from title or core on
    std::uint32_t last_prose = 0;
    std::uint8_t blocks = 0;  // how many have it
    std::uint8_t story = 0;   // of the core's prose
    std::uint8_t lead = 0;    // of title and lead
};

void count_one(std::uint8_t& count) noexcept { count = static_cast<std::uint8_t>(count + (count != 255 ? 1 : 0)); }

/// Entries, each found by its stem, and numbered from 0 on.
template <class Entry>
class Vocabulary {
public:
    /// For so many different ones at most.
    explicit Vocabulary(std::size_t most)
        : slots_(std::bit_ceil(most + most / 2 + 2)), shift_(64 - std::countr_zero(slots_.size())) {
        entries.reserve(most / 4);  // as many as pages of prose have
    }

    [[nodiscard]] std::uint32_t number_of(std::uint64_t stem) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(stem * 0x9E3779B97F4A7C15U >> shift_);
        while (slots_[slot] != 0 && entries[slots_[slot] - 1].stem != stem) slot = (slot + 1) & mask;
        if (slots_[slot] == 0) {
            entries.emplace_back().stem = stem;
            slots_[slot] = static_cast<std::uint32_t>(entries.size());
        }
        return slots_[slot] - 1;
    }

    std::vector<Entry> entries;

private:
    std::vector<std::uint32_t> slots_;  // open addressing, two thirds full at most: 0 is free, else the number and 1
    int shift_;
};

constexpr std::size_t lead_paragraphs = 3;

/// The words of a page, block by block.
class Words {
public:
    std::vector<std::uint64_t> ends;  // the block's last word, digits taken for alike; 0 for none

    explicit Words(const View& page)
        : ends(page.count),
          page_(page),
          text_(page.evidence.facts.folded.text.data()),
          classes_(page.about.language),
          starts_(page.evidence.facts.folded.starts),
          vocabulary_(starts_.size()),
          begin_(page.count + 1) {
        numbers_of_.reserve(starts_.size());
        std::size_t from = 0;
        for (std::size_t i = 0; i < page.count; ++i) {
            std::size_t end = from;
            while (end < starts_.size() && starts_[end] < page.facts[i].folded_end) ++end;
            begin_[i] = static_cast<std::uint32_t>(numbers_of_.size());
            read(i, starts_.subspan(from, end - from));
            from = end;
        }
        begin_[page.count] = static_cast<std::uint32_t>(numbers_of_.size());
    }

    [[nodiscard]] const std::vector<Term>& terms() const { return vocabulary_.entries; }
    /// The numbers of the block's terms.
    [[nodiscard]] std::span<const std::uint32_t> of_block(std::size_t i) const {
        return std::span(numbers_of_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }

private:
    // As in a plain sentence of a script with spaces.
    static constexpr std::uint8_t plain_short_words = 80;
    static constexpr std::uint8_t plain_stop_words = 90;

    /// The character at `at` and the next of an unspaced script, as a word; a word of another script among them.
    static facts::Stem pair_at(const char* at, const char* end) {
        if (static_cast<unsigned char>(*at) < 0xE0) return facts::stem_at(at, end);
        return {text::next_bytes(at, end) & text::first_bytes(6), 6};
    }

    static std::uint64_t end_of(facts::Stem word) {
        const auto first = static_cast<unsigned char>(word.bytes & 0xFF);
        return word.length == 0 ? 0 : first >= '0' && first <= '9' ? 1 : word.bytes;
    }

    void read(std::size_t i, std::span<const std::uint32_t> starts) {
        const BlockFacts& facts = page_.facts[i];
        const bool unspaced = facts.is(Shape::unspaced);
        const char* const end = text_ + facts.folded_end;
        const auto read_word = [&](std::uint32_t start) {
            return unspaced ? pair_at(text_ + start, end) : facts::stem_at(text_ + start, end);
        };
        if (!starts.empty()) ends[i] = end_of(read_word(starts.back()));
        if (page_.is_cut(i)) return;
        const bool prose = page_.is_prose(i);
        const bool story = prose && page_.in_core(i);
        const bool lead = i == page_.title() || (story && paragraphs_ < lead_paragraphs);
        paragraphs_ += story ? 1U : 0U;
        const bool above = prose && i >= top_;
        const auto number = static_cast<std::uint32_t>(i);
        std::size_t words = 0, short_words = 0;
        std::array<std::size_t, facts::word_class_count> of_class{};
        const std::size_t most = numbers_of_.size() + most_terms;
        for (std::size_t k = 0; k < starts.size(); ++k) {
            const facts::Stem word = read_word(starts[k]);
            words += word.length != 0 ? 1U : 0U;
            short_words += word.length != 0 && word.length <= short_word ? 1U : 0U;
            const facts::WordClass what = classes_.of(word.bytes);
            ++of_class[static_cast<std::size_t>(what)];
            if (word.length < shortest_term || what == facts::WordClass::stop) continue;
            const std::uint32_t of_term = vocabulary_.number_of(word.bytes);
            numbers_of_.push_back(of_term);
            Term& term = vocabulary_.entries[of_term];
            if (term.last_block != number + 1) {
                term.last_block = number + 1;
                count_one(term.blocks);
                if (story) count_one(term.story);
                if (lead) count_one(term.lead);
                if (prose) term.last_prose = number;
                if (above) term.first_prose = std::min(term.first_prose, number);
            }
            if (numbers_of_.size() == most) break;
        }
        page_.at(Feature::short_words, i) = unspaced ? plain_short_words : share(short_words, words);
        const auto count = [&](facts::WordClass what) { return of_class[static_cast<std::size_t>(what)]; };
        page_.at(Feature::stop_words, i) = unspaced ? plain_stop_words : share(count(facts::WordClass::stop), words);
        page_.at(Feature::address_words, i) = share(count(facts::WordClass::address), words);
        page_.at(Feature::furniture_words, i) = capped(count(facts::WordClass::furniture));
        page_.at(Feature::furniture_share, i) = share(count(facts::WordClass::furniture), words);
    }

    const View& page_;
    const char* text_;
    facts::WordClasses classes_;
    std::span<const std::uint32_t> starts_;
    std::size_t top_ = std::min<std::size_t>(page_.title() == page_.count ? 0 : page_.title(), page_.about.core_begin);
    std::size_t paragraphs_ = 0;  // of the story, so far
    Vocabulary<Term> vocabulary_;
    std::vector<std::uint32_t> numbers_of_;  // of all blocks, one behind the other
    std::vector<std::uint32_t> begin_;       // where a block's begin; and the end
};

/// A word that blocks end with.
struct End {
    std::uint64_t stem = 0;
    std::uint32_t blocks = 0;
};

/// Which blocks end with the same word.
void measure_repeats(const View& page, const Words& words) {
    Vocabulary<End> known(page.count);
    std::vector<std::uint32_t> last(page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        last[i] = known.number_of(words.ends[i]);
        ++known.entries[last[i]].blocks;
    }
    for (std::size_t i = 0; i < page.count; ++i) page.at(Feature::alike_end, i) = log_of(known.entries[last[i]].blocks);
    const WindowSums alike(page.count, [&](std::size_t i) {
        return page.facts[i].words <= 12 && known.entries[last[i]].blocks >= 3;
    });
    alike.each(-8, 8, [&](std::size_t i, std::uint32_t sum) { page.at(Feature::alike_share_8, i) = share(sum, 17); });
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

/// How much of a block's words the story knows.
void measure_topic(const View& page, const Words& words) {
    // A rarer word weighs more, up to 31; their sum stays within sixteen bits.
    static_assert(most_terms * 31 < 0x10000);
    std::array<std::uint8_t, 256> weight_of;
    for (std::size_t blocks = 1; blocks < 256; ++blocks) {
        weight_of[blocks] = static_cast<std::uint8_t>(log_of(page.count / blocks) / 8);
    }
    std::vector<std::uint32_t> known(page.count), all(page.count);  // weights, of each block
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::span<const std::uint32_t> own = words.of_block(i);
        std::uint64_t weights = 0, sums = 0;
        std::size_t story = 0;
        const std::uint32_t own_story = page.is_prose(i) && page.in_core(i) ? 1 : 0;  // it is no news that it has its own
        const std::uint32_t own_lead = i == page.title() ? 1 : 0;
        for (const std::uint32_t number : own) {
            const Term& term = words.terms()[number];
            // Without branches: which words a story knows is nothing that one foresees.
            const std::uint64_t weight = weight_of[term.blocks];
            const unsigned in_story = term.story > own_story ? 1 : 0;
            const unsigned in_lead = term.lead > own_lead ? 2 : 0;
            const unsigned above = term.first_prose < i ? 4 : 0;
            const unsigned below = term.last_prose > i ? 8 : 0;
            weights += weight;
            sums += weight * four_sums[in_story | in_lead | above | below];
            story += in_story;
        }
        const std::uint64_t story_weights = sums & 0xFFFF;
        if (!own.empty()) {
            const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
            set(Feature::topic_share, share(story, own.size()));
            set(Feature::topic_words, log_of(story));
            set(Feature::topic_rare, share(story_weights, weights));
            set(Feature::known_lead, share(sums >> 16 & 0xFFFF, weights));
            set(Feature::known_above, share(sums >> 32 & 0xFFFF, weights));
            set(Feature::known_below, share(sums >> 48, weights));
        }
        known[i] = static_cast<std::uint32_t>(story_weights);
        all[i] = static_cast<std::uint32_t>(weights);
    }
    const WindowSums known_sums(page.count, [&](std::size_t i) { return known[i]; });
    const WindowSums all_sums(page.count, [&](std::size_t i) { return all[i]; });
    known_sums.share_of(all_sums, -4, 4, page.column(Feature::known_4));
}

}  // namespace

void measure_words(const View& page) {
    const Words words(page);
    measure_repeats(page, words);
    measure_topic(page, words);
}

}  // namespace stet::arbiter
