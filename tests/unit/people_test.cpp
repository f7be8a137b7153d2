#include "markup/people.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using stet::markup::People;
using stet::markup::people_of;
using Names = std::vector<std::string>;

namespace {

void all_name(const Names& names, std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        INFO(text);
        CHECK(people_of(text) == People{names, {}});
    }
}

void nobody(std::initializer_list<std::string_view> texts) { all_name({}, texts); }

}  // namespace

TEST_CASE("a name alone, as it is printed") {
    for (const std::string_view name :
         {"Jane Doe", "JANE DOE", "Doe", "J. R. Doe", "Dr. Jane Doe", "John Roe Jr.", "Jan van der Berg", "Klaus von Trotha", "Lucas de Souza",
          "Khalid al-Amin", "Anne d'Arbois", "Conor O’Neill", "Anne-Marie Müller", "José Ortega y Gasset", "Di Marco", "王小明", "山田 太郎",
          "弗拉基米尔·普京", "홍길동", "Иван Петров", "Ελένη Παππά", "harbourcat", "bell doe", "The Harbour Times", "Seatown.example"}) {
        INFO(name);
        CHECK(people_of(name) == People{{std::string(name)}, {}});
    }
    all_name({"Jane Doe"}, {"  Jane\u00A0 Doe ", "'Jane Doe'", "Jane Doe.", "Jane Doe,", "Jane Doe Jane Doe"});
}

TEST_CASE("leads of many languages") {
    all_name({"Jane Doe"},
             {"By Jane Doe", "BY Jane Doe", "By: Jane Doe", "Written by Jane Doe", "Posted by: Jane Doe", "A guest post by Jane Doe",
              "Author: Jane Doe", "Author(s): Jane Doe", "Auteur : Jane Doe", "Text: Jane Doe", "Von Jane Doe", "Von: Jane Doe", "Kommentar von Jane Doe",
              "Autorin: Jane Doe", "Par Jane Doe", "Écrit par Jane Doe", "Por Jane Doe", "Escrito por Jane Doe", "Di Jane Doe",
              "A cura di Jane Doe", "Door Jane Doe", "Tekst: Jane Doe", "Av Jane Doe", "Skriven av Jane Doe", "Af Jane Doe",
              "Toimittaja: Jane Doe", "Автор: Jane Doe", "Автор：Jane Doe", "Συντάκτης: Jane Doe", "Yazan: Jane Doe"});
    all_name({"王小明"}, {"记者 王小明", "记者：王小明", "本报记者 王小明", "本报记者王小明", "作者：王小明", "文／王小明", "文/王小明 图/李红",
                         "責任編輯：王小明", "记者 王小明 责任编辑：李红", "撰文：王小明 攝影：李紅"});
    all_name({"山田太郎"}, {"文／山田太郎", "文：山田太郎 写真：佐藤花子", "山田太郎記者", "執筆：山田太郎"});
    all_name({"홍길동"}, {"홍길동 기자", "기자 홍길동", "글: 홍길동"});
}

TEST_CASE("leads of boxes, of contributed posts, and with two works") {
    all_name({"Jane Doe"},
             {"About Jane Doe", "Text & Fotos: Jane Doe", "Text und Bilder: Jane Doe", "Words and photos: Jane Doe", "Contributors: Jane Doe",
              "Blogbeitrag von Jane Doe", "Ein Gastbeitrag von Jane Doe", "This post was written by Jane Doe", "Researched by Jane Doe",
              "Geschrieben von Jane Doe am 7.3.2024 9:05 (15 x gelesen)"});
}

TEST_CASE("leads of more languages, and one glued to its name") {
    all_name({"Jane Doe"}, {"Oleh: Jane Doe", "Penulis: Jane Doe", "Napisała Jane Doe", "Írta: Jane Doe", "Scris de Jane Doe", "Redactado por Jane Doe",
                            "Un article de Jane Doe", "Text av Jane Doe", "Γράφει η Jane Doe", "بقلم: Jane Doe", "מאת: Jane Doe", "लेखक: Jane Doe",
                            "ByJane Doe", "By Jane Doe"});
    all_name({"Byron Doe"}, {"Byron Doe"});
    all_name({"Jane Doe", "John Roe"}, {"Autoren Jane Doe und John Roe"});
}

