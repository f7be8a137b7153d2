#include "markup/decode.hpp"
#include "markup/encoding.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"
#include "support/slow_decoder.hpp"
#include "text/utf8.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using stet::markup::decode;
using stet::markup::Decoded;
using stet::markup::Encoding;
using stet::markup::encoding_of;
using namespace std::string_literals;

const std::vector<std::string> single_bytes = {
    "ibm866",       "iso-8859-2",   "iso-8859-3",   "iso-8859-4",     "iso-8859-5",    "iso-8859-6",   "iso-8859-7",
    "iso-8859-8",   "iso-8859-8-i", "iso-8859-10",  "iso-8859-13",    "iso-8859-14",   "iso-8859-15",  "iso-8859-16",
    "koi8-r",       "koi8-u",       "macintosh",    "windows-874",    "windows-1250",  "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256",   "windows-1257",  "windows-1258", "x-mac-cyrillic",
    "x-user-defined"};
const std::vector<std::string> multi_bytes = {"gbk",       "gb18030", "big5",     "euc-jp",  "iso-2022-jp",
                                              "shift_jis", "euc-kr",  "utf-16be", "utf-16le"};

std::vector<std::string> all_but_utf_8() {
    std::vector<std::string> all = single_bytes;
    all.insert(all.end(), multi_bytes.begin(), multi_bytes.end());
    all.emplace_back("replacement");
    return all;
}

std::string decoded(const std::string& label, const std::string& bytes) {
    return std::string(decode(bytes, encoding_of(label).value())->text());
}

std::string in_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4];
        hex += digits[byte & 0xF];
    }
    return hex;
}

std::string bytes_of(std::initializer_list<std::size_t> values) {
    std::string bytes;
    for (const std::size_t value : values) bytes += static_cast<char>(value);
    return bytes;
}

// Random bytes, by half those that begin or end something in the encodings of several bytes.
std::string hostile_bytes(stet::test::RandomText& random, std::size_t count) {
    static const std::string telling = "\x1b\x1b$(BJI@\x21\x5c\x7e\x30\x35\x39\x40\x41\x80\x81\x84\x87\x88\x8e\x8f\x90\xa0\xa1\xa3\xa5\xa8"
                                       "\xc6\xc7\xc8\xd8\xdb\xdc\xdf\xe0\xe3\xf0\xf9\xfc\xfe\xff"s;
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) {
        bytes += random.below(2) == 0 ? telling[random.below(telling.size())] : static_cast<char>(random.below(256));
    }
    return bytes;
}

// FNV-1a of what `count` sequences decode to, each by itself, as far as their first code point.
template <class SequenceOf>
std::uint64_t hash_of(const std::string& label, std::size_t count, SequenceOf sequence_of) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (std::size_t pointer = 0; pointer < count; ++pointer) {
        const std::string text = decoded(label, sequence_of(pointer));
        const auto length = stet::text::decode(text.data(), text.data() + text.size()).length;
        for (const char c : text.substr(0, length)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    return hash;
}

}  // namespace

TEST_CASE("encodings: labels", "[markup][encoding]") {
    CHECK(encoding_of("utf-8") == Encoding::utf_8);
    CHECK(encoding_of("UTF8") == Encoding::utf_8);
    CHECK(encoding_of("\t\n\f\r Utf-8 \r") == Encoding::utf_8);
    CHECK(encoding_of("x-unicode20utf8") == Encoding::utf_8);
    CHECK(encoding_of("latin1") == Encoding::windows_1252);
    CHECK(encoding_of("ISO-8859-1") == Encoding::windows_1252);
    CHECK(encoding_of("us-ascii") == Encoding::windows_1252);
    CHECK(encoding_of("iso-8859-9") == Encoding::windows_1254);
    CHECK(encoding_of("visual") == Encoding::iso_8859_8);
    CHECK(encoding_of("logical") == Encoding::iso_8859_8_i);
    CHECK(encoding_of("sun_eu_greek") == Encoding::iso_8859_7);
    CHECK(encoding_of("tis-620") == Encoding::windows_874);
    CHECK(encoding_of("koi8-ru") == Encoding::koi8_u);
    CHECK(encoding_of("gb2312") == Encoding::gbk);
    CHECK(encoding_of("big5-hkscs") == Encoding::big5);
    CHECK(encoding_of("Windows-31J") == Encoding::shift_jis);
    CHECK(encoding_of("ks_c_5601-1987") == Encoding::euc_kr);
    CHECK(encoding_of("hz-gb-2312") == Encoding::replacement);
    CHECK(encoding_of("utf-16") == Encoding::utf_16le);
    CHECK(encoding_of("unicodeFFFE") == Encoding::utf_16be);
    CHECK(encoding_of("x-user-defined") == Encoding::x_user_defined);
    for (const auto* unknown : {"", " ", "utf", "utf-8 utf8", "utf-8\v", "utf-32", "utf-7", "iso-8859-12", "\xC2\xA0utf-8"}) {
        CHECK(encoding_of(unknown) == std::nullopt);
    }
    for (const std::string& label : all_but_utf_8()) CHECK(encoding_of(label) != std::nullopt);
}

