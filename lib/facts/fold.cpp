#include "facts/fold.hpp"

#include "text/ascii_chunk.hpp"
#include "text/characters.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace stet::facts {
namespace {

using text::Character;
using text::character;
namespace flag = text::flag;

/// What a character is to the fold. `mute` symbols begin no literal.
enum class Kind : std::uint8_t { lower, upper, digit, other_letter, unspaced, mark, symbol, mute, space, nothing };

Kind kind_of(const Character& c) noexcept {
    if (c.is(flag::invisible)) return Kind::nothing;
    if (c.is(flag::space)) return Kind::space;
    if (c.is(flag::unspaced)) return Kind::unspaced;
    if (c.is(flag::upper)) return Kind::upper;
    if (c.is(flag::lower)) return Kind::lower;
    if (c.is(flag::letter)) return Kind::other_letter;
    if (c.is(flag::digit)) return Kind::digit;
    if (c.is(flag::mark)) return Kind::mark;
    return c.is(flag::sentence_end) ? Kind::mute : Kind::symbol;
}

struct AsciiClass {
    std::array<Kind, 128> kind{};
    constexpr AsciiClass() {
        for (std::size_t c = 0; c < 128; ++c) {
            const unsigned flags = text::ascii_flags[c];
            const char folded = text::ascii_folded[c];
            if (folded == '\0') kind[c] = Kind::nothing;
            else if (flags & flag::space) kind[c] = Kind::space;
            else if (flags & flag::upper) kind[c] = Kind::upper;
            else if (flags & flag::letter) kind[c] = Kind::lower;
            else if (flags & flag::digit) kind[c] = Kind::digit;
            else if (text::mute_symbols.find(folded) != std::string_view::npos) kind[c] = Kind::mute;
            else kind[c] = Kind::symbol;
        }
    }
};
constexpr AsciiClass ascii;

constexpr bool is_separator(char32_t c) noexcept {
    return c == '|' || c == '/' || c == '>' || c == 0x203A || c == 0xBB || c == 0xB7 || c == 0x2022;
}

/// Folds a text. The sink is asked for the stretches of plain ASCII, of which it says where they end, and
/// told of every other character that leaves something behind. `space`: whether the last was a space.
template <class Sink>
void fold(std::string_view source, Sink& sink) {
    const char* const base = source.data();
    const char* const end = base + source.size();
    bool space = true;  // leading space is dropped
    for (const char* at = base; at != end;) {
        const auto byte = static_cast<unsigned char>(*at);
        const auto offset = static_cast<std::uint32_t>(at - base);
        Kind kind;
        if (byte < 0x80) {
            // A lone ASCII character among others is not worth a chunk.
            if (at + 1 != end && static_cast<unsigned char>(at[1]) < 0x80) {
                if (const char* const behind = sink.stretch(at, end, space); behind != at) {
                    at = behind;
                    continue;
                }
            }
            kind = ascii.kind[byte];
            ++at;
            if (kind < Kind::space) {
                sink.character(kind, byte, text::ascii_folded[byte], offset);
                space = false;
                continue;
            }
        } else {
            const text::Decoded decoded = text::decode(at, end);
            const Character& c = character(decoded.code_point);
            kind = decoded.valid ? kind_of(c) : Kind::mute;
            const std::string_view itself(at, decoded.length);
            const std::string_view folded = decoded.valid ? text::folded(c, itself) : itself;
            at += decoded.length;
            if (folded.empty() && kind != Kind::space) continue;
            // What folds to an ASCII mark is that mark: “ and （ as " and (.
            const bool is_mark = kind == Kind::mute || kind == Kind::symbol;
            if (is_mark && folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 0x80) {
                kind = ascii.kind[static_cast<unsigned char>(folded[0])];
            }
            if (kind < Kind::space) {
                sink.character(kind, decoded.code_point, folded, offset);
                space = false;
                continue;
            }
        }
        if (kind == Kind::space) {
            if (!space) sink.space(offset);
            space = true;
        }
    }
}

}  // namespace

