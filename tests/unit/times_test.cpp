#include "facts/times.hpp"

#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "text/characters.hpp"
#include "text/first_letters.hpp"

#include <string>
#include <string_view>
#include <vector>

using stet::facts::leading_clock;
using stet::facts::time_line;
using stet::facts::TimeLine;

namespace {

void all_are(TimeLine kind, std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        INFO(text);
        CHECK(time_line(stet::text::fold(text)) == kind);
    }
}

}  // namespace

TEST_CASE("the table of words is sorted, folded, and has each word once") {
    const std::string table =
        stet::test::read_file(std::string(STET_SOURCE_DIR) + "/lib/text/time_words.inc");
    std::vector<std::string> words;
    for (std::size_t at = table.find("{\""); at != std::string::npos; at = table.find("{\"", at)) {
        at += 2;
        words.push_back(table.substr(at, table.find('"', at) - at));
    }
    REQUIRE(words.size() > 300);
    for (std::size_t i = 0; i < words.size(); ++i) {
        INFO(words[i]);
        CHECK(stet::text::fold(words[i]) == words[i]);
        if (i > 0) CHECK(words[i - 1] < words[i]);
    }
}

TEST_CASE("ages in English") {
    all_are(TimeLine::age,
            {"2 hours ago", "1 hour ago", "an hour ago", "5 min ago", "5 hr 41 min ago", "3d ago",
             "12 minutes ago", "2 weeks ago", "1 year ago", "a day ago"});
    all_are(TimeLine::moment, {"20 ago 2023"});  // Italian and Spanish for August
}

TEST_CASE("ages in the other languages of the table") {
    all_are(TimeLine::age, {"vor 3 Stunden",
                            "vor einer Stunde",
                            "vor 2 Tagen",
                            "il y a 3 heures",
                            "il y a 2 jours",
                            "hace 3 horas",
                            "hace 2 días",
                            "3 ore fa",
                            "2 giorni fa",
                            "há 3 horas",
                            "3 uur geleden",
                            "2 dagen geleden",
                            "3 godziny temu",
                            "2 dni temu",
                            "3 часа назад",
                            "2 дня назад",
                            "för 3 timmar sedan",
                            "3 saat önce",
                            "před 3 hodinami",
                            "2小时前",
                            "3天前",
                            "2時間前",
                            "3日前",
                            "2시간 전",
                            "3일 전"});
}

TEST_CASE("dates and clock times") {
    all_are(TimeLine::moment, {"March 20, 2023",
                               "20 March 2023",
                               "Mon 20 Mar 2023",
                               "Updated 3:36 a.m. ET",
                               "3:36 pm",
                               "Published March 20, 2023",
                               "Last updated on March 20, 2023 at 3:36 pm",
                               "2023-03-20",
                               "20.03.2023",
                               "20/03/2023",
                               "2023-03-20 13:45",
                               "Updated 2 hours ago",
                               "17.30 Uhr",
                               "20. März 2023",
                               "Stand: 20.03.2023, 17:30 Uhr",
                               "Aktualisiert am 20. März 2023",
                               "20 mars 2023",
                               "Publié le 20 mars 2023 à 17h30",
                               "20 de marzo de 2023",
                               "20 marzo 2023",
                               "20 de março de 2023",
                               "20 maart 2023",
                               "20 marca 2023",
                               "20 марта 2023",
                               "20 mars 2023 kl 17.30",
                               "20 Mart 2023",
                               "20. března 2023",
                               "2023年3月20日",
                               "2023년 3월 20일",
                               "(March 20, 2023)",
                               "March 20, 2023 | 3:36 pm"});
    all_are(TimeLine::announced, {"Published 1 year ago on", "Published 2 days ago on"});
}

TEST_CASE("Danish and Norwegian, as times.hpp promises") {
    all_are(TimeLine::age, {"for 3 timer siden", "for 2 dage siden", "for 2 dager siden"});
    all_are(TimeLine::moment, {"20. mars 2023"});
}

TEST_CASE("lines of publication in Norwegian, Swedish and Danish") {
    all_are(TimeLine::moment, {"Publisert torsdag 09. mai 2024 - 13:26", "Sist oppdatert torsdag 09. mai 2024 - 20:24", "mandag 5. august kl. 14:47",
                               "Publicerad: måndag 5 maj 2025 kl. 10.23", "Senast uppdaterad 5 maj 2025", "Offentliggjort 6. maj 2025",
                               "9. des. 2024", "søndag 12.05.2024", "Igår 12:15"});
}

TEST_CASE("Finnish, Greek, Ukrainian and Turkish") {
    all_are(TimeLine::moment, {"7. maaliskuuta 2024 klo 9.05", "Πέμπτη 7 Μαρτίου 2024", "7 березня 2024, 09:05",
                               "7 Mart 2024 Perşembe"});
}

TEST_CASE("the Danish March") { all_are(TimeLine::moment, {"20. marts 2023"}); }

TEST_CASE("a score or a fraction alone is no time") {
    all_are(TimeLine::none, {"10-2", "2-1", "3/4", "12.5", "(3-0)"});
}

TEST_CASE("what is no time, though it has words of time in it") {
    all_are(TimeLine::none, {"",
                             "Rain",
                             "2023",
                             "12",
                             "May",
                             "March",
                             "Monday",
                             "Hours",
                             "Two hours later, it rained.",
                             "It was 2 hours ago that the train left",
                             "March on Washington",
                             "3 things to know",
                             "Ago",
                             "The man who sold 20 March hares",
                             "Updated",
                             "on",
                             "in 2023",
                             "1,000 days",
                             "5 min read",
                             "vor dem Haus",
                             "il y a un problème",
                             "前",
                             "新闻",
                             "100%",
                             "$20.03",
                             "#3:36"});
    CHECK(time_line(std::string(121, '1')) == TimeLine::none);
    CHECK(time_line(std::string(100'000, ' ')) == TimeLine::none);
}

TEST_CASE("bytes that are no UTF-8 are no time, and are not read beyond") {
    for (const std::string_view text : {"\xff", "2 hours ago\xe2", "\xe5\xb9",
                                        "2\xe5\xb0\x8f\xe6\x97\xb6\xe5\x89", "3:36\xf0\x9f"}) {
        const std::string copy(text);  // a heap block of its own, for AddressSanitizer
        CHECK((copy.size() < 3 || time_line(copy) == TimeLine::none));
    }
}

TEST_CASE("a time that begins a line") {
    CHECK(leading_clock("3:36 pm rain begins") == 7);
    CHECK(leading_clock("2 hours ago rain began") == 11);
    CHECK(leading_clock("2 hours ago") == 11);
    CHECK(leading_clock("the rain began at 3:36 pm") == 0);
    CHECK(leading_clock("3:36pmish") == 0);
    CHECK(leading_clock("") == 0);
}

TEST_CASE("a line of time begins as one of the table's words") {
    stet::text::FirstLetters letters;
    for (const auto* word : {"un", "thoughts", "h", "a.m.", "\xC3\xA9t\xC3\xA9"}) letters.add(word);
    for (const auto* text : {"un", "un jour", "un(2)", "thoughts", "thorn", "h", "h 30", "h30", "a.m.", "a b", "\xC3\xA9l", "4 may"}) {
        INFO(text);
        CHECK(letters.may_begin(text));
    }
    for (const auto* text : {"une", "u", "th", "the", "hour", "am", "b"}) {
        INFO(text);
        CHECK_FALSE(letters.may_begin(text));
    }
}
