#include "passes/common/datelines.hpp"

#include "facts/times.hpp"
#include "passes/common/bylines.hpp"
#include "text/byte_set.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/names.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace stet::passes {
namespace {

constexpr std::size_t longest_line = 160;   // bytes
constexpr std::size_t most_words = 22;
constexpr std::size_t longest_time = 10;    // words
constexpr std::size_t longest_byline = 8;   // words
constexpr std::size_t longest_section = 3;  // words

constexpr auto minutes = std::to_array<std::string_view>(
    {"min", "mins", "min.", "minute", "minutes", "minuten", "minuti", "minutos", "minuty", "minut"});
constexpr auto reading = std::to_array<std::string_view>(
    {"read", "reading", "lesezeit", "lesedauer", "lesen", "lecture", "lettura", "lectura", "leitura", "leestijd", "lästid", "lesetid"});
constexpr auto around_reading = std::to_array<std::string_view>(
    {"time", "temps", "tempo", "tiempo", "de", "di", "ca", "about", "estimated", "est", "min"});
constexpr auto answers = std::to_array<std::string_view>(
    {"comment", "comments", "kommentar", "kommentare", "kommentarer", "commentaire", "commentaires", "comentario", "comentarios", "comentários",
     "commenti", "reacties", "replies", "responses", "views"});

template <class List>
bool is_among(const List& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// How much of a day is in a line of time.
struct Day {
    bool whole = false;
    bool clock = false;
    bool publish = false;
};

/// Digits, perhaps in groups: "2031", "24.04.2031", "10:15".
struct Number {
    std::size_t end;
    unsigned groups = 1;
    std::size_t digits = 0;
    bool has_colon = false;

    [[nodiscard]] bool is_year() const { return groups == 1 && digits == 4; }
};

Number number_at(std::string_view folded, std::size_t at) {
    Number number{at};
    for (; number.end < folded.size(); ++number.end) {
        const char c = folded[number.end];
        if (text::is_digit(c)) {
            ++number.digits;
        } else if (number.end + 1 < folded.size() && (c == '.' || c == '/' || c == '-' || c == ':') && text::is_digit(folded[number.end + 1])) {
            number.has_colon = number.has_colon || c == ':';
            ++number.groups;
        } else {
            break;
        }
    }
    return number;
}

std::size_t end_of_word(std::string_view folded, std::size_t at) {
    while (at < folded.size() && static_cast<unsigned char>(folded[at]) >= 'a') ++at;
    return at;
}

Day day_in(std::string_view folded) {
    Day day;
    bool month = false;
    unsigned numbers = 0;
    bool year = false;
    for (std::size_t at = 0; at < folded.size();) {
        if (text::is_digit(folded[at])) {
            const Number number = number_at(folded, at);
            day.clock = day.clock || number.has_colon;
            if (number.groups >= 3 && !day.clock) day.whole = true;
            year = year || number.is_year();
            ++numbers;
            at = number.end;
            continue;
        }
        const std::size_t end = end_of_word(folded, at);
        if (end > at) {
            const text::TimeWord word = text::time_word(folded.substr(at, end - at));
            month = month || word.month != 0;
            day.clock = day.clock || (word.kinds & text::time_kind::clock) != 0;
            day.publish = day.publish || (word.kinds & text::time_kind::publish) != 0;
        }
        at = std::max(end, at + 1);
    }
    day.whole = day.whole || (month && year && numbers >= 2);
    return day;
}

/// Reads the line's parts, one behind the other.
class Reader {
public:
    explicit Reader(std::string_view line) : line_(line) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            if (end != at) words_.push_back({at, end});
            at = end + 1;
        }
    }

    /// What the line says, where it says nothing else.
    Dateline read() {
        if (words_.size() > most_words || is_release()) return {};
        while (at_ < words_.size()) {
            if (!take_joint() && !take_time() && !take_byline() && !take_reading_time() && !take_answers() && !take_section()) return {};
        }
        if (found_.date.empty() || others_ == 0) return {};
        return std::move(found_);
    }

private:
    struct Word {
        std::size_t begin, end;
    };

    [[nodiscard]] std::string_view words(std::size_t begin, std::size_t end) const {
        return line_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
    }
    /// Folded, without the signs around it.
    [[nodiscard]] std::string word(std::size_t i) const {
        return i < words_.size() ? text::fold(text::trim_punctuation(words(i, i + 1))) : std::string();
    }

    bool take_joint() {
        const std::string_view sign = words(at_, at_ + 1);
        const bool is_joint = text::trim_punctuation(sign).empty() || sign == "//" || sign == "|" || sign == "\xE3\x83\xBB";
        at_ += is_joint ? 1 : 0;
        return is_joint;
    }

    bool take_time() {
        for (std::size_t end = end_of_time(); end > at_; --end) {
            if (leads_byline(end - 1)) continue;  // "by" is a word of time as well
            const std::string_view text = text::trim_punctuation(words(at_, end));
            const std::string folded = text::fold(text);
            if (facts::time_line(folded) != facts::TimeLine::moment) continue;
            const Day day = day_in(folded);
            if (!day.whole && !day.clock) continue;
            if (day.whole && found_.date.empty()) found_.date = text;
            at_ = end;
            return true;
        }
        return false;
    }

