#include "markup/page_title.hpp"

#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"
#include "text/section_names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace stet::markup {
namespace {

constexpr std::size_t longest_title = 1000;

constexpr auto separators = text::leads_of(std::to_array<std::string_view>({
    " - ", " – ", " — ", " | ", " · ", " • ", " :: ", " » ", " « ", " › ", " // ", "|", "｜", "│", "┃", "丨",
}));

constexpr bool is_dash(std::string_view separator) noexcept {
    return separator == " - " || separator == " – " || separator == " — ";
}

/// How many words the text has; two characters of a script without spaces are one.
std::size_t count_words(std::string_view text) noexcept {
    std::size_t unspaced = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const text::Decoded next = text::decode(at, end);
        unspaced += text::character(next.code_point).is(text::flag::unspaced) ? 1U : 0U;
        at += next.length;
    }
    return std::max(text::count_parts(text, text.size() + 1), unspaced / 2);
}

/// Calls each(letter) for the text's letters, marks and digits, folded, until it returns false; says whether it never did.
template <class Each>
bool for_each_letter(std::string_view text, Each each) {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        if (const auto byte = static_cast<unsigned char>(*at); byte < 0x80) {
            if (text::is_ascii_alphanumeric(*at) && !each(std::string_view(&text::ascii_folded[byte], 1))) return false;
            ++at;
            continue;
        }
        const text::Decoded whole = text::decode(at, end);
        std::string_view folded = text::folded(text::character(whole.code_point), {at, whole.length});
        while (!folded.empty()) {
            const text::Decoded next = text::decode(folded.data(), folded.data() + folded.size());
            const bool counts = text::character(next.code_point).is(text::flag::letter | text::flag::mark | text::flag::digit);
            if (counts && !each(folded.substr(0, next.length))) return false;
            folded.remove_prefix(next.length);
        }
        at += whole.length;
    }
    return true;
}

/// A site by its name or host.
class Site {
public:
    explicit Site(std::string_view site) : name_(letters_of(site)) {
        const bool is_host = site.find(' ') == site.npos && site.find('.') != site.npos;
        if (!is_host) return;
        if (site.starts_with("www.")) site.remove_prefix(4);
        name_ = letters_of(site);
        host_ = letters_of(site.substr(0, site.rfind('.')));
    }

    [[nodiscard]] bool is_known() const noexcept { return !name_.empty(); }

    [[nodiscard]] bool is(std::string_view part) const {
        const std::string key = letters_of(part);
        return !key.empty() && (is_key(key) || (key.starts_with("the") && is_key(std::string_view(key).substr(3))));
    }

    /// Whether the part is some of the site's name, or has it in a few words: "Herald" and "Seatown Herald News" of the Seatown Herald.
    [[nodiscard]] bool resembles(std::string_view part) const {
        constexpr std::size_t shortest = 4;
        constexpr std::size_t most_words = 4;
        const std::string key = letters_of(part);
        if (!is_known() || key.empty()) return false;
        const bool is_in_name = key.size() >= shortest && name_.find(key) != std::string::npos;
        return is(part) || is_in_name || (count_words(part) <= most_words && key.starts_with(name_));
    }

private:
    std::string name_;
    std::string host_;  // without its last label

    [[nodiscard]] bool is_key(std::string_view key) const noexcept { return key == name_ || (!host_.empty() && key == host_); }
};

struct Part {
    std::string_view text;
    std::string_view separator;  // before it
};

std::vector<Part> parts_of(std::string_view title) {
    std::vector<Part> parts;
    std::string_view separator;
    while (true) {
        const auto next = separators.find(title);
        const std::string_view part = text::trim(title.substr(0, next.at));
        if (!part.empty()) parts.push_back({part, separator});
        if (next.length == 0) return parts;
        separator = title.substr(next.at, next.length);
        title.remove_prefix(next.at + next.length);
    }
}

