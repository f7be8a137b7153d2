#include "arbiter/features.hpp"

#include "text/bytes.hpp"
#include "text/folded_words.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace stet::arbiter {
namespace {

/// What a character is where it begins or ends a block.
enum Edge : std::uint8_t { nothing, lower, upper, digit, stop, exclamation, ask, comma, colon, quote, bracket, dash, symbol, wide };

constexpr Edge edge_of(unsigned char c) noexcept {
    if (c >= 'a' && c <= 'z') return lower;
    if (c >= 'A' && c <= 'Z') return upper;
    if (c >= '0' && c <= '9') return digit;
    if (c >= 0x80) return wide;
    switch (c) {
        case '.': return stop;
        case '!': return exclamation;
        case '?': return ask;
        case ',':
        case ';': return comma;
        case ':': return colon;
        case '"':
        case '\'': return quote;
        case '(':
        case ')':
        case '[':
        case ']': return bracket;
        case '-': return dash;
        default: return symbol;
    }
}

constexpr auto edges = [] {
    std::array<Edge, 256> table{};
    for (unsigned c = 0; c < 256; ++c) table[c] = edge_of(static_cast<unsigned char>(c));
    return table;
}();

/// The class of a character that begins or ends a text, beyond ASCII too. Letters of scripts without case
/// are as good as capitals where they begin a text, and as small letters where they end it.
Edge edge_at(std::string_view text, bool front) noexcept {
    std::size_t at = front ? 0 : text.size() - 1;
    while (at > 0 && !front && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const auto byte = [&](std::size_t k) { return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0U; };
    const unsigned lead = byte(0), next = byte(1), third = byte(2);
    if (lead < 0x80) return edge_of(static_cast<unsigned char>(lead));
    const Edge caseless = front ? upper : lower;
    switch (lead) {
        case 0xC2: return next == 0xAB || next == 0xBB ? quote : symbol;
        case 0xC3: return next < 0xA0 ? upper : lower;
        case 0xC4:
        case 0xC5: return next % 2 == 0 ? upper : lower;
        case 0xCE: return next < 0xAC ? upper : lower;
        case 0xD0: return next < 0xB0 ? upper : lower;
        case 0xCF:
        case 0xD1: return lower;
        case 0xE2:
            if (next != 0x80) return symbol;
            if (third >= 0x98 && third <= 0x9F) return quote;
            if (third >= 0x90 && third <= 0x95) return dash;
            return symbol;
        case 0xE3:
            if (next != 0x80) return caseless;
            if (third == 0x81) return comma;
            if (third == 0x82) return stop;
            if (third >= 0x88 && third <= 0x8F) return quote;
            return third >= 0x90 && third <= 0x91 ? bracket : symbol;
        case 0xEF:
            if (next != 0xBC) return symbol;
            if (third == 0x81) return exclamation;
            if (third == 0x8C || third == 0x9B) return comma;
            if (third == 0x9A) return colon;
            if (third == 0x9F) return ask;
            return third == 0x88 || third == 0x89 ? bracket : symbol;
        case 0xF0: return symbol;
        default: return lead < 0xD5 ? lower : caseless;
    }
}

/// Whether the block's letters have no capitals: its first letter's script has none.
bool is_caseless(std::string_view folded) noexcept {
    for (const char c : folded.substr(0, 48)) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (byte >= 'a' && byte <= 'z') return false;
        if (byte >= 0xC3 && byte <= 0xD4) return false;
        if ((byte >= 0xD5 && byte <= 0xE1) || (byte >= 0xE3 && byte <= 0xED)) return true;
    }
    return false;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

class Measurer {
public:
    Measurer(const Document& page, const Evidence& evidence)
        : page_(page),
          blocks_(page.blocks()),
          facts_(evidence.facts.blocks),
          folded_(evidence.facts.folded.text),
          about_(evidence.facts.page),
          evidence_(evidence),
          count_(blocks_.size()),
          table_(count_) {}

    Table run() {
        for (std::size_t i = 0; i < count_; ++i) {
            measure_text(i);
            measure_fate(i);
        }
        measure_places();
        measure_nearest();
        measure_windows();
        measure_runs();
        measure_dates();
        measure_since();
        measure_words();
        measure_topic();
        measure_page();
        return std::move(table_);
    }

private:
    std::uint8_t& at(Feature feature, std::size_t i) { return table_.column(feature)[i]; }

    [[nodiscard]] bool is_prose(std::size_t i) const { return facts_[i].is(Shape::prose); }
    [[nodiscard]] bool is_cut(std::size_t i) const {
        return (evidence_.state[i] & (Evidence::State::cut_whole | Evidence::State::protected_)) ==
               Evidence::State::cut_whole;
    }

    void measure_text(std::size_t i) {
        const BlockFacts& f = facts_[i];
        at(Feature::exists, i) = 1;
        at(Feature::characters, i) = log_of(f.characters);
        at(Feature::words, i) = log_of(f.words);
        at(Feature::sentences, i) = capped(f.sentences);
        at(Feature::word_length, i) = f.words == 0 ? 0 : capped(std::uint64_t{f.characters} * 16 / f.words);
        at(Feature::capitals, i) = share(f.capitals, f.words);
        at(Feature::digits, i) = share(f.digits, f.characters);
        at(Feature::separators, i) = capped(f.separators);
        const std::string_view text = folded_.substr(f.folded_begin, f.folded_end - f.folded_begin);
        std::uint64_t commas = 0, quotes = 0, symbols = 0, short_words = 0;
        std::size_t word = 0;
        for (const char c : text) {
            const Edge edge = edges[static_cast<unsigned char>(c)];
            commas += edge == comma ? 1U : 0U;
            quotes += edge == quote ? 1U : 0U;
            symbols += edge == symbol && c != ' ' ? 1U : 0U;
            if (edge == lower || edge == digit || edge == wide) {
                ++word;
            } else {
                short_words += word != 0 && word <= 3 ? 1U : 0U;
                word = 0;
            }
        }
        short_words += word != 0 && word <= 3 ? 1U : 0U;
        at(Feature::commas, i) = share(commas, f.words);
        at(Feature::quotes, i) = capped(quotes);
        at(Feature::other_symbols, i) = capped(symbols);
        at(Feature::short_words, i) = share(short_words, f.words);
        const std::string_view source = page_.text(blocks_[i].span);
        at(Feature::first, i) = edge_at(source, true);
        at(Feature::last, i) = f.is(Shape::ends_ellipsis)   ? 20
                               : f.is(Shape::ends_sentence) ? 21
                                                            : edge_at(source, false);
        if (is_caseless(text)) {
            // As in a plain sentence of a script that has them.
            const std::uint64_t scale = f.is(Shape::unspaced) ? 3 : 1;
            at(Feature::characters, i) = log_of(f.characters * scale);
            at(Feature::digits, i) = share(f.digits, f.characters * scale);
            at(Feature::word_length, i) = 88;
            at(Feature::capitals, i) = share(f.words >= 8 ? f.words / 8 : 1, f.words);
            at(Feature::short_words, i) = 80;
        }
        at(Feature::prose, i) = f.is(Shape::prose) ? 1 : f.is(Shape::prose_like) ? 2 : 0;
        at(Feature::headline, i) = f.is(Shape::headline);
        at(Feature::title_case, i) = f.is(Shape::title_case) ? 1 : f.is(Shape::all_caps) ? 2 : 0;
        at(Feature::time, i) = f.is(Shape::age) ? 2 : f.is(Shape::timestamp) ? 1 : 0;
        at(Feature::credit, i) = f.is(Shape::credit_end);
        at(Feature::unspaced, i) = f.is(Shape::unspaced);
        at(Feature::copy, i) = f.same_as != BlockFacts::none ? 2 : f.is(Shape::repeated) ? 1 : 0;
    }

    void measure_fate(std::size_t i) {
        const bool body = is_body(blocks_[i].role) && blocks_[i].role != Role::title && blocks_[i].role != Role::caption;
        std::uint8_t fate = blocks_[i].role == Role::paragraph ? 0 : body ? 1 : 2;
        if ((evidence_.state[i] & Evidence::State::cut_part) != 0) fate = 3;
        if (is_cut(i)) {
            fate = 4;
            at(Feature::label, i) = static_cast<std::uint8_t>(static_cast<std::uint8_t>(evidence_.label[i]) + 1);
        }
        at(Feature::fate, i) = fate;
        at(Feature::role, i) = static_cast<std::uint8_t>(blocks_[i].role);
    }

    void measure_places() {
        const std::string_view source = page_.source();
        std::uint64_t all = 0;
        for (const BlockFacts& f : facts_) all += f.characters;
        std::uint64_t before = 0;
        std::size_t title = count_;
        for (std::size_t i = 0; i < count_ && title == count_; ++i) {
            if (blocks_[i].role == Role::title) title = i;
        }
        for (std::size_t i = 0; i < count_; ++i) {
            const std::uint32_t from = i == 0 ? 0 : blocks_[i - 1].span.end;
            const std::string_view gap = source.substr(from, blocks_[i].span.begin - from);
            at(Feature::gap, i) = capped(static_cast<std::uint64_t>(std::count(gap.begin(), gap.end(), '\n')));
            at(Feature::from_start, i) = log_of(i);
            at(Feature::from_end, i) = log_of(count_ - 1 - i);
            at(Feature::place, i) = share(before, all);
            before += facts_[i].characters;
            if (title != count_) {
                at(Feature::behind_title, i) = i > title ? log_of(i - title) : 0;
                at(Feature::before_title, i) = i < title ? log_of(title - i) : 0;
            }
            const bool above = i < about_.core_begin;
            const bool below = i >= about_.core_end;
            at(Feature::core_place, i) = above ? 1 : below ? 3 : 2;
            const std::size_t distance = above   ? about_.core_begin - i
                                         : below ? i + 1 - about_.core_end
                                                 : std::min(i - about_.core_begin, about_.core_end - 1 - i);
            at(Feature::core_distance, i) = log_of(distance);
        }
        if (title != count_) at(Feature::page_title, 0) = 1;
    }

    /// Distances to the nearest block of a kind, this way and that.
    template <class Is, class Note>
    void sweep(Is is, Note note) const {
        std::size_t last = count_;
        for (std::size_t i = 0; i < count_; ++i) {
            note(i, last, true);
            if (is(i)) last = i;
        }
        last = count_;
        for (std::size_t i = count_; i-- > 0;) {
            note(i, last, false);
            if (is(i)) last = i;
        }
    }

    [[nodiscard]] std::uint8_t distance(std::size_t i, std::size_t other) const {
        return other == count_ ? 255 : log_of(i > other ? i - other : other - i);
    }

    void measure_nearest() {
        sweep([&](std::size_t i) { return is_prose(i) && !is_cut(i); },
              [&](std::size_t i, std::size_t other, bool above) {
                  at(above ? Feature::prose_above : Feature::prose_below, i) = distance(i, other);
                  at(above ? Feature::prose_above_words : Feature::prose_below_words, i) =
                      other == count_ ? 0 : log_of(facts_[other].words);
              });
        sweep([&](std::size_t i) { return is_cut(i); },
              [&](std::size_t i, std::size_t other, bool above) {
                  at(above ? Feature::cut_above : Feature::cut_below, i) = distance(i, other);
                  at(above ? Feature::cut_above_label : Feature::cut_below_label, i) =
                      other == count_ ? 0 : at(Feature::label, other);
              });
        sweep([&](std::size_t i) { return facts_[i].is(Shape::timestamp); },
              [&](std::size_t i, std::size_t other, bool above) {
                  at(above ? Feature::time_above : Feature::time_below, i) = distance(i, other);
              });
    }

    void measure_windows() {
        Sums ones(count_), chars(count_), words(count_), prose_words(count_), prose_chars(count_), cuts(count_),
            headlines(count_), shorts(count_), times(count_), bullets(count_);
        for (std::size_t i = 0; i < count_; ++i) {
            const BlockFacts& f = facts_[i];
            const bool prose = is_prose(i) && !is_cut(i);
            ones.set(i, 1);
            chars.set(i, f.characters);
            words.set(i, f.words);
            prose_words.set(i, prose ? f.words : 0);
            prose_chars.set(i, prose ? f.characters : 0);
            cuts.set(i, is_cut(i));
            headlines.set(i, f.is(Shape::headline));
            shorts.set(i, f.words <= 4);
            times.set(i, f.is(Shape::timestamp));
            bullets.set(i, f.is(Shape::bullet));
        }
        for (std::size_t i = 0; i < count_; ++i) {
            const auto of = [&](const Sums& part, const Sums& whole, std::size_t before, std::size_t behind) {
                return share(part.around(i, before, behind), whole.around(i, before, behind));
            };
            at(Feature::prose_words_3, i) = log_of(prose_words.around(i, 3, 3));
            at(Feature::prose_words_before_8, i) = log_of(prose_words.around(i, 8, 0));
            at(Feature::prose_words_behind_8, i) = log_of(prose_words.around(i, 0, 8));
            at(Feature::prose_share_4, i) = of(prose_chars, chars, 4, 4);
            at(Feature::prose_share_before_16, i) = of(prose_chars, chars, 16, 0);
            at(Feature::prose_share_behind_16, i) = of(prose_chars, chars, 0, 16);
            at(Feature::cut_share_4, i) = of(cuts, ones, 4, 4);
            at(Feature::cut_share_before_16, i) = of(cuts, ones, 16, 0);
            at(Feature::cut_share_behind_16, i) = of(cuts, ones, 0, 16);
            at(Feature::headline_share_4, i) = of(headlines, ones, 4, 4);
            at(Feature::headline_share_before_16, i) = of(headlines, ones, 16, 0);
            at(Feature::headline_share_behind_16, i) = of(headlines, ones, 0, 16);
            at(Feature::short_share_4, i) = of(shorts, ones, 4, 4);
            at(Feature::short_share_16, i) = of(shorts, ones, 16, 16);
            at(Feature::time_share_8, i) = of(times, ones, 8, 8);
            at(Feature::bullet_share_4, i) = of(bullets, ones, 4, 4);
            at(Feature::mean_words_4, i) = log_of(words.around(i, 4, 4) / std::max<std::uint64_t>(1, ones.around(i, 4, 4)));
        }
    }

    void measure_runs() {
        for (std::size_t begin = 0; begin < count_;) {
            std::size_t end = begin + 1;
            const bool prose = is_prose(begin);
            while (end < count_ && is_prose(end) == prose) ++end;
            for (std::size_t i = begin; i < end; ++i) {
                at(Feature::run_length, i) = prose ? 0 : log_of(end - begin);
                at(Feature::run_place, i) = prose ? 0 : log_of(i - begin);
            }
            begin = end;
        }
        const auto alike = [&](std::size_t a, std::size_t b) {
            const int difference = at(Feature::characters, a) - at(Feature::characters, b);
            return at(Feature::first, a) == at(Feature::first, b) && at(Feature::last, a) == at(Feature::last, b) &&
                   difference < 16 && difference > -16;
        };
        for (std::size_t begin = 0; begin < count_;) {
            std::size_t end = begin + 1;
            while (end < count_ && alike(end - 1, end)) ++end;
            for (std::size_t i = begin; i < end; ++i) at(Feature::alike_run, i) = log_of(end - begin);
            begin = end;
        }
    }

    /// A year or a clock time within a line.
    static std::uint8_t dates_in(std::string_view text) {
        std::uint8_t found = 0;
        for (std::size_t i = 0; i < text.size();) {
            if (!is_digit(text[i])) {
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < text.size() && is_digit(text[end])) ++end;
            const std::size_t length = end - i;
            if (length == 4 && ((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] == '0'))) {
                found |= 1;
            }
            if (length <= 2 && end + 2 < text.size() && (text[end] == ':' || text[end] == 'h') &&
                is_digit(text[end + 1]) && is_digit(text[end + 2]) &&
                (end + 3 == text.size() || !is_digit(text[end + 3]))) {
                found |= 2;
            }
            i = end;
        }
        return found;
    }

    [[nodiscard]] std::string_view folded(std::size_t i) const {
        return folded_.substr(facts_[i].folded_begin, facts_[i].folded_end - facts_[i].folded_begin);
    }

    void measure_dates() {
        Sums dated(count_);
        std::vector<char> is_dated(count_);
        for (std::size_t i = 0; i < count_; ++i) {
            const std::uint8_t dates = facts_[i].digits >= 3 ? dates_in(folded(i)) : 0;
            at(Feature::dates, i) = dates;
            const bool is_time = facts_[i].is(Shape::timestamp) || facts_[i].is(Shape::age);
            is_dated[i] = facts_[i].words <= 16 && (dates != 0 || is_time) ? 1 : 0;
            dated.set(i, is_dated[i] != 0 ? 1 : 0);
        }
        sweep([&](std::size_t i) { return is_dated[i] != 0; },
              [&](std::size_t i, std::size_t other, bool above) {
                  at(above ? Feature::dated_above : Feature::dated_below, i) = distance(i, other);
              });
        for (std::size_t i = 0; i < count_; ++i) {
            at(Feature::dated_before_16, i) = capped(dated.around(i, 16, 0));
            at(Feature::dated_behind_16, i) = capped(dated.around(i, 0, 16));
        }
    }

    void measure_since() {
        const auto group = [&](std::size_t i) {
            switch (static_cast<Label>(at(Feature::label, i) - 1)) {
                case Label::comments: return 0;
                case Label::related:
                case Label::read_more: return 1;
                case Label::share:
                case Label::navigation: return 2;
                case Label::newsletter:
                case Label::author_bio:
                case Label::legal:
                case Label::promotion:
                case Label::paywall:
                case Label::donation: return 3;
                default: return 4;
            }
        };
        const std::array above{Feature::since_comments, Feature::since_related, Feature::since_share, Feature::since_tail};
        const std::array below{Feature::until_comments, Feature::until_related, Feature::until_tail};
        const std::array<std::size_t, 3> below_group{0, 1, 3};
        std::array<std::size_t, 5> last;
        last.fill(count_);
        for (std::size_t i = 0; i < count_; ++i) {
            for (std::size_t g = 0; g < 4; ++g) at(above[g], i) = distance(i, last[g]);
            if (is_cut(i)) last[static_cast<std::size_t>(group(i))] = i;
        }
        last.fill(count_);
        for (std::size_t i = count_; i-- > 0;) {
            for (std::size_t b = 0; b < below.size(); ++b) at(below[b], i) = distance(i, last[below_group[b]]);
            if (is_cut(i)) last[static_cast<std::size_t>(group(i))] = i;
        }
        std::uint64_t story = 0, prose = 0, cuts = 0, all = 0;
        for (std::size_t i = 0; i < count_; ++i) all += is_prose(i) && !is_cut(i) ? facts_[i].words : 0;
        for (std::size_t i = 0; i < count_; ++i) {
            if (blocks_[i].role == Role::title) story = 0;
            if (i == about_.core_begin) cuts = 0;
            at(Feature::story_above, i) = log_of(story);
            at(Feature::cuts_since_core, i) = i < about_.core_begin ? 0 : log_of(cuts);
            if (is_cut(i)) {
                ++cuts;
            } else if (is_prose(i)) {
                story += facts_[i].words;
                prose += facts_[i].words;
            }
            at(Feature::prose_left, i) = share(all - prose, all);
        }
    }

    /// The first or the last word of a block, digits taken for alike, as a number; 0 for none.
    static std::uint64_t end_word(std::string_view text, bool first) {
        std::uint64_t hash = 0;
        std::size_t length = 0;
        const std::size_t count = text.size();
        for (std::size_t k = 0; k < count && length < 24; ++k) {
            const char c = first ? text[k] : text[count - 1 - k];
            const Edge edge = edge_of(static_cast<unsigned char>(c));
            if (edge == lower || edge == digit || edge == wide) {
                hash = (hash ^ static_cast<unsigned char>(edge == digit ? '0' : c)) * 0x9E3779B97F4A7C15U;
                hash ^= hash >> 29;
                ++length;
            } else if (length != 0) {
                break;
            }
        }
        return length == 0 ? 0 : hash | 1;
    }

    void measure_words() {
        text::Numbers ids;
        const std::size_t none = count_;
        std::vector<std::uint32_t> begin_id(count_), end_id(count_);
        std::vector<std::uint32_t> counts;
        std::vector<std::size_t> last;
        const auto id_of = [&](std::uint64_t hash) {
            const std::uint32_t id = ids.of(hash);
            if (id == counts.size()) {
                counts.push_back(0);
                last.push_back(none);
            }
            ++counts[id];
            return id;
        };
        for (std::size_t i = 0; i < count_; ++i) {
            const std::uint64_t begin = end_word(folded(i), true), end = end_word(folded(i), false);
            begin_id[i] = id_of(begin * 3);
            end_id[i] = id_of(end);
            at(Feature::alike_above, i) = distance(i, last[end_id[i]]);
            last[end_id[i]] = i;
        }
        std::fill(last.begin(), last.end(), none);
        Sums alike(count_);
        for (std::size_t i = count_; i-- > 0;) {
            at(Feature::alike_below, i) = distance(i, last[end_id[i]]);
            last[end_id[i]] = i;
        }
        for (std::size_t i = 0; i < count_; ++i) {
            at(Feature::alike_begin, i) = log_of(counts[begin_id[i]]);
            at(Feature::alike_end, i) = log_of(counts[end_id[i]]);
            alike.set(i, facts_[i].words <= 12 && counts[end_id[i]] >= 3);
        }
        for (std::size_t i = 0; i < count_; ++i) at(Feature::alike_share_8, i) = share(alike.around(i, 8, 8), 17);
    }

    void measure_topic() {
        std::size_t title = count_;
        for (std::size_t i = 0; i < count_ && title == count_; ++i) {
            if (blocks_[i].role == Role::title) title = i;
        }
        // All words of the page, numbered.
        text::Numbers ids;
        std::vector<std::uint32_t> words, begins(count_ + 1);
        struct Word {
            std::uint32_t blocks = 0, seen = 0, story = 0, lead = 0, below = 0, above = 0;
            bool title = false;
        };
        std::vector<Word> known;
        std::size_t lead = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            begins[i] = static_cast<std::uint32_t>(words.size());
            const bool prose = is_prose(i) && !is_cut(i);
            const bool in_core = prose && i >= about_.core_begin && i < about_.core_end;
            const bool in_lead = i == title || (in_core && lead < 3);
            if (in_core) ++lead;
            text::for_each_term(folded(i), facts_[i].is(Shape::unspaced), [&](std::uint64_t hash) {
                const std::uint32_t id = ids.of(hash);
                if (id == known.size()) known.push_back({});
                Word& word = known[id];
                if (word.seen != i + 1) ++word.blocks;
                word.seen = static_cast<std::uint32_t>(i + 1);
                word.story += in_core ? 1U : 0U;
                word.lead += in_lead ? 1U : 0U;
                word.title = word.title || i == title;
                word.below += prose ? 1U : 0U;
                words.push_back(id);
            });
        }
        begins[count_] = static_cast<std::uint32_t>(words.size());
        std::vector<std::uint8_t> weight(known.size());
        for (std::size_t k = 0; k < known.size(); ++k) {
            weight[k] = static_cast<std::uint8_t>(log_of(count_ / known[k].blocks) / 8);
        }
        Sums shares(count_), ones(count_);
        for (std::size_t i = 0; i < count_; ++i) {
            const std::span<const std::uint32_t> own(words.data() + begins[i], begins[i + 1] - begins[i]);
            const bool prose = is_prose(i) && !is_cut(i);
            const bool in_core = prose && i >= about_.core_begin && i < about_.core_end;
            if (prose) {
                for (const std::uint32_t id : own) --known[id].below;
            }
            std::uint64_t all = 0, weights = 0, story = 0, story_weights = 0, lead_weights = 0, titles = 0;
            std::uint64_t above = 0, below = 0;
            for (const std::uint32_t id : own) {
                const Word& word = known[id];
                const std::uint32_t w = weight[id];
                ++all;
                titles += word.title ? 1U : 0U;
                weights += w;
                const bool told = word.story > (in_core ? 1U : 0U);
                story += told ? 1U : 0U;
                story_weights += told ? w : 0U;
                lead_weights += word.lead > (i == title ? 1U : 0U) ? w : 0U;
                above += word.above != 0 ? w : 0U;
                below += word.below != 0 ? w : 0U;
            }
            if (!is_cut(i)) {
                at(Feature::title_words, i) = capped(titles);
                at(Feature::topic_share, i) = share(story, all);
                at(Feature::topic_words, i) = log_of(story);
                at(Feature::topic_rare, i) = share(story_weights, weights);
                at(Feature::known_lead, i) = share(lead_weights, weights);
                at(Feature::known_above, i) = share(above, weights);
                at(Feature::known_below, i) = share(below, weights);
            }
            shares.set(i, is_cut(i) ? 0 : story_weights);
            ones.set(i, is_cut(i) ? 0 : weights);
            const std::size_t top = std::min<std::size_t>(title == count_ ? 0 : title, about_.core_begin);
            if (prose && i >= top) {
                for (const std::uint32_t id : own) ++known[id].above;
            }
        }
        for (std::size_t i = 0; i < count_; ++i) {
            at(Feature::known_4, i) = share(shares.around(i, 4, 4), ones.around(i, 4, 4));
        }
    }