    /// Up to where a time may reach: the first word that is none of one ends it.
    [[nodiscard]] std::size_t end_of_time() const {
        const std::size_t farthest = std::min(words_.size(), at_ + longest_time);
        std::size_t end = at_;
        while (end < farthest && text::may_be_time_word(word(end))) ++end;
        return end;
    }

    /// "Released: June 17, 2031 by Harbour Books": of a book or film that the story speaks of.
    [[nodiscard]] bool is_release() const { return word(0).starts_with("release"); }
    [[nodiscard]] bool leads_byline(std::size_t i) const { return text::byline_lead_length(text::fold(words(i, i + 1)) + " x") != 0; }

    bool take_byline() {
        if (!leads_byline(at_)) return false;
        static constexpr text::ByteSet of_others("0123456789|/()");
        for (std::size_t end = std::min(words_.size(), at_ + longest_byline); end > at_ + 1; --end) {
            const std::string_view line = words(at_, end);
            const std::string_view names = line.substr(words_[at_].end - words_[at_].begin + 1);
            if (of_others.first_in(line) != line.npos || !are_names(names)) continue;
            std::vector<std::string> authors = byline_authors(line, text::fold(line));
            if (authors.empty()) continue;
            found_.authors.insert(found_.authors.end(), authors.begin(), authors.end());
            ++others_;
            at_ = end;
            return true;
        }
        return false;
    }

    /// Names, and what joins them, but none of the words of time that may stand behind them.
    static bool are_names(std::string_view text) {
        bool all = true;
        text::for_each_word(text::fold(text), [&](std::string_view word) {
            const std::uint16_t kinds = text::time_word(word).kinds;
            all = (kinds & (text::time_kind::publish | text::time_kind::weekday)) == 0;
            return all;
        });
        std::string_view last = text.substr(text.find_last_of(' ') + 1);
        while (last.ends_with('.') || last.ends_with(',')) last.remove_suffix(1);
        const bool ends_in_month = text::time_word(text::fold(last)).month != 0;
        return all && !ends_in_month && !text.ends_with(" on") && !text.ends_with(" in") && !text.ends_with(" am");
    }

    /// "8 min read", "Lesedauer: 4 Minuten".
    bool take_reading_time() {
        std::size_t end = at_;
        bool named = false;
        bool counted = false;
        for (; end < words_.size() && end < at_ + 5; ++end) {
            const std::string text = word(end);
            if (is_among(reading, text)) {
                named = true;
            } else if (is_number(text)) {
                if (counted) break;
                counted = true;
            } else if (!is_among(minutes, text) && !is_among(around_reading, text)) {
                break;
            }
        }
        if (!named) return false;
        ++others_;
        at_ = end;
        return true;
    }

    /// "4 Comments".
    bool take_answers() {
        const bool counted = is_number(word(at_)) || word(at_) == "no";
        if (!counted || !is_among(answers, word(at_ + 1))) return false;
        ++others_;
        at_ += 2;
        return true;
    }

    /// "in Growth", at the end.
    bool take_section() {
        const std::size_t count = words_.size() - at_;
        if (word(at_) != "in" || found_.date.empty() || count < 2 || count > 1 + longest_section) return false;
        if (!text::is_name(words(at_ + 1, words_.size()))) return false;
        ++others_;
        at_ = words_.size();
        return true;
    }

    static bool is_number(std::string_view text) {
        return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == text.npos;
    }

    std::string_view line_;
    std::vector<Word> words_;
    std::size_t at_ = 0;
    std::size_t others_ = 0;  // parts but days and joints
    Dateline found_;
};

bool names_month(std::string_view folded) {
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = end_of_word(folded, at);
        if (end > at && text::time_word(folded.substr(at, end - at)).month != 0) return true;
        at = std::max(end, at + 1);
    }
    return false;
}

/// Whether a part of the line may be a whole day, as day_in() has it: rows of tables and most other lines are refused by that
/// alone.
bool may_hold_day(std::string_view folded) {
    unsigned numbers = 0;
    bool year = false;
    for (std::size_t at = 0; at < folded.size();) {
        if (!text::is_digit(folded[at])) {
            ++at;
            continue;
        }
        const Number number = number_at(folded, at);
        if (number.groups >= 3) return true;
        year = year || number.is_year();
        ++numbers;
        at = number.end;
    }
    return numbers >= 2 && year && names_month(folded);
}

/// Most other lines begin with a word that none of the parts begins with.
bool may_begin(std::string_view folded) {
    if (text::may_begin_with_time_word(folded) || text::byline_lead_length(folded) != 0) return true;
    const std::string_view first = text::first_word(folded);
    return first == "no" || is_among(reading, first) || is_among(minutes, first) || is_among(around_reading, first);
}

}  // namespace

Dateline dateline(std::string_view text, std::string_view folded) {
    if (text.size() > longest_line || !may_hold_day(folded) || !may_begin(folded)) return {};
    const std::string line = text::single_spaced(text);
    return Reader(line).read();
}

bool is_publication(std::string_view folded) {
    const Day day = day_in(folded);
    return day.whole && (day.clock || day.publish);
}

}  // namespace stet::passes
