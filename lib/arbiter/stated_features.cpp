// Features of HTML pages that state their article's text in JSON-LD: which blocks are of that text.
#include "arbiter/view.hpp"
#include "facts/fold.hpp"
#include "facts/word_classes.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::arbiter {
namespace {

// Three words in a row tell one text from others (so near-copies are told, too: Broder et al., "Syntactic clustering of the
// Web", 1997, whose shingles they are).
constexpr std::size_t shingle = 3;
// A block of so many words that are nearly all stated is no chance find, and says where the stated text stands.
constexpr std::size_t sure_words = 8;
constexpr unsigned sure_share = 178;  // of 255
// A shorter one is but a summary.
constexpr std::size_t least_words = 30;

/// Of words in a row.
std::uint64_t hash_of(std::initializer_list<std::uint64_t> words) noexcept {
    std::uint64_t hash = words.size();
    for (const std::uint64_t word : words) hash = std::rotl(hash, 23) * 0x9E3779B97F4A7C15U ^ word;
    return hash * 0x9E3779B97F4A7C15U;
}

/// Calls note(hash) for each shingle of the words that begin at `starts`; for the words as one where they are fewer. Returns
/// how many words there are.
template <class Note>
std::size_t for_each_shingle(std::string_view folded, std::span<const std::uint32_t> starts, Note note) {
    static_assert(shingle == 3);
    std::uint64_t first = 0, second = 0;  // of the last two words
    std::size_t words = 0;
    for (const std::uint32_t start : starts) {
        const facts::Stem word = facts::stem_at(folded.data() + start, folded.data() + folded.size());
        if (word.length == 0) continue;  // a symbol
        if (++words >= shingle) note(hash_of({first, second, word.bytes}));
        first = std::exchange(second, word.bytes);
    }
    if (words == 1) note(hash_of({second}));
    if (words == 2) note(hash_of({first, second}));
    return words;
}

/// The stated text, as a set of its shingles and of its shorter rows of words. One in sixty that it has not is taken for one
/// that it has (a Bloom filter with one hash, of 64 bits for each).
class StatedText {
public:
    explicit StatedText(std::string_view text) {
        facts::FoldedPage folded;
        BlockFacts facts;
        facts::fold_block(text, folded, facts);
        const std::span<const std::uint32_t> starts(folded.starts);
        bits_.resize(std::bit_ceil(starts.size() + 1));
        words_ = for_each_shingle(folded.text, starts, [&](std::uint64_t hash) { add(hash); });
        // Two words make a row where no symbol parts them.
        facts::Stem last;
        for (const std::uint32_t start : starts) {
            const facts::Stem word = facts::stem_at(folded.text.data() + start, folded.text.data() + folded.text.size());
            if (word.length != 0) add(hash_of({word.bytes}));
            if (word.length != 0 && last.length != 0) add(hash_of({last.bytes, word.bytes}));
            last = word;
        }
    }

    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] bool has(std::uint64_t hash) const { return (bits_[word_of(hash)] >> (hash & 63) & 1) != 0; }

private:
    void add(std::uint64_t hash) { bits_[word_of(hash)] |= std::uint64_t{1} << (hash & 63); }
    [[nodiscard]] std::size_t word_of(std::uint64_t hash) const { return static_cast<std::size_t>(hash >> 32) & (bits_.size() - 1); }

    std::vector<std::uint64_t> bits_;
    std::size_t words_ = 0;
};

}  // namespace

void measure_stated(const View& page) {
    if (page.document.markup().stated_body.empty()) return;
    const StatedText stated(page.document.markup().stated_body);
    if (stated.words() < least_words) return;

    const facts::FoldedPage& folded = page.evidence.facts.folded;
    const std::span<const std::uint32_t> starts(folded.starts);
    std::optional<std::size_t> first;
    std::size_t last = 0, found_words = 0;
    for (std::size_t i = 0; i < page.count; ++i) {
        const std::size_t begin = i == 0 ? 0 : folded.starts_up_to[i - 1];
        std::uint32_t found = 0, all = 0;
        const std::size_t words = for_each_shingle(folded.text, starts.subspan(begin, folded.starts_up_to[i] - begin), [&](std::uint64_t hash) {
            found += stated.has(hash) ? 1U : 0U;
            ++all;
        });
        const std::uint8_t of_block = share(found, all);
        page.at(Feature::stated, i) = std::max<std::uint8_t>(of_block, 1);
        if (words < sure_words || of_block < sure_share) continue;
        if (!first) first = i;
        last = i;
        found_words += words;
    }
    for (std::size_t i = 0; i < page.count; ++i) {
        page.at(Feature::page_stated, i) = log_of(stated.words());
        page.at(Feature::page_stated_found, i) = share(found_words, stated.words());
        // What sums the body up is not of it, and none the less of the article.
        const bool is_standfirst = page.blocks[i].role == Role::standfirst;
        if (is_standfirst) page.at(Feature::stated, i) = 0;
        if (!first || is_standfirst) continue;
        page.at(Feature::stated_place, i) = i < *first ? 1 : i <= last ? 2 : 3;
        page.at(Feature::stated_distance, i) = i < *first ? page.logs[*first - i] : i <= last ? std::uint8_t{0} : page.logs[i - last];
    }
}

}  // namespace stet::arbiter
