#include "facts/fold.hpp"

#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace stet::facts {
namespace {

using text::Character;
using text::character;
namespace flag = text::flag;

/// What a character is to the fold. `mute` symbols begin no literal.
enum class Kind : std::uint8_t { lower, upper, digit, other_letter, unspaced, mark, symbol, mute, space, nothing };

constexpr std::string_view mute_symbols = ".,;:!?'\"-)";

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
            else if (mute_symbols.find(folded) != std::string_view::npos) kind[c] = Kind::mute;
            else kind[c] = Kind::symbol;
        }
    }
};
constexpr AsciiClass ascii;

constexpr bool is_separator(char32_t c) noexcept {
    return c == '|' || c == '/' || c == '>' || c == 0x203A || c == 0xBB || c == 0xB7 || c == 0x2022;
}

template <class Count>
void saturating_increment(Count& count) noexcept {
    if (count != std::numeric_limits<Count>::max()) ++count;
}

/// The ASCII letters that eight bytes begin with: most words are read at one stroke.
struct Letters {
    unsigned count;
    bool has_lower;
    std::uint64_t folded;  // all eight bytes

    explicit Letters(std::uint64_t bytes) noexcept {
        constexpr std::uint64_t case_bits = text::each_byte * 0x20;
        const std::uint64_t letters = text::bytes_within(bytes | case_bits, 'a', 'z');
        count = text::count_first(letters);
        has_lower = (letters & bytes << 2 & text::first_bytes(count)) != 0;  // a case bit, shifted
        folded = bytes | letters >> 2;
    }
};

/// Folds a text. The sink is told of each stretch of ASCII letters, of which it says where it ends, and
/// of every other character that leaves something behind.
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
            kind = ascii.kind[byte];
            if (kind <= Kind::upper) {
                at = sink.letters(kind, at, end, offset);
                space = false;
                continue;
            }
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
class PageFolder::Sink {
public:
    Sink(PageFolder& folder, std::size_t source_size)
        : folder_(folder), starts_(folder.page_.starts), source_size_(source_size) {
        folder_.make_room(source_size_);
        base_ = folder_.page_.text.data();
        out_ = base_ + folder_.size_;
        begin_ = place();
    }

    /// ASCII letters, of which the first is of the kind given.
    const char* letters(Kind kind, const char* at, const char* end, std::uint32_t) {
        begin_word(kind, place());
        pending_end_ = false;
        for (unsigned count = 8; count == 8;) {  // the end reads as 0, which ends the word
            const Letters letters(text::next_bytes(at, end));
            text::write_bytes(letters.folded, out_);
            count = letters.count;
            at += count;
            out_ += count;
            // The number of capitals matters only where there is nothing else.
            if (letters.has_lower) has_lower_ = true;
            else uppers_ += count;
        }
        word_end_ = place();
        return at;
    }

    void space(std::uint32_t) {
        *out_++ = ' ';
        if (pending_end_) count_sentence();
        in_word_ = false;
        after_apostrophe_ = false;
    }

    /// ASCII that is no letter and no space.
    void character(Kind kind, unsigned char itself, char folded, std::uint32_t) {
        const std::uint32_t at = place();
        *out_++ = folded;
        if (kind == Kind::digit) {
            begin_word(kind, at);
            ++digits_;
            word_end_ = place();
            pending_end_ = false;
        } else {
            mark(at, kind, itself, folded);
        }
    }

