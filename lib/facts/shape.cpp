#include "facts/shape.hpp"

#include "facts/times.hpp"
#include "text/byte_set.hpp"
#include "text/characters.hpp"
#include "text/first_letters.hpp"
#include "text/folded_words.hpp"
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

constexpr auto url_beginnings = text::first_letters_of(address_leads.list, schemes.list);

/// Nothing but an address, perhaps behind a lead.
bool is_url(std::string_view folded) noexcept {
    if (!url_beginnings.may_begin(folded)) return false;
    folded.remove_prefix(address_leads.length_at(folded));
    return schemes.length_at(folded) != 0 && folded.find(' ') == std::string_view::npos;
}

// Who is named in a picture's credit, folded: agencies first, then words that stand in credits but in
// other brackets as well.
constexpr auto agencies = std::to_array<std::string_view>({
    "photo", "photos", "getty", "reuters", "ap", "afp", "epa", "shutterstock", "istock", "pa", "dpa",
    "anp", "ritzau", "scanpix", "ansa", "efe", "tass", "xinhua", "bloomberg", "foto", "bild", "alamy",
    "unsplash", "anadolu", "zuma", "imago", "pixabay", "handout", "aap", "belga", "keystone", "ntb", "domena",
});
constexpr auto generic_words = std::to_array<std::string_view>({
    "file", "images", "image", "via", "courtesy", "supplied", "picture", "pictures", "agency",
    "press", "pool", "archive", "illustration", "photograph", "photographs", "collection", "screenshot", "flickr", "wikimedia", "associated",
    "credit", "files", "publiczna",
});
constexpr std::size_t longest_credit = 9;   // words
constexpr std::size_t longest_generic = 4;  // words, where only generic ones are known

constexpr text::WordIndex agency_index(agencies);
constexpr text::WordIndex generic_index(generic_words);

bool names_a_credit(std::string_view bracket) noexcept {
    static constexpr text::ByteSet separators(" ,/:;|&-.@");
    std::size_t words = 0;
    bool agency = false;
    bool generic = false;
    for (std::size_t at = separators.first_not_in(bracket); at != bracket.npos; at = separators.first_not_in(bracket, at)) {
        const std::size_t end = std::min(separators.first_in(bracket, at), bracket.size());
        const std::string_view word = bracket.substr(at, end - at);
        agency = agency || agency_index.has(word);
        generic = generic || generic_index.has(word);
        ++words;
        at = end;
    }
    for (const std::string_view taken_by : {"摄", "攝", "撮影", "提供"}) {
        if (bracket.ends_with(taken_by)) return true;
    }
    // "(The text goes on below the photo.)" is a sentence.
    const bool sentence = bracket.ends_with('.') && words > longest_generic;
    if (words > longest_credit || sentence) return false;
    if (agency || (generic && words <= longest_generic)) return true;
    // A name beside its agency, whatever that is called: "jane doe/somebody".
    const std::size_t slash = bracket.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < bracket.size() &&
           bracket[slash - 1] != ' ' && bracket[slash - 1] != '.' && words >= 3 && words <= 5 &&
           std::none_of(bracket.begin(), bracket.end(), is_digit);
}

// What stands before the name in a credit without brackets.
constexpr auto credit_leads = std::to_array<std::string_view>({
    "foto", "fotos", "photo", "photos", "bild", "bilder", "picture", "pictures", "pic", "image", "images", "photograph",
    "photographs", "photographer", "fotograf", "fotografie", "imagen", "imagem", "immagine", "zdjęcie", "kuva", "фото",
    "illustration", "illustrasjon", "photographie", "grafik", "collage", "montage", "credits",
});
constexpr auto credit_lead_index = text::WordIndex(credit_leads);
constexpr std::size_t longest_tail = 110;  // bytes

/// The bracket at the end, where it is a credit: "(ap photo/jane doe)".
std::size_t bracketed_credit(std::string_view folded) noexcept {
    constexpr std::size_t longest = 140;
    const char opener = folded.back() == ')' ? '(' : '[';
    const std::size_t from = folded.size() > longest ? folded.size() - longest : 0;
    const std::size_t at = folded.rfind(opener);
    if (at == std::string_view::npos || at < from) return std::string_view::npos;
    const std::string_view bracket = folded.substr(at + 1, folded.size() - at - 2);
    return names_a_credit(bracket) ? at : std::string_view::npos;
}

/// Whether the text can be who took a picture: a few words, and no sentence.
bool is_name_of_credit(std::string_view name) noexcept {
    if (name.empty() || is_digit(name.front())) return false;
    const auto spaces = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
    static constexpr text::ByteSet of_sentences("!?;:\"");
    return spaces < longest_credit && of_sentences.first_in(name) == name.npos;
}

/// What stands from a place on, without the spaces before it.
std::string_view behind(std::string_view text, std::size_t at) noexcept {
    return text.substr(std::min(text.find_first_not_of(' ', at), text.size()));
}

/// Where the last word of the text begins.
std::size_t last_word_begin(std::string_view text) noexcept {
    constexpr auto parts = [](char c) { return c == ' ' || c == '.' || c == ',' || c == '(' || c == '"' || c == '\''; };
    std::size_t begin = text.size();
    while (begin > 0 && !parts(text[begin - 1])) --begin;
    return begin;
}