/// Writes a block's folded text and counts.
template <text::Vectors vectors>
class PageFolder::Sink {
public:
    /// `readable` bounds what may be read behind the block's source.
    Sink(PageFolder& folder, std::string_view source, const char* readable)
        : folder_(folder), source_size_(source.size()), readable_(readable), chunk_at_(source.data()) {
        folder_.make_room(source_size_);
        base_ = folder_.page_.text.data();
        out_ = base_ + folder_.size_;
        begin_ = place();
    }

    /// Folds plain ASCII with single spaces, a chunk at a time, as character() and space() do one by one.
    const char* stretch(const char* at, const char* end, bool& space) {
        for (bool is_plain = true; is_plain && at != end;) {
            prepare_chunk(at, end);
            const std::uint64_t doubled = chunk_.space & (chunk_.space << 1 | (space ? 1U : 0U));
            const auto plain = static_cast<unsigned>(std::countr_zero(chunk_.other | doubled));
            is_plain = plain >= chunk_size_;
            const unsigned count = is_plain ? chunk_size_ : plain;
            if (count == 0) break;
            take(count);
            space = (chunk_.space >> (count - 1) & 1) != 0;
            at += count;
        }
        return at;
    }

    void space(std::uint32_t) {
        *out_++ = ' ';
        if (pending_end_) count_sentence();
        in_word_ = false;
        after_apostrophe_ = false;
    }

    /// ASCII that is no space.
    void character(Kind kind, unsigned char itself, char folded, std::uint32_t) {
        const std::uint32_t at = place();
        *out_++ = folded;
        if (kind > Kind::digit) {
            mark(at, kind, itself, folded);
            return;
        }
        add_to_word(kind, at);
        pending_end_ = false;
    }

    /// A character that is not ASCII.
    void character(Kind kind, char32_t code_point, std::string_view folded, std::uint32_t offset) {
        const std::uint32_t at = place();
        put(folded, offset);
        switch (kind) {
            case Kind::unspaced:
                push_start(at);
                in_word_ = false;
                after_apostrophe_ = false;
                ++unspaced_;
                if (core_begin_ == BlockFacts::none) core_begin_ = at;
                word_end_ = place();
                break;
            case Kind::mark:
                in_word_ = true;
                word_end_ = place();
                break;
            case Kind::symbol:
            case Kind::mute: mark(at, kind, code_point, folded.back()); return;
            default: add_to_word(kind, at);
        }
        pending_end_ = false;
    }

    void finish(BlockFacts& facts) {
        if (pending_end_) count_sentence();
        const std::uint32_t characters = place() - begin_ - multibyte_;
        if (place() > begin_ && out_[-1] == ' ') --out_;
        facts.folded_begin = begin_;
        facts.folded_end = place();
        const bool has_core = core_begin_ != BlockFacts::none;
        facts.core_begin = has_core ? core_begin_ : facts.folded_end;
        facts.core_end = has_core ? word_end_ : facts.folded_end;
        facts.characters = characters;
        facts.words = words_ + unspaced_ / 2;
        facts.capitals = saturated(capitals_);
        facts.digits = saturated(digits_);
        facts.sentences = saturated(sentences_);
        facts.separators = saturated(separators_);
        facts.hash = text::hash_of_line({base_ + facts.core_begin, facts.core_end - facts.core_begin});
        const auto set = [&](Shape shape, bool holds) {
            if (holds) facts.shape |= static_cast<std::uint32_t>(shape);
        };
        set(Shape::unspaced, unspaced_ * 2 > characters);
        set(Shape::starts_lower, starts_lower_);
        set(Shape::all_caps, !has_lower_ && uppers_ >= 2);
        set(Shape::title_case, facts.words >= 2 && capitals_ * 10U >= facts.words * 6U);
        *out_++ = '\n';
        folder_.size_ = place();
        folder_.page_.starts_up_to.push_back(static_cast<std::uint32_t>(folder_.starts_));
    }

private:
    [[nodiscard]] static std::uint16_t saturated(std::uint32_t count) noexcept {
        return static_cast<std::uint16_t>(std::min(count, std::uint32_t{0xFFFF}));
    }

