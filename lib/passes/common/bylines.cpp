#include "passes/common/bylines.hpp"

#include "facts/times.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/leads.hpp"
#include "text/section_names.hpp"
#include "text/utf8.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::passes {
namespace {

constexpr std::size_t longest_byline = 160;

// What a byline begins with, folded, longest first where one begins another.
constexpr auto leads = std::to_array<std::string_view>({
    "words by ", "written by ", "reported by ", "story by ", "posted by ", "published by ",
    "text by ", "by: ", "by ", "from ", "author: ", "von: ", "von ", "autor: ", "par ", "por ",
    "di ", "door ", "tekst: ", "text: ", "af ", "av ", "автор: ", "текст: ", "bericht von ",
    "minute by minute with ", "as told to ", "live updates from ", "live updates by ",
});

constexpr auto lead_words = text::leads_of(leads);

// Small words that stand within names.
constexpr auto particle_words = std::to_array<std::string_view>({
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "dos", "van", "von", "vom", "zu",
    "bin", "bint", "al", "el", "la", "le", "ter", "ten", "op", "y", "e", "ibn", "abu", "of", "o",
});
constexpr text::WordIndex particles(particle_words);

// Words of a byline that are a job or an office, not a person.
constexpr auto job_words = std::to_array<std::string_view>({
    "staff", "writer", "reporter", "correspondent", "editor", "columnist", "contributor", "chief",
    "senior", "political", "business", "sports", "bureau", "desk", "special", "freelance", "news",
    "guest", "managing", "deputy", "assistant", "producer", "photographer", "redaktion", "team",
    "newsroom", "associate", "health", "science", "education", "crime", "court", "investigative", "national",
});
constexpr text::WordIndex jobs(job_words);

// What an author may have done, in the words before "by".
constexpr auto work_words = std::to_array<std::string_view>({
    "words", "text", "story", "interview", "photographs", "photos", "photography", "pictures",
    "illustrations", "illustration", "reporting", "analysis", "review", "opinion", "column", "and",
    "translated", "written", "compiled", "video", "graphics", "commentary", "additional",
});
constexpr text::WordIndex works(work_words);

struct Token {
    std::string_view text;
    bool capital = false;
    bool has_digit = false;
};

Token token_of(std::string_view word) {
    Token token{word};
    const char* const end = word.data() + word.size();
    bool first = true;
    for (const char* at = word.data(); at != end;) {
        const text::Decoded c = text::decode(at, end);
        const text::Character& kind = text::character(c.code_point);
        if (first && kind.is(text::flag::letter)) {
            token.capital = kind.is(text::flag::upper) || kind.is(text::flag::unspaced) ||
                            !kind.is(text::flag::lower);
            first = false;
        }
        token.has_digit = token.has_digit || kind.is(text::flag::digit);
        at += c.length;
    }
    return token;
}

/// Calls each(word) for what blank characters, no-break ones too, part, until it returns false.
template <class Each>
void for_each_part(std::string_view text, Each&& each) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        while (const std::size_t blank = text::blank_length(at, end)) at += blank;
        if (at == end) return;
        const char* const begin = at;
        while (at != end && text::blank_length(at, end) == 0) ++at;
        if (!each(std::string_view(begin, static_cast<std::size_t>(at - begin)))) return;
    }
}

/// How many parts there are, up to `most`.
std::size_t count_parts(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    for_each_part(text, [&](std::string_view) { return ++count < most; });
    return count;
}

/// The text with every run of blank characters made one space.
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

std::string lower(std::string_view word) { return text::fold(word); }

std::string_view trim_punctuation(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" ,;:|-.*");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = text.find_last_not_of(" ,;:|-*");
    return text::trim(text.substr(begin, end - begin + 1));
}

/// One to five words, each capitalised or a particle, without digits.
bool is_name(std::string_view text) {
    std::size_t count = 0;
    bool fits = true;
    for_each_part(text, [&](std::string_view part) {
        const Token token = token_of(part);
        // The first word is no particle.
        const bool is_part = token.capital || (count != 0 && particles.has(lower(token.text)));
        fits = ++count <= 5 && is_part && !token.has_digit;
        return fits;
    });
    return fits && count != 0;
}

bool is_job(std::string_view text) {
    bool any = false;
    bool all = true;
    text::for_each_word(lower(text), [&](std::string_view word) {
        any = true;
        all = all && (jobs.has(word) || particles.has(word));
        return all;
    });
    return any && all;
}

