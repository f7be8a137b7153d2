// Features of a block's words: how short they are, and which other blocks have them too.
#include "arbiter/view.hpp"
#include "text/bytes.hpp"
#include "text/folded_words.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace stet::arbiter {
namespace {

// Shorter words say little of the subject.
constexpr std::size_t shortest_term = 4;  // bytes
constexpr std::size_t short_word = 3;     // bytes

/// What a word, or in unspaced scripts a pair of characters, is to the page.
struct Term {
    std::uint32_t last_block = 0;  // from 1
    std::uint16_t blocks = 0;      // in how many it stands; counts are of those that are not cut
    std::uint16_t below = 0;       // how often in the prose from here on
    std::uint16_t story = 0;       // in the core's prose
    std::uint8_t lead = 0;         // in title and lead
    std::uint8_t weight = 0;       // greater for a rarer one
    bool title = false;
    bool above = false;            // in the prose above, from the title or core on
};

template <class Count>
void count_one(Count& count) noexcept {
    if (count != std::numeric_limits<Count>::max()) ++count;
}

constexpr std::size_t lead_paragraphs = 3;

/// The words of a page, block by block.
class Words {
public:
    /// Of a block: its first and last word, digits taken for alike; 0 for none.
    struct Ends {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };
    std::vector<Ends> ends;
    std::vector<Term> terms;

    explicit Words(const View& page)
        : ends(page.count), page_(page), start_(page.evidence.facts.folded.starts.begin()), begin_(page.count + 1) {
        numbers_of_.reserve(page.evidence.facts.folded.starts.size());
        for (std::size_t i = 0; i < page.count; ++i) {
            begin_[i] = static_cast<std::uint32_t>(numbers_of_.size());
            if (page.is_cut(i)) {
                read_ends(i);
            } else {
                read(i);
            }
        }
        begin_[page.count] = static_cast<std::uint32_t>(numbers_of_.size());
    }

    /// The numbers of the block's terms.
    [[nodiscard]] std::span<const std::uint32_t> of_block(std::size_t i) const {
        return std::span(numbers_of_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }

private:
    // As in a plain sentence of a script with spaces.
    static constexpr std::uint8_t plain_short_words = 80;

    /// The word at a start, or of an unspaced script the character there and the next.
    [[nodiscard]] std::string_view word_at(std::uint32_t start, std::size_t i) const {
        const char* const text = page_.evidence.facts.folded.text.data();
        const BlockFacts& facts = page_.facts[i];
        const char* const at = text + start;
        const char* const end = text + facts.folded_end;
        if (facts.is(Shape::unspaced) && static_cast<unsigned char>(*at) >= 0xE0) {
            return {at, static_cast<std::size_t>(std::min<std::ptrdiff_t>(end - at, 6))};
        }
        return {at, text::word_length(at, end)};
    }

    static std::uint64_t alike(std::string_view word, std::uint64_t hash) {
        return word.front() >= '0' && word.front() <= '9' ? 1 : hash | 1;
    }

    [[nodiscard]] bool in_block(std::size_t i) const {
        return start_ != page_.evidence.facts.folded.starts.end() && *start_ < page_.facts[i].folded_end;
    }

    /// Of a block that is cut its ends only.
    void read_ends(std::size_t i) {
        if (!in_block(i)) return;
        const auto end_of = [&](std::uint32_t start) {
            const std::string_view word = word_at(start, i);
            return word.empty() ? std::uint64_t{0} : alike(word, text::hash_of_word(word));
        };
        ends[i].first = end_of(*start_);
        std::uint32_t last = *start_;
        for (; in_block(i); ++start_) last = *start_;
        ends[i].last = end_of(last);
    }

    void read(std::size_t i) {
        const bool prose = page_.is_prose(i);
        const bool story = prose && page_.in_core(i);
        const bool lead = i == page_.title() || (story && paragraphs_ < lead_paragraphs);
        paragraphs_ += story ? 1U : 0U;
        std::size_t words = 0;
        std::size_t short_words = 0;
        for (; in_block(i); ++start_) {
            const std::string_view word = word_at(*start_, i);
            if (word.empty()) continue;
            ++words;
            short_words += word.size() <= short_word ? 1U : 0U;
            const std::uint64_t hash = text::hash_of_word(word);
            if (ends[i].first == 0) ends[i].first = alike(word, hash);
            ends[i].last = alike(word, hash);
            if (word.size() < shortest_term) continue;
            const std::uint32_t number = numbers_.of(hash);
            if (number == terms.size()) terms.emplace_back();
            numbers_of_.push_back(number);
            Term& term = terms[number];
            if (term.last_block != i + 1) count_one(term.blocks);
            term.last_block = static_cast<std::uint32_t>(i + 1);
            if (story) count_one(term.story);
            if (prose) count_one(term.below);
            if (lead) count_one(term.lead);
            term.title = term.title || i == page_.title();
        }
        const bool unspaced = page_.facts[i].is(Shape::unspaced);
        page_.at(Feature::short_words, i) = unspaced ? plain_short_words : share(short_words, words);
    }

    const View& page_;
    std::vector<std::uint32_t>::const_iterator start_;  // of the page's starts, the next
    std::size_t paragraphs_ = 0;                        // of the story, so far
    text::Numbers numbers_;
    std::vector<std::uint32_t> numbers_of_;  // of all blocks, one behind the other
    std::vector<std::uint32_t> begin_;       // where a block's begin; and the end
};

/// Which blocks begin or end with the same word.
void measure_repeats(const View& page, const Words& words) {
    text::Numbers numbers;
    std::vector<std::uint32_t> first(page.count), last(page.count), counts;
    const auto number_of = [&](std::uint64_t hash) {
        const std::uint32_t number = numbers.of(hash);
        if (number == counts.size()) counts.push_back(0);
        ++counts[number];
        return number;
    };
    for (std::size_t i = 0; i < page.count; ++i) {
        first[i] = number_of(words.ends[i].first * 3);  // apart from the last ones
        last[i] = number_of(words.ends[i].last);
    }
    std::vector<std::size_t> nearest(counts.size(), page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::alike_above, i) = page.distance(i, nearest[last[i]]);
        nearest[last[i]] = i;
    }
    std::fill(nearest.begin(), nearest.end(), page.count);
    for (std::size_t i = page.count; i-- > 0;) {
        page.at(Feature::alike_below, i) = page.distance(i, nearest[last[i]]);
        nearest[last[i]] = i;
    }
    Sums alike(page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::alike_begin, i) = log_of(counts[first[i]]);
        page.at(Feature::alike_end, i) = log_of(counts[last[i]]);
        alike.set(i, page.facts[i].words <= 12 && counts[last[i]] >= 3 ? 1 : 0);
    }
    for (std::size_t i = 0; i < page.count; ++i) page.at(Feature::alike_share_8, i) = share(alike.around(i, 8, 8), 17);
}

