#include "facts/shape.hpp"

#include "facts/times.hpp"
#include "text/characters.hpp"
#include "text/leads.hpp"
#include "text/list_marker.hpp"
#include "text/utf8.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>

namespace stet::facts {
namespace {

using text::is_digit;

/// The folded text up to its last character that is no closing quote or bracket.
std::string_view before_closers(std::string_view folded) noexcept {
    const auto is_closer = [](char c) { return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == ' '; };
    while (!folded.empty() && is_closer(folded.back())) folded.remove_suffix(1);
    return folded;
}

/// `text` is what stands before the closers.
bool ends_sentence(std::string_view text) noexcept {
    if (text.empty()) return false;
    const char last = text.back();
    if (last == '.' || last == '!' || last == '?') return true;
    if (static_cast<unsigned char>(last) < 0x80) return false;
    const std::size_t from = text.size() >= 3 ? text.size() - 3 : 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        const text::Decoded decoded = text::decode(text.data() + at, text.data() + text.size());
        if (decoded.valid && at + decoded.length == text.size()) {
            return text::character(decoded.code_point).is(text::flag::sentence_end);
        }
    }
    return false;
}

// What may stand before the address that a copy came from.
constexpr auto address_leads = text::leads_of(std::to_array<std::string_view>({
    "source: ", "source ", "original: ", "original article: ", "originally published at ", "via: ",
    "via ", "quelle: ", "fuente: ", "fonte: ", "bron: ", "read the original article at ", "url: ", "link: ",
}));
constexpr auto schemes = text::leads_of(std::to_array<std::string_view>({"http://", "https://", "www."}));

/// Nothing but an address, perhaps behind a lead.
bool is_url(std::string_view folded) noexcept {
    folded.remove_prefix(address_leads.length_at(folded));
    return schemes.length_at(folded) != 0 && folded.find(' ') == std::string_view::npos;
}

// Who is named in a picture's credit, folded: agencies first, then words that stand in credits but in
// other brackets as well.
constexpr auto agencies = std::to_array<std::string_view>({
    "photo", "photos", "getty", "reuters", "ap", "afp", "epa", "shutterstock", "istock", "pa", "dpa",
    "anp", "ritzau", "scanpix", "ansa", "efe", "tass", "xinhua", "bloomberg", "foto", "bild", "alamy",
    "unsplash", "anadolu", "zuma", "imago", "pixabay", "handout", "aap", "belga", "keystone", "ntb",
});
constexpr auto generic_words = std::to_array<std::string_view>({
    "file", "images", "image", "via", "courtesy", "supplied", "picture", "pictures", "agency",
    "press", "pool", "archive", "illustration", "photograph", "photographs", "collection", "screenshot", "flickr", "wikimedia", "associated",
    "credit",
});
constexpr std::size_t longest_credit = 9;   // words
constexpr std::size_t longest_generic = 4;  // words, where only generic ones are known

constexpr text::WordIndex agency_index(agencies);
constexpr text::WordIndex generic_index(generic_words);

bool names_a_credit(std::string_view bracket) noexcept {
    constexpr std::string_view separators = " ,/:;|&-.@";
    std::size_t words = 0;
    bool agency = false;
    bool generic = false;
    for (std::size_t at = bracket.find_first_not_of(separators); at != std::string_view::npos;
         at = bracket.find_first_not_of(separators, at)) {
        const std::size_t end = std::min(bracket.find_first_of(separators, at), bracket.size());
        const std::string_view word = bracket.substr(at, end - at);
        agency = agency || agency_index.has(word);
        generic = generic || generic_index.has(word);
        ++words;
        at = end;
    }
    for (const std::string_view taken_by : {"摄", "攝", "撮影", "提供"}) {
        if (bracket.ends_with(taken_by)) return true;
    }
    if (words > longest_credit) return false;
    if (agency || (generic && words <= longest_generic)) return true;
    // A name beside its agency, whatever that is called: "jane doe/somebody".
    const std::size_t slash = bracket.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < bracket.size() &&
           bracket[slash - 1] != ' ' && bracket[slash - 1] != '.' && words >= 3 && words <= 5 &&
           std::none_of(bracket.begin(), bracket.end(), is_digit);
}

}  // namespace

std::size_t credit_begin(std::string_view folded) noexcept {
    constexpr std::size_t longest = 140;
    if (folded.empty() || (folded.back() != ')' && folded.back() != ']')) return std::string_view::npos;
    const char opener = folded.back() == ')' ? '(' : '[';
    const std::size_t from = folded.size() > longest ? folded.size() - longest : 0;
    const std::size_t at = folded.rfind(opener);
    if (at == std::string_view::npos || at < from) return std::string_view::npos;
    const std::string_view bracket = folded.substr(at + 1, folded.size() - at - 2);
    return names_a_credit(bracket) ? at : std::string_view::npos;
}

void add_shape(std::string_view source, const std::string& page, BlockFacts& facts) {
    const std::string_view folded(page.data() + facts.folded_begin,
                                  facts.folded_end - facts.folded_begin);
    // Without a branch, which most facts would make a guess.
    const auto set = [&](Shape shape, bool holds) {
        facts.shape |= static_cast<std::uint32_t>(shape) * holds;
        return holds;
    };
    const std::string_view stripped = before_closers(folded);
    const bool sentence = set(Shape::ends_sentence, ends_sentence(stripped));
    const bool ellipsis = set(Shape::ends_ellipsis, stripped.ends_with("...") || folded.ends_with("[...]"));
    set(Shape::ends_colon, stripped.ends_with(':') || stripped.ends_with("\xEF\xBC\x9A"));
    const bool question = set(Shape::question, stripped.ends_with('?'));
    const std::size_t marker = text::list_marker(source).size;
    set(Shape::bullet, marker != 0 && marker != source.size());
    set(Shape::quoted, folded.starts_with('"') || folded.starts_with("\xE3\x80\x8C"));
    const bool url = set(Shape::url, is_url(folded));
    set(Shape::credit_end, credit_begin(folded) != std::string_view::npos);

    // A time has a digit, or is written out in three words or more ("an hour ago").
    const bool may_be_time = facts.digits != 0 || (facts.words >= 3 && facts.words <= 8);
    const TimeLine time = may_be_time ? time_line(folded) : TimeLine::none;
    set(Shape::age, time == TimeLine::age);
    set(Shape::timestamp, time != TimeLine::none);

    const bool unspaced = facts.is(Shape::unspaced);
    // Ten words make a sentence of a story; below, a line may be a button. In unspaced scripts twenty
    // characters do.
    const bool long_enough = unspaced ? facts.characters >= 20 : facts.words >= 10;
    set(Shape::prose, long_enough && (sentence || facts.sentences >= 2) && !ellipsis);
    set(Shape::prose_like, long_enough && facts.sentences >= 1);
    const std::uint32_t most = unspaced ? 60 : 170;
    const bool some_words = unspaced ? facts.characters >= 5 : facts.words >= 3;
    set(Shape::headline, some_words && facts.characters <= most && time == TimeLine::none && !url &&
                             (!sentence || question || ellipsis || (facts.sentences <= 1 && folded.ends_with('!'))));
}

}  // namespace stet::facts
