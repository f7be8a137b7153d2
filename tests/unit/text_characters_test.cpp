#include "support/catch.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The folder of the Unicode Character Database, such as "/usr/share/unicode", from the build.
#ifndef STET_UNICODE_DATA_DIR
#define STET_UNICODE_DATA_DIR ""
#endif

namespace {

namespace text = stet::text;
namespace flag = stet::text::flag;
using stet::text::character;
using stet::text::fold;

constexpr char32_t last = 0x10FFFF;

std::string to_utf8(std::u32string_view code_points) {
    std::string bytes;
    for (const char32_t c : code_points) {
        char encoded[4];
        bytes.append(encoded, text::encode(c, encoded));
    }
    return bytes;
}

std::string fold_of(char32_t c) {
    const std::string itself = to_utf8({&c, 1});
    return std::string(text::folded(character(c), itself));
}

std::string number_of(char32_t c) {
    std::ostringstream stream;
    stream << "U+" << std::hex << std::uppercase << static_cast<unsigned>(c);
    return stream.str();
}

// Names the first few code points for which `holds` does not.
std::string exceptions_to(const std::function<bool(char32_t)>& holds) {
    std::string names;
    int count = 0;
    for (char32_t c = 0; c <= last; ++c) {
        if (!holds(c) && ++count <= 10) names += number_of(c) + ' ';
    }
    return count > 10 ? names + "and " + std::to_string(count - 10) + " more" : names;
}

// The slow twin: asks the files of the database for everything, by code point.
class Database {
public:
    explicit Database(std::string folder)
        : folder_(std::move(folder)), categories_(last + 1, "Cn") {
        char32_t first_of_range = 0;
        for (const auto& fields : rows("UnicodeData.txt")) {
            const char32_t c = from_hex(fields[0]);
            const bool opens_range = fields[1].find(", First>") != std::string::npos;
            const bool ends_range = fields[1].find(", Last>") != std::string::npos;
            for (char32_t each = ends_range ? first_of_range : c; each <= c; ++each) {
                categories_[each] = fields[2];
            }
            if (opens_range) first_of_range = c;
        }
        for (const char* file : {"PropList.txt", "DerivedCoreProperties.txt", "Scripts.txt",
                                 "ScriptExtensions.txt", "LineBreak.txt"}) {
            for (const auto& fields : rows(file)) {
                auto& members = properties_[std::string(file) + ':' + fields[1]];
                members.resize(last + 1);
                const auto dots = fields[0].find("..");
                const char32_t first = from_hex(fields[0]);
                const char32_t end =
                    dots == std::string::npos ? first : from_hex(fields[0].substr(dots + 2));
                for (char32_t c = first; c <= end; ++c) members[c] = true;
            }
        }
        for (const auto& fields : rows("CaseFolding.txt")) {
            if (fields[1] != "C" && fields[1] != "F") continue;
            std::istringstream parts(fields[2]);
            for (std::string part; parts >> part;) {
                case_foldings_[from_hex(fields[0])] += from_hex(part);
            }
        }
    }

    [[nodiscard]] const std::string& category(char32_t c) const { return categories_[c]; }

    [[nodiscard]] bool has(const std::string& file_and_property, char32_t c) const {
        return properties_.at(file_and_property)[c];
    }

    [[nodiscard]] std::u32string case_folding(char32_t c) const {
        const auto found = case_foldings_.find(c);
        return found == case_foldings_.end() ? std::u32string(1, c) : found->second;
    }

private:
    static char32_t from_hex(const std::string& digits) {
        return static_cast<char32_t>(std::stoul(digits, nullptr, 16));
    }

    [[nodiscard]] std::vector<std::vector<std::string>> rows(const std::string& name) const {
        std::ifstream file(folder_ + '/' + name);
        std::vector<std::vector<std::string>> all;
        for (std::string line; std::getline(file, line);) {
            std::istringstream stream(line.substr(0, line.find('#')));
            std::vector<std::string> fields;
            for (std::string field; std::getline(stream, field, ';');) {
                const auto begin = std::min(field.find_first_not_of(' '), field.size());
                fields.push_back(field.substr(begin, field.find_last_not_of(' ') + 1 - begin));
            }
            if (fields.size() > 1) all.push_back(std::move(fields));
        }
        if (all.empty()) throw std::runtime_error("nothing in " + folder_ + '/' + name);
        return all;
    }

