#include "text/names.hpp"

#include "text/blank.hpp"
#include "text/byte_set.hpp"
#include "text/characters.hpp"
#include "text/first_letters.hpp"
#include "text/folded_words.hpp"
#include "text/leads.hpp"
#include "text/utf8.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>

namespace stet::text {
namespace {

// What a byline begins with, folded, longest first where one begins another.
constexpr auto leads = std::to_array<std::string_view>({
    "words by ", "written by ", "reported by ", "story by ", "posted by ", "published by ",
    "text by ", "by: ", "by ", "from ", "author: ", "von: ", "von ", "autor: ", "par ", "por ",
    "di ", "door ", "tekst og foto: ", "text och foto: ", "tekst: ", "text: ", "skrevet av ", "skrevet af ", "skriven av ",
    "af: ", "av: ", "af ", "av ", "автор: ", "текст: ", "bericht von ",
    "minute by minute with ", "as told to ", "live updates from ", "live updates by ",
});

constexpr auto lead_words = leads_of(leads);

// Small words that stand within names.
constexpr auto particle_words = std::to_array<std::string_view>({
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "dos", "van", "von", "vom", "zu",
    "bin", "bint", "al", "el", "la", "le", "ter", "ten", "op", "y", "e", "ibn", "abu", "of", "o",
});
constexpr WordIndex particles(particle_words);

// Words of a byline that are a job or an office, not a person.
constexpr auto job_words = std::to_array<std::string_view>({
    "staff", "writer", "reporter", "correspondent", "editor", "columnist", "contributor", "chief",
    "senior", "political", "business", "sports", "bureau", "desk", "special", "freelance", "news",
    "guest", "managing", "deputy", "assistant", "producer", "photographer", "redaktion", "team",
    "journalist", "redaktør", "redaktör", "newsroom", "associate", "health", "science", "education", "crime", "court", "investigative", "national",
});
constexpr WordIndex jobs(job_words);

// What an author may have done, in the words before "by".
constexpr auto work_words = std::to_array<std::string_view>({
    "words", "text", "story", "interview", "photographs", "photos", "photography", "pictures",
    "illustrations", "illustration", "reporting", "analysis", "review", "opinion", "column", "and",
    "translated", "written", "compiled", "video", "graphics", "commentary", "additional",
});
constexpr WordIndex works(work_words);
// The last: a sign before the first word, or another script.
constexpr auto work_beginnings = first_letters_of(work_words, std::array<std::string_view, 2>{"by", ""});

struct Token {
    std::string_view text;
    bool capital = false;      // it begins with one, or with a letter that has none
    bool has_capital = false;  // anywhere
    bool has_digit = false;
};

Token token_of(std::string_view word) {
    Token token{word};
    const char* const end = word.data() + word.size();
    bool first = true;
    for (const char* at = word.data(); at != end;) {
        const Decoded c = decode(at, end);
        const Character& kind = character(c.code_point);
        if (first && kind.is(flag::letter)) {
            token.capital = !kind.is(flag::lower);
            first = false;
        }
        token.has_capital = token.has_capital || kind.is(flag::upper);
        token.has_digit = token.has_digit || kind.is(flag::digit);
        at += c.length;
    }
    return token;
}

/// "van"; "al-Saud" and "d'Arcy", which have a capital behind their particle.
bool begins_with_particle(const Token& token) {
    const std::string folded = fold(token.text);
    if (!token.has_capital) return particles.has(folded);
    const std::size_t end = std::min(folded.find_first_of("-'"), folded.size());
    return particles.has(std::string_view(folded).substr(0, end)) || (end == 1 && folded[end] == '\'');
}

/// Calls each(word) for what blank characters, no-break ones too, part, until it returns false.
template <class Each>
void for_each_part(std::string_view text, Each&& each) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        while (const std::size_t blank = blank_length(at, end)) at += blank;
        if (at == end) return;
        const char* const begin = at;
        while (at != end && blank_length(at, end) == 0) ++at;
        if (!each(std::string_view(begin, static_cast<std::size_t>(at - begin)))) return;
    }
}

}  // namespace

std::size_t count_parts(std::string_view text, std::size_t most) noexcept {
    std::size_t count = 0;
    for_each_part(text, [&](std::string_view) { return ++count < most; });
    return count;
}

std::string single_spaced(std::string_view text) {
    std::string spaced;
    spaced.reserve(text.size());
    for_each_part(text, [&](std::string_view part) {
        if (!spaced.empty()) spaced += ' ';
        spaced += part;
        return true;
    });
    return spaced;
}

std::string_view trim_punctuation(std::string_view text) noexcept {
    static constexpr ByteSet before(" ,;:|-.*");
    static constexpr ByteSet behind(" ,;:|-*");
    const std::size_t begin = before.first_not_in(text);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = behind.last_not_in(text);
    return trim(text.substr(begin, end - begin + 1));
}

bool has_only_letters(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '\'' ||
               c == '.' || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool is_particle(std::string_view word) noexcept { return particles.has(word); }

bool is_name(std::string_view text) {
    std::size_t count = 0;
    bool fits = true;
    for_each_part(text, [&](std::string_view part) {
        const Token token = token_of(part);
        // The first word is no particle.
        const bool is_part = token.capital || (count != 0 && begins_with_particle(token));
        fits = ++count <= 5 && is_part && !token.has_digit;
        return fits;
    });
    return fits && count != 0;
}

bool ends_in_capitals(std::string_view text) noexcept {
    return text.size() >= 2 && is_ascii_upper(text[text.size() - 1]) && is_ascii_upper(text[text.size() - 2]);
}

static bool are_jobs(std::string_view folded) {
    bool any = false;
    bool all = true;
    for_each_word(folded, [&](std::string_view word) {
        any = true;
        all = all && (jobs.has(word) || particles.has(word));
        return all;
    });
    return any && all;
}

bool is_job(std::string_view text) { return are_jobs(fold(text)); }

bool is_office(std::string_view text) {
    const std::string folded = fold(text);
    const std::size_t space = folded.rfind(' ');
    return are_jobs(folded) || (space != std::string::npos && jobs.has(std::string_view(folded).substr(space + 1)));
}

std::size_t byline_lead_length(std::string_view folded) {
    if (const std::size_t length = lead_words.length_at(folded)) return length;
    // "Photographs and words by Jane Doe": one to four words of work, then "by". The first word rules most
    // lines out, and its first letters most of these.
    if (!work_beginnings.may_begin(folded)) return 0;
    const std::string_view first = first_word(folded);
    if (first != "by" && !works.has(first)) return 0;
    constexpr std::string_view by = " by ";
    constexpr std::size_t farthest = 40;
    const std::size_t at = folded.substr(0, farthest + by.size()).find(by);
    if (at == std::string_view::npos) return 0;
    bool all = true;
    for_each_word(folded.substr(0, at), [&](std::string_view word) {
        all = works.has(word);
        return all;
    });
    return all ? at + by.size() : 0;
}

}  // namespace stet::text
