#include "engine/matcher.hpp"

#include "engine/rules_data.hpp"
#include "engine/sentences.hpp"
#include "facts/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace stet::engine {
namespace {

/// Offsets into the page's folded text.
struct Found {
    std::uint32_t rule;
    std::uint32_t block;
    std::uint32_t begin;
    std::uint32_t end;
};

bool acts_on_line(Where where) noexcept {
    return where != Where::sentence && where != Where::block_start;
}

// Blocks of more characters than these are too long for many rules that act on lines, or for most.
constexpr std::uint32_t short_line = 60;
constexpr std::uint32_t long_line = 240;

// Where a rule's literals are looked for is what consider() asks of them.

/// Whether a literal of the rule need not be the whole line.
bool looks_at_start(const Rule& rule) noexcept {
    switch (rule.where) {
        case Where::line:
        case Where::run_open:
        case Where::run_close: return !rule.pattern.empty();
        default: return true;
    }
}

/// Whether it need not begin the block either.
bool looks_behind_start(const Rule& rule) noexcept {
    return looks_at_start(rule) && rule.where != Where::line_start && rule.where != Where::block_start;
}

/// Whether it may stand in a block of more characters than these.
bool looks_into_longer(const Rule& rule, std::uint32_t characters) noexcept {
    return looks_behind_start(rule) && (!acts_on_line(rule.where) || rule.max_chars > characters);
}

/// Whether rules of the language act on every page: those of English do, since English widgets stand on
/// pages of all languages.
bool is_everywhere(std::string_view language) noexcept {
    return language.empty() || language == "any" || language == "en";
}

/// Danish and Norwegian are too much alike to be told apart on every page; what one means by a phrase, the other does too.
bool is_dano_norwegian(std::string_view language) noexcept { return language == "da" || language == "no"; }

/// Whether the rule acts on pages of the language. Where that is not known, which is an empty one, all do.
bool speaks(const Rule& rule, std::string_view page) noexcept {
    return page.empty() || is_everywhere(rule.language) || rule.language == page ||
           (is_dano_norwegian(rule.language) && is_dano_norwegian(page));
}

/// BlockFacts::hash of every line that is a literal of a rule of whole lines.
std::vector<std::uint64_t> whole_lines_of(std::span<const Rule> rules, std::string_view language) {
    std::vector<std::uint64_t> hashes;
    for (const Rule& rule : rules) {
        if (!speaks(rule, language) || looks_at_start(rule)) continue;
        for (const std::string& literal : rule.any) {
            facts::FoldedPage page;
            BlockFacts facts;
            facts::fold_block(literal, page, facts);
            hashes.push_back(facts.hash);
        }
    }
    return hashes;
}

/// The literals of the rules of the language for which belongs(rule) holds.
template <class Belongs>
std::vector<std::string> literals_of(std::span<const Rule> rules, std::string_view language, Belongs belongs) {
    std::vector<std::string> literals;
    for (const Rule& rule : rules) {
        if (speaks(rule, language) && belongs(rule)) literals.insert(literals.end(), rule.any.begin(), rule.any.end());
    }
    return literals;
}

bool is_any_rule(const Rule&) noexcept { return true; }

constexpr std::uint8_t bit_of(Region region) noexcept { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(region)); }
constexpr std::uint8_t all_regions = bit_of(Region::any) | bit_of(Region::head) | bit_of(Region::tail);

/// Blocks of more characters are as long as any.
constexpr std::uint16_t most_characters = std::numeric_limits<std::uint16_t>::max();

/// Bits of Matcher::Use::edges.
constexpr std::uint8_t edges_of(const Rule& rule) noexcept {
    switch (rule.where) {
        case Where::line_start:
        case Where::block_start: return 1;
        case Where::line_end: return 2;
        case Where::sentence: return 0;
        default: return rule.pattern.empty() ? 3 : 0;
    }
}

}  // namespace