/// The text from the first part to the last.
std::string_view whole(const std::vector<Part>& parts, std::size_t first, std::size_t last) noexcept {
    const char* const begin = parts[first].text.data();
    const char* const end = parts[last].text.data() + parts[last].text.size();
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// The parts whose letters are the headline's, where they begin the title or are most of it; else the headline where the title
/// holds it as it is, and it is most of that.
std::string_view find_headline(std::string_view title, const std::vector<Part>& parts, std::string_view headline, const Site& site) {
    const std::string wanted = letters_of(headline);
    if (wanted.empty()) return {};
    const auto is_most = [&](std::string_view text) { return 2 * count_words(text) > count_words(title); };
    // A short one that begins the title may be the site's: "Seatown » Archive » Storm closes the harbour".
    const auto may_begin = [&](std::string_view text, std::string_view last) {
        return 3 * count_words(text) >= count_words(title) || site.resembles(last);
    };
    for (std::size_t first = 0; first < parts.size(); ++first) {
        std::string key;
        for (std::size_t last = first; last < parts.size() && key.size() < wanted.size(); ++last) {
            key += letters_of(parts[last].text);
            if (key != wanted) continue;
            const std::string_view found = whole(parts, first, last);
            if ((first == 0 && may_begin(found, parts.back().text)) || is_most(found)) return found;
        }
    }
    const std::size_t at = title.find(headline);
    const bool is_held = at != title.npos && is_most(headline);
    return is_held ? title.substr(at, headline.size()) : std::string_view();
}

/// Takes the names of the site and its sections off a title's parts.
class Trimmer {
public:
    Trimmer(const std::vector<Part>& parts, const Site& site) noexcept : parts_(parts), site_(site), last_(parts.size() - 1) {}

    /// The title without the site's name and what stands before it as short as a section's.
    std::string_view trim_site() {
        drop_site();
        return title();
    }

    /// The same, where the site's name may also be one that is not known.
    std::string_view trim_all() {
        if (!drop_site()) drop_names();
        return title();
    }

private:
    const std::vector<Part>& parts_;
    const Site& site_;
    std::size_t first_ = 0;
    std::size_t last_;

    /// Whether so much may be left: two words, or more than goes.
    [[nodiscard]] static bool is_enough(std::string_view left, std::string_view gone) noexcept {
        const std::size_t words = count_words(left);
        return words >= 2 || words >= count_words(gone);
    }

    bool drop_last() noexcept {
        const bool drops = last_ > first_ && is_enough(whole(parts_, first_, last_ - 1), parts_[last_].text);
        if (drops) --last_;
        return drops;
    }

    bool drop_first() noexcept {
        const bool drops = is_enough(whole(parts_, first_ + 1, last_), parts_[first_].text);
        if (drops) ++first_;
        return drops;
    }

    bool drop_site() {
        bool has_site = false;
        while (last_ > 0 && site_.resembles(parts_[last_].text) && drop_last()) has_site = true;
        while (first_ < last_ && site_.is(parts_[first_].text) && drop_first()) has_site = true;
        while (has_site && is_section(parts_[last_].text) && drop_last()) {
        }
        return has_site;
    }

    /// Whether it is a section's name, or as short as one beside the rest.
    [[nodiscard]] bool is_section(std::string_view part) const {
        constexpr std::size_t most_words = 2;
        const std::size_t words = count_words(part);
        const std::size_t all = count_words(whole(parts_, first_, last_));
        return text::is_section_name(text::fold(part)) || (words <= most_words && all >= 3 * words);
    }

    [[nodiscard]] std::string_view title() const { return without_site_before_colon(whole(parts_, first_, last_)); }

    /// Short parts at the end, of a site whose name is not known; behind a dash only one.
    void drop_names() noexcept {
        constexpr std::size_t most_words = 4;
        bool may_be_dash = true;
        while (last_ > first_) {
            const Part& part = parts_[last_];
            const std::size_t words = count_words(part.text);
            const bool is_short = words <= most_words && words < count_words(whole(parts_, first_, last_ - 1));
            if (!is_short || (is_dash(part.separator) && !may_be_dash) || !drop_last()) return;
            may_be_dash = may_be_dash && !is_dash(part.separator);
        }
    }

    /// "The Herald: Storm closes harbour", "Storm closes harbour: The Herald".
    [[nodiscard]] std::string_view without_site_before_colon(std::string_view title) const {
        for (const std::string_view colon : {std::string_view(":"), std::string_view("：")}) {
            const std::size_t first = title.find(colon);
            if (first == title.npos) continue;
            const std::size_t last = title.rfind(colon);
            const std::string_view head = title.substr(0, first), after_head = text::trim(title.substr(first + colon.size()));
            const std::string_view tail = title.substr(last + colon.size()), before_tail = text::trim(title.substr(0, last));
            if (site_.is(head) && is_enough(after_head, head)) return after_head;
            if (site_.is(tail) && is_enough(before_tail, tail)) return before_tail;
        }
        return title;
    }
};

}  // namespace

bool is_site_name(std::string_view text, std::string_view site) { return Site(site).is(text); }

std::string letters_of(std::string_view text) {
    std::string letters;
    letters.reserve(text.size());
    for_each_letter(text, [&](std::string_view letter) {
        letters += letter;
        return true;
    });
    return letters;
}

bool has_letters(std::string_view text, std::string_view letters) noexcept {
    const bool all = for_each_letter(text, [&](std::string_view letter) {
        const bool is_same = letters.starts_with(letter);
        if (is_same) letters.remove_prefix(letter.size());
        return is_same;
    });
    return all && letters.empty();
}

std::string_view page_title(std::string_view title, std::string_view site_name, std::string_view headline) {
    title = text::trim(title);
    if (title.size() > longest_title) return title;
    const std::vector<Part> parts = parts_of(title);
    if (parts.empty()) return title;
    const auto short_or_none = [](std::string_view text) { return text.size() <= longest_title ? text::trim(text) : std::string_view(); };
    const Site site(short_or_none(site_name));
    headline = short_or_none(headline);
    if (!site.is(headline)) {
        const std::string_view found = find_headline(title, parts, headline, site);
        if (found.size() == title.size()) return Trimmer(parts, site).trim_site();
        if (!found.empty()) return found;
    }
    return Trimmer(parts, site).trim_all();
}

}  // namespace stet::markup
