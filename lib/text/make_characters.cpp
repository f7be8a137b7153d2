// Writes characters_table.inc, the tables behind characters.hpp, from the Unicode Character
// Database (Debian's package unicode-data). Run by hand when Unicode or a list below changes; no
// build runs it.
//
//   g++ -std=c++17 -I lib lib/text/make_characters.cpp -o make_characters
//   ./make_characters /usr/share/unicode > lib/text/characters_table.inc
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace stet::text;
using std::string;
using namespace std::string_view_literals;

// What no property of Unicode tells. The meaning of each list is in characters.hpp.

constexpr std::u32string_view single_quotes =
    U"'`\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A"
    U"\u275B\u275C\u275F";
constexpr std::u32string_view double_quotes =
    U"\"\u00AB\u00BB\u02BA\u02EE\u05F4\u201C\u201D\u201E\u201F\u2033\u2036\u275D\u275E\u2760\u2E42"
    U"\u301D\u301E\u301F\U0001F676\U0001F677\U0001F678";
// Beside the property Dash: modifier minus, hyphen bullet, horizontal box drawings (a dash in
// Taiwan, a rule in plain text), heavy minus.
constexpr std::u32string_view more_dashes = U"\u02D7\u2043\u2500\u2501\u2796";
// Beside Sentence_Terminal: the Greek question mark, Tibetan shad and Khmer khan, and the ellipses.
constexpr std::u32string_view more_sentence_ends =
    U"\u037E\u0F0D\u0F0E\u17D4\u17D5\u2025\u2026\u22EF\uFE19";
// Beside the block Geometric Shapes: dashes, dots, arrows, stars, ticks and emoji used in lists.
constexpr std::u32string_view more_bullets =
    U"*+-\u00B7\u00BB\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2023\u203A\u203B\u2043\u204C\u204D"
    U"\u2192\u21D2\u2212\u2219\u22C5\u2605\u2606\u261E\u2666\u2705\u2713\u2714\u2726\u2727\u2756"
    U"\u276F\u2794\u279C\u27A1\u27A4\u2B1B\u2B1C\u2B24\u2B25\u2B27\u30FB\uFF0A\uFF0B\uFF0D\uFF65"
    U"\U0001F449\U0001F534\U0001F535\U0001F536\U0001F537\U0001F538\U0001F539";

struct Properties {
    string category = "Cn";
    unsigned flags = 0;
    std::u32string case_folding;
    std::u32string folding;
};

std::vector<Properties> all;  // by code point

[[noreturn]] void fail(const string& message) {
    std::cerr << "make_characters: " << message << '\n';
    std::exit(1);
}

char32_t parse_hex(const string& text) {
    return static_cast<char32_t>(std::stoul(text, nullptr, 16));
}

// Calls `use` for every row `first[..last] ; value [; rest] # comment` of a file.
template <class Use>
void for_each_row(const string& path, Use use) {
    std::ifstream file(path);
    if (!file) fail("cannot read " + path);
    const auto take_field = [](string& row) {
        const auto semicolon = std::min(row.find(';'), row.size());
        string field = row.substr(0, semicolon);
        row.erase(0, semicolon + 1);
        field.erase(0, std::min(field.find_first_not_of(' '), field.size()));
        field.erase(field.find_last_not_of(' ') + 1);
        return field;
    };
    for (string row; std::getline(file, row);) {
        row.erase(std::min(row.find('#'), row.size()));
        const string range = take_field(row);
        if (range.empty()) continue;
        const string value = take_field(row);
        const auto dots = range.find("..");
        const char32_t first = parse_hex(range);
        use(first, dots == string::npos ? first : parse_hex(range.substr(dots + 2)), value,
            take_field(row));
    }
}

// Calls `use` for every code point to which a file gives `wanted`, which must occur in it.
template <class Use>
void for_each_with(const string& path, const string& wanted, Use use) {
    bool found = false;
    for_each_row(path, [&](char32_t first, char32_t last, const string& value, const string&) {
        if (value != wanted) return;
        found = true;
        for (char32_t c = first; c <= last; ++c) use(c);
    });
    if (!found) fail("no " + wanted + " in " + path);
}

void read_categories(const string& folder) {
    for_each_row(folder + "/extracted/DerivedGeneralCategory.txt",
                 [](char32_t first, char32_t last, const string& category, const string&) {
                     for (char32_t c = first; c <= last; ++c) all[c].category = category;
                 });
    for (Properties& properties : all) {
        const string& category = properties.category;
        if (category[0] == 'L' || category == "Nl") properties.flags |= flag::letter;
        if (category == "Lu" || category == "Lt") properties.flags |= flag::upper;
        if (category == "Ll") properties.flags |= flag::lower;
        if (category == "Nd") properties.flags |= flag::digit;
        if (category[0] == 'M') properties.flags |= flag::mark;
    }
}

