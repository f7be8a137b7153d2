#include "facts/fold.hpp"

#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace stet::facts {
namespace {

using text::Character;
using text::character;
namespace flag = text::flag;

/// What a character is to the fold. `mute` symbols begin no literal.
enum class Kind : std::uint8_t { lower, upper, digit, other_letter, unspaced, mark, space, symbol, mute, nothing };

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

/// Folds character by character. `Sink` is told of every character that leaves something behind.
template <class Sink>
class Folder {
public:
    Folder(std::string_view source, Sink& sink) : source_(source), sink_(sink) {}

    void run() {
        const char* const base = source_.data();
        const char* const end = base + source_.size();
        bool space = true;  // leading space is dropped
        for (const char* at = base; at != end;) {
            const auto byte = static_cast<unsigned char>(*at);
            Kind kind;
            std::string_view folded;
            char32_t code_point = byte;
            std::size_t length = 1;
            if (byte < 0x80) {
                kind = ascii.kind[byte];
                folded = {&text::ascii_folded[byte], 1};
            } else {
                const text::Decoded decoded = text::decode(at, end);
                const Character& c = character(decoded.code_point);
                length = decoded.length;
                code_point = decoded.code_point;
                kind = decoded.valid ? kind_of(c) : Kind::mute;
                const std::string_view itself(at, length);
                folded = decoded.valid ? text::folded(c, itself) : itself;
                if (kind != Kind::space && folded.empty()) kind = Kind::nothing;
                // What folds to an ASCII mark is that mark: “ and （ as " and (.
                const bool is_mark = kind == Kind::mute || kind == Kind::symbol;
                if (is_mark && folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 0x80) {
                    kind = ascii.kind[static_cast<unsigned char>(folded[0])];
                }
            }
            const auto offset = static_cast<std::uint32_t>(at - base);
            at += length;
            if (kind == Kind::nothing) continue;
            if (kind == Kind::space) {
                if (!space) sink_.character(Kind::space, U' ', " ", offset);
                space = true;
                continue;
            }
            space = false;
            sink_.character(kind, code_point, folded, offset);
        }
    }

private:
    std::string_view source_;
    Sink& sink_;
};

/// Writes the folded text and counts.
class PageSink {
public:
    PageSink(FoldedPage& page, BlockFacts& facts) : page_(page), facts_(facts) {}

    void character(Kind kind, char32_t code_point, std::string_view folded, std::uint32_t) {
        const auto at = static_cast<std::uint32_t>(page_.text.size());
        page_.text.append(folded);
        ++facts_.characters;
        if (pending_end_ && (kind == Kind::space || kind == Kind::mute)) {
            if (kind == Kind::space) count_sentence();
        } else {
            pending_end_ = false;
        }
        switch (kind) {
            case Kind::lower:
            case Kind::upper:
            case Kind::digit:
            case Kind::other_letter: word_character(kind, at); break;
            case Kind::mark:
                in_word_ = true;
                word_end_ = static_cast<std::uint32_t>(page_.text.size());
                break;
            case Kind::unspaced:
                page_.starts.push_back(at);
                in_word_ = false;
                ++unspaced_;
                touch_core(at);
                break;
            case Kind::symbol:
                page_.starts.push_back(at);
                if (is_separator(code_point)) saturating_increment(facts_.separators);
                in_word_ = false;
                break;
            case Kind::mute: punctuation(code_point); break;
            case Kind::space:
            case Kind::nothing: in_word_ = false; break;
        }
        previous_ = kind;
    }

    void finish(std::uint32_t begin) {
        if (pending_end_) count_sentence();
        if (page_.text.size() > begin && page_.text.back() == ' ') page_.text.pop_back();
        facts_.folded_begin = begin;
        facts_.folded_end = static_cast<std::uint32_t>(page_.text.size());
        facts_.core_begin = core_begin_ == BlockFacts::none ? facts_.folded_end : core_begin_;
        facts_.core_end = core_begin_ == BlockFacts::none ? facts_.folded_end : word_end_;
        facts_.words += unspaced_ / 2;
        page_.text += '\n';
    }