// The numbers are those of the standard's own index files (index-big5.txt …): FNV-1a over the UTF-8 of the code points
// in the order of their pointers, U+FFFD where there is none.
TEST_CASE("encodings: the tables are the standard's", "[markup][encoding]") {
    const std::vector<std::pair<std::string, std::uint64_t>> single_byte_hashes = {
        {"ibm866", 0x1FC2571F04806DCA},       {"iso-8859-2", 0x588024DC95E3E2B6},   {"iso-8859-3", 0x135E61974CA24517},
        {"iso-8859-4", 0x91E374CB717C9E0F},   {"iso-8859-5", 0xB83ADA894CDB942F},   {"iso-8859-6", 0x54794F86B052C862},
        {"iso-8859-7", 0x8A37FB522272B5E9},   {"iso-8859-8", 0xDA8AB993F35595DD},   {"iso-8859-8-i", 0xDA8AB993F35595DD},
        {"iso-8859-10", 0xF6255D1C555EA19B},  {"iso-8859-13", 0xC6295F216259D2E1},  {"iso-8859-14", 0xDC6E3A7B6097D8B5},
        {"iso-8859-15", 0x5DF0B681D68EED40},  {"iso-8859-16", 0x67E71470C2C3C702},  {"koi8-r", 0x0525656E2FBD23BD},
        {"koi8-u", 0x042B0ACD8C134FC1},       {"macintosh", 0xF8632623AB537BB5},    {"windows-874", 0x54FE9749B6D19313},
        {"windows-1250", 0x6CCEF6573D6D9235}, {"windows-1251", 0x9448B7D066A753A5}, {"windows-1252", 0x29CCFE220DC0C01A},
        {"windows-1253", 0xDED5F7D24E4DC710}, {"windows-1254", 0x29E5A164D75B4794}, {"windows-1255", 0xBAA31A84BEE9449F},
        {"windows-1256", 0xE1F9D9190525E0CB}, {"windows-1257", 0x879C25A3BA7F16CE}, {"windows-1258", 0xFFED1FCE560D4F03},
        {"x-mac-cyrillic", 0x18E067F8C866B605}};
    for (const auto& [label, hash] : single_byte_hashes) {
        INFO(label);
        CHECK(hash_of(label, 128, [](std::size_t pointer) { return bytes_of({0x80 + pointer}); }) == hash);
    }
    CHECK(decoded("x-user-defined", "\x7f\x80\xff") == "\x7f\uF780\uF7FF");

    const auto low_or_high = [](std::size_t trail, std::size_t offset) { return trail + (trail < 0x3F ? 0x40 : offset); };
    const auto of_190 = [&](std::size_t pointer) { return bytes_of({0x81 + pointer / 190, low_or_high(pointer % 190, 0x41)}); };
    CHECK(hash_of("gb18030", 126 * 190, of_190) == 0x50B1266FD49A4C32);
    CHECK(hash_of("gbk", 126 * 190, of_190) == 0x50B1266FD49A4C32);
    CHECK(hash_of("gb18030", 39420, [](std::size_t pointer) {
              return bytes_of({0x81 + pointer / 12600, 0x30 + pointer / 1260 % 10, 0x81 + pointer / 10 % 126, 0x30 + pointer % 10});
          }) == 0xB1765545402A2682);
    CHECK(hash_of("big5", 126 * 157, [&](std::size_t pointer) {
              const bool is_pair = pointer == 1133 || pointer == 1135 || pointer == 1164 || pointer == 1166;
              return is_pair ? "\xFF"s : bytes_of({0x81 + pointer / 157, low_or_high(pointer % 157, 0x62)});
          }) == 0xB2881560CB4FA7C9);
    CHECK(hash_of("shift_jis", 11280, [&](std::size_t pointer) {
              if (pointer >= 8836 && pointer <= 10715) return "\xFF"s;
              const std::size_t lead = pointer / 188;
              return bytes_of({lead + (lead < 0x1F ? 0x81 : 0xC1), low_or_high(pointer % 188, 0x41)});
          }) == 0xED53C952EF93EED3);
    CHECK(hash_of("euc-jp", 94 * 94, [](std::size_t pointer) {
              return bytes_of({0x8F, 0xA1 + pointer / 94, 0xA1 + pointer % 94});
          }) == 0x6D03049F983CF0EB);
    CHECK(hash_of("euc-kr", 126 * 190, [](std::size_t pointer) {
              return bytes_of({0x81 + pointer / 190, 0x41 + pointer % 190});
          }) == 0x28D379056665247B);
}

