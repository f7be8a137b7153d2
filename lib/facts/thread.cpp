#include "facts/thread.hpp"

#include "facts/times.hpp"
#include "text/byte_set.hpp"
#include "text/characters.hpp"
#include "text/first_letters.hpp"
#include "text/folded_words.hpp"
#include "text/leads.hpp"
#include "text/time_words.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::facts {
namespace {

using text::is_digit;

constexpr std::uint32_t story_words = 80;  // of prose above: comments are about something
constexpr std::uint32_t reach = 25;        // blocks: a comment may be long
constexpr std::uint32_t longest = 110;     // characters of a line that parts two comments

/// What a line says of a thread.
enum class Sign : std::uint8_t {
    none,
    heading,  ///< "12 comments", "7 thoughts on …"
    answer,   ///< "Reply", "In reply to Jane"
    said,     ///< "Jane Doe says:"
    posted,   ///< "Jane Doe | 4 May 2023"
    time,     ///< "3 days ago"
};

// "Comments", and what is counted above them.
constexpr auto headings = std::to_array<std::string_view>({
    "comments", "comment", "thoughts", "thought", "responses", "response", "replies", "kommentare", "kommentar",
    "leserkommentare", "antworten", "antwort", "reaktionen", "commentaires", "commentaire", "réponses",
    "comentarios", "comentario", "respuestas", "comentários", "comentário", "respostas", "commenti", "commento",
    "risposte", "reacties", "reactie", "komentarze", "komentarzy", "комментарии", "комментариев", "комментарий",
    "kommentarer", "评论", "條評論", "条评论", "コメント",
});
constexpr auto counts = std::to_array<std::string_view>(
    {"one", "two", "three", "no", "ein", "eine", "zwei", "un", "une", "uno", "um", "een", "jeden"});
constexpr auto prepositions = std::to_array<std::string_view>({"on", "to", "for", "zu", "auf", "über", "sur", "à", "a", "en", "em", "su", "op", "do", "к", "на"});
constexpr auto readers = std::to_array<std::string_view>({"reader", "readers", "readers'", "user", "all"});
constexpr auto answers = std::to_array<std::string_view>({
    "reply", "replies", "replydelete", "reply delete", "log in to reply", "login to reply", "sign in to reply", "antworten", "antwort", "auf kommentar antworten", "einloggen, um zu antworten",
    "répondre", "responder", "rispondi", "beantwoorden", "reageer", "odpowiedz", "ответить", "svar", "svara", "vastaa",
    "cevapla", "yanıtla", "回复", "回覆", "返信",
});
constexpr auto answer_leads = text::leads_of(std::to_array<std::string_view>({
    "in reply to ", "replying to ", "reply to ", "antwort auf ", "in antwort auf ", "als antwort auf ",
    "en réponse à ", "en respuesta a ", "em resposta a ", "in risposta a ", "als reactie op ", "w odpowiedzi na ", "в ответ на ",
}));
constexpr auto verbs = std::to_array<std::string_view>({
    "says", "said", "wrote", "writes", "commented", "replied", "sagt", "sagte", "schreibt", "schrieb", "meint", "kommentierte",
    "antwortet", "dit", "écrit", "dice", "dijo", "escribió", "diz", "disse", "escreveu", "scrive", "scritto", "zegt", "schreef",
    "pisze", "napisał", "napisała", "mówi", "пишет", "написал", "написала", "сказал", "skriver", "säger", "sier", "siger",
});
constexpr text::WordIndex heading_index(headings);
constexpr text::WordIndex count_index(counts);
constexpr text::WordIndex preposition_index(prepositions);
constexpr text::WordIndex reader_index(readers);
constexpr auto openings = [] {
    std::array<std::string_view, headings.size() + counts.size() + readers.size()> all{};
    auto at = std::copy(headings.begin(), headings.end(), all.begin());
    at = std::copy(counts.begin(), counts.end(), at);
    std::copy(readers.begin(), readers.end(), at);
    return all;
}();
constexpr auto opening_index = text::WordIndex(openings);
constexpr text::WordIndex answer_index(answers);
constexpr text::WordIndex verb_index(verbs);

/// Of headings and answers.
constexpr auto beginnings = text::first_letters_of(openings, answers, answer_leads.list);

/// Takes the first word, up to a space or a bracket.
std::string_view take_word(std::string_view& line) noexcept {
    static constexpr text::ByteSet ends(" (:");
    const std::size_t end = std::min(ends.first_in(line), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    while (line.starts_with(' ')) line.remove_prefix(1);
    return word;
}

bool is_count(std::string_view word) noexcept {
    static constexpr text::ByteSet parts("0123456789.,k");
    return count_index.has(word) || (is_digit(word.front()) && parts.first_not_in(word) == word.npos);
}

/// "comments", "comments (12", "reader comments", "12 comments", "one thought on …".
bool is_heading(std::string_view line) noexcept {
    // Nearly all lines begin with another word.
    const std::string_view first = line.substr(0, text::word_length(line.data(), line.data() + line.size()));
    if (!opening_index.has(first) && !is_digit(line.front())) return false;
    std::string_view word = take_word(line);
    const bool counted = !word.empty() && is_count(word);
    if (counted) word = take_word(line);
    if (reader_index.has(word)) word = take_word(line);
    if (!heading_index.has(word)) return false;
    // What they are about follows a count, and a count a heading without one.
    if (line.empty()) return true;
    if (counted) return preposition_index.has(take_word(line));
    static constexpr text::ByteSet of_count("0123456789.,k(): ");
    return of_count.first_not_in(line) == line.npos;
}

constexpr std::uint32_t fewest_words_posted = 3;
constexpr std::uint32_t most_words_posted = 14;

/// Whether the line's last word may be one of a time: nearly all others are turned away by it.
bool may_end_in_time(std::string_view line) noexcept {
    std::size_t begin = line.size();
    while (begin > 0 && line[begin - 1] != ' ' && !is_digit(line[begin - 1])) --begin;
    return text::may_be_time_word(line.substr(begin));
}

/// A name and then a time with a date, or how long ago.
bool is_posted(std::string_view line, const BlockFacts& facts) noexcept {
    constexpr std::uint32_t digits_of_date = 5;  // a day and a year
    if (facts.digits == 0 || facts.words < fewest_words_posted || facts.words > most_words_posted || !may_end_in_time(line)) return false;
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        const TimeLine time = time_line(line.substr(at + 1));
        if (time == TimeLine::age) return true;
        if (time == TimeLine::moment) return facts.digits >= digits_of_date;
    }
    return false;
}

/// Whether the line may be a sign: nearly all are turned away by it, and what each is nobody foresees, so no branch asks
/// for one thing after the other.
bool may_be_sign(std::string_view line, const BlockFacts& facts) noexcept {
    if (line.empty()) return false;
    constexpr auto of_shape = static_cast<std::uint32_t>(Shape::timestamp) | static_cast<std::uint32_t>(Shape::ends_colon);
    const unsigned is_counted = is_digit(line.front()) ? 1 : 0;
    const unsigned may_be_posted = facts.words - fewest_words_posted <= most_words_posted - fewest_words_posted ? 1 : 0;
    const unsigned begins = beginnings.may_begin(line) ? 1 : 0;
    const unsigned is_of_shape = (facts.shape & of_shape) != 0 ? 1 : 0;
    const unsigned has_digit = facts.digits != 0 ? 1 : 0;
    const unsigned is_short = facts.characters <= longest ? 1 : 0;
    return (is_short & (is_of_shape | begins | is_counted | (has_digit & may_be_posted))) != 0;
}

/// `line` is the block's folded text without symbols at either end.
Sign sign_of(std::string_view line, const BlockFacts& facts) noexcept {
    if (!may_be_sign(line, facts)) return Sign::none;
    if (facts.is(Shape::timestamp)) return Sign::time;
    constexpr std::uint32_t words_of_answer = 5;
    if (facts.words <= words_of_answer && answer_index.has(line)) return Sign::answer;
    if (answer_leads.length_at(line) != 0) return Sign::answer;
    if (facts.is(Shape::ends_colon)) {
        const std::size_t last = line.rfind(' ');
        constexpr std::uint32_t most_words = 8;
        if (last != std::string_view::npos && verb_index.has(line.substr(last + 1)) &&
            (facts.words <= most_words || facts.digits != 0)) {
            return Sign::said;
        }
    }
    if (is_heading(line)) return Sign::heading;
    return is_posted(line, facts) ? Sign::posted : Sign::none;
}

/// A run of signs, each within reach of the one before.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t last = 0;
    std::uint32_t answers = 0;
    std::uint32_t said = 0;
    std::uint32_t posted = 0;
    std::uint32_t times = 0;
    bool headed = false;
    bool open = false;
    Sign last_sign = Sign::none;

