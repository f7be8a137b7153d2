#include "markup/sniff.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace {

using stet::markup::Encoding;
using namespace std::string_literals;

Encoding sniff(std::string_view page, std::string_view transport_label = "") {
    return stet::markup::sniff(page, transport_label);
}

// With bytes that are no UTF-8, so that a declaration that is not seen gives windows-1252.
Encoding declared(const std::string& head) { return sniff(head + "<p>\xE9\xFF"); }

}  // namespace

TEST_CASE("sniff: what comes first wins", "[markup][sniff]") {
    const std::string meta = "<meta charset=koi8-r>";
    CHECK(sniff("\xEF\xBB\xBF" + meta, "big5") == Encoding::utf_8);
    CHECK(sniff("\xFF\xFEx", "big5") == Encoding::utf_16le);
    CHECK(sniff("\xFE\xFFx", "big5") == Encoding::utf_16be);
    CHECK(sniff(meta, " Shift_JIS ") == Encoding::shift_jis);
    CHECK(sniff(meta, "utf-16le") == Encoding::utf_16le);
    CHECK(sniff(meta, "no such encoding") == Encoding::koi8_r);
    CHECK(sniff("<?xml version='1.0' encoding='big5'?>" + meta) == Encoding::koi8_r);
    CHECK(sniff("caf\xC3\xA9") == Encoding::utf_8);
    CHECK(sniff("caf\xE9") == Encoding::windows_1252);
    CHECK(sniff("caf\xC3") == Encoding::windows_1252);
    CHECK(sniff(std::string(100000, 'x') + "\xE9") == Encoding::windows_1252);
    CHECK(sniff("") == Encoding::utf_8);
    CHECK(sniff("<meta charset=windows-1251>\xD0\xB0") == Encoding::windows_1251);  // is obeyed, though it is well-formed UTF-8
}

TEST_CASE("sniff: meta charset", "[markup][sniff]") {
    CHECK(declared("<!doctype html><html><head><meta charset=\"koi8-r\">") == Encoding::koi8_r);
    CHECK(declared("<META CHARSET='Koi8-R'>") == Encoding::koi8_r);
    CHECK(declared("<MeTa\fx=y  chArset\n=\t koi8-r/>") == Encoding::windows_1252);  // the label is "koi8-r/"
    CHECK(declared("<meta/charset=koi8-r>") == Encoding::koi8_r);
    CHECK(declared("<meta name=a charset = \" koi8-r \">") == Encoding::koi8_r);
    CHECK(declared("<meta charset=nothing charset=koi8-r>") == Encoding::windows_1252);  // the first counts
    CHECK(declared("<meta charset=nothing><meta charset=koi8-r>") == Encoding::koi8_r);
    CHECK(declared("<meta charset><meta charset=koi8-r>") == Encoding::koi8_r);
    CHECK(declared("<meta charset=><meta charset=koi8-r>") == Encoding::koi8_r);
    CHECK(declared("<metadata charset=koi8-r>") == Encoding::windows_1252);
    CHECK(declared("<meta =charset=koi8-r>") == Encoding::windows_1252);
    CHECK(declared("<meta charset=utf-16>") == Encoding::utf_8);
    CHECK(declared("<meta charset=utf-16be>") == Encoding::utf_8);
    CHECK(declared("<meta charset=x-user-defined>") == Encoding::windows_1252);
    CHECK(declared("<meta charset=iso-2022-kr>") == Encoding::replacement);
}

