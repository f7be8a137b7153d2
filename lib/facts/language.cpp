#include "facts/language.hpp"

#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/prefetch.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace stet::facts {
namespace {

struct Language {
    const char* code;
    // Function words, folded, that the neighbours in this table do not share or share least.
    std::string_view words;
};

constexpr auto languages = std::to_array<Language>({
    {"en", " the of and to in that is was for with as it on by at from this are be has have not which he said "},
    {"de", " der die und das von den mit ist nicht auf eine ein dem sich auch für zu im als werden wird bei "},
    {"fr", " le les des et est une dans que pour qui sur pas plus par au avec il sont cette ce du "},
    {"es", " el los las del que en una por con para se su como más pero fue este ha al y "},
    {"it", " il di che è la per una sono con del della nel gli non si alla dei più anche ha "},
    {"pt", " o os não uma para com que do da em dos das ao mais foi pelo pela são como é "},
    {"nl", " het een van de en dat niet zijn voor met op aan ook er maar om bij naar wordt heeft "},
    {"pl", " w nie na się że jest do z to jak przez po od dla oraz są przy było który tym "},
    {"ru", " и в не на что с по как это от для его но из за был года при же так "},
    {"uk", " і в не на що з та до як це від для його але із за був року при під "},
    {"el", " και το να του της η την με που για των από στο σε είναι οι ο τα στην δεν "},
    {"tr", " ve bir bu için ile da de olarak daha olan gibi çok kadar sonra ancak değil oldu en ise "},
    {"sv", " och att det som en på är av för med den inte till har ett om var jag så från "},
    {"no", " og det som en på er av for med den ikke til har et om var jeg så fra å "},
    {"da", " og det som en på er af for med den ikke til har et om var jeg så fra at "},
    {"cs", " a se na je že v to s z do pro by jsou ale jako při podle byl nebo jeho "},
});

/// A word of at most eleven bytes, as two numbers.
struct Key {
    std::uint64_t first = 0;  // eight bytes
    std::uint32_t rest = 0;
};

constexpr Key key_of(std::string_view word) noexcept {
    Key key;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::uint64_t byte = static_cast<unsigned char>(word[i]);
        if (i < 8) key.first |= byte << 8 * i;
        else key.rest |= static_cast<std::uint32_t>(byte << 8 * (i - 8));
    }
    return key;
}

/// The key of the word at `at`, that is of the letters a to z and what is not ASCII; all 0 where there
/// is none, or a longer one.
Key read_word(const char* at, const char* end) noexcept {
    const auto count = [](std::uint64_t bytes) {
        return text::count_first(text::bytes_within(bytes, 'a', 'z') | (bytes & text::high_bits));
    };
    const std::uint64_t bytes = text::next_bytes(at, end);
    const unsigned length = count(bytes);
    if (length < 8) return {bytes & text::first_bytes(length), 0};
    const std::uint64_t more = text::next_bytes(at + 8, end);
    const unsigned rest = count(more);
    if (rest > 3) return {};
    return {bytes, static_cast<std::uint32_t>(more & text::first_bytes(rest))};
}

/// Which languages have a word: a hash table, made when the program is compiled. It is small, as each page asks it for some
/// hundred words after much else was done, and waits for what is not in the nearest cache.
class WordTable {
public:
    constexpr WordTable() {
        std::size_t count = 1;  // the first is no word, and of no language
        for (std::size_t i = 0; i < languages.size(); ++i) {
            std::string_view words = languages[i].words.substr(1);
            while (!words.empty()) {
                const std::size_t end = words.find(' ');
                const Key key = key_of(words.substr(0, end));
                std::uint16_t& number = numbers_[slot_of(key)];
                if (number == 0) number = static_cast<std::uint16_t>(count++);
                Entry& entry = entries_[number];
                entry.first = key.first;
                entry.rest = key.rest;
                entry.languages = static_cast<std::uint16_t>(entry.languages | 1U << i);
                words.remove_prefix(end + 1);
            }
        }
    }

    /// As bits, in the order of the table of languages.
    [[nodiscard]] constexpr std::uint16_t languages_of(Key word) const noexcept {
        return entries_[numbers_[slot_of(word)]].languages;
    }

private:
    struct Entry {
        std::uint64_t first = 0;
        std::uint32_t rest = 0;
        std::uint16_t languages = 0;
    };
    static constexpr std::size_t slots = 1024;
    static constexpr std::size_t most_words = 320;

    /// Where the word's number stands, or the free slot where it would.
    [[nodiscard]] constexpr std::size_t slot_of(Key word) const noexcept {
        const std::uint64_t mix = (word.first ^ std::uint64_t{word.rest} << 40) * 0x9E3779B97F4A7C15U;
        std::size_t slot = static_cast<std::size_t>(mix >> (64 - std::countr_zero(slots)));
        while (numbers_[slot] != 0 && !is_at(slot, word)) slot = (slot + 1) % slots;
        return slot;
    }
    [[nodiscard]] constexpr bool is_at(std::size_t slot, Key word) const noexcept {
        const Entry& entry = entries_[numbers_[slot]];
        return entry.first == word.first && entry.rest == word.rest;
    }

    std::array<std::uint16_t, slots> numbers_{};  // of entries; 0 where the slot is free
    std::array<Entry, most_words> entries_{};
};