TEST_CASE("several people, and what parts them") {
    all_name({"Jane Doe", "John Roe"},
             {"Jane Doe and John Roe", "Jane Doe AND John Roe", "Jane Doe & John Roe", "Jane Doe, John Roe", "Jane Doe; John Roe",
              "Jane Doe | John Roe", "Jane Doe / John Roe", "Jane Doe/John Roe", "Jane Doe • John Roe", "Jane Doe · John Roe",
              "Jane Doe und John Roe", "Jane Doe et John Roe", "Jane Doe y John Roe", "Jane Doe e John Roe", "Jane Doe en John Roe",
              "Jane Doe i John Roe", "Jane Doe a John Roe", "Jane Doe и John Roe", "Jane Doe та John Roe", "Jane Doe och John Roe",
              "Jane Doe og John Roe", "Jane Doe ja John Roe", "Jane Doe ve John Roe", "Jane Doe και John Roe", "Jane Doe、John Roe",
              "Jane Doe, and John Roe", "Jane Doe, JANE DOE and John Roe", "By Jane Doe, John Roe", "By Jane Doe and by John Roe"});
    all_name({"Jane Doe", "John Roe", "Ann Poe"}, {"Jane Doe, John Roe and Ann Poe", "Von Jane Doe, John Roe und Ann Poe"});
    all_name({"Jane", "John", "Ann"}, {"Jane, John and Ann", "Jane, John, Ann"});
    all_name({"王小明", "李红"}, {"王小明、李红", "王小明，李红", "记者 王小明 和 李红"});
    CHECK(people_of("Tom Roe and tom roe").names == Names{"Tom Roe"});
}

TEST_CASE("jobs, places, outlets, dates and addresses are dropped") {
    all_name({"Jane Doe"},
             {"Jane Doe, Political Editor", "Jane Doe, CEO of the Harbour", "Jane Doe, PhD", "Jane Doe, CNN", "Jane Doe, Oslo", "Jane Doe in Oslo",
              "Jane Doe, USA HERALD", "Jane Doe (Data Analyst)", "Jane Doe (jd)", "Jane Doe Staff Writer", "Jane Doe, Staff", "Jane Doe - Reporter",
              "By Jane Doe | 4 May 2023", "By Jane Doe | 4 May 2023 | 5 min read", "Jane Doe May 4, 2023", "Jane Doe on May 4", "Jane DoeMay 4, 2023",
              "4 May 2023, 9:05 by Jane Doe", "04.05.2023, 11:30 Uhr von Jane Doe", "Updated on May 4, 2023 By Jane Doe", "Jane Doe • 8h",
              "Jane Doe jane@example.com", "Jane Doe - https://example.com/jane", "Jane Doe @janedoe", "Jane Doe (@janedoe)", "Jane Doe @jd Follow",
              "Text: Jane Doe Foto: John Roe", "Text: Jane Doe, Fotos: John Roe", "By Jane Doe, photos: John Roe", "By Jane Doe Jane Doe"});
    all_name({"Jane Doe", "John Roe"}, {"Jane Doe @jd, John Roe @jr", "Jane Doe, Oslo, and John Roe", "Jane Doe in Oslo and John Roe in Rome",
                                        "Jane Doe, editor, and John Roe, reporter"});
    all_name({"Jane Doe Jr."}, {"Jane Doe, Jr.", "Jane Doe Jr."});
}