    void add(std::uint32_t block, Sign sign) noexcept {
        if (!open) *this = Run{.begin = block, .headed = sign == Sign::heading, .open = true};
        last = block;
        last_sign = sign;
        answers += sign == Sign::answer;
        said += sign == Sign::said;
        posted += sign == Sign::posted;
        times += sign == Sign::time;
    }

    /// Times alone are no thread, and what a witness or a minister "says:", three times over, is none.
    [[nodiscard]] bool is_thread() const noexcept {
        const std::uint32_t strong = answers + said + posted;
        const std::uint32_t all = strong + times;
        if (headed) return strong >= 2 || (strong >= 1 && all >= 3);
        return all >= 3 && answers + said >= 2 && (answers >= 1 || times + posted >= 2);
    }
};

/// The blocks of the run, and the last comment below its last line of name or time.
Thread thread_of(const Run& run, const std::vector<BlockFacts>& blocks) noexcept {
    constexpr std::uint32_t most_paragraphs = 3;
    constexpr std::uint32_t least_words = 5;
    std::uint32_t end = run.last + 1;
    if (run.last_sign != Sign::answer) {
        for (std::uint32_t n = 0; n < most_paragraphs && end < blocks.size() && blocks[end].words >= least_words; ++n) ++end;
    }
    return {run.begin, end};
}

}  // namespace

Thread find_thread(std::string_view page, const std::vector<BlockFacts>& blocks) noexcept {
    std::uint32_t prose = 0;
    Run run;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        const BlockFacts& facts = blocks[i];
        if (facts.is(Shape::prose)) prose += facts.words;
        if (prose < story_words) continue;
        if (run.open && i - run.last > reach) {
            if (run.is_thread()) return thread_of(run, blocks);
            run.open = false;
        }
        const Sign sign = sign_of(page.substr(facts.core_begin, facts.core_end - facts.core_begin), facts);
        if (sign == Sign::none) continue;
        if (sign == Sign::heading && run.open) {
            // A date below the headline is no part of the comments.
            if (run.headed || run.is_thread()) continue;
            run.open = false;
        }
        run.add(i, sign);
    }
    return run.open && run.is_thread() ? thread_of(run, blocks) : Thread{};
}

}  // namespace stet::facts