/// Whether a lead may begin here: behind a sentence or a comma, not within a headline ("the big picture: rates").
bool is_parted(std::string_view before) noexcept {
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    static constexpr text::ByteSet parts(".,!?;|-)]\"'");
    return before.empty() || parts.has(before.back());
}

/// "… in the harbour. foto: jane doe", also with the lead glued to the caption ("harbourcredit: pa").
std::size_t named_credit(std::string_view tail, std::size_t colon) noexcept {
    const std::string_view lead = tail.substr(0, colon > 0 && tail[colon - 1] == ' ' ? colon - 1 : colon);
    const std::size_t word = last_word_begin(lead);
    constexpr std::string_view credit = "credit";
    const bool is_known = credit_lead_index.has(lead.substr(word));
    if (!is_known && !lead.ends_with(credit)) return std::string_view::npos;  // as most words before a colon
    const std::string_view name = behind(tail, colon + 1);
    if (!is_name_of_credit(name)) return std::string_view::npos;
    const bool glued = lead.size() > word + credit.size() && lead.ends_with(credit);
    if (glued) return lead.size() - credit.size();
    if (lead.substr(word) == credit) {
        // "photo credit: jane doe", not "the tax credit: who gets it".
        const std::size_t begin = last_word_begin(lead.substr(0, word > 0 ? word - 1 : 0));
        if (word > begin && credit_lead_index.has(lead.substr(begin, word - 1 - begin))) return begin;
        return is_parted(tail.substr(0, word)) ? word : std::string_view::npos;
    }
    const bool led = is_known && (is_parted(tail.substr(0, word)) || names_a_credit(name));
    return led ? word : std::string_view::npos;
}

/// "jane doe/reuters", "jane doe | getty images": an agency of pictures alone behind an upright bar, where a page's title
/// has its paper.
std::size_t barred_credit(std::string_view tail, std::size_t bar) noexcept {
    constexpr std::string_view picture_agencies[] = {"getty", "shutterstock", "istock", "alamy", "imago"};
    const std::string_view agency = behind(tail, bar + 1);
    const std::string_view first = agency.substr(0, agency.find(' '));
    const bool known = tail[bar] == '|' ? text::is_one_of(first, picture_agencies) : agency_index.has(first);
    const bool whole = first.size() == agency.size() || generic_index.has(agency.substr(first.size() + 1));
    return known && whole && bar > 0 ? bar : std::string_view::npos;
}

/// A credit without brackets. It has one of CreditSigns.
std::size_t open_credit(std::string_view folded) noexcept {
    const std::size_t from = folded.size() > longest_tail ? folded.size() - longest_tail : 0;
    const std::string_view tail = folded.substr(from);
    constexpr std::string_view copyright = "\u00A9";
    std::size_t at = std::string_view::npos;
    const bool may_be_copyright = text::last_of<copyright.front()>(tail) != std::string_view::npos;
    if (const std::size_t sign = may_be_copyright ? tail.rfind(copyright) : std::string_view::npos; sign != std::string_view::npos) {
        if (is_name_of_credit(behind(tail, sign + copyright.size()))) at = sign;
    } else if (const std::size_t colon = text::last_of<':'>(tail); colon != std::string_view::npos) {
        at = named_credit(tail, colon);
    } else if (const std::size_t bar = text::last_of<'/', '|'>(tail); bar != std::string_view::npos) {
        at = barred_credit(tail, bar);
    }
    return at == std::string_view::npos ? at : from + at;
}

/// What a text's last byte says of a credit at its end.
enum class CreditEnd : std::uint8_t { open, bracket, none };

constexpr auto end_of_credit = [] {
    std::array<CreditEnd, 256> of{};
    for (const char c : {')', ']'}) of[static_cast<unsigned char>(c)] = CreditEnd::bracket;
    for (const char c : {'.', '"', '?', ':', '!', ','}) of[static_cast<unsigned char>(c)] = CreditEnd::none;
    return of;
}();

/// Nearly all blocks are turned away by it.
bool may_end_in_credit(std::string_view folded, const CreditSigns& signs, const BlockFacts& facts) noexcept {
    if (folded.empty()) return false;
    const CreditEnd end = end_of_credit[static_cast<unsigned char>(folded.back())];
    const std::size_t tail = facts.folded_end - std::min(folded.size(), longest_tail);
    const bool has_sign = signs.any(tail, facts.folded_end);
    return (unsigned{end == CreditEnd::bracket} | (unsigned{end == CreditEnd::open} & unsigned{has_sign})) != 0;
}

}  // namespace

std::size_t credit_begin(std::string_view folded) noexcept {
    if (folded.empty()) return std::string_view::npos;
    switch (end_of_credit[static_cast<unsigned char>(folded.back())]) {
        case CreditEnd::none: return std::string_view::npos;
        case CreditEnd::open: return open_credit(folded);
        case CreditEnd::bracket: break;
    }
    const std::size_t bracket = bracketed_credit(folded);
    return bracket != std::string_view::npos ? bracket : open_credit(folded);
}

void add_shape(std::string_view source, const std::string& page, const CreditSigns& signs, BlockFacts& facts) {
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
    set(Shape::credit_end, may_end_in_credit(folded, signs, facts) && credit_begin(folded) != std::string_view::npos);

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