constexpr WordTable word_table;
static_assert(languages.size() <= 16, "WordTable has a bit for each language");

/// How many words each language has, by WordTable's bits: which words those are nobody foresees, so no branch asks.
class Hits {
public:
    void add(unsigned bits) noexcept {
        low_ += bytes_of(bits & 0xFF);
        high_ += bytes_of(bits >> 8);
        if (++added_ == 255) settle();
    }

    [[nodiscard]] const std::array<std::size_t, languages.size()>& all() noexcept {
        settle();
        return all_;
    }

private:
    /// Of eight bits, each as the lowest of a byte.
    static std::uint64_t bytes_of(std::uint64_t bits) noexcept {
        const std::uint64_t each = bits * text::each_byte & 0x8040201008040201U;  // its bit of each byte
        return (each + (text::high_bits - text::each_byte)) >> 7 & text::each_byte;
    }

    void settle() noexcept {
        for (std::size_t i = 0; i < all_.size(); ++i) all_[i] += (i < 8 ? low_ >> 8 * i : high_ >> 8 * (i - 8)) & 0xFF;
        low_ = high_ = added_ = 0;
    }

    std::array<std::size_t, languages.size()> all_{};
    std::uint64_t low_ = 0, high_ = 0;  // a byte for each language
    std::uint64_t added_ = 0;           // to those
};

struct Scripts {
    std::size_t han = 0, kana = 0, hangul = 0, arabic = 0, hebrew = 0, thai = 0, devanagari = 0, other = 0;

    void count(char32_t c) {
        if (c < 0x0590) {
            ++other;
            return;
        }
        const auto within = [c](char32_t from, char32_t to) { return c >= from && c <= to; };
        if (within(0x3040, 0x30FF)) ++kana;
        else if (within(0x3400, 0x9FFF) || within(0x20000, 0x3FFFF)) ++han;
        else if (within(0xAC00, 0xD7A3) || within(0x1100, 0x11FF)) ++hangul;
        else if (within(0x0600, 0x06FF)) ++arabic;
        else if (within(0x0590, 0x05FF)) ++hebrew;
        else if (within(0x0E00, 0x0E7F)) ++thai;
        else if (within(0x0900, 0x097F)) ++devanagari;
        else ++other;
    }

    /// The language of a script that is written for one, or a null pointer.
    [[nodiscard]] const char* language() const {
        const std::size_t asian = han + kana;
        if (asian * 2 > other && asian > hangul) return kana * 20 > asian ? "ja" : "zh";
        if (hangul * 2 > other) return "ko";
        if (arabic > other) return "ar";
        if (hebrew > other) return "he";
        if (thai > other) return "th";
        if (devanagari > other) return "hi";
        return nullptr;
    }
};

constexpr std::size_t sample_words = 400;
constexpr std::size_t fewest_hits = 5;
// So many for one language, three times those for any other, and no more words need be read.
constexpr std::size_t clear_hits = 16;

/// The language with the most hits, and how many the next has.
struct Leader {
    std::size_t language = 0;
    std::size_t hits = 0;
    std::size_t second = 0;

    explicit Leader(const std::array<std::size_t, languages.size()>& all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] > hits) {
                second = hits;
                hits = all[i];
                language = i;
            } else {
                second = std::max(second, all[i]);
            }
        }
    }
    [[nodiscard]] bool is_clear() const { return hits >= clear_hits && hits >= 3 * second; }
};

}  // namespace

void guess_language(const FoldedPage& folded, const std::vector<BlockFacts>& blocks,
                    PageFacts& page) {
    text::prefetch_all(word_table);
    Scripts scripts;
    Hits hits;
    std::size_t seen = 0;
    const auto read = [&](std::size_t block) {
        const char* const end = folded.text.data() + blocks[block].folded_end;
        const std::size_t last = folded.starts_up_to[block];
        for (std::size_t n = block == 0 ? 0 : folded.starts_up_to[block - 1]; n < last && seen < sample_words; ++n) {
            const char* const at = folded.text.data() + folded.starts[n];
            if (static_cast<unsigned char>(*at) < 0x80) {
                if (*at < 'a' || *at > 'z') continue;
                ++scripts.other;
            } else {
                const char32_t first = text::decode(at, end).code_point;
                if (!text::character(first).is(text::flag::letter)) continue;
                scripts.count(first);
            }
            ++seen;
            hits.add(word_table.languages_of(read_word(at, end)));
        }
    };
    for (std::uint32_t i = page.core_begin; i < page.core_end && seen < sample_words; ++i) {
        if (!blocks[i].is(Shape::prose)) continue;
        read(i);
        if (Leader(hits.all()).is_clear()) break;
    }
    if (seen < 40) {
        for (std::size_t i = 0; i < blocks.size() && seen < sample_words; ++i) read(i);
    }
    const char* code = seen == 0 ? nullptr : scripts.language();
    if (code == nullptr) {
        const Leader best(hits.all());
        const bool enough = best.hits >= fewest_hits && best.hits > best.second && best.hits * 12 > seen;
        if (enough) code = languages[best.language].code;
    }
    if (code != nullptr) std::memcpy(page.language, code, 2);
}

}  // namespace stet::facts