    void measure_page() {
        std::uint64_t prose = 0, prose_blocks = 0, core = 0, cut = 0, times = 0, unspaced = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            cut += is_cut(i) ? 1U : 0U;
            times += facts_[i].is(Shape::timestamp) ? 1U : 0U;
            unspaced += facts_[i].is(Shape::unspaced) ? 1U : 0U;
            if (!is_prose(i) || is_cut(i)) continue;
            prose += facts_[i].words;
            ++prose_blocks;
            if (i >= about_.core_begin && i < about_.core_end) core += facts_[i].words;
        }
        const auto fill = [&](Feature feature, std::uint8_t value) {
            std::fill_n(table_.column(feature), count_, value);
        };
        fill(Feature::page_blocks, log_of(count_));
        fill(Feature::page_prose, log_of(prose));
        fill(Feature::page_prose_blocks, log_of(prose_blocks));
        fill(Feature::page_core, share(core, prose));
        fill(Feature::page_cut, share(cut, count_));
        fill(Feature::page_times, share(times, count_));
        fill(Feature::page_unspaced, share(unspaced, count_));
        if (count_ != 0) fill(Feature::page_title, at(Feature::page_title, 0));
        fill(Feature::page_entries, capped(page_.entries().size()));
    }

    const Document& page_;
    std::span<const Block> blocks_;
    std::span<const BlockFacts> facts_;
    std::string_view folded_;
    const PageFacts& about_;
    const Evidence& evidence_;
    std::size_t count_;
    Table table_;
};

}  // namespace

Table measure(const Document& page, const Evidence& evidence) { return Measurer(page, evidence).run(); }

}  // namespace stet::arbiter