    std::string folder_;
    std::vector<std::string> categories_;
    std::map<std::string, std::vector<bool>> properties_;
    std::map<char32_t, std::u32string> case_foldings_;
};

// The database, or null where it is not to be had, in which case the test says so; with CI=true,
// where nothing may go untested, it fails.
const Database* database() {
    static const std::pair<const Database*, std::string> loaded = [] {
        const std::string folder = STET_UNICODE_DATA_DIR;
        std::ifstream file(folder + "/PropList.txt");
        std::string first_line;
        if (folder.empty() || !std::getline(file, first_line)) {
            return std::pair<const Database*, std::string>(
                nullptr, "no Unicode data: set STET_UNICODE_DATA_DIR (Debian: unicode-data)");
        }
        if (first_line != "# PropList-" + std::string(text::tables::unicode_version) + ".txt") {
            return std::pair<const Database*, std::string>(
                nullptr, "Unicode data of another version than the tables: " + first_line);
        }
        static const Database found(folder);
        return std::pair<const Database*, std::string>(&found, "");
    }();
    if (loaded.first == nullptr) {
        const char* const ci = std::getenv("CI");
        if (ci != nullptr && std::string_view(ci) == "true") FAIL(loaded.second);
        WARN("skipped: " << loaded.second);
    }
    return loaded.first;
}

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_invisible(const Database& data, char32_t c) {
    if (data.has("PropList.txt:White_Space", c)) return false;
    return data.category(c) == "Cc" || (c >= 0xFFF9 && c <= 0xFFFB) ||
           data.has("DerivedCoreProperties.txt:Default_Ignorable_Code_Point", c);
}

std::u32string slow_typography(const Database& data, char32_t c) {
    if (c >= U'！' && c <= U'～') return slow_typography(data, c - U'！' + U'!');
    if (is_in(U"'‘’‚‛‹›❛❜❟′‵ʹʻʼʽ`´՚׳", c)) return U"'";
    if (is_in(U"\"“”„‟⹂«»❝❞❠🙶🙷🙸″‶ʺˮ״〝〞〟", c)) return U"\"";
    if (c == U'〜') return U"~";
    if (is_in(U"˗⁃─━➖", c) || data.has("PropList.txt:Dash", c)) return U"-";
    if (is_in(U"…⋯︙", c)) return U"...";
    if (c == U'‥') return U"..";
    return std::u32string(1, c);
}

std::string slow_fold(const Database& data, char32_t c) {
    if (is_invisible(data, c)) return "";
    if (data.has("PropList.txt:White_Space", c)) return " ";
    if (c == U'İ') return "i";
    std::u32string typographic;
    for (const char32_t part : data.case_folding(c)) typographic += slow_typography(data, part);
    return to_utf8(typographic);
}

unsigned slow_flags(const Database& data, char32_t c) {
    const std::string& category = data.category(c);
    const unsigned folds = slow_fold(data, c) != to_utf8({&c, 1}) ? flag::folds : 0U;
    if (is_invisible(data, c)) return flag::invisible | folds;
    if (data.has("PropList.txt:White_Space", c)) return flag::space | folds;
    if (c >= 0x20000 && c <= 0x3FFFF) return flag::letter | flag::unspaced;

    unsigned flags = folds;
    const std::string folded = slow_fold(data, c);
    const bool quote = folded == "'" || folded == "\"";
    if ((category[0] == 'L' || category == "Nl") && !quote) flags |= flag::letter;
    if (category == "Lu" || category == "Lt") flags |= flag::upper;
    if (category == "Ll") flags |= flag::lower;
    if (category == "Nd") flags |= flag::digit;
    if (category[0] == 'M') flags |= flag::mark;

    bool unspaced = false;
    for (const char* script :
         {"Scripts.txt:Han", "Scripts.txt:Hiragana", "Scripts.txt:Katakana", "Scripts.txt:Bopomofo",
          "Scripts.txt:Thai", "Scripts.txt:Lao", "Scripts.txt:Khmer", "Scripts.txt:Myanmar"}) {
        unspaced = unspaced || data.has(script, c);
    }
    if ((unspaced || is_in(U"〆〱〲〳〴〵〼ーｰﾞﾟ", c)) && (flags & flag::letter) != 0) {
        flags |= flag::unspaced;
    }

    if (data.has("PropList.txt:Sentence_Terminal", c) || is_in(U"…‥⋯︙\u037E།༎។៕", c)) {
        flags |= flag::sentence_end;
    }
    const bool either =
        data.has("LineBreak.txt:QU", c) || data.has("PropList.txt:Quotation_Mark", c);
    if (is_in(U"¡¿", c) || category == "Ps" || (either && category != "Pe")) {
        flags |= flag::opening;
    }
    if (category == "Pe" || (either && category != "Ps")) flags |= flag::closing;

    const bool geometric_shape = c >= U'■' && c <= U'◿';
    if (geometric_shape ||
        is_in(U"*+-·»›‐‑‒–—―−•‣⁃⁌⁍∙⋅※→⇒★☆☞♦✅✓✔✦✧❖❯➔➜➡➤⬛⬜⬤⬥⬧・･＊＋－👉🔴🔵🔶🔷🔸🔹", c)) {
        flags |= flag::bullet;
    }
    return flags;
}

}  // namespace

