#include "passes/common/bylines.hpp"

#include "passes/common/words.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/section_names.hpp"
#include "text/utf8.hpp"

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
});

// Small words that stand within names.
constexpr auto particles = std::to_array<std::string_view>({
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "dos", "van", "von", "vom", "zu",
    "bin", "bint", "al", "el", "la", "le", "ter", "ten", "op", "y", "e", "ibn", "abu", "of", "o",
});

// Words of a byline that are a job or an office, not a person.
constexpr auto jobs = std::to_array<std::string_view>({
    "staff", "writer", "reporter", "correspondent", "editor", "columnist", "contributor", "chief",
    "senior", "political", "business", "sports", "bureau", "desk", "special", "freelance", "news",
    "guest", "managing", "deputy", "assistant", "producer", "photographer", "redaktion", "team",
    "associate", "health", "science", "education", "crime", "court", "investigative", "national",
});

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

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    while (!(text = text::trim(text)).empty()) {
        const char* at = text.data();
        const char* const end = at + text.size();
        while (at != end && text::blank_length(at, end) == 0) ++at;
        const auto length = static_cast<std::size_t>(at - text.data());
        tokens.push_back(token_of(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return tokens;
}

/// The text with every run of blank characters, no-break ones too, made one space.
std::string single_spaced(std::string_view text) {
    std::string spaced;
    for (const Token& token : tokens_of(text)) {
        if (!spaced.empty()) spaced += ' ';
        spaced += token.text;
    }
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
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 5) return false;
    std::size_t capitals = 0;
    for (const Token& token : tokens) {
        if (token.has_digit) return false;
        if (token.capital) {
            ++capitals;
        } else if (!is_one_of(lower(token.text), particles)) {
            return false;
        }
    }
    return capitals > 0 && tokens.front().capital;
}

bool is_job(std::string_view text) {
    bool any = false;
    bool all = true;
    for_each_word(lower(text), [&](std::string_view word) {
        any = true;
        all = all && (is_one_of(word, jobs) || is_one_of(word, particles));
        return all;
    });
    return any && all;
}

/// Where the people end: a place, a date, an office.
std::size_t end_of_names(std::string_view text) {
    std::size_t end = text.size();
    for (const std::string_view stop : {" in ", " at ", " for ", " on ", " | ", " / ", " • ", " · ",
                                        " aus ", " à ", " (", " – ", " — ", " - "}) {
        end = std::min(end, text.find(stop));
    }
    return end;
}

constexpr auto joints = std::to_array<std::string_view>({
    ", ", ",", " and ", " & ", " und ", " et ", " y ", " with ", " AND ", " og ", " och ", "; ",
});

}  // namespace

std::vector<std::string> byline_authors(std::string_view source, std::string_view folded) {
    if (source.size() > longest_byline) return {};
    const std::string spaced = single_spaced(source);
    const std::string_view text = spaced;
    std::string_view rest;
    for (const std::string_view lead : leads) {
        if (!folded.starts_with(lead)) continue;
        // The lead has as many characters in the source; only its blank may be wider.
        const std::size_t letters = lead.find(' ') == lead.size() - 1 ? lead.size() - 1 : lead.size();
        rest = text.size() > letters ? text::trim(text.substr(letters)) : std::string_view();
        if (rest.starts_with(':')) rest = text::trim(rest.substr(1));
        break;
    }
    if (rest.empty()) return {};
    // "OUTLET's Jane Doe": the people come behind the possessive.
    for (const std::string_view possessive : {"’s ", "'s "}) {
        const std::size_t at = rest.find(possessive);
        if (at != std::string_view::npos && is_name(rest.substr(0, at))) {
            rest = text::trim(rest.substr(at + possessive.size()));
            break;
        }
    }
    rest = trim_punctuation(rest.substr(0, end_of_names(rest)));
    std::vector<std::string> authors;
    while (!rest.empty()) {
        std::size_t cut = rest.size();
        std::size_t width = 0;
        for (const std::string_view joint : joints) {
            const std::size_t at = rest.find(joint);
            if (at < cut) {
                cut = at;
                width = joint.size();
            }
        }
        const std::string_view name = trim_punctuation(rest.substr(0, cut));
        rest = text::trim(rest.substr(std::min(rest.size(), cut + width)));
        if (name.empty() || is_job(name)) continue;
        const bool staff = tokens_of(name).size() <= 4 && lower(name).ends_with(" staff");
        if (!is_name(name) && !staff) {
            // "By Jane Doe, who covers courts": the name stands, what follows is no name.
            return authors;
        }
        authors.emplace_back(name);
    }
    return authors;
}

bool is_bare_name(std::string_view text, std::string_view folded) {
    if (text.size() > 60) return false;
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.size() < 2 || tokens.size() > 4) return false;
    for (const Token& token : tokens) {
        if (token.has_digit || (!token.capital && !is_one_of(lower(token.text), particles))) return false;
        for (const char c : token.text) {
            const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '\'' ||
                                c == '.' || static_cast<unsigned char>(c) >= 0x80;
            if (!letter) return false;
        }
    }
    return tokens.front().capital && tokens.back().capital && !text::is_section_name(folded);
}

}  // namespace stet::passes
