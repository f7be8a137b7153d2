#include "passes/common/bylines.hpp"

#include "facts/times.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"
#include "text/section_names.hpp"

#include <array>
#include <cstddef>

namespace stet::passes {
namespace {

constexpr std::size_t longest_byline = 160;

// What stands behind the people: a place, a date, an office.
constexpr auto stops = text::leads_of(std::to_array<std::string_view>({
    " in ", " at ", " for ", " on ", " | ", " / ", " • ", " · ", " aus ", " à ", " (", " – ", " — ", " - ",
}));

std::string_view without_stop(std::string_view text) { return text.substr(0, stops.find(text).at); }

constexpr auto joints = text::leads_of(std::to_array<std::string_view>({
    ", ", ",", " and ", " & ", " und ", " et ", " y ", " with ", " AND ", " og ", " och ", "; ",
}));

// What parts a byline from its date or place.
constexpr auto part_joints =
    text::leads_of(std::to_array<std::string_view>({" | ", " • ", " · ", " – ", " — ", " - ", " / "}));

/// The text between the joints, trimmed of punctuation; empty parts are left out.
template <class List>
std::vector<std::string_view> split(std::string_view text, const List& between) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto joint = between.find(text);
        const std::string_view part = text::trim_punctuation(text.substr(0, joint.at));
        if (!part.empty()) parts.push_back(part);
        text.remove_prefix(joint.at + joint.length);
    }
    return parts;
}

}  // namespace

std::vector<std::string> byline_authors(std::string_view source, std::string_view folded) {
    if (source.size() > longest_byline) return {};
    const std::size_t lead = text::byline_lead_length(folded);
    if (lead == 0) return {};
    // Folding keeps the length of what a lead is made of, once blanks are single.
    const std::string spaced = text::single_spaced(source);
    const std::string_view text = spaced;
    if (lead >= text.size()) return {};
    std::string_view rest = text.substr(lead);
    if (rest.empty()) return {};
    // "OUTLET's Jane Doe": the people come behind the possessive.
    for (const std::string_view possessive : {"’s ", "'s "}) {
        const std::size_t at = rest.find(possessive);
        if (at != std::string_view::npos && text::is_name(rest.substr(0, at))) {
            rest = text::trim(rest.substr(at + possessive.size()));
            break;
        }
    }
    rest = text::trim_punctuation(without_stop(rest));
    std::vector<std::string> authors;
    for (const std::string_view name : split(rest, joints)) {
        if (text::is_job(name)) continue;
        const bool staff = text::count_parts(name, 5) <= 4 && text::fold(name).ends_with(" staff");
        // "By Jane Doe, who covers courts": the name stands, what follows is no name.
        if (!text::is_name(name) && !staff) break;
        authors.emplace_back(name);
    }
    return authors;
}

bool is_bare_office(std::string_view text) {
    constexpr std::size_t longest = 40;
    return text.size() <= longest && text::is_job(text);
}

std::vector<std::string> bare_names(std::string_view source) {
    constexpr std::size_t longest = 90;
    if (source.size() > longest) return {};
    const std::string text = text::single_spaced(source);
    std::vector<std::string> authors;
    for (const std::string_view part : split(text, part_joints)) {
        if (facts::time_line(text::fold(part)) != facts::TimeLine::none) continue;
        for (const std::string_view name : split(without_stop(part), joints)) {
            if (text::is_office(name)) continue;
            const std::size_t words = text::count_parts(name, 5);
            if (words < 2 || words > 4 || !text::is_name(name) || text::is_section_name(text::fold(name))) return {};
            if (!text::has_only_letters(name)) return {};
            authors.emplace_back(name);
        }
    }
    return authors;
}

}  // namespace stet::passes