void read_unspaced_scripts(const string& folder) {
    const auto set_if_letter = [](char32_t c) {
        if (all[c].flags & flag::letter) all[c].flags |= flag::unspaced;
    };
    for (const char* script :
         {"Han", "Hiragana", "Katakana", "Bopomofo", "Thai", "Lao", "Khmer", "Myanmar"}) {
        for_each_with(folder + "/Scripts.txt", script, set_if_letter);
    }
    // Letters common to those scripts, such as the prolonged sound mark ー.
    for (const char* scripts : {"Hani", "Hira Kana", "Hani Hira Kana"}) {
        for_each_with(folder + "/ScriptExtensions.txt", scripts, set_if_letter);
    }
}

void read_punctuation(const string& folder) {
    const auto set = [](unsigned flags) { return [=](char32_t c) { all[c].flags |= flags; }; };
    // UAX 29's Close is all brackets and quotation marks, of either direction.
    const auto set_direction = [](char32_t c) {
        if (all[c].category != "Pe") all[c].flags |= flag::opening;
        if (all[c].category != "Ps") all[c].flags |= flag::closing;
    };
    for_each_with(folder + "/auxiliary/SentenceBreakProperty.txt", "Close", set_direction);
    for_each_with(folder + "/PropList.txt", "Quotation_Mark", set_direction);
    set(flag::opening)(0xA1);  // ¡
    set(flag::opening)(0xBF);  // ¿

    for_each_with(folder + "/PropList.txt", "Sentence_Terminal", set(flag::sentence_end));
    for (char32_t c : more_sentence_ends) set(flag::sentence_end)(c);

    for (char32_t c = 0x25A0; c <= 0x25FF; ++c) set(flag::bullet)(c);
    for (char32_t c : more_bullets) set(flag::bullet)(c);
}

// Last of the flags, as these exclude all others.
void read_blanks(const string& folder) {
    const auto set_only = [](unsigned flags) { return [=](char32_t c) { all[c].flags = flags; }; };
    for_each_with(folder + "/extracted/DerivedGeneralCategory.txt", "Cc",
                  set_only(flag::invisible));
    for_each_with(folder + "/DerivedCoreProperties.txt", "Default_Ignorable_Code_Point",
                  set_only(flag::invisible));
    for (char32_t c = 0xFFF9; c <= 0xFFFB; ++c) set_only(flag::invisible)(c);  // annotation
    for_each_with(folder + "/PropList.txt", "White_Space", set_only(flag::space));
}

void read_foldings(const string& folder) {
    for (char32_t c = 0; c < all.size(); ++c) all[c].case_folding = std::u32string(1, c);
    for_each_row(folder + "/CaseFolding.txt", [](char32_t c, char32_t, const string& status,
                                                 const string& mapping) {
        if (status != "C" && status != "F") return;
        all[c].case_folding.clear();
        for (std::size_t at = 0; at < mapping.size(); at = mapping.find_first_not_of(' ', at)) {
            const auto end = std::min(mapping.find(' ', at), mapping.size());
            all[c].case_folding += parse_hex(mapping.substr(at, end - at));
            at = end;
        }
    });
    all[0x130].case_folding = U"i";  // İ, against CaseFolding.txt's i with a combining dot

    // Typography, of one case-folded code point.
    std::vector<std::u32string> typography(all.size());
    for (char32_t c = 0; c < all.size(); ++c) typography[c] = std::u32string(1, c);
    for_each_with(folder + "/PropList.txt", "Dash", [&](char32_t c) { typography[c] = U"-"; });
    for (char32_t c : more_dashes) typography[c] = U"-";
    typography[0x301C] = U"~";
    for (char32_t c : single_quotes) typography[c] = U"'";
    for (char32_t c : double_quotes) typography[c] = U"\"";
    for (auto quotes : {single_quotes, double_quotes}) {
        // The modifier apostrophe is a letter to Unicode, but words must part alike however typed.
        for (char32_t c : quotes) all[c].flags &= ~unsigned{flag::letter};
    }
    for (char32_t c : U"\u2026\u22EF\uFE19"sv) typography[c] = U"...";
    typography[0x2025] = U"..";
    for (char32_t c = 0xFF01; c <= 0xFF5E; ++c) typography[c] = typography[c - 0xFF01 + '!'];

    for (char32_t c = 0; c < all.size(); ++c) {
        Properties& properties = all[c];
        if (properties.flags & flag::space) {
            properties.folding = U" ";
        } else if (!(properties.flags & flag::invisible)) {
            for (char32_t part : properties.case_folding) properties.folding += typography[part];
        }
        if (properties.folding != std::u32string(1, c)) properties.flags |= flag::folds;
    }
}

