#include "passes/common/plea.hpp"

#include "text/folded_words.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::passes {
namespace {

constexpr auto house_list = std::to_array<std::string_view>({
    "we", "our", "us", "ours", "your", "you", "wir", "unser", "unsere", "unseren", "unserer", "uns",
    "sie", "ihr", "ihre", "ihren", "nous", "notre", "nos", "votre", "vos", "vous", "nuestro",
    "nuestra", "nuestros", "tu", "su", "nostro", "nostra", "tuo", "nosso", "nossa", "seu", "sua",
    "ons", "onze", "uw", "jouw", "je", "nasz", "nasze", "twój", "twoje", "наш", "наша", "ваша",
});
constexpr text::WordIndex house_words(house_list);

constexpr auto money_list = std::to_array<std::string_view>({
    "support", "donate", "donation", "donations", "contribute", "contribution", "contributions",
    "subscribe", "subscriber", "subscribers", "subscription", "subscriptions", "member", "members",
    "membership", "journalism", "newsroom", "newsletter", "newsletters", "inbox", "email", "reporting",
    "readers", "paywall", "paywalls", "free", "app", "month", "sign", "unlimited", "access",
    "spende", "spenden", "abo", "abonnieren", "unterstützen", "journalismus", "don", "soutien",
    "abonnez", "journalisme", "suscríbete", "apoyo", "periodismo", "steun", "doneer", "wesprzyj",
});
constexpr text::WordIndex money_words(money_list);

// A plea of more paragraphs than this has turned into something else.
constexpr std::size_t longest_run = 12;
// Between two paragraphs that rules know, this many may stand that they do not.
constexpr std::size_t longest_gap = 2;
constexpr std::size_t longest_box_title = 5;  // words

struct Voice {
    unsigned house = 0;
    unsigned money = 0;
};

/// Counts the words that a paragraph says outside quotation marks.
Voice voice_of(std::string_view folded) {
    constexpr std::size_t enough = 1500;
    Voice voice;
    folded = folded.substr(0, enough);
    bool outside = true;
    while (!folded.empty()) {
        const std::size_t quote = std::min(folded.find('"'), folded.size());
        if (outside) {
            text::for_each_word(folded.substr(0, quote), [&](std::string_view word) {
                if (word.size() > 16) return true;
                voice.house += house_words.has(word) ? 1U : 0U;
                voice.money += money_words.has(word) ? 1U : 0U;
                return true;
            });
        }
        outside = !outside;
        folded.remove_prefix(std::min(folded.size(), quote + 1));
    }
    return voice;
}

/// How many blocks below the opener belong to its run.
std::size_t run_length(const PassContext& page, std::size_t opener) {
    std::size_t taken = 0;
    std::size_t gap = 0;
    const std::size_t most = std::min(longest_run, page.size() - opener - 1);
    for (std::size_t step = 1; step <= most; ++step) {
        const std::size_t block = opener + step;
        const BlockFacts& facts = page.facts(block);
        if (page.is_cut(block) || page.is_named(block)) {
            taken = step;
            gap = 0;
            continue;
        }
        // The plea's last sentence is glued to the story: what stands between is the plea's.
        if (page.is_touched(block)) {
            taken = step - 1;
            break;
        }
        if (page.block(block).role != Role::paragraph) break;
        const Voice voice = voice_of(page.folded(block));
        const bool paragraph = facts.is(Shape::prose);
        if (voice.house >= 1 && voice.money >= 1 && (paragraph || facts.words <= 12)) {
            taken = step;
            gap = 0;
        } else if (voice.house == 0 || ++gap > longest_gap) {
            break;
        }
    }
    return taken;
}

/// A box has a title of its own making, which no rule can know: a short line straight above two lines
/// of the box or more.
void cut_box_title(PassContext& page, const Hit& hit) {
    const bool boxed = hit.block > 0 && hit.block + 1 < page.size() && page.is_cut(hit.block) &&
                       (page.is_cut(hit.block + 1) || page.is_named(hit.block + 1));
    if (!boxed) return;
    const std::size_t above = hit.block - 1;
    const BlockFacts& facts = page.facts(above);
    const bool is_title = facts.words >= 1 && facts.words <= longest_box_title && facts.capitals != 0 &&
                          !facts.is(Shape::ends_sentence) && !facts.is(Shape::timestamp) &&
                          !facts.is(Shape::starts_lower) && page.block(above).role == Role::paragraph;
    // Below another short line it is more likely the last of a list.
    const bool in_list = above > 0 && !page.facts(above - 1).is(Shape::prose) &&
                         !page.facts(above - 1).is(Shape::starts_lower);
    if (is_title && !in_list && !page.is_cut(above) && !page.is_named(above)) {
        page.cut(above, page.rules()[hit.rule].label, "box-title", Reach::run);
    }
}

}  // namespace

void cut_pleas(PassContext& page, Label label) {
    for (const Hit& hit : page.hits(label)) page.apply(hit);
    std::size_t done = 0;
    for (const Hit& hit : page.hits(label)) {
        const Rule& rule = page.rules()[hit.rule];
        if (rule.where != Where::run_open || rule.verdict != Verdict::cut || hit.block < done) continue;
        const std::size_t length = run_length(page, hit.block);
        for (std::size_t i = hit.block + 1; i <= hit.block + length; ++i) {
            // What another rule names keeps its own label.
            if (!page.is_cut(i) && !page.is_named(i)) page.cut(i, label, rule.id, Reach::run);
        }
        done = hit.block + length + 1;
    }
    for (const Hit& hit : page.hits(label)) cut_box_title(page, hit);
}

}  // namespace stet::passes