// What stands behind the people: a place, a date, an office.
constexpr auto stops = text::leads_of(std::to_array<std::string_view>({
    " in ", " at ", " for ", " on ", " | ", " / ", " • ", " · ", " aus ", " à ", " (", " – ", " — ", " - ",
}));

std::string_view without_stop(std::string_view text) { return text.substr(0, stops.find(text).at); }

constexpr auto joints = text::leads_of(std::to_array<std::string_view>({
    ", ", ",", " and ", " & ", " und ", " et ", " y ", " with ", " AND ", " og ", " och ", "; ",
}));

// What parts a byline from its date or place.
constexpr auto part_joints =
    text::leads_of(std::to_array<std::string_view>({" | ", " • ", " · ", " – ", " — ", " - ", " / "}));

/// The text between the joints, trimmed of punctuation; empty parts are left out.
template <class List>
std::vector<std::string_view> split(std::string_view text, const List& between) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto joint = between.find(text);
        const std::string_view part = trim_punctuation(text.substr(0, joint.at));
        if (!part.empty()) parts.push_back(part);
        text.remove_prefix(joint.at + joint.length);
    }
    return parts;
}

/// "political editor", "courts correspondent": what ends with a job.
bool is_office(std::string_view text) {
    const std::string folded = lower(text);
    const std::size_t space = folded.rfind(' ');
    return is_job(text) || (space != std::string::npos && jobs.has(std::string_view(folded).substr(space + 1)));
}

bool has_only_letters(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '\'' ||
               c == '.' || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// The length of what stands before the names in a byline, or 0.
std::size_t lead_length(std::string_view folded) {
    if (const std::size_t length = lead_words.length_at(folded)) return length;
    // "Photographs and words by Jane Doe": one to four words of work, then "by". The first word rules most
    // lines out.
    const std::string_view first = text::first_word(folded);
    if (first != "by" && !works.has(first)) return 0;
    constexpr std::string_view by = " by ";
    constexpr std::size_t farthest = 40;
    const std::size_t at = folded.substr(0, farthest + by.size()).find(by);
    if (at == std::string_view::npos) return 0;
    bool all = true;
    text::for_each_word(folded.substr(0, at), [&](std::string_view word) {
        all = works.has(word);
        return all;
    });
    return all ? at + by.size() : 0;
}

}  // namespace

std::vector<std::string> byline_authors(std::string_view source, std::string_view folded) {
    if (source.size() > longest_byline) return {};
    const std::size_t lead = lead_length(folded);
    if (lead == 0) return {};
    // Folding keeps the length of what a lead is made of, once blanks are single.
    const std::string spaced = single_spaced(source);
    const std::string_view text = spaced;
    if (lead >= text.size()) return {};
    std::string_view rest = text.substr(lead);
    if (rest.empty()) return {};
    // "OUTLET's Jane Doe": the people come behind the possessive.
    for (const std::string_view possessive : {"’s ", "'s "}) {
        const std::size_t at = rest.find(possessive);
        if (at != std::string_view::npos && is_name(rest.substr(0, at))) {
            rest = text::trim(rest.substr(at + possessive.size()));
            break;
        }
    }
    rest = trim_punctuation(without_stop(rest));
    std::vector<std::string> authors;
    for (const std::string_view name : split(rest, joints)) {
        if (is_job(name)) continue;
        const bool staff = count_parts(name, 5) <= 4 && lower(name).ends_with(" staff");
        // "By Jane Doe, who covers courts": the name stands, what follows is no name.
        if (!is_name(name) && !staff) break;
        authors.emplace_back(name);
    }
    return authors;
}

bool is_bare_office(std::string_view text) {
    constexpr std::size_t longest = 40;
    return text.size() <= longest && is_job(text);
}

std::vector<std::string> bare_names(std::string_view source) {
    constexpr std::size_t longest = 90;
    if (source.size() > longest) return {};
    const std::string text = single_spaced(source);
    std::vector<std::string> authors;
    for (const std::string_view part : split(text, part_joints)) {
        if (facts::time_line(lower(part)) != facts::TimeLine::none) continue;
        for (const std::string_view name : split(without_stop(part), joints)) {
            if (is_office(name)) continue;
            const std::size_t words = count_parts(name, 5);
            if (words < 2 || words > 4 || !is_name(name) || text::is_section_name(lower(name))) return {};
            if (!has_only_letters(name)) return {};
            authors.emplace_back(name);
        }
    }
    return authors;
}

}  // namespace stet::passes
