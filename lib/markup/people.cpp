#include "markup/people.hpp"

#include "markup/people_parts.hpp"
#include "markup/people_trim.hpp"
#include "markup/people_words.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/names.hpp"
#include "text/time_words.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t longest_value = 1000;
constexpr std::size_t longest_part = 200;
constexpr std::size_t longest_name = 80;
constexpr std::size_t most_words = 6;
constexpr std::size_t longest_initials = 5;
using Words = std::initializer_list<std::string_view>;

bool is_all_upper(std::string_view text) noexcept {
    bool any = false;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const text::Decoded next = text::decode(at, end);
        const text::Character& c = text::character(next.code_point);
        if (c.is(text::flag::lower)) return false;
        any = any || c.is(text::flag::upper);
        at += next.length;
    }
    return any;
}

bool has_letter(std::string_view text) noexcept {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const text::Decoded next = text::decode(at, end);
        if (text::character(next.code_point).is(text::flag::letter)) return true;
        at += next.length;
    }
    return false;
}

/// "In: News", "Filed under News"
bool is_of_section(std::string_view folded) noexcept {
    return text::is_one_of(first_word(folded), Words{"in", "in:", "filed", "category:", "categories:", "tags:", "kategorie:",
                                                     "kategorien:", "dans", "dans:"});
}

/// "Published", "veröffentlicht am"
bool is_of_time(std::string_view folded) {
    std::uint16_t kinds = 0;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::string_view word = first_word(rest);
        const std::uint16_t more = text::time_word(word).kinds;
        if (more == 0) return false;
        kinds |= more;
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return (kinds & text::time_kind::publish) != 0;
}

/// "Sat", "Monday"
bool is_weekday(std::string_view folded) { return (text::time_word(folded).kinds & text::time_kind::weekday) != 0; }

/// Whether the script has no capitals: 王小明, 홍길동.
bool has_no_case(std::string_view name) noexcept {
    return !name.empty() &&
           !text::character(text::decode(name.data(), name.data() + name.size()).code_point).is(text::flag::upper | text::flag::lower);
}

/// Gathers the names of the parts.
class Gatherer {
public:
    void take(const PeoplePart& part) {
        if (part.credit == Credit::picture) return;
        if (part.text.size() > longest_part) return drop();
        std::string_view text = without_surroundings(part.text, is_first(part.joint));
        if (text.size() > longest_name) return drop();
        if (take_suffix(text)) return;
        text = without_reporter(text);
        const std::string folded = text::fold(text);
        if (!has_letter(text) || text::byline_lead_length(folded + ' ') > folded.size()) return drop();
        if (is_agency(folded)) return add_agency(text);
        if (is_desk(folded) || text::is_job(text)) {
            desks_.emplace_back(text);
            return drop();
        }
        if (is_first(part.joint)) text = without_job(text);
        if (is_of_time(folded) || is_weekday(folded) || is_of_section(folded)) return drop();
        if (!may_be_name(text, part.joint)) return drop();
        add(part.credit == Credit::editor ? editors_ : people_.names, text);
        last_ = Last::name;
    }

    People finish() && {
        if (people_.names.empty()) people_.names = std::move(editors_);
        if (people_.names.empty() && people_.agencies.empty()) {
            for (const std::string& desk : desks_) add(people_.agencies, desk);
        }
        return std::move(people_);
    }

private:
    enum class Last : std::uint8_t { nothing, name, agency, dropped };

    People people_;
    std::vector<std::string> editors_;
    std::vector<std::string> desks_;
    std::set<std::string> known_;
    Last last_ = Last::nothing;

    void drop() noexcept {
        if (last_ != Last::nothing) last_ = Last::dropped;
    }

    void add(std::vector<std::string>& list, std::string_view name) {
        if (known_.insert(text::fold(name)).second) list.emplace_back(name);
    }

    void add_agency(std::string_view name) {
        add(people_.agencies, name);
        last_ = Last::agency;
    }

    /// "Doe, Jr.": part of the name before it.
    bool take_suffix(std::string_view text) {
        const bool is_suffix = text::is_one_of(without_marks(text), Words{"jr", "sr", "ii", "iii", "iv"});
        if (!is_suffix || last_ != Last::name || people_.names.empty()) return false;
        people_.names.back() += ' ';
        people_.names.back() += text;
        return true;
    }