    /// A character that is not ASCII.
    void character(Kind kind, char32_t code_point, std::string_view folded, std::uint32_t offset) {
        const std::uint32_t at = place();
        put(folded, offset);
        switch (kind) {
            case Kind::unspaced:
                starts_.push_back(at);
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
            default:
                begin_word(kind, at);
                uppers_ += kind == Kind::upper ? 1U : 0U;
                digits_ += kind == Kind::digit ? 1U : 0U;
                has_lower_ = has_lower_ || kind == Kind::lower;
                word_end_ = place();
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
        facts.capitals = capitals_;
        facts.digits = static_cast<std::uint16_t>(std::min(digits_, std::uint32_t{0xFFFF}));
        facts.sentences = sentences_;
        facts.separators = separators_;
        facts.hash = text::hash({base_ + facts.core_begin,
                                 facts.core_end - facts.core_begin});
        const auto set = [&](Shape shape, bool holds) {
            if (holds) facts.shape |= static_cast<std::uint32_t>(shape);
        };
        set(Shape::unspaced, unspaced_ * 2 > characters);
        set(Shape::starts_lower, starts_lower_);
        set(Shape::all_caps, !has_lower_ && uppers_ >= 2);
        set(Shape::title_case, facts.words >= 2 && capitals_ * 10U >= facts.words * 6U);
        *out_++ = '\n';
        folder_.size_ = place();
    }

private:
    /// A letter or digit at `at`, which may go on with a word.
    void begin_word(Kind kind, std::uint32_t at) {
        if (in_word_) return;
        in_word_ = true;
        starts_.push_back(at);
        // The l' of l'article and the 't of don't make no word of their own.
        if (!after_apostrophe_) {
            ++words_;
            if (kind == Kind::upper) saturating_increment(capitals_);
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
            starts_.push_back(at);
            if (is_separator(code_point)) saturating_increment(separators_);
            pending_end_ = false;
        } else if (code_point < 0x80) {
            after_apostrophe_ = was_in_word && folded == '\'';
            pending_end_ = pending_end_ || folded == '.' || folded == '!' || folded == '?';
        } else {
            after_apostrophe_ = was_in_word && folded == '\'';
            if (is_separator(code_point)) saturating_increment(separators_);
            if (!text::character(code_point).is(flag::sentence_end)) return;
            // The full-width marks end a sentence without a space behind them.
            if (unspaced_ != 0) count_sentence();
            else pending_end_ = true;
        }
    }

    void count_sentence() {
        saturating_increment(sentences_);
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
    std::vector<std::uint32_t>& starts_;
    std::size_t source_size_;
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
    std::uint16_t capitals_ = 0;
    std::uint16_t sentences_ = 0;
    std::uint16_t separators_ = 0;
};

PageFolder::PageFolder(FoldedPage& page, std::size_t expected) : page_(page), size_(page.text.size()) {
    make_room(expected);
    page.starts.reserve(page.starts.size() + expected / 5 + 16);
}

PageFolder::~PageFolder() { page_.text.resize(size_); }

void PageFolder::make_room(std::size_t bytes) {
    constexpr std::size_t slack = 16;  // for a stroke of eight bytes, and the LF
    const std::size_t needed = size_ + bytes + slack;
    if (needed > page_.text.size()) page_.text.resize(std::max(needed, page_.text.size() / 2 * 3));
}

void PageFolder::add(std::string_view source, BlockFacts& facts) {
    Sink sink(*this, source.size());
    fold(source, sink);
    sink.finish(facts);
}

void fold_block(std::string_view source, FoldedPage& page, BlockFacts& facts) {
    PageFolder(page, source.size()).add(source, facts);
}

std::string_view skip_to_start(std::string_view text) noexcept {
    while (!text.empty()) {
        const text::Decoded first = text::decode(text.data(), text.data() + text.size());
        const bool is_mute = first.code_point < 0x80
                                 ? first.code_point == ' ' ||
                                       mute_symbols.find(text.front()) != std::string_view::npos
                                 : text::character(first.code_point).is(flag::sentence_end);
        if (!is_mute) break;
        text.remove_prefix(first.length);
    }
    return text;
}

namespace {

/// Notes where each folded byte came from.
struct OffsetSink {
    const char* letters(Kind, const char* at, const char* end, std::uint32_t offset) {
        for (; at != end; ++at) {
            const auto byte = static_cast<unsigned char>(*at);
            if (byte >= 0x80 || ascii.kind[byte] > Kind::upper) break;
            offsets.push_back(offset++);
        }
        return at;
    }
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