TEST_CASE("characters: flags agree with the Unicode data", "[text][characters]") {
    const Database* const data = database();
    if (data == nullptr) return;
    CHECK(exceptions_to([&](char32_t c) { return character(c).flags == slow_flags(*data, c); }) ==
          "");
}

TEST_CASE("characters: folding agrees with the Unicode data", "[text][characters]") {
    const Database* const data = database();
    if (data == nullptr) return;
    CHECK(exceptions_to([&](char32_t c) { return fold_of(c) == slow_fold(*data, c); }) == "");
}

TEST_CASE("characters: folding is idempotent, short and well-formed", "[text][characters]") {
    CHECK(exceptions_to([](char32_t c) {
              const std::string folded = fold_of(c);
              return fold(folded) == folded && text::is_valid(folded) && folded.size() <= 12 &&
                     text::count_code_points(folded) <= 3;
          }) == "");
    CHECK(exceptions_to([](char32_t c) {
              return character(c).is(flag::folds) == (fold_of(c) != to_utf8({&c, 1}));
          }) == "");
    // No upper case is left but in scripts that fold the other way (Cherokee folds to its
    // capitals).
    CHECK(exceptions_to([](char32_t c) {
              const bool cherokee = c >= 0x13A0 && c <= 0x13F5;
              return !character(c).is(flag::upper) || character(c).is(flag::folds) || cherokee ||
                     c > 0x2000 || c == 0x3D2 || c == 0x3D3 || c == 0x3D4;
          }) == "");
}

TEST_CASE("characters: what folds alike is of one class", "[text][characters]") {
    // Else a word would end in one writing of a phrase and go on in the other.
    constexpr unsigned classes =
        flag::letter | flag::digit | flag::mark | flag::space | flag::unspaced;
    CHECK(exceptions_to([](char32_t c) {
              if (c == U'ŉ' || c == 0x345) return true;  // 'n and the Greek iota subscript
              const std::string folded = fold_of(c);
              if (folded.empty()) return character(c).is(flag::invisible);
              const auto first = text::decode(folded.data(), folded.data() + folded.size());
              return (character(c).flags & classes) ==
                     (character(first.code_point).flags & classes);
          }) == "");
}

TEST_CASE("characters: the ASCII tables are those of all characters", "[text][characters]") {
    for (char32_t c = 0; c < 128; ++c) {
        INFO(number_of(c));
        CHECK(text::ascii_flags[c] == character(c).flags);
        const char folded = text::ascii_folded[c];
        CHECK(fold_of(c) == (folded == '\0' ? std::string() : std::string(1, folded)));
    }
    static_assert(text::ascii_folded['Q'] == 'q' && text::ascii_folded['`'] == '\'');
    static_assert(text::ascii_flags['7'] == flag::digit);
}