/// One scan of one page; holds what the blocks share.
class PageScan {
public:
    PageScan(const Matcher& matcher, const Document& page, const facts::Facts& facts, bool regions)
        : matcher_(matcher),
          lookups_(matcher.lookups_for(regions ? facts.page.language : "")),
          rules_(matcher.rules_.all()),
          terms_(matcher.terms_),
          patterns_(RulesAccess::data(matcher.rules_).patterns),
          page_(page),
          facts_(facts),
          regions_(regions),
          markup_(matcher.markup_rules_, rules_, page, facts.markup),
          memory_(memory_for(facts, rules_.size())),
          done_(rules_.size(), 0, &memory_),
          gave_up_(rules_.size(), false, &memory_) {
        // As many as most pages have.
        const std::size_t blocks = facts.blocks.size();
        finds_.reserve(2 * blocks);
        possible_.reserve(blocks);
        questions_.reserve(blocks);
        hits_.all.reserve(blocks);
    }

    Hits run() {
        find_literals();
        weigh_literals();
        ask_about_first_sentences();
        Prefilter::ask(questions_);
        for (const Possible& possible : possible_) {
            settle_others_before(possible.block);
            go_to(possible.block);
            settle(possible);
        }
        settle_others_before(static_cast<std::uint32_t>(facts_.blocks.size()));
        if (!partial_.empty()) settle_partial_hits();
        return group();
    }

private:
    struct LiteralFind {
        const std::uint32_t* uses;  // where the first of its rules is in Lookups::uses, and their end
        std::uint32_t begin;
        std::uint32_t end;
    };

    /// A literal of a rule of sentences.
    struct SentenceFind {
        std::uint32_t rule;
        std::uint32_t block;
        std::uint32_t begin;
        std::uint32_t question;  // about the pattern in the block's first sentence, if the literal is in that
    };
    static constexpr std::uint32_t no_question = std::numeric_limits<std::uint32_t>::max();

    void go_to(std::uint32_t block) {
        if (block != block_) offsets_.reset();
        block_ = block;
    }

    /// Settles what does not depend on a literal alone, and is rare: sentences of blocks before this one, and what goes
    /// for its markup, up to this one. A block's markup comes before all that is found in it, and its sentences last.
    void settle_others_before(std::uint32_t block) {
        for (;;) {
            const std::uint32_t markup = next_of_markup_ == of_markup_.size() ? no_block : of_markup_[next_of_markup_].block;
            const std::uint32_t sentence = next_sentence_find_ == sentence_finds_.size() ? no_block : sentence_finds_[next_sentence_find_].block;
            if (markup <= sentence && markup <= block && markup != no_block) {
                go_to(markup);
                add(of_markup_[next_of_markup_++].rule, page_.blocks()[markup].span);
            } else if (sentence < markup && sentence < block) {
                go_to(sentence);
                const std::size_t first = next_sentence_find_;
                while (next_sentence_find_ < sentence_finds_.size() && sentence_finds_[next_sentence_find_].block == sentence) ++next_sentence_find_;
                strike_sentences(std::span(sentence_finds_).subspan(first, next_sentence_find_ - first));
            } else {
                return;
            }
        }
    }

    /// About as many bytes as the scan of a page takes.
    static std::size_t memory_for(const facts::Facts& facts, std::size_t rules) noexcept {
        constexpr std::size_t for_block = 2 * sizeof(LiteralFind) + sizeof(Possible) + sizeof(Prefilter::Question) + 3 * sizeof(Found);
        return facts.blocks.size() * for_block + facts.folded.starts.size() + 5 * rules + 1024;
    }

    /// Looks for the literals that may count.
    void find_literals() {
        const std::span<const std::uint32_t> starts = facts_.folded.starts;
        const std::pmr::vector<std::uint8_t> in = places_to_look();
        constexpr std::size_t at_once = Literals::batch / 3;  // of which each may be two candidates
        for (std::size_t n = 0; n < starts.size(); n += at_once) {
            const auto next = starts.subspan(n, std::min(at_once, starts.size() - n));
            next_candidate_ = Literals::filter(lookups_.selections, facts_.folded.text, next, in.data() + n, next_candidate_);
            if (candidates_.data() + candidates_.size() - next_candidate_ < std::ptrdiff_t{2 * at_once}) settle_candidates();
        }
        settle_candidates();
    }