TEST_CASE("encodings: what is in no index", "[markup][encoding]") {
    CHECK(decoded("big5", "\x88\x62\x88\x64\x88\xA3\x88\xA5") == "Ê\u0304Ê\u030Cê\u0304ê\u030C");
    CHECK(decoded("shift_jis", "\xF0\x40\xF9\xFC\x80\xA1\xDF") == "\uE000\uE757\u0080｡ﾟ");
    CHECK(decoded("gb18030", "\x90\x30\x81\x30\xE3\x32\x9A\x35") == "\U00010000\U0010FFFF");
    CHECK(decoded("gb18030", "\xE3\x32\x9A\x36") == "\uFFFD");
    CHECK(decoded("gb18030", "\x81\x35\xF4\x37\x80\xA2\xE3") == "\uE7C7€€");
    CHECK(decoded("euc-jp", "\x8E\xA1\x8E\xDF") == "｡ﾟ");
    CHECK(decoded("replacement", "anything") == "\uFFFD");
    CHECK(decoded("replacement", "") == "");
}

TEST_CASE("encodings: texts", "[markup][encoding]") {
    CHECK(decoded("windows-1252", "caf\xE9 \x96 \x80 5, \x93quoted\x94 \x81") == "café – € 5, “quoted” \u0081");
    CHECK(decoded("windows-1251", "\xCD\xEE\xE2\xEE\xF1\xF2\xE8") == "Новости");
    CHECK(decoded("koi8-r", "\xEE\xCF\xD7\xCF\xD3\xD4\xC9") == "Новости");
    CHECK(decoded("iso-8859-15", "\xA4 \xBD\xBC") == "€ œŒ");
    CHECK(decoded("gbk", "\xD0\xC2\xCE\xC5 \x96\x7C") == "新闻 東");
    CHECK(decoded("gb18030", "\xD0\xC2\xCE\xC5") == "新闻");
    CHECK(decoded("big5", "\xB7\x73\xBB\x44 Hong Kong \x8B\xC5") == "新聞 Hong Kong \U00020086");
    CHECK(decoded("shift_jis", "\x83\x6A\x83\x85\x81\x5B\x83\x58") == "ニュース");
    CHECK(decoded("euc-jp", "\xC6\xFC\xCB\xDC \x8F\xB0\xA1") == "日本 丂");
    CHECK(decoded("iso-2022-jp", "a\x1B$B\x46\x7C\x4B\x5C\x1B(B b \x1B(J\\~\x1B(I1\x1B(B") == "a日本 b ¥‾ｱ");
    CHECK(decoded("euc-kr", "\xB4\xBA\xBD\xBA \x8C\x63") == "뉴스 똠");
    CHECK(decoded("utf-16le", "\xFF\xFEh\0i\0=\xD8\0\xDE"s) == "hi😀");
    CHECK(decoded("utf-16be", "\0h\0i\xD8=\xDE\0"s) == "hi😀");
}