TEST_CASE("characters: flags by example", "[text][characters]") {
    const auto all_are = [](std::u32string_view set, unsigned wanted) {
        for (const char32_t c : set) {
            if ((character(c).flags & wanted) != wanted) return number_of(c);
        }
        return std::string();
    };
    const auto none_is = [](std::u32string_view set, unsigned unwanted) {
        for (const char32_t c : set) {
            if (character(c).is(unwanted)) return number_of(c);
        }
        return std::string();
    };
    CHECK(all_are(U"aZßéжΩאبक한字かカㄅกกລᡰⅷ", flag::letter) == "");
    CHECK(none_is(U"7%_-'ʼ ॑😀", flag::letter) == "");
    CHECK(all_are(U"09٣३๙９", flag::digit) == "");
    CHECK(none_is(U"²①ⅷ½", flag::digit) == "");
    CHECK(all_are(U"AÉЖΩǅＡ", flag::upper) == "");
    CHECK(all_are(U"aéжωßａ", flag::lower) == "");
    CHECK(none_is(U"1字한ªא", flag::upper | flag::lower) == "");
    CHECK(all_are(U" \t\n\r\u0085\u00A0\u2003\u2028\u202F\u3000", flag::space) == "");
    CHECK(none_is(U"\u200B\u2060\uFEFF\u180E", flag::space) == "");
    CHECK(all_are(U"\u00AD\u200B\u200D\u200F\u202A\u202E\u2060\u2066\uFEFF\u180E\uFE0F\u3164"
                  U"\u061C\U000E0041\U000E0100",
                  flag::invisible) == "");
    CHECK(none_is(U"\u3164\uFE0F", flag::letter | flag::mark) == "");
    CHECK(all_are(U"\u0301\u093E\u0E31\u20DD", flag::mark) == "");
    CHECK(all_are(U"漢々〇かカーｶㄅไຢខမ\U00020000\U00030000\U0003FFFD", flag::unspaced) == "");
    CHECK(none_is(U"한글aбاབ、。", flag::unspaced) == "");
    CHECK(all_are(U".!?…。！？｡．؟۔।॥‼⁇⁈⁉⋯።။។", flag::sentence_end) == "");
    CHECK(none_is(U",;:、，·-)", flag::sentence_end) == "");
    CHECK(all_are(U"\"'“”‘’«»‹›\uFF02", flag::opening | flag::closing) == "");
    CHECK(all_are(U"([{„‚「『《【（¿¡", flag::opening) == "");
    CHECK(none_is(U"([{„‚「『《【（¿¡", flag::closing) == "");
    CHECK(all_are(U")]}」』》】）", flag::closing) == "");
    CHECK(none_is(U")]}」』》】）", flag::opening) == "");
    CHECK(all_are(U"•◦▪‣·-*–—●■►▶○★✓➤👉・", flag::bullet) == "");
    CHECK(none_is(U".,a1>|#", flag::bullet) == "");

    // Nothing is known of these.
    for (const char32_t c :
         {char32_t{0x378}, char32_t{0xD800}, char32_t{0xE000}, char32_t{0xFFFD}, char32_t{0xFFFF},
          char32_t{0x50000}, char32_t{0x10FFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
        INFO(number_of(c));
        CHECK(character(c).flags == 0);
    }
}

TEST_CASE("characters: folding by example", "[text][characters]") {
    CHECK(fold("DON’T MISS") == "don't miss");
    CHECK(fold("don`t don´t donʼt don＇t") == "don't don't don't don't");
    CHECK(fold("„Straße“ – «ΟΔΟΣ» ― “ЁЖ”") == "\"strasse\" - \"οδοσ\" - \"ёж\"");
    CHECK(fold("Read more… ‥ ⋯") == "read more... .. ...");
    CHECK(fold("Sub\u00ADscribe\u200B\uFEFF now\u00A0\u2009!\t") == "subscribe now  ! ");
    CHECK(fold("ＦＵＬＬ－ｗｉｄｔｈ（１）　ﾊﾝｶｸ「」") == "full-width(1) ﾊﾝｶｸ「」");
    CHECK(fold("ﬁnal oﬀer ﬂy") == "final offer fly");
    CHECK(fold("İLGİLİ ılık") == "ilgili ılık");
    CHECK(fold("À LIRE AUSSI") == "à lire aussi");
    CHECK(fold("E\u0301") == "e\u0301");
    CHECK(fold("x² ① Ⅷ ½") == "x² ① ⅷ ½");
    CHECK(fold("❤\uFE0F 👨\u200D👩") == "❤ 👨👩");
    CHECK(fold("10〜20～30") == "10~20~30");
    CHECK(fold("\b\x7F") == "");
    CHECK(fold("").empty());
}

TEST_CASE("characters: ill-formed bytes are kept by folding", "[text][characters]") {
    const std::string bytes = "A\xFF\xE2\x80Z\xC3";
    CHECK(fold(bytes) == "a\xFF\xE2\x80z\xC3");
    CHECK(fold("\xEF\xBF\xBD") == "\xEF\xBF\xBD");
}