    using In = Matcher::Lookups::In;

    // No rule looks at more than max_chars characters (2,000) from a block's edge; a character folds
    // to twelve bytes at most, and to one to three in running text.
    static constexpr std::uint32_t window = 8000;

    /// What is looked for at each of the page's starts; a few more follow.
    [[nodiscard]] std::pmr::vector<std::uint8_t> places_to_look() {
        const std::vector<std::uint32_t>& starts = facts_.folded.starts;
        constexpr std::size_t step = 16;
        std::pmr::vector<std::uint8_t> in(starts.size() + step, &memory_);
        const auto fill = [&](std::size_t begin, std::size_t end, In what) {
            std::memset(in.data() + begin, what, step);  // most blocks have no more, and the next one overwrites
            if (end - begin > step) std::memset(in.data() + begin, what, end - begin);
        };
        std::size_t begin = 0;
        for (block_ = 0; block_ < facts_.blocks.size(); ++block_) {
            const BlockFacts& facts = facts_.blocks[block_];
            if (block_ + 4 < facts_.blocks.size()) lookups_.whole_lines.fetch(facts_.blocks[block_ + 4].hash);
            const std::size_t end = facts_.folded.starts_up_to[block_];
            // What goes for its markup goes whatever it says, unless a rule might protect it.
            const std::optional<std::uint32_t> rule = rule_of_markup();
            if (rule) of_markup_.push_back({*rule, block_});
            if (is_quotation() || (!matcher_.protects_ && rule)) {
                fill(begin, end, In::nowhere);
                begin = end;
                continue;
            }
            fill(begin, end, facts.characters > long_line ? In::in_text : facts.characters > short_line ? In::in_line : In::in_short_line);
            if (facts.folded_end - facts.folded_begin > 4 * window) {  // only its edges matter
                const auto place = [&](std::uint32_t at) {
                    return std::lower_bound(starts.begin(), starts.end(), at) - starts.begin();
                };
                std::fill(in.begin() + place(facts.folded_begin + window + 1), in.begin() + place(facts.folded_end - window), In::nowhere);
            }
            const std::uint8_t at_start = lookups_.whole_lines.may_have(facts.hash) ? In::whole_line : In::at_start;
            // Most often it is the first alone.
            if (begin < end) in[begin] = starts[begin] <= facts.core_begin ? at_start : in[begin];
            for (std::size_t i = begin + 1; i < end && starts[i] <= facts.core_begin; ++i) in[i] = at_start;
            begin = end;
        }
        return in;
    }

    /// Tells the candidates that are literals from those that are none.
    void settle_candidates() {
        lookups_.literals.report({candidates_.data(), next_candidate_}, facts_.folded.text,
                                 [&](std::uint32_t literal, std::uint32_t at) {
                                     const std::uint32_t* const first = &lookups_.first[literal];
                                     text::prefetch(first);
                                     finds_.push_back({first, at, static_cast<std::uint32_t>(at + lookups_.literals.length(literal))});
                                 });
        next_candidate_ = candidates_.data();
    }

    /// Finds out which rules depend on nothing but their patterns.
    void weigh_literals() {
        std::size_t uses = 0;
        for (const LiteralFind& find : finds_) {
            text::prefetch(&lookups_.uses[find.uses[0]]);
            uses += find.uses[1] - find.uses[0];
        }
        std::pmr::vector<Found> counting(uses + 1, &memory_);
        Found* next = counting.data();
        std::uint32_t block = 0;
        for (const LiteralFind& find : finds_) {
            while (find.begin >= facts_.blocks[block].folded_end) ++block;
            next = add_counting(find, block, next);
        }
        for (const Found& found : std::span(counting.data(), next)) consider(found);
    }