TEST_CASE("sniff: http-equiv", "[markup][sniff]") {
    const auto pragma = [](const std::string& content) {
        return declared("<meta http-equiv=Content-Type content=\"" + content + "\">");
    };
    CHECK(pragma("text/html; charset=koi8-r") == Encoding::koi8_r);
    CHECK(pragma("text/html; CHARSET = 'koi8-r'; x") == Encoding::koi8_r);
    CHECK(pragma("charset charset=koi8-r;x") == Encoding::koi8_r);
    CHECK(pragma("text/html; charset=koi8-r x") == Encoding::koi8_r);
    CHECK(pragma("text/html; charset='koi8-r") == Encoding::windows_1252);
    CHECK(pragma("text/html; charset=") == Encoding::windows_1252);
    CHECK(pragma("text/html; charset") == Encoding::windows_1252);
    CHECK(pragma("text/html; charset=utf-16") == Encoding::utf_8);
    CHECK(declared("<meta content='text/html; charset=\"koi8-r\"' http-equiv='CONTENT-TYPE'>") == Encoding::koi8_r);
    CHECK(declared("<meta content='text/html; charset=koi8-r'>") == Encoding::windows_1252);
    CHECK(declared("<meta http-equiv=refresh content='charset=koi8-r'>") == Encoding::windows_1252);
    // A charset outweighs a content, wherever it stands and whatever it says.
    CHECK(declared("<meta http-equiv=content-type content='charset=koi8-r' charset=big5>") == Encoding::big5);
    CHECK(declared("<meta http-equiv=content-type charset=nothing content='charset=koi8-r'>") == Encoding::windows_1252);
}

TEST_CASE("sniff: where no meta element is", "[markup][sniff]") {
    CHECK(declared("<!-- <meta charset=koi8-r> --><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<!--><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<!-- > <meta charset=koi8-r>") == Encoding::windows_1252);
    CHECK(declared("<div title='<meta charset=koi8-r>'><meta charset=big5>") == Encoding::big5);
    CHECK(declared("</div title=\"<meta charset=koi8-r>\"><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<a href=x/y><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<a/><b><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<?php <meta charset=koi8-r><meta charset=big5>") == Encoding::big5);
    CHECK(declared("<! <meta charset=koi8-r><meta charset=big5>") == Encoding::big5);
    CHECK(declared("</ <meta charset=koi8-r><meta charset=big5>") == Encoding::big5);
    CHECK(declared("a < b <3 <<meta charset=big5>") == Encoding::big5);
    CHECK(declared("<script>'<meta charset=koi8-r>'</script>") == Encoding::koi8_r);  // the prescan knows no scripts
}

TEST_CASE("sniff: the first 1,024 bytes", "[markup][sniff]") {
    const std::string meta = "<meta charset=koi8-r>";
    CHECK(declared(std::string(1024 - meta.size(), ' ') + meta) == Encoding::koi8_r);
    CHECK(declared(std::string(1025 - meta.size(), ' ') + meta) == Encoding::windows_1252);
    CHECK(declared("<!--" + std::string(1024, ' ') + "-->" + meta) == Encoding::windows_1252);
    for (std::size_t size = 0; size < meta.size(); ++size) CHECK(sniff(meta.substr(0, size) + "") == Encoding::utf_8);
}

TEST_CASE("sniff: XML declarations", "[markup][sniff]") {
    CHECK(declared("<?xml version=\"1.0\" encoding=\"koi8-r\"?>") == Encoding::koi8_r);
    CHECK(declared("<?xml encoding \n= 'KOI8-R'?>") == Encoding::koi8_r);
    CHECK(declared("<?xml encoding='utf-16'?>") == Encoding::utf_8);
    CHECK(declared("<?xml encoding=koi8-r?>") == Encoding::windows_1252);
    CHECK(declared("<?xml encoding='koi8-r ?>") == Encoding::windows_1252);
    CHECK(declared("<?xml encoding=' koi8-r'?>") == Encoding::windows_1252);
    CHECK(declared("<?xml version='1.0'?><x encoding='koi8-r'>") == Encoding::windows_1252);
    CHECK(declared(" <?xml encoding='koi8-r'?>") == Encoding::windows_1252);
    CHECK(sniff("<\0?\0x\0m\0"s) == Encoding::utf_16le);
    CHECK(sniff("\0<\0?\0x\0m"s) == Encoding::utf_16be);
}

TEST_CASE("sniff: any bytes", "[markup][sniff]") {
    stet::test::RandomText random(3);
    const std::vector<std::string> pieces = {"<",  ">",  "/",       "=",       "\"",      "'",       " ",        "meta", "<meta ", "charset",
                                             "<!--", "-->", "content", "http-equiv", "content-type", "koi8-r", "<?xml", "encoding", "!", "\xE9"};
    for (int i = 0; i < 20000; ++i) {
        const std::string page = random.of(pieces, random.below(40));
        const Encoding found = sniff(page);
        CHECK((found == Encoding::utf_8 || found == Encoding::windows_1252 || found == Encoding::koi8_r));
    }
}