    /// Makes the chunk that of the next bytes, which stand in lower case where the page's text goes on.
    void prepare_chunk(const char* at, const char* end) {
        constexpr std::ptrdiff_t size = text::AsciiChunk::size;
        const std::ptrdiff_t done = at - chunk_at_;
        const std::uint32_t written = place() - chunk_place_;
        // Behind a character that folds to as many bytes the rest of the chunk still holds.
        if (done < static_cast<std::ptrdiff_t>(chunk_size_) && static_cast<std::uint32_t>(done) == written) {
            chunk_.drop(written);
            chunk_size_ -= written;
        } else {
            chunk_size_ = static_cast<unsigned>(std::min(end - at, size));
            if (readable_ - at >= size) {
                read_chunk(at);
            } else {
                std::array<char, size> copy{};
                std::copy(at, readable_, copy.begin());
                read_chunk(copy.data());
            }
        }
        chunk_at_ = at;
        chunk_place_ = place();
    }

    void read_chunk(const char* bytes) {
#if STET_HAS_AVX2
        if constexpr (vectors == text::Vectors::avx512) {
            chunk_ = text::AsciiChunk::read_by_avx512(bytes, out_);
            return;
        }
        if constexpr (vectors == text::Vectors::avx2) {
            chunk_ = text::AsciiChunk::read_by_avx2(bytes, out_);
            return;
        }
#endif
        chunk_ = text::AsciiChunk::read(bytes, chunk_size_, out_);
    }

    /// Goes on by the first `count` bytes of the chunk, at least one, which are in the page's text already.
    void take(unsigned count) {
        const std::uint64_t taken = ~std::uint64_t{0} >> (text::AsciiChunk::size - count);
        const std::uint64_t upper = chunk_.upper & taken;
        const std::uint64_t digit = chunk_.digit & taken;
        const std::uint64_t letter = chunk_.letter & taken;
        const std::uint64_t space = chunk_.space & taken;
        const std::uint64_t mute = chunk_.mute & taken;
        const std::uint64_t word = letter | digit;
        const std::uint64_t symbol = taken & ~(word | space | mute);
        const std::uint64_t behind_word = word << 1 | (in_word_ ? 1U : 0U);
        const std::uint64_t begins = word & ~behind_word;
        const std::uint64_t apostrophe = chunk_.quote & taken & behind_word;
        const std::uint64_t counted = begins & ~(apostrophe << 1 | (after_apostrophe_ ? 1U : 0U));
        const std::uint32_t at = place();

        push_starts(begins | symbol, at);
        words_ += count_bits(counted);
        separators_ += count_bits(chunk_.parts & taken);
        capitals_ += count_bits(counted & upper);
        has_lower_ = has_lower_ || letter != upper;
        uppers_ += count_bits(upper);
        digits_ += count_bits(digit);
        if (core_begin_ == BlockFacts::none && begins != 0) {
            const auto first = static_cast<unsigned>(std::countr_zero(begins));
            core_begin_ = at + first;
            starts_lower_ = ((letter & ~upper) >> first & 1) != 0;
        }
        if (word != 0) {
            word_end_ = at + text::AsciiChunk::size - static_cast<unsigned>(std::countl_zero(word));
        }

        // A sentence ends with a space behind its mark, or behind other mutes that follow that.
        const std::uint64_t pending = pending_end_ ? 1U : 0U;
        std::uint64_t ended = (chunk_.end & taken) | (mute & pending);
        ended |= mute & ~(mute + ended);  // a sum carries through all mutes behind
        sentences_ += count_bits(space & (ended << 1 | pending));

        const auto last = [&](std::uint64_t mask) { return (mask >> (count - 1) & 1) != 0; };
        in_word_ = last(word);
        after_apostrophe_ = last(apostrophe);
        pending_end_ = last(ended);
        out_ += count;
    }

    [[nodiscard]] static std::uint32_t count_bits(std::uint64_t mask) noexcept {
        return static_cast<std::uint32_t>(std::popcount(mask));
    }

    /// Has room for the starts of a chunk.
    void make_room_for_starts() {
        std::vector<std::uint32_t>& starts = folder_.page_.starts;
        if (folder_.starts_ + text::AsciiChunk::size > starts.size()) starts.resize(starts.size() * 2 + 256);
    }