    [[nodiscard]] std::uint32_t unspaced() const noexcept { return unspaced_; }
    [[nodiscard]] std::uint32_t uppers() const noexcept { return uppers_; }
    [[nodiscard]] std::uint32_t lowers() const noexcept { return lowers_; }
    [[nodiscard]] bool starts_lower() const noexcept { return starts_lower_; }

private:
    void word_character(Kind kind, std::uint32_t at) {
        if (!in_word_) {
            page_.starts.push_back(at);
            // The l' of l'article and the 't of don't make no word of their own.
            if (!after_apostrophe_ || previous_ != Kind::mute) {
                ++facts_.words;
                if (kind == Kind::upper) saturating_increment(facts_.capitals);
            }
            if (core_begin_ == BlockFacts::none) starts_lower_ = kind == Kind::lower;
        }
        in_word_ = true;
        uppers_ += kind == Kind::upper ? 1U : 0U;
        lowers_ += kind == Kind::lower ? 1U : 0U;
        if (kind == Kind::digit) saturating_increment(facts_.digits);
        touch_core(at);
    }

    void touch_core(std::uint32_t at) {
        if (core_begin_ == BlockFacts::none) core_begin_ = at;
        word_end_ = static_cast<std::uint32_t>(page_.text.size());
    }

    void punctuation(char32_t code_point) {
        const char folded = page_.text.back();
        if (is_separator(code_point)) saturating_increment(facts_.separators);
        after_apostrophe_ = folded == '\'' && in_word_;
        in_word_ = false;
        if (code_point < 0x80) {
            if (folded == '.' || folded == '!' || folded == '?') pending_end_ = true;
        } else if (text::character(code_point).is(flag::sentence_end)) {
            // The full-width marks end a sentence without a space behind them.
            if (unspaced_ != 0) count_sentence();
            else pending_end_ = true;
        }
    }

    void count_sentence() {
        saturating_increment(facts_.sentences);
        pending_end_ = false;
    }

    FoldedPage& page_;
    BlockFacts& facts_;
    Kind previous_ = Kind::space;
    bool in_word_ = false;
    bool after_apostrophe_ = false;
    bool pending_end_ = false;
    bool starts_lower_ = false;
    std::uint32_t core_begin_ = BlockFacts::none;
    std::uint32_t word_end_ = 0;
    std::uint32_t unspaced_ = 0;
    std::uint32_t uppers_ = 0;
    std::uint32_t lowers_ = 0;
};

/// Notes where each folded byte came from.
class OffsetSink {
public:
    void character(Kind, char32_t, std::string_view folded, std::uint32_t offset) {
        offsets.insert(offsets.end(), folded.size(), offset);
    }
    std::vector<std::uint32_t> offsets;
};

}  // namespace

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

void fold_block(std::string_view source, FoldedPage& page, BlockFacts& facts) {
    const auto begin = static_cast<std::uint32_t>(page.text.size());
    PageSink sink(page, facts);
    Folder<PageSink>(source, sink).run();
    sink.finish(begin);

    const std::string_view folded(page.text.data() + begin, facts.folded_end - begin);
    facts.hash = text::hash(std::string_view(page.text.data() + facts.core_begin,
                                             facts.core_end - facts.core_begin));
    const auto set = [&](Shape shape, bool holds) {
        if (holds) facts.shape |= static_cast<std::uint32_t>(shape);
    };
    set(Shape::unspaced, sink.unspaced() * 2 > facts.characters);
    set(Shape::starts_lower, sink.starts_lower());
    set(Shape::all_caps, sink.lowers() == 0 && sink.uppers() >= 2);
    set(Shape::title_case, facts.words >= 2 && facts.capitals * 10U >= facts.words * 6U);
}

std::vector<std::uint32_t> source_offsets(std::string_view source) {
    OffsetSink sink;
    sink.offsets.reserve(source.size() + 1);
    Folder<OffsetSink>(source, sink).run();
    sink.offsets.push_back(static_cast<std::uint32_t>(source.size()));
    return std::move(sink.offsets);
}

}  // namespace stet::facts
