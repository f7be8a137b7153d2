// What users' rules label as other, and summaries of the story that a page folds away.
#include "passes/common/header.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/leads.hpp"
#include "text/word_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {
namespace {

// The line above such a summary.
constexpr auto heads = std::to_array<std::string_view>({
    "kort fortalt", "kortversjonen", "kortversjon", "kort oppsummert", "oppsummert", "oppsummering", "ai-oppsummering", "sammendrag",
    "kort sagt", "det korte af det lange", "i korthet", "ai-sammanfattning", "det viktigaste", "ki-zusammenfassung",
    "das wichtigste in kürze", "ai summary", "ai-generated summary", "ai-assisted summary", "key points", "key takeaways",
});
constexpr text::WordIndex head_index(heads);
// The button below it, whole, that unfolds it or folds it away ...
constexpr auto buttons = std::to_array<std::string_view>({
    "vis mer", "vis mindre", "vis mer vis mindre", "vis mere", "visa mer", "visa mindre", "mehr anzeigen", "weniger anzeigen",
    "show more", "show less",
});
constexpr text::WordIndex button_index(buttons);
// ... or how a line begins that says who made it.
constexpr auto notes = text::leads_of(std::to_array<std::string_view>({
    "sammendraget er ", "oppsummeringen er ", "kortversjonen er ", "opsummeringen er ", "sammanfattningen är ", "diese zusammenfassung wurde ",
    "die zusammenfassung wurde ", "this summary was ", "the summary was ", "this ai-generated summary ", "this ai-assisted summary ",
}));

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return to_string(Label::other); }

    void run(PassContext& page) const {
        apply_rules(page, Label::other);
        if (!is_text(page)) return;  // the arbiter knows such boxes by their elements
        constexpr std::uint32_t shortest_head = 9, longest_head = 28;  // characters, with a colon or two
        const auto may_be = [&](std::size_t i) {
            const BlockFacts& facts = page.facts(i);
            return (facts.characters >= shortest_head) & (facts.characters <= longest_head) & (facts.digits == 0) & !facts.is(Shape::ends_sentence);
        };
        for_each_block(0, page.size(), may_be, [&](std::size_t i) {
            if (!head_index.has(page.core(i))) return;
            for (std::size_t end = end_of_summary(page, i + 1); end-- > i;) {
                if (!page.is_cut(end)) page.cut(end, Label::other, "summary");
            }
        });
    }

private:
    static bool folds(const PassContext& page, std::size_t i) {
        return button_index.has(page.core(i)) || notes.length_at(page.folded(i)) != 0;
    }

    /// The end of a few lines from `begin` on with a button or note below them, and with these; 0 where none of them ends so.
    static std::size_t end_of_summary(const PassContext& page, std::size_t begin) {
        constexpr std::size_t fewest = 2;  // lines
        constexpr std::size_t most = 8;
        constexpr std::uint32_t longest = 50;  // words
        std::size_t end = begin;
        while (end < page.size() && end - begin <= most && page.facts(end).words <= longest && !folds(page, end)) ++end;
        if (end - begin < fewest || end == page.size() || !folds(page, end)) return 0;
        while (end < page.size() && folds(page, end)) ++end;
        return end;
    }
};

}  // namespace

Pass other() { return Finder{}; }

}  // namespace stet::passes
