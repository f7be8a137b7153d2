#include "markup/language_tag.hpp"

#include "markup/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::markup {
namespace {

struct Name {
    std::string_view name;
    std::string_view language;
};

// ISO 639-2's codes, English names, and what pages write that know countries better than languages (and is no other language's).
constexpr auto names = std::to_array<Name>({
    {"eng", "en"},      {"english", "en"},    {"deu", "de"},     {"ger", "de"},        {"german", "de"},   {"deutsch", "de"},  {"fra", "fr"},
    {"fre", "fr"},      {"french", "fr"},     {"spa", "es"},     {"spanish", "es"},    {"ita", "it"},      {"italian", "it"},  {"por", "pt"},
    {"portuguese", "pt"}, {"nld", "nl"},      {"dut", "nl"},     {"dutch", "nl"},      {"pol", "pl"},      {"polish", "pl"},   {"rus", "ru"},
    {"russian", "ru"},  {"ukr", "uk"},        {"ukrainian", "uk"}, {"ua", "uk"},       {"ces", "cs"},      {"cze", "cs"},      {"czech", "cs"},
    {"cz", "cs"},       {"dan", "da"},        {"danish", "da"},  {"dk", "da"},         {"swe", "sv"},      {"swedish", "sv"},  {"nor", "no"},
    {"norwegian", "no"}, {"fin", "fi"},       {"finnish", "fi"}, {"tur", "tr"},        {"turkish", "tr"},  {"ell", "el"},      {"gre", "el"},
    {"greek", "el"},    {"gr", "el"},         {"hun", "hu"},     {"hungarian", "hu"},  {"ron", "ro"},      {"rum", "ro"},      {"romanian", "ro"},
    {"zho", "zh"},      {"chi", "zh"},        {"chinese", "zh"}, {"cn", "zh"},         {"jpn", "ja"},      {"japanese", "ja"}, {"jp", "ja"},
    {"kor", "ko"},      {"korean", "ko"},     {"ara", "ar"},     {"arabic", "ar"},     {"heb", "he"},      {"hebrew", "he"},   {"iw", "he"},
    {"hin", "hi"},      {"hindi", "hi"},      {"ind", "id"},     {"indonesian", "id"}, {"in", "id"},       {"vie", "vi"},      {"vietnamese", "vi"},
});

}  // namespace

std::string language_of(std::string_view tag) {
    constexpr std::size_t longest_code = 3;
    std::string language(tag.substr(0, tag.find_first_of("-_,; ")));
    std::ranges::transform(language, language.begin(), ascii_lower);
    const auto known = std::ranges::find(names, language, &Name::name);
    if (known != names.end()) return std::string(known->language);
    const bool are_letters = std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
    return are_letters && language.size() >= 2 && language.size() <= longest_code ? language : std::string();
}

}  // namespace stet::markup