    /// Notes a start for each bit.
    void push_starts(std::uint64_t mask, std::uint32_t at) {
        make_room_for_starts();
        std::uint32_t* next = folder_.page_.starts.data() + folder_.starts_;
        folder_.starts_ += count_bits(mask);
        // How many there are would be a guess at each branch. What is written beyond does not count.
#if STET_HAS_AVX2
        if constexpr (vectors == text::Vectors::avx512) return text::write_places_by_avx512(mask, at, next);
#endif
        constexpr std::uint64_t last = std::uint64_t{1} << 63;  // spares asking for 0
        while (mask != 0) {
            for (int i = 0; i < 8; ++i, mask &= mask - 1) {
                *next++ = at + static_cast<std::uint32_t>(std::countr_zero(mask | last));
            }
        }
    }

    void push_start(std::uint32_t at) {
        make_room_for_starts();
        folder_.page_.starts[folder_.starts_++] = at;
    }

    /// A letter or digit that was written at `at`.
    void add_to_word(Kind kind, std::uint32_t at) {
        begin_word(kind, at);
        uppers_ += kind == Kind::upper ? 1U : 0U;
        digits_ += kind == Kind::digit ? 1U : 0U;
        has_lower_ = has_lower_ || kind == Kind::lower;
        word_end_ = place();
    }

    /// A letter or digit at `at`, which may go on with a word.
    void begin_word(Kind kind, std::uint32_t at) {
        if (in_word_) return;
        in_word_ = true;
        push_start(at);
        // The l' of l'article and the 't of don't make no word of their own.
        if (!after_apostrophe_) {
            ++words_;
            if (kind == Kind::upper) ++capitals_;
        }
        if (core_begin_ == BlockFacts::none) {
            core_begin_ = at;
            starts_lower_ = kind == Kind::lower;
        }
    }

    /// Punctuation or another symbol.
    void mark(std::uint32_t at, Kind kind, char32_t code_point, char folded) {
        const bool was_in_word = in_word_;
        in_word_ = false;
        after_apostrophe_ = false;
        if (kind == Kind::symbol) {
            push_start(at);
            if (is_separator(code_point)) ++separators_;
            pending_end_ = false;
        } else if (code_point < 0x80) {
            after_apostrophe_ = was_in_word && folded == '\'';
            pending_end_ = pending_end_ || folded == '.' || folded == '!' || folded == '?';
        } else {
            after_apostrophe_ = was_in_word && folded == '\'';
            if (is_separator(code_point)) ++separators_;
            if (!text::character(code_point).is(flag::sentence_end)) return;
            // The full-width marks end a sentence without a space behind them.
            if (unspaced_ != 0) count_sentence();
            else pending_end_ = true;
        }
    }

    void count_sentence() {
        ++sentences_;
        pending_end_ = false;
    }

    /// Where the next byte goes in the page's text.
    [[nodiscard]] std::uint32_t place() const noexcept {
        return static_cast<std::uint32_t>(out_ - base_);
    }

    /// ASCII never grows as it is folded; other characters may, so what is left of the source is asked
    /// room for with each.
    void put(std::string_view folded, std::uint32_t offset) {
        if (folded.size() > 1) {
            folder_.size_ = place();
            folder_.make_room(folded.size() + source_size_ - offset);
            base_ = folder_.page_.text.data();
            out_ = base_ + folder_.size_;
            multibyte_ += static_cast<std::uint32_t>(folded.size()) - 1;
        }
        std::memcpy(out_, folded.data(), folded.size());
        out_ += folded.size();
    }