TEST_CASE("encodings: errors", "[markup][encoding]") {
    // An ASCII byte that completes nothing is text; another is part of the error.
    CHECK(decoded("shift_jis", "\x81<") == "\uFFFD<");
    CHECK(decoded("big5", "\x81\x40<") == "\uFFFD@<");
    CHECK(decoded("euc-kr", "\xFE\xFE\xFE<") == "\uFFFD\uFFFD<");
    CHECK(decoded("euc-jp", "\x8F\xA1<") == "\uFFFD<");
    CHECK(decoded("euc-jp", "\x8F\xA2\xA1") == "\uFFFD");
    CHECK(decoded("gb18030", "\x81\x30\x81<") == "\uFFFD0\uFFFD<");
    CHECK(decoded("gb18030", "\x81\x30<") == "\uFFFD0<");
    // Cut off at the end: one error.
    CHECK(decoded("gb18030", "\x81") == "\uFFFD");
    CHECK(decoded("gb18030", "\x81\x30") == "\uFFFD");
    CHECK(decoded("gb18030", "\x81\x30\x81") == "\uFFFD");
    CHECK(decoded("euc-jp", "\x8F\xB0") == "\uFFFD");
    CHECK(decoded("utf-16le", "a\0b"s) == "a\uFFFD");
    CHECK(decoded("utf-16le", "\x3D\xD8\x01"s) == "\uFFFD");
    // Surrogates alone.
    CHECK(decoded("utf-16be", "\xD8\x00\x00\x61\xDC\x00"s) == "\uFFFDa\uFFFD");
    // Escape sequences: unknown ones, and two with nothing between.
    CHECK(decoded("iso-2022-jp", "\x1B$A") == "\uFFFD$A");
    CHECK(decoded("iso-2022-jp", "\x1B$B\x1B(Ba") == "\uFFFDa");
    CHECK(decoded("iso-2022-jp", "a\x1B") == "a\uFFFD");
    CHECK(decoded("iso-2022-jp", "\x0E\x80") == "\uFFFD\uFFFD");
    CHECK(decoded("iso-8859-3", "\xA5\xA6") == "\uFFFDĤ");
}

TEST_CASE("encodings: the standard's own steps give the same", "[markup][encoding]") {
    for (const std::string& label : multi_bytes) {
        const Encoding encoding = encoding_of(label).value();
        stet::test::SlowDecoder slow(encoding);
        std::string first_wrong;
        const auto compare = [&](const std::string& bytes) {
            if (bytes.starts_with(stet::markup::byte_order_mark(encoding)) && label.starts_with("utf-16")) return;
            const auto fast = stet::test::code_points(decode(bytes, encoding)->text());
            if (fast != slow.decode(bytes) && first_wrong.empty()) first_wrong = in_hex(bytes);
        };
        for (std::size_t first = 0; first < 256; ++first) {
            compare(bytes_of({first}));
            for (std::size_t second = 0; second < 256; ++second) compare(bytes_of({first, second}));
        }
        stet::test::RandomText random(2026);
        for (int i = 0; i < 20000; ++i) compare(hostile_bytes(random, 3 + random.below(10)));
        for (int i = 0; i < 20; ++i) compare(hostile_bytes(random, 3000));
        INFO(label);
        CHECK(first_wrong == "");
    }
}