    /// Writes the rules for which the literal counts where it stands, and returns their end.
    Found* add_counting(const LiteralFind& find, std::uint32_t block, Found* next) const {
        const BlockFacts& facts = facts_.blocks[block];
        const auto characters = static_cast<std::uint16_t>(std::min<std::uint32_t>(facts.characters, most_characters));
        const unsigned missing = (find.begin <= facts.core_begin ? 0U : 1U) | (find.end >= facts.core_end ? 0U : 2U);
        const unsigned regions = regions_of(block);
        for (std::uint32_t i = find.uses[0]; i < find.uses[1]; ++i) {
            const Matcher::Use& use = lookups_.uses[i];
            *next = {use.rule, block, find.begin, find.end};
            next += static_cast<unsigned>((use.regions & regions) != 0) & static_cast<unsigned>(characters <= use.max_chars) &
                    static_cast<unsigned>((use.edges & missing) == 0);
        }
        return next;
    }

    /// The rule that has the block for its markup alone, whatever its words are.
    [[nodiscard]] std::optional<std::uint32_t> rule_of_markup() const {
        for (const std::uint32_t rule : markup_.wordless(block_)) {
            if (in_region(terms_[rule].region) && speaks(rules_[rule], language())) return rule;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string_view language() const noexcept { return regions_ ? facts_.page.language : ""; }

    /// The regions that the block is in, a bit each.
    [[nodiscard]] unsigned regions_of(std::uint32_t block) const noexcept {
        if (!regions_) return all_regions;
        return bit_of(Region::any) | (block < facts_.page.core_begin ? bit_of(Region::head) : 0U) |
               (block >= facts_.page.core_end ? bit_of(Region::tail) : 0U);
    }
    [[nodiscard]] bool in_region(Region region) const noexcept { return (regions_of(block_) & bit_of(region)) != 0; }

    /// What the story quotes is the story's, whatever it says.
    [[nodiscard]] bool is_quotation() const noexcept {
        const PageFacts& page = facts_.page;
        return regions_ && block_ >= page.core_begin && block_ < page.core_end &&
               facts_.blocks[block_].is(Shape::quoted);
    }

    void consider(const Found& found) {
        const Matcher::Terms& rule = terms_[found.rule];
        if (rule.asks_markup && !markup_.answers(found.rule, found.block)) return;
        if (rule.where == Where::sentence) {
            sentence_finds_.push_back({found.rule, found.block, found.begin, no_question});
            return;
        }
        if (done_[found.rule] == found.block + 1) return;
        done_[found.rule] = found.block + 1;
        possible_.push_back({found.rule, found.block, found.end, static_cast<std::uint32_t>(questions_.size())});
        if (!rule.has_pattern) return;
        const BlockFacts& facts = facts_.blocks[found.block];
        const std::size_t most = rule.where == Where::block_start ? rule.max_chars : std::string_view::npos;
        ask(found.rule, folded(facts.folded_begin, facts.folded_end).substr(0, most));
    }

    /// Notes what the rule's prefilter will be asked, once all that is to be asked is known, and returns the question's number.
    std::uint32_t ask(std::uint32_t rule, std::string_view text) {
        const Prefilter& prefilter = matcher_.prefilter_of(rule);
        prefilter.fetch();
        questions_.push_back({&prefilter, text});
        return static_cast<std::uint32_t>(questions_.size() - 1);
    }

    /// A rule that has the block, or its start, if it has no pattern or that matches.
    struct Possible {
        std::uint32_t rule;
        std::uint32_t block;
        std::uint32_t end;  // of the literal
        std::uint32_t question;  // about the pattern
    };

    void settle(const Possible& possible) {
        const Matcher::Terms& rule = terms_[possible.rule];
        if (rule.where == Where::block_start) {
            cut_start(possible);
        } else if (!rule.has_pattern || confirm(possible.rule, questions_[possible.question])) {
            add(possible.rule, page_.blocks()[block_].span);
        }
    }

    /// A phrase at the block's start: the literal, or what the pattern matches there, and the
    /// punctuation that parts it from the rest.
    void cut_start(const Possible& possible) {
        const BlockFacts& facts = facts_.blocks[block_];
        std::uint32_t end = possible.end;
        if (terms_[possible.rule].has_pattern) {
            const Prefilter::Question& question = questions_[possible.question];
            if (gave_up_[possible.rule] || question.answer == Prefilter::Answer::no) return;
            const auto match = search(possible.rule, question.text);
            if (match.outcome != Confirmation::Outcome::yes ||
                facts.folded_begin + match.begin > facts.core_begin) {
                return;
            }
            end = facts.folded_begin + static_cast<std::uint32_t>(match.end);
        }
        const std::string_view rest = folded(end, facts.folded_end);
        const std::size_t next = rest.find_first_not_of(" :|-");
        if (next == std::string_view::npos) {
            add(possible.rule, page_.blocks()[block_].span);
        } else {
            add(possible.rule, source_span(facts.folded_begin, end + static_cast<std::uint32_t>(next)));
        }
    }

    /// Drops the finds of the blocks none of whose edges can be struck, and has the prefilters asked of those in first
    /// sentences, at which most of the others are settled.
    void ask_about_first_sentences() {
        auto kept = sentence_finds_.begin();
        for (auto first = sentence_finds_.begin(); first != sentence_finds_.end();) {
            const auto end = std::find_if(first, sentence_finds_.end(), [&](const SentenceFind& find) { return find.block != first->block; });
            const BlockFacts& facts = facts_.blocks[first->block];
            const std::string_view text = folded(facts.folded_begin, facts.folded_end);
            const std::string_view source = page_.text(page_.blocks()[first->block].span);
            const facts::SourceOffsets offsets(source);
            const std::size_t first_end = next_sentence(text, source, offsets, 0);
            // Of most blocks all that is found stands between: behind where one sentence ends, and before where one does.
            const bool is_between = first_end <= first->begin - facts.folded_begin &&
                                    next_sentence(text, source, offsets, (end - 1)->begin - facts.folded_begin) < text.size();
            const std::string_view sentence = text.substr(0, first_end);
            const std::size_t characters = is_between ? 0 : text::count_leads(sentence);
            ++serial_;
            for (; first != end && !is_between; ++first, ++kept) {
                *kept = *first;
                const Matcher::Terms& rule = terms_[first->rule];
                const bool is_known = done_[first->rule] == serial_;
                if (is_known || !rule.has_pattern || first->begin - facts.folded_begin >= first_end || characters > rule.max_chars) continue;
                done_[first->rule] = serial_;
                kept->question = ask(first->rule, sentence);
            }
            first = end;
        }
        sentence_finds_.erase(kept, sentence_finds_.end());
    }

    static constexpr std::uint32_t no_rule = std::numeric_limits<std::uint32_t>::max();

    /// The first rule that fires in the sentence, or no_rule. `finds` are the block's.
    std::uint32_t rule_in(const Sentence& sentence, std::span<const SentenceFind> finds) {
        const std::uint32_t block_begin = facts_.blocks[block_].folded_begin;
        const std::uint32_t begin = block_begin + sentence.begin, end = block_begin + sentence.end;
        const std::string_view text = folded(begin, end);
        ++serial_;
        auto found = std::partition_point(finds.begin(), finds.end(), [&](const SentenceFind& f) { return f.begin < begin; });
        if (found == finds.end() || found->begin >= end) return no_rule;
        const std::size_t characters = text::count_leads(text);
        for (; found != finds.end() && found->begin < end; ++found) {
            if (done_[found->rule] == serial_) continue;
            done_[found->rule] = serial_;
            const Matcher::Terms& rule = terms_[found->rule];
            if (characters > rule.max_chars) continue;
            const bool is_asked = found->question != no_question;
            if (rule.has_pattern && !(is_asked ? confirm(found->rule, questions_[found->question]) : confirm(found->rule, text))) continue;
            return found->rule;
        }
        return no_rule;
    }

    /// Hits for the sentences at the block's edges, from outside inwards. Where both edges and most of
    /// what is between are struck, the whole of the block is a plea.
    void strike_sentences(std::span<const SentenceFind> finds) {
        const BlockFacts& facts = facts_.blocks[block_];
        const std::string_view text = folded(facts.folded_begin, facts.folded_end);
        const std::string_view source = page_.text(page_.blocks()[block_].span);
        split_sentences(text, source, offsets(), sentences_);
        const std::vector<Sentence>& sentences = sentences_;
        const std::size_t count = sentences.size();
        // Of most blocks neither edge is struck, and what else is does not matter.
        std::vector<std::uint32_t>& fired = fired_;
        fired.assign(count, no_rule);
        const auto fires = [&](std::size_t i) {
            fired[i] = rule_in(sentences[i], finds);
            return fired[i] != no_rule;
        };
        std::size_t head = 0;
        while (head < count && fires(head)) ++head;
        std::size_t tail = count;
        while (tail > head && fires(tail - 1)) --tail;
        if (head == 0 && tail == count) return;
        std::size_t struck = head + (count - tail);
        if (head != 0 && tail != count) {
            for (std::size_t i = head + 1; i + 1 < tail; ++i) struck += fires(i) ? 1U : 0U;
        }
        if (head == count || (head != 0 && tail != count && struck * 3 >= count * 2)) {
            add(fired.front(), page_.blocks()[block_].span);
            return;
        }
        const std::uint32_t begin = facts_.blocks[block_].folded_begin;
        for (std::size_t i = 0; i < count; ++i) {
            if (i >= head && i < tail) continue;
            const bool at_head = i < head;
            const bool glued = at_head ? is_glued(sentences[head - 1]) : is_glued(sentences[tail - 1]);
            const Hit hit{fired[i], block_,
                          source_span(begin + sentences[i].begin, begin + sentences[i].end)};
            if (glued || !regions_) {
                hits_.all.push_back(hit);
            } else {
                partial_.push_back({hit, at_head, hits_.all.size()});
            }
        }
    }

    /// No blank between the sentence and the next: two texts that were never one.
    [[nodiscard]] bool is_glued(const Sentence& sentence) const {
        return facts_.folded.text[facts_.blocks[block_].folded_begin + sentence.end - 1] != ' ';
    }

    /// A sentence that reads on into its block is struck only beside a block that is struck, or at the
    /// story's very end: elsewhere it is more likely the story's own.
    void settle_partial_hits() {
        std::vector<Hit> kept;
        std::size_t next = 0;
        for (const Partial& partial : partial_) {
            for (; next < partial.place; ++next) kept.push_back(hits_.all[next]);
            const std::uint32_t block = partial.hit.block;
            const bool has_neighbour = partial.at_head ? block > 0 && is_struck(block - 1)
                                                       : is_struck(block + 1);
            if (has_neighbour || (!partial.at_head && block + 1 >= facts_.page.core_end)) {
                kept.push_back(partial.hit);
            }
        }
        kept.insert(kept.end(), hits_.all.begin() + static_cast<std::ptrdiff_t>(next), hits_.all.end());
        hits_.all = std::move(kept);
    }

    /// Whether a rule has the whole block, as found by the scan: hits_.all ascends by block.
    [[nodiscard]] bool is_struck(std::uint32_t block) const {
        auto hit = std::partition_point(hits_.all.begin(), hits_.all.end(),
                                        [&](const Hit& h) { return h.block < block; });
        for (; hit != hits_.all.end() && hit->block == block; ++hit) {
            if (hit->span == page_.blocks()[block].span) return true;
        }
        return false;
    }

    [[nodiscard]] std::string_view folded(std::uint32_t begin, std::uint32_t end) const noexcept {
        return std::string_view(facts_.folded.text).substr(begin, end - begin);
    }

    Confirmation::Match search(std::uint32_t rule, std::string_view text) {
        const Confirmation::Match match = patterns_[rule]->search(text, scratch_);
        if (match.outcome == Confirmation::Outcome::gave_up) {
            gave_up_[rule] = true;
            hits_.gave_up.push_back(rules_[rule].id);
        }
        return match;
    }

    /// Whether the rule's pattern matches, after what the prefilter said.
    bool confirm(std::uint32_t rule, const Prefilter::Question& question) {
        if (gave_up_[rule] || question.answer == Prefilter::Answer::no) return false;
        return question.answer == Prefilter::Answer::yes || search(rule, question.text).outcome == Confirmation::Outcome::yes;
    }

    bool confirm(std::uint32_t rule, std::string_view text) {
        const Prefilter& prefilter = matcher_.prefilter_of(rule);
        return confirm(rule, {&prefilter, text, prefilter.ask(text)});
    }

    const facts::SourceOffsets& offsets() {
        if (!offsets_) offsets_.emplace(page_.text(page_.blocks()[block_].span));
        return *offsets_;
    }

    /// The source of [begin, end) of the folded page, within this block.
    Span source_span(std::uint32_t begin, std::uint32_t end) {
        const Span block = page_.blocks()[block_].span;
        const std::uint32_t base = facts_.blocks[block_].folded_begin;
        const facts::SourceOffsets& map = offsets();
        const std::uint32_t from = begin == base ? 0 : map[begin - base];
        const bool whole = end >= facts_.blocks[block_].folded_end;
        return {block.begin + from, whole ? block.end : block.begin + map[end - base]};
    }

    void add(std::uint32_t rule, Span span) {
        // The pipeline reads of it what it is called and whether it cuts.
        text::prefetch(&rules_[rule].id);
        text::prefetch(&rules_[rule].verdict);
        hits_.all.push_back({rule, block_, span});
    }

    /// Groups by label; within a label the order of the page stays.
    Hits group() {
        std::vector<Hit> found = std::move(hits_.all);
        hits_.first.fill(0);
        const auto label = [&](const Hit& hit) { return static_cast<std::size_t>(terms_[hit.rule].label); };
        for (const Hit& hit : found) ++hits_.first[label(hit) + 1];
        for (std::size_t i = 1; i < hits_.first.size(); ++i) hits_.first[i] += hits_.first[i - 1];
        auto next = hits_.first;
        hits_.all.resize(found.size());
        for (const Hit& hit : found) hits_.all[next[label(hit)]++] = hit;
        return std::move(hits_);
    }

    const Matcher& matcher_;
    const Matcher::Lookups& lookups_;
    std::span<const Rule> rules_;
    const std::vector<Matcher::Terms>& terms_;
    const std::vector<std::shared_ptr<const Confirmation>>& patterns_;
    const Document& page_;
    const facts::Facts& facts_;
    const bool regions_;
    const MarkupScan markup_;
    Confirmation::Scratch scratch_;
    std::uint32_t block_ = 0;
    // Of all that follows, got at once: an allocator's work would cost as much as much of the scan.
    std::pmr::monotonic_buffer_resource memory_;
    // rule -> 1 + the last block it was decided for; for a sentence rule, the sentence's serial
    std::pmr::vector<std::uint32_t> done_;
    std::uint32_t serial_ = 0;
    std::pmr::vector<bool> gave_up_;
    /// A sentence hit within a block, the edge it stands at, and how many hits were found before it.
    struct Partial {
        Hit hit;
        bool at_head;
        std::size_t place;
    };
    std::array<Literals::Candidate, Literals::batch> candidates_;
    Literals::Candidate* next_candidate_ = candidates_.data();
    // Ascending, as are those below.
    std::pmr::vector<LiteralFind> finds_{&memory_};
    std::pmr::vector<Possible> possible_{&memory_};
    std::pmr::vector<Prefilter::Question> questions_{&memory_};
    std::pmr::vector<SentenceFind> sentence_finds_{&memory_};
    std::size_t next_sentence_find_ = 0;  // that is not settled
    // Of the block whose sentences are looked at: what is in them, and the rule that fires in each.
    std::vector<Sentence> sentences_;
    std::vector<std::uint32_t> fired_;
    struct OfMarkup {
        std::uint32_t rule;
        std::uint32_t block;
    };
    std::pmr::vector<OfMarkup> of_markup_{&memory_};
    std::size_t next_of_markup_ = 0;
    static constexpr std::uint32_t no_block = std::numeric_limits<std::uint32_t>::max();
    std::pmr::vector<Partial> partial_{&memory_};
    std::optional<facts::SourceOffsets> offsets_;  // of the block, once they are asked for
    Hits hits_;
};

const Prefilter& Matcher::prefilter_of(std::uint32_t rule) const {
    return prefilters_[rule].get([&] { return std::make_unique<const Prefilter>(rules_.all()[rule].pattern); });
}

Matcher::Matcher(Rules rules)
    : rules_(std::move(rules)), markup_rules_(rules_.all()), prefilters_(std::make_unique<Lazy<Prefilter>[]>(rules_.all().size())) {
    languages_.push_back(std::make_unique<Language>(""));
    languages_.push_back(std::make_unique<Language>("other"));
    for (const Rule& rule : rules_.all()) {
        terms_.push_back({rule.where, rule.region, rule.label, !rule.pattern.empty(), !rule.in.empty() || !rule.classes.empty(), rule.max_chars});
        protects_ = protects_ || rule.verdict == Verdict::stet;
        if (!is_everywhere(rule.language) && find(rule.language) == nullptr) {
            languages_.push_back(std::make_unique<Language>(rule.language));
        }
    }
}

Matcher::Language* Matcher::find(std::string_view code) const {
    const auto known = std::find_if(languages_.begin(), languages_.end(),
                                    [&](const auto& language) { return language->code == code; });
    return known == languages_.end() ? nullptr : known->get();
}

const Matcher::Lookups& Matcher::lookups_for(std::string_view page_language) const {
    Language* known = find(page_language);
    if (known == nullptr && is_dano_norwegian(page_language)) known = find(page_language == "da" ? "no" : "da");
    Language& language = known == nullptr ? *languages_[1] : *known;
    return language.lookups.get([&] { return std::make_unique<const Lookups>(rules_.all(), language.code); });
}

Matcher::Lookups::Lookups(std::span<const Rule> all, std::string_view language)
    : literals(literals_of(all, language, is_any_rule)),
      whole_lines(whole_lines_of(all, language)) {
    selections.add({});
    selections.add(literals_of(all, language, is_any_rule));
    selections.add(literals_of(all, language, looks_at_start));
    selections.add(literals_of(all, language, looks_behind_start));
    selections.add(literals_of(all, language, [](const Rule& rule) { return looks_into_longer(rule, short_line); }));
    selections.add(literals_of(all, language, [](const Rule& rule) { return looks_into_longer(rule, long_line); }));
    std::vector<std::vector<Use>> by_literal(literals.size());
    for (std::uint32_t number = 0; number < all.size(); ++number) {
        if (!speaks(all[number], language)) continue;
        for (const std::string& literal : all[number].any) by_literal[literals.id_of(literal)].emplace_back(number, all[number]);
    }
    first.reserve(by_literal.size() + 1);
    first.push_back(0);
    for (const auto& uses_of_it : by_literal) {
        uses.insert(uses.end(), uses_of_it.begin(), uses_of_it.end());
        first.push_back(static_cast<std::uint32_t>(uses.size()));
    }
}

Matcher::Use::Use(std::uint32_t number, const Rule& of) noexcept
    : rule(number),
      max_chars(acts_on_line(of.where) ? of.max_chars : most_characters),
      regions(of.region == Region::any ? all_regions : bit_of(of.region)),
      edges(edges_of(of)) {}

// Sixteen bits for each, so that it stays in the cache and one in sixteen others passes.
Matcher::Filter::Filter(const std::vector<std::uint64_t>& hashes)
    : bits_(std::bit_ceil(hashes.size() / 4 + 1)) {
    for (const std::uint64_t hash : hashes) {
        const std::size_t bit = static_cast<std::size_t>(hash) & (bits_.size() * 64 - 1);
        bits_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }
}

Hits Matcher::run(const Document& page, const facts::Facts& facts, bool regions) const {
    return PageScan(*this, page, facts, regions).run();
}

}  // namespace stet::engine