/// How much of a block's words the story knows.
void measure_topic(const View& page, Words& words) {
    for (Term& term : words.terms) term.weight = static_cast<std::uint8_t>(log_of(page.count / term.blocks) / 8);
    const std::size_t title = page.title() == page.count ? 0 : page.title();
    const std::size_t top = std::min<std::size_t>(title, page.about.core_begin);
    Sums known(page.count);
    Sums all(page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::span<const std::uint32_t> own = words.of_block(i);
        const bool prose = page.is_prose(i);
        if (prose) {
            for (const std::uint32_t number : own) {
                std::uint16_t& below_here = words.terms[number].below;
                below_here = static_cast<std::uint16_t>(below_here - (below_here != 0 ? 1 : 0));  // it may have been full
            }
        }
        std::uint64_t weights = 0, story = 0, story_weights = 0, lead = 0, titles = 0, above = 0, below = 0;
        const std::uint32_t own_story = prose && page.in_core(i) ? 1 : 0;  // it is no news that it has its own
        const std::uint32_t own_lead = i == page.title() ? 1 : 0;
        for (const std::uint32_t number : own) {
            const Term& term = words.terms[number];
            // By masks: which words a story knows is nothing that a branch foresees.
            const auto weight_if = [&](bool is) { return term.weight & (0U - static_cast<unsigned>(is)); };
            weights += term.weight;
            titles += static_cast<unsigned>(term.title);
            story += static_cast<unsigned>(term.story > own_story);
            story_weights += weight_if(term.story > own_story);
            lead += weight_if(term.lead > own_lead);
            above += weight_if(term.above);
            below += weight_if(term.below != 0);
        }
        if (!own.empty()) {
            const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
            set(Feature::title_words, capped(titles));
            set(Feature::topic_share, share(story, own.size()));
            set(Feature::topic_words, log_of(story));
            set(Feature::topic_rare, share(story_weights, weights));
            set(Feature::known_lead, share(lead, weights));
            set(Feature::known_above, share(above, weights));
            set(Feature::known_below, share(below, weights));
        }
        known.set(i, story_weights);
        all.set(i, weights);
        if (prose && i >= top) {
            for (const std::uint32_t number : own) words.terms[number].above = true;
        }
    }
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::known_4, i) = share(known.around(i, 4, 4), all.around(i, 4, 4));
    }
}

}  // namespace

void measure_words(const View& page) {
    Words words(page);
    measure_repeats(page, words);
    measure_topic(page, words);
}

}  // namespace stet::arbiter