TEST_CASE("encodings: Node's TextDecoder gives the same", "[markup][encoding]") {
    // Where its ICU follows the standard; the other encodings differ in known characters (see make_encodings.mjs).
    const std::vector<std::string> labels = {
        "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",     "iso-8859-8",
        "iso-8859-8-i", "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "koi8-r",         "macintosh",
        "windows-1250", "windows-1251", "windows-1254", "windows-1256", "windows-1257", "windows-1258",   "x-mac-cyrillic",
        "gb18030",      "utf-16be",     "utf-16le"};
    const char* const ci = std::getenv("CI");
    if (std::system("node --version > /dev/null 2>&1") != 0) {
        if (ci != nullptr && std::string_view(ci) == "true") FAIL("CI=true, but there is no node");
        WARN("skipped: there is no node");
        return;
    }
    std::vector<std::pair<std::string, std::string>> cases;
    stet::test::RandomText random(97);
    for (const std::string& label : labels) {
        const bool is_wide = label == "gb18030" || label.starts_with("utf-16");
        for (std::size_t first = 0; first < 256; ++first) {
            cases.emplace_back(label, bytes_of({first}));
            for (std::size_t second = 0; is_wide && second < 256; ++second) cases.emplace_back(label, bytes_of({first, second}));
        }
        for (int i = 0; i < 2000; ++i) cases.emplace_back(label, hostile_bytes(random, 3 + random.below(20)));
    }
    for (int i = 0; i < 50000; ++i) {
        cases.emplace_back("gb18030", bytes_of({0x81 + random.below(126), 0x30 + random.below(10), 0x81 + random.below(126),
                                                0x30 + random.below(10)}));
    }

    const auto file = std::filesystem::temp_directory_path() / ("stet-encodings-" + std::to_string(getpid()));
    {
        std::ofstream out(file);
        for (const auto& [label, bytes] : cases) out << label << ' ' << in_hex(bytes) << '\n';
    }
    const std::string command =
        "node -e 'console.log(require(\"fs\").readFileSync(process.argv[1], \"latin1\").trimEnd().split(\"\\n\").map((line) => {"
        "const [label, hex] = line.split(\" \"); const text = new TextDecoder(label).decode(Buffer.from(hex, \"hex\"));"
        "return Buffer.from(text).toString(\"hex\"); }).join(\"\\n\"))' '" + file.string() + "'";
    std::string answers;
    {
        const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
        REQUIRE(pipe != nullptr);
        for (char buffer[4096]; const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe.get());) {
            answers.append(buffer, count);
        }
    }
    std::filesystem::remove(file);

    std::string first_wrong;
    std::size_t at = 0;
    for (const auto& [label, bytes] : cases) {
        const std::size_t line_end = answers.find('\n', at);
        REQUIRE(line_end != std::string::npos);
        if (answers.substr(at, line_end - at) != in_hex(decoded(label, bytes)) && first_wrong.empty()) {
            first_wrong = label + ": " + in_hex(bytes);
        }
        at = line_end + 1;
    }
    CHECK(first_wrong == "");
}

TEST_CASE("decoding: a page in UTF-8 is not copied", "[markup][encoding]") {
    const std::string page = "\xEF\xBB\xBFna\xC3\xAFve \xFF\xC3";
    const Decoded text = *decode(page, Encoding::utf_8);
    CHECK(text.text() == page.substr(3));
    CHECK(static_cast<const void*>(text.text().data()) == page.data() + 3);
    CHECK(text.page_offset(0) == 3);
    CHECK(text.page_offset(9) == page.size());
    const std::string bare = "plain";
    CHECK(decode(bare, Encoding::utf_8)->page_offset(5) == 5);
    CHECK(decode("", Encoding::utf_8)->text() == "");
    CHECK(decode("", Encoding::big5)->page_offset(0) == 0);
}

TEST_CASE("decoding: nothing is cut off at the limit", "[markup][encoding]") {
    const std::string page(10, '\x80');  // ten signs of three bytes
    CHECK(decode(page, Encoding::windows_1252, 31)->text().size() == 30);
    CHECK(decode(page, Encoding::windows_1252, 30) == std::nullopt);
    CHECK(decode(page, Encoding::replacement, 10) == std::nullopt);  // offsets in the page count too
    CHECK(decode(page, Encoding::replacement, 11)->text().size() == 3);
    CHECK(decode(page, Encoding::utf_8, 11)->text().size() == 10);
    CHECK(decode(page, Encoding::utf_8, 10) == std::nullopt);
}

TEST_CASE("decoding: a Decoded that was moved goes on", "[markup][encoding]") {
    const std::string page = "\x80";  // so short that the text lies in the string itself
    std::optional<Decoded> first = decode(page, Encoding::windows_1252);
    const Decoded second = *std::move(first);
    CHECK(second.text() == "€");
    CHECK(second.page_offset(3) == 1);
}

