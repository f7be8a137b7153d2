// Placeholders and controls of audio and video players.
#include "passes/common/header.hpp"
#include "passes/common/rule_pass.hpp"
#include "passes/registry.hpp"

#include "text/blank.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::passes {
namespace {

struct Finder {
    [[nodiscard]] std::string_view name() const { return "player"; }

    void run(PassContext& page) const {
        apply_rules(page, Label::player);
        // "07:12" beside a control is how long the piece runs.
        for (const Hit& hit : page.hits(Label::player)) {
            if (hit.block > 0) take_length(page, hit.block - 1);
            if (hit.block + 1 < page.size()) take_length(page, hit.block + 1);
        }
        if (is_text(page)) take_pieces(page);
    }

private:
    /// In text: "04:16 min", "VIDEO04:42", and straight below the piece's headline.
    static void take_pieces(PassContext& page) {
        constexpr std::uint32_t longest = 16;  // characters
        constexpr std::uint32_t fewest_words = 4;
        const auto may_be = [&](std::size_t i) {
            const BlockFacts& facts = page.facts(i);
            const bool has_digits = facts.digits - 3U <= 3U;
            const bool is_short = facts.characters <= longest;
            return (unsigned{has_digits} & unsigned{is_short}) != 0;
        };
        for_each_block(0, page.size(), may_be, [&](std::size_t i) {
            if (page.is_cut(i) || !is_length(page.core(i))) return;
            page.cut(i, Label::player, "length");
            const std::size_t next = i + 1;
            const bool has_headline = next < page.size() && page.facts(next).is(Shape::headline) && !page.facts(next).is(Shape::prose) &&
                                      page.facts(next).words >= fewest_words && is_open(page, next) && breaks_below(page, i) == 1;
            if (has_headline) page.cut(next, Label::player, "headline");
        });
    }

    /// Minutes and seconds with their unit, or behind "video" or "audio". A bare "04:42" may be a time of the day.
    static bool is_length(std::string_view line) {
        constexpr std::string_view digits = "0123456789";
        const std::size_t begin = line.find_first_of(digits);
        if (begin == line.npos) return false;  // facts count those of other scripts as well
        const std::size_t end = line.find_last_of(digits) + 1;
        const std::string_view time = line.substr(begin, end - begin);
        if (!is_running_time(time) || time.find(':') > 2) return false;
        const std::string_view before = text::trim(line.substr(0, begin));
        const std::string_view unit = text::trim(line.substr(end));
        const bool has_unit = unit == "min" || unit == "minuten" || unit == "minutes";
        return (before.empty() && has_unit) || (unit.empty() && (before == "video" || before == "audio"));
    }

    static void take_length(PassContext& page, std::size_t i) {
        if (is_running_time(page.core(i)) && !page.is_cut(i)) page.cut(i, Label::player, "length");
    }

    /// "07:12", "1:02:16".
    static bool is_running_time(std::string_view text) {
        return text.find(':') != text.npos && text.find_first_not_of("0123456789:") == text.npos;
    }
};

}  // namespace

Pass player() { return Finder{}; }

}  // namespace stet::passes
