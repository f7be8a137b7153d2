#include "engine/sentences.hpp"

#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace stet::engine {
namespace {

constexpr auto abbreviations = std::to_array<std::string_view>({
    "mr", "mrs", "ms", "dr", "st", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt",
    "rev", "hon", "jr", "sr", "vs", "no", "inc", "corp", "co", "ltd", "jan", "feb", "mar", "apr",
    "aug", "sept", "oct", "nov", "dec", "calif", "etc", "approx", "z.b", "bzw", "ca", "nr", "art",
});

constexpr auto domains = std::to_array<std::string_view>(
    {"com", "org", "net", "gov", "edu", "info", "co", "uk", "de", "fr", "au", "ca", "io", "html", "news", "tv"});

constexpr bool is_closer(char c) noexcept { return c == '"' || c == '\'' || c == ')' || c == ']'; }
/// What quotation marks of either side are folded to.
constexpr bool is_straight_quote(char c) noexcept { return c == '"' || c == '\''; }
constexpr bool is_ascii_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// Whether the full stop at `dot` belongs to the word before it.
bool is_abbreviation(std::string_view folded, std::size_t dot) {
    if (dot > 0 && folded[dot - 1] == '.') return false;  // an ellipsis
    constexpr std::size_t longest = 12;  // bytes; what is longer is no abbreviation
    std::size_t begin = dot;
    while (begin > 0 && dot - begin <= longest && (is_ascii_letter(folded[begin - 1]) || folded[begin - 1] == '.')) --begin;
    const std::string_view word = folded.substr(begin, dot - begin);
    if (word.size() > longest) return false;
    if (word.size() == 1) return begin == 0 || static_cast<unsigned char>(folded[begin - 1]) < 0x80;
    if (word.find('.') != std::string_view::npos) return true;  // u.s
    return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

class Splitter {
public:
    Splitter(std::string_view folded, std::string_view source, const facts::SourceOffsets& offsets)
        : folded_(folded), source_(source), offsets_(offsets) {}

    /// See next_sentence().
    [[nodiscard]] std::size_t next(std::size_t from) const {
        for (std::size_t at = from; (at = next_mark(at)) < folded_.size(); ++at) {
            if (const std::size_t next = end_of_sentence(at)) return next;
        }
        return folded_.size();
    }

private:
    /// Where from `at` on a sentence may end: at one of . ! ? or what is not ASCII.
    [[nodiscard]] std::size_t next_mark(std::size_t at) const {
        const char* const end = folded_.data() + folded_.size();
        for (; at < folded_.size(); at += 8) {
            const std::uint64_t bytes = text::next_bytes(folded_.data() + at, end);
            const std::uint64_t marks = text::bytes_within(bytes, '.', '.') | text::bytes_within(bytes, '!', '!') |
                                        text::bytes_within(bytes, '?', '?') | (bytes & text::high_bits);
            if (marks != 0) return at + text::first_of(marks);
        }
        return folded_.size();
    }

    /// Where the next sentence begins if one ends at the mark at `at`, else 0.
    [[nodiscard]] std::size_t end_of_sentence(std::size_t at) const {
        const char c = folded_[at];
        if (static_cast<unsigned char>(c) >= 0x80) return end_at_wide_mark(at);
        if (c != '.' && c != '!' && c != '?') return 0;
        std::size_t next = at + 1;
        while (next < folded_.size() && is_closer(folded_[next])) ++next;
        if (next == folded_.size()) return 0;
        if (c == '.' && is_abbreviation(folded_, at)) return 0;
        if (folded_[next] == ' ') return next + 1;
        if (opens_quote(at + 1)) next = at + 1;
        return is_glued(at, next) ? next : 0;
    }

    [[nodiscard]] std::size_t end_at_wide_mark(std::size_t at) const {
        const text::Decoded mark = text::decode(folded_.data() + at, folded_.data() + folded_.size());
        if (!mark.valid || !text::character(mark.code_point).is(text::flag::sentence_end)) return 0;
        std::size_t next = at + mark.length;
        if (next < folded_.size() && folded_[next] == ' ') ++next;
        return next < folded_.size() ? next : 0;
    }

    /// A capital or an opening quote straight behind a mark, which itself stands behind a word of
    /// three letters or more (so not in "U.S.A" or "example.Com").
    [[nodiscard]] bool is_glued(std::size_t mark, std::size_t next) const {
        std::size_t letters = 0;
        for (std::size_t at = mark; at > 0 && letters < 3 && is_word_byte(folded_[at - 1]); --at) ++letters;
        if (letters < 3 && next == mark + 1) return false;
        std::size_t at = next;
        if (is_straight_quote(folded_[at])) ++at;
        if (at >= folded_.size() || !is_word_byte(folded_[at]) || is_domain(at)) return false;
        const char* const from = source_.data() + offsets_[at];
        const text::Decoded first = text::decode(from, source_.data() + source_.size());
        return first.valid && text::character(first.code_point).is(text::flag::upper);
    }

    /// "example.Com": what follows is the end of an address.
    [[nodiscard]] bool is_domain(std::size_t at) const {
        std::size_t end = at;
        while (end < folded_.size() && is_word_byte(folded_[end])) ++end;
        const std::string_view word = folded_.substr(at, end - at);
        return std::find(domains.begin(), domains.end(), word) != domains.end();
    }

    /// A typographic quotation mark that can open: in “ and ‘ the folded text has lost the side.
    [[nodiscard]] bool opens_quote(std::size_t at) const {
        if (!is_straight_quote(folded_[at])) return false;
        const std::string_view mark = source_.substr(offsets_[at], 3);
        return mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98";
    }

    static bool is_word_byte(char c) noexcept {
        return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    }

    std::string_view folded_;
    std::string_view source_;
    const facts::SourceOffsets& offsets_;
};

}  // namespace

void split_sentences(std::string_view folded, std::string_view source, const facts::SourceOffsets& offsets,
                     std::vector<Sentence>& sentences) {
    const Splitter splitter(folded, source, offsets);
    sentences.clear();
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = splitter.next(begin);
        sentences.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = end;
    }
}

std::size_t next_sentence(std::string_view folded, std::string_view source, const facts::SourceOffsets& offsets,
                          std::size_t from) {
    return Splitter(folded, source, offsets).next(from);
}

}  // namespace stet::engine