TEST_CASE("decoding: each byte of the text knows its byte of the page", "[markup][encoding]") {
    CHECK(decode("\xFF\xFE=\xD8\x00\xDE"s, Encoding::utf_16le)->page_offset(3) == 2);  // within the character
    const std::string escapes = "a\x1B$B\x46\x7C\x1B(Bb\x1B(J";
    const Decoded japanese = *decode(escapes, Encoding::iso_2022_jp);
    REQUIRE(japanese.text() == "a日b");
    CHECK(japanese.page_offset(1) == 1);  // with the escape sequence before it
    CHECK(japanese.page_offset(3) == 4);
    CHECK(japanese.page_offset(4) == 6);
    CHECK(japanese.page_offset(5) == escapes.size());
    const Decoded pair = *decode("\x88\x62", Encoding::big5);
    CHECK(pair.page_offset(2) == 0);
    CHECK(pair.page_offset(4) == 2);

    // By characters decoded alone: where the sum of their texts is the text, that is the map.
    const std::vector<std::pair<std::string, std::vector<std::string>>> mixed = {
        {"windows-1252", {"a", "word ", "\xE9", "\x80", "<p class=x>"}},
        {"gb18030", {"a", "word ", "\xD0\xC2", "\x81\x30\x81\x30", "\x90\x30\x81\x30", "\xFF"}},
        {"big5", {"a", "word ", "\xB7\x73", "\x88\x62", "\x8B\xC5"}},
        {"shift_jis", {"a", "word ", "\x83\x6A", "\xB1"}},
        {"euc-jp", {"a", "word ", "\xC6\xFC", "\x8F\xB0\xA1", "\x8E\xB1"}},
        {"euc-kr", {"a", "word ", "\xB4\xBA", "\x8C\x63"}},
        {"utf-16le", {"a\0"s, "\xE9\0"s, "\x2D\x4E", "=\xD8\x00\xDE"s}},
    };
    stet::test::RandomText random(11);
    for (const auto& [label, pieces] : mixed) {
        std::string page;
        std::vector<std::pair<std::size_t, std::size_t>> begins;  // text and page
        std::size_t text_size = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::string& piece = pieces[random.below(pieces.size())];
            begins.emplace_back(text_size, page.size());
            page += piece;
            text_size += decoded(label, piece).size();
        }
        const Decoded text = *decode(page, encoding_of(label).value());
        REQUIRE(text.text().size() == text_size);
        bool agrees = true;
        for (const auto& [in_text, in_page] : begins) {
            agrees = agrees && text.page_offset(static_cast<std::uint32_t>(in_text)) == in_page;
        }
        INFO(label);
        CHECK(agrees);
    }
}

TEST_CASE("decoding: any bytes in any encoding", "[markup][encoding]") {
    stet::test::RandomText random(5);
    for (const std::string& label : all_but_utf_8()) {
        INFO(label);
        for (int i = 0; i < 12; ++i) {
            const std::string page = hostile_bytes(random, random.below(3000));
            const Decoded text = *decode(page, encoding_of(label).value());
            CHECK(stet::text::is_valid(text.text()));
            CHECK(text.text().size() <= 3 * page.size());
            // Ascending, a stretch decoded from its checkpoint as it was in the whole.
            std::uint32_t last = 0;
            bool ascends = true;
            bool stands_alone = true;
            for (std::uint32_t at = 0; at <= text.text().size(); ++at) {
                const std::uint32_t offset = text.page_offset(at);
                ascends = ascends && offset >= last && offset <= page.size();
                const bool begins = at < text.text().size() && !stet::text::is_continuation(text.text()[at]);
                if (begins && offset > last && label != "iso-2022-jp") {
                    const Decoded rest = *decode(std::string_view(page).substr(offset), encoding_of(label).value());
                    stands_alone = stands_alone && (at % 97 != 0 || rest.text() == text.text().substr(at));
                }
                last = offset;
            }
            CHECK(ascends);
            CHECK(stands_alone);
            CHECK(last == page.size());
        }
    }
}