TEST_CASE("words of time, of sections and of jobs beside a name are dropped") {
    all_name({"Jane Doe"}, {"Von Jane Doe am Samstag, 7. März", "Posted by: Jane Doe · In: News, Harbour", "Jane Doe, Projektleiterin", "Jane Doe/XYZ",
                            "Veröffentlicht am | Jane Doe"});
    all_name({"Yan Sun"}, {"Yan Sun"});
    all_name({"Jane Doe"}, {"Jane Doe, Keine Kommentare", "Jane Doe and Content Coordinator", "Jane Doe, CPA"});
    nobody({"Published", "Veröffentlicht am", "In: News", "ignore this field", "Sat", "Monday"});
}

TEST_CASE("the family's name first, where that is certain") {
    all_name({"J. Doe"}, {"Doe, J."});
    all_name({"Jane A. Doe"}, {"Doe, Jane A."});
    all_name({"Jane Doe", "John Van Roe"}, {"Doe, Jane; Van Roe, John"});
    all_name({"Jane Doe", "John Roe"}, {"Doe, Jane; Roe, John"});
    all_name({"Doe", "Jane"}, {"Doe, Jane"});
}

TEST_CASE("agencies and desks") {
    CHECK(people_of("By Jane Doe and John Roe, AP") == People{{"Jane Doe", "John Roe"}, {"AP"}});
    CHECK(people_of("Jane Doe, dpa") == People{{"Jane Doe"}, {"dpa"}});
    CHECK(people_of("AFP/Jane Doe") == People{{"Jane Doe"}, {"AFP"}});
    CHECK(people_of("Von dpa") == People{{}, {"dpa"}});
    CHECK(people_of("AFP, OSLO") == People{{}, {"AFP"}});
    CHECK(people_of("Reuters, Oslo, May 4 2023, 11:06am") == People{{}, {"Reuters"}});
    CHECK(people_of("dpa/AFP") == People{{}, {"dpa", "AFP"}});
    CHECK(people_of("新华社记者王小明") == People{{"王小明"}, {"新华社"}});
    for (const std::string_view alone : {"Reuters", "Associated Press", "The Associated Press", "AFP", "Staff", "Staff Writer", "Redaktion",
                                         "Editorial Board", "The Harbour Team", "Online-Redaktion", "Rédaction", "Toimitus", "Редакция", "編集部"}) {
        INFO(alone);
        CHECK(people_of(alone) == People{{}, {std::string(alone)}});
    }
}

TEST_CASE("what names nobody") {
    nobody({"", " ", "By", "By ", ",", "and", "4 May 2023", "5 min read", "jane@example.com", "https://example.com/author/jane-doe",
            "www.example.com", "@janedoe", "12345", "Foto: Jane Doe", "Fotos: Jane Doe und John Roe", "---", "Published",
            "A long sentence about the harbour is not a name at all"});
    CHECK(people_of(std::string(1001, 'x')) == People{});
}

TEST_CASE("any bytes and all beginnings of bylines are read without harm") {
    const std::string byline = "Text: Jané Doe, Jr., 记者王小明 и Ann van Poe (AP) | 4 May 2023, @x; Roe, J. Foto: Lee";
    for (std::size_t length = 0; length <= byline.size(); ++length) {
        for (const std::string& name : people_of(std::string(byline, 0, length)).names) CHECK_FALSE(name.empty());
    }
    stet::test::RandomText random(6);
    static const std::vector<std::string> pieces = {"By", "von", " ", " ", " ", ",", ";", "/", "|", "(", ")", "Jane", "Doe", "van", "and", "y", "4", "May",
                                                    "2023", "AP", "editor", "记者", "王小明", "/文", "：", "@x", "http://e.com", "Foto:", "\xff", "\xe8\xae"};
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = round % 3 == 0   ? random.bytes(random.below(60))
                                 : round % 3 == 1 ? random.mixed(random.below(20))
                                                  : random.of(pieces, random.below(20));
        const People people = people_of(text);
        for (const std::string& name : people.names) {
            REQUIRE_FALSE(name.empty());
            REQUIRE(name.find('@') == std::string::npos);
        }
        for (const std::string& agency : people.agencies) REQUIRE_FALSE(agency.empty());
    }
}