    PageFolder& folder_;
    std::size_t source_size_;
    const char* readable_;
    text::AsciiChunk chunk_;
    const char* chunk_at_;           // where it begins in the source ...
    std::uint32_t chunk_place_ = 0;  // ... and in the page's text
    unsigned chunk_size_ = 0;
    char* base_;  // of the page's text
    char* out_;
    std::uint32_t begin_;
    bool in_word_ = false;
    bool after_apostrophe_ = false;
    bool pending_end_ = false;
    bool starts_lower_ = false;
    bool has_lower_ = false;
    std::uint32_t core_begin_ = BlockFacts::none;
    std::uint32_t word_end_ = 0;
    std::uint32_t unspaced_ = 0;
    std::uint32_t uppers_ = 0;
    std::uint32_t digits_ = 0;
    std::uint32_t multibyte_ = 0;  // bytes of the folded text beyond the first of their character
    std::uint32_t words_ = 0;
    std::uint32_t capitals_ = 0;
    std::uint32_t sentences_ = 0;
    std::uint32_t separators_ = 0;
};

PageFolder::PageFolder(FoldedPage& page, std::size_t expected, text::Vectors vectors)
    : page_(page), size_(page.text.size()), starts_(page.starts.size()), vectors_(vectors) {
    make_room(expected);
    page.starts.resize(starts_ + expected / 5 + text::AsciiChunk::size);
}

PageFolder::~PageFolder() {
    page_.text.resize(size_);
    page_.starts.resize(starts_);
}

void PageFolder::make_room(std::size_t bytes) {
    constexpr std::size_t slack = text::AsciiChunk::size + 1;  // a chunk is written whole; and the LF
    const std::size_t needed = size_ + bytes + slack;
    if (needed > page_.text.size()) page_.text.resize(std::max(needed, page_.text.size() / 2 * 3));
}

template <text::Vectors vectors>
void PageFolder::add_by(std::string_view page, Span block, BlockFacts& facts) {
    const std::string_view source = page.substr(block.begin, block.size());
    Sink<vectors> sink(*this, source, page.data() + page.size());
    fold(source, sink);
    sink.finish(facts);
}

#if STET_HAS_AVX2
STET_FOR_AVX2 void PageFolder::add_by_avx2(std::string_view page, Span block, BlockFacts& facts) {
    add_by<text::Vectors::avx2>(page, block, facts);
}
STET_FOR_AVX512 void PageFolder::add_by_avx512(std::string_view page, Span block, BlockFacts& facts) {
    add_by<text::Vectors::avx512>(page, block, facts);
}
#endif

void PageFolder::add(std::string_view page, Span block, BlockFacts& facts) {
#if STET_HAS_AVX2
    if (vectors_ == text::Vectors::avx512) return add_by_avx512(page, block, facts);
    if (vectors_ == text::Vectors::avx2) return add_by_avx2(page, block, facts);
#endif
    add_by<text::Vectors::baseline>(page, block, facts);
}

void fold_block(std::string_view source, FoldedPage& page, BlockFacts& facts, text::Vectors vectors) {
    PageFolder(page, source.size(), vectors).add(source, {0, static_cast<std::uint32_t>(source.size())}, facts);
}

std::string_view skip_to_start(std::string_view text) noexcept {
    while (!text.empty()) {
        const text::Decoded first = text::decode(text.data(), text.data() + text.size());
        const bool is_mute = first.code_point < 0x80
                                 ? first.code_point == ' ' ||
                                       text::mute_symbols.find(text.front()) != std::string_view::npos
                                 : text::character(first.code_point).is(flag::sentence_end);
        if (!is_mute) break;
        text.remove_prefix(first.length);
    }
    return text;
}

namespace {

/// Notes where each folded byte came from.
struct OffsetSink {
    static const char* stretch(const char* at, const char*, bool) { return at; }
    void space(std::uint32_t offset) { offsets.push_back(offset); }
    void character(Kind, unsigned char, char, std::uint32_t offset) { offsets.push_back(offset); }
    void character(Kind, char32_t, std::string_view folded, std::uint32_t offset) {
        offsets.insert(offsets.end(), folded.size(), offset);
    }
    std::vector<std::uint32_t> offsets;
};

}  // namespace

std::vector<std::uint32_t> source_offsets(std::string_view source) {
    OffsetSink sink;
    sink.offsets.reserve(source.size() + 1);
    fold(source, sink);
    sink.offsets.push_back(static_cast<std::uint32_t>(source.size()));
    return std::move(sink.offsets);
}

}  // namespace stet::facts