    /// The name in "新华社记者王小明" and "山田太郎記者"; the agency before it is taken.
    std::string_view without_reporter(std::string_view text) {
        for (const std::string_view word : Words{"记者", "記者"}) {
            const std::size_t at = text.find(word);
            if (at == text.npos) continue;
            const std::string_view before = text.substr(0, at);
            const std::string_view behind = text.substr(at + word.size());
            if (behind.empty()) return before;
            if (is_agency(before)) add_agency(before);
            return behind;
        }
        return text;
    }

    /// Whether no name stands before in the same row.
    [[nodiscard]] bool is_first(Joint joint) const noexcept {
        return joint == Joint::start || (people_.names.empty() && last_ != Last::agency);
    }

    /// Whether the part is a name, by what stands before it.
    [[nodiscard]] bool may_be_name(std::string_view text, Joint joint) const {
        const std::size_t words = text::count_parts(text, most_words + 1);
        if (is_first(joint)) {
            const bool is_prose = words > 2 && text::fold(text) == text && !has_no_case(text);
            return !is_prose && words <= (text::is_name(text) ? most_words : most_words / 2) && !is_office(text);
        }
        if (!text::is_name(text) || is_office(text) || text::fold(first_word(text)) == "the") return false;
        if (has_no_case(text)) return true;
        // "Jane Doe, Oslo": a place or an outlet, but "Jane, John and Ann".
        const bool before_is_short = !people_.names.empty() && people_.names.front().find_first_of(" .") == std::string::npos;
        // "Jane Doe/XYZ": an agency that we do not know.
        const bool are_initials = is_all_upper(text) && text.size() <= longest_initials;
        if (words == 1) return last_ == Last::name && !are_initials && (joint == Joint::joined || before_is_short);
        const bool is_shouted = is_all_upper(text) && !people_.names.empty() && !is_all_upper(people_.names.back());
        return words <= 5 && !(is_shouted && joint == Joint::behind);
    }
};

struct Inverted {
    std::string_view family;
    std::string_view given;
};

/// "Doe, Jane": one comma, with a word or two before it and up to three behind.
std::optional<Inverted> inverted_of(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos || text.find(',', comma + 1) != text.npos) return std::nullopt;
    const Inverted name{text::trim(text.substr(0, comma)), text::trim(text.substr(comma + 1))};
    const bool fits = text::count_parts(name.family, 3) <= 2 && text::count_parts(name.given, 4) <= 3 && text::is_name(name.family) &&
                      text::is_name(name.given) && !is_office(name.given) && !is_agency(text::fold(name.given)) &&
                      text::byline_lead_length(text::fold(name.family)) == 0;
    return fits ? std::optional(name) : std::nullopt;
}

bool ends_in_initial(std::string_view given) noexcept {
    const std::string_view last = last_word(given);
    return last.size() == 2 && last.back() == '.';
}

/// The text with its names turned round, where they are certainly given with the family's first: several of them, or an initial.
std::optional<std::string> turned_round(std::string_view text) {
    std::string turned;
    std::size_t count = 0;
    bool has_initial = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::optional<Inverted> name = inverted_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!name) return std::nullopt;
        if (++count > 1) turned += ';';
        turned.append(name->given) += ' ';
        turned.append(name->family);
        has_initial = has_initial || ends_in_initial(name->given);
    }
    return count > 1 || has_initial ? std::optional(std::move(turned)) : std::nullopt;
}

/// The text behind a lead that has an "and" in it: "Text & photos: ".
std::string_view without_value_lead(std::string_view text) {
    constexpr std::size_t longest_lead = 40;
    return text.substr(std::min(value_lead_length(text::fold(text.substr(0, longest_lead))), text.size()));
}

}  // namespace

People people_of(std::string_view printed) {
    if (printed.size() > longest_value) return {};
    std::string text = plain_signs(printed);
    if (std::optional<std::string> turned = turned_round(text)) text = std::move(*turned);
    Gatherer gatherer;
    for (const PeoplePart& part : people_parts(without_value_lead(text))) gatherer.take(part);
    return std::move(gatherer).finish();
}

}  // namespace stet::markup