// Writes `values` as the initialiser of an array, in lines of at most 100 columns.
template <class Values, class Format>
void write_array(const char* declaration, const Values& values, Format format) {
    std::cout << declaration << " = {";
    std::size_t column = 100;
    for (const auto& value : values) {
        const string text = format(value) + ",";
        if (column + text.size() > 100) {
            std::cout << "\n    ";
            column = 4;
        }
        std::cout << text;
        column += text.size();
    }
    std::cout << "\n};\n\n";
}

void write_tables(const string& version) {
    // The pool holds each folding once; where one is found inside what is there, it is shared.
    string pool;
    using Record = std::pair<unsigned, string>;
    std::map<Record, std::size_t> numbers{{Record{0, ""}, 0}};
    std::vector<Record> records{Record{0, ""}};
    std::vector<std::size_t> record_of;
    for (const Properties& properties : all) {
        Record record{properties.flags, ""};
        if (properties.flags & flag::folds) {
            for (char32_t part : properties.folding) {
                char bytes[4];
                record.second.append(bytes, encode(part, bytes));
            }
            if (pool.find(record.second) == string::npos) pool += record.second;
        }
        const auto [found, is_new] = numbers.try_emplace(record, records.size());
        if (is_new) records.push_back(record);
        record_of.push_back(found->second);
    }

    for (std::size_t c = tables::end; c < all.size(); ++c) {
        const auto stand_in = record_of[tables::stand_in(static_cast<char32_t>(c))];
        if (all[c].category != "Cn" && all[c].category != "Co" && record_of[c] != stand_in) {
            fail("planes above 1 are no longer uniform: see tables::stand_in");
        }
    }

    constexpr std::size_t block_size = std::size_t{1} << tables::block_bits;
    std::map<std::vector<std::size_t>, std::size_t> block_numbers;
    std::vector<std::size_t> block_of;
    std::vector<std::size_t> blocks;
    for (auto begin = record_of.begin(); block_of.size() < tables::end / block_size;) {
        const auto end = begin + block_size;
        const std::vector<std::size_t> block(begin, end);
        const auto [found, is_new] = block_numbers.try_emplace(block, block_numbers.size());
        if (is_new) blocks.insert(blocks.end(), begin, end);
        block_of.push_back(found->second);
        begin = end;
    }
    if (pool.size() > 0xFFFF) fail("the pool is too large for its offsets");

    const auto number = [](std::size_t value) { return std::to_string(value); };
    std::cout << "// Generated from the Unicode Character Database " << version
              << " by make_characters.cpp; do not edit.\n"
                 "//   make_characters /usr/share/unicode > lib/text/characters_table.inc\n"
                 "// Data (c) Unicode, Inc.; terms: https://www.unicode.org/terms_of_use.html\n"
                 "// "
              << "2 * " << block_of.size() << " + 2 * " << blocks.size() << " + "
              << sizeof(Character) << " * " << records.size() << " + " << pool.size() << " = "
              << 2 * block_of.size() + 2 * blocks.size() + sizeof(Character) * records.size() +
                     pool.size()
              << " bytes of tables.\n\n";
    std::cout << "const char unicode_version[] = \"" << version << "\";\n\n";
    write_array("const std::uint16_t block_of[]", block_of, number);
    write_array("const std::uint16_t record_of[]", blocks, number);
    write_array("const Character records[]", records, [&](const Record& record) {
        const bool folds = (record.first & flag::folds) != 0;
        return "{" + number(record.first) + "," + number(folds ? pool.find(record.second) : 0) +
               "," + number(record.second.size()) + "}";
    });
    // As octal escapes of full length, after which any character may follow.
    std::cout << "const char fold_pool[] =";
    for (std::size_t i = 0; i < pool.size(); ++i) {
        char escape[5];
        std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned char>(pool[i]));
        std::cout << (i % 23 == 0 ? i == 0 ? "\n    \"" : "\"\n    \"" : "") << escape;
    }
    std::cout << "\";\n";
}

// "15.0.0", from the first line of a file: # PropList-15.0.0.txt
string read_version(const string& folder) {
    std::ifstream file(folder + "/PropList.txt");
    string line;
    std::getline(file, line);
    const auto begin = line.find('-') + 1;
    const auto end = line.rfind(".txt");
    if (begin == 0 || end == string::npos || end < begin) fail("no version in PropList.txt");
    return line.substr(begin, end - begin);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) fail("usage: make_characters /usr/share/unicode > characters_table.inc");
    const string folder = arguments[1];
    all.resize(std::size_t{last_code_point} + 1);
    read_categories(folder);
    read_unspaced_scripts(folder);
    read_punctuation(folder);
    read_blanks(folder);
    read_foldings(folder);
    write_tables(read_version(folder));
}
