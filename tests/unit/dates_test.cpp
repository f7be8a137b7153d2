#include "markup/dates.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using stet::markup::date_in_url;
using stet::markup::date_order_of;
using stet::markup::date_order_of_host;
using stet::markup::DateOrder;
using stet::markup::iso_date;

namespace {

using Cases = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string read(std::string_view printed, DateOrder order = DateOrder::unknown) {
    return iso_date(printed, order).value_or("none");
}

void all_read(Cases cases, DateOrder order = DateOrder::unknown) {
    for (const auto& [printed, iso] : cases) {
        INFO(printed);
        CHECK(read(printed, order) == iso);
    }
}

void none_read(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        INFO(text);
        CHECK(read(text) == "none");
    }
}

}  // namespace

TEST_CASE("ISO 8601, in its everyday forms") {
    all_read({
        {"2024-03-07", "2024-03-07"},
        {"2024-3-7", "2024-03-07"},
        {"2024-03-07T09:05", "2024-03-07T09:05"},
        {"2024-03-07 09:05", "2024-03-07T09:05"},
        {"2024-03-07T09:05:30", "2024-03-07T09:05:30"},
        {"2024-03-07T09:05:30Z", "2024-03-07T09:05:30Z"},
        {"2024-03-07t09:05:30z", "2024-03-07T09:05:30Z"},
        {"2024-03-07T09:05Z", "2024-03-07T09:05Z"},
        {"2024-03-07T09:05:30.250Z", "2024-03-07T09:05:30.250Z"},
        {"2024-03-07T09:05:30,250Z", "2024-03-07T09:05:30.250Z"},
        {"2024-03-07T09:05:30.123456789012Z", "2024-03-07T09:05:30.123456789Z"},
        {"2024-03-07T09:05:30+01:00", "2024-03-07T09:05:30+01:00"},
        {"2024-03-07T09:05:30+0100", "2024-03-07T09:05:30+01:00"},
        {"2024-03-07T09:05:30+01", "2024-03-07T09:05:30+01:00"},
        {"2024-03-07T09:05:30-03:30", "2024-03-07T09:05:30-03:30"},
        {"2024-03-07T09:05:30−03:30", "2024-03-07T09:05:30-03:30"},
        {"2024-03-07T09:05-0500", "2024-03-07T09:05-05:00"},
        {"2024-03-07 09:05:30 -0500", "2024-03-07T09:05:30-05:00"},
        {"2024-03-07 09:05:30-08", "2024-03-07T09:05:30-08:00"},
        {"2024-03-07 09:05:30 +00:00", "2024-03-07T09:05:30+00:00"},
        {"2024-03-07 09:05:30 +0000 UTC", "2024-03-07T09:05:30+00:00"},
        {"2024-03-07 09:05:30 UTC", "2024-03-07T09:05:30Z"},
        {"2024-03-07T09:05:30+01:00[Europe/Oslo]", "2024-03-07T09:05:30+01:00"},
        {"20240307", "2024-03-07"},
        {"20240307T0905", "2024-03-07T09:05"},
        {"20240307T090530Z", "2024-03-07T09:05:30Z"},
        {"20240307T090530+0100", "2024-03-07T09:05:30+01:00"},
        {"202403070905", "2024-03-07T09:05"},
        {"20240307090530", "2024-03-07T09:05:30"},
        {"2024/03/07", "2024-03-07"},
        {"2024/03/07 09:05:30", "2024-03-07T09:05:30"},
        {"2024.03.07 09:05", "2024-03-07T09:05"},
        {"  2024-03-07\n", "2024-03-07"},
        {"２０２４-０３-０７", "2024-03-07"},
    });
}

TEST_CASE("dates of mails, servers and programs") {
    all_read({
        {"Thu, 07 Mar 2024 09:05:30 GMT", "2024-03-07T09:05:30Z"},
        {"Thu, 7 Mar 2024 09:05:30 +0100", "2024-03-07T09:05:30+01:00"},
        {"07 Mar 24 09:05 EST", "2024-03-07T09:05-05:00"},
        {"Thursday, 07-Mar-24 09:05:30 GMT", "2024-03-07T09:05:30Z"},
        {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
        {"Thu Mar  7 09:05:30 2024", "2024-03-07T09:05:30"},
        {"Thu Mar  7 09:05:30 CET 2024", "2024-03-07T09:05:30+01:00"},
        {"Thu Mar  7 09:05:30 XYZT 2024", "2024-03-07T09:05:30"},
        {"Thu Mar 07 09:05:30 +0000 2024", "2024-03-07T09:05:30+00:00"},
        {"Thu Mar 07 2024 09:05:30 GMT+0100 (Central European Standard Time)", "2024-03-07T09:05:30+01:00"},
        {"Thu Mar 07 2024", "2024-03-07"},
        {"07/Mar/2024:09:05:30 +0100", "2024-03-07T09:05:30+01:00"},
        {"2024-Mar-07", "2024-03-07"},
    });
}

TEST_CASE("Unix timestamps, where they are plausible") {
    all_read({
        {"1709802330", "2024-03-07T09:05:30Z"},
        {"1709802330250", "2024-03-07T09:05:30Z"},
        {"631152000", "1990-01-01T00:00:00Z"},
        {"4133980799", "2100-12-31T23:59:59Z"},
        {"951782400", "2000-02-29T00:00:00Z"},
        {"631151999", "none"},
        {"4133980800", "none"},
        {"0", "none"},
        {"1709802", "none"},
        {"17098023302501234", "none"},
    });
}

TEST_CASE("dates in words, in many languages") {
    all_read({
        {"March 7, 2024", "2024-03-07"},
        {"Mar. 7, 2024", "2024-03-07"},
        {"Sept. 7, 2024, 3:05 p.m.", "2024-09-07T15:05"},
        {"March 7th, 2024 at 9:05 am", "2024-03-07T09:05"},
        {"7th of March, 2024", "2024-03-07"},
        {"7 March 2024", "2024-03-07"},
        {"Thu 7 Mar 2024 09.05 GMT", "2024-03-07T09:05Z"},
        {"THURSDAY, MARCH 7, 2024", "2024-03-07"},
        {"7. März 2024, 09:05 Uhr", "2024-03-07T09:05"},
        {"Donnerstag, 7. März 2024 um 9.05 Uhr", "2024-03-07T09:05"},
        {"7. Jänner 2024, 9 Uhr", "2024-01-07T09:00"},
        {"7 mars 2024 à 9h05", "2024-03-07T09:05"},
        {"le 1er août 2024 à 18 h 30", "2024-08-01T18:30"},
        {"jeudi 7 févr. 2024", "2024-02-07"},
        {"7 de marzo de 2024", "2024-03-07"},
        {"jueves, 7 de marzo del 2024 a las 09:05", "2024-03-07T09:05"},
        {"7 ago 2024", "2024-08-07"},
        {"7 marzo 2024 ore 9:05", "2024-03-07T09:05"},
        {"giovedì 1º febbraio 2024 alle 18.30", "2024-02-01T18:30"},
        {"7 de março de 2024 às 09h05", "2024-03-07T09:05"},
        {"quinta-feira, 7 de março de 2024", "2024-03-07"},
        {"7 maart 2024 om 09:05 uur", "2024-03-07T09:05"},
        {"7 mrt 2024", "2024-03-07"},
        {"7 marca 2024, godz. 9:05", "2024-03-07T09:05"},
        {"7 października 2024 r.", "2024-10-07"},
        {"7 марта 2024, 09:05", "2024-03-07T09:05"},
        {"7 марта 2024 года в 09:05 мск", "2024-03-07T09:05+03:00"},
        {"7 березня 2024 р. о 09:05", "2024-03-07T09:05"},
        {"7 листопада 2024", "2024-11-07"},
        {"7 mars 2024 kl. 09:05", "2024-03-07T09:05"},
        {"torsdag 7 augusti 2024 kl 09.05", "2024-08-07T09:05"},
        {"7. marts 2024 kl. 9.05", "2024-03-07T09:05"},
        {"torsdag 7. desember 2024 klokken 09:05", "2024-12-07T09:05"},
        {"7. maaliskuuta 2024 klo 9.05", "2024-03-07T09:05"},
        {"7. března 2024 v 9:05", "2024-03-07T09:05"},
        {"čtvrtek 7. října 2024", "2024-10-07"},
        {"7 Mart 2024 Perşembe 09:05", "2024-03-07T09:05"},
        {"7 AĞUSTOS 2024", "2024-08-07"},
        {"Πέμπτη 7 Μαρτίου 2024, 9:05 μ.μ.", "2024-03-07T21:05"},
        {"7 Μαΐου 2024", "2024-05-07"},
        {"2024. március 7., csütörtök", "2024-03-07"},
        {"7. ožujka 2024.", "2024-03-07"},
        {"Kamis, 7 Maret 2024 | 09:05 WIB", "2024-03-07T09:05+07:00"},
        {"2024年3月7日 9時05分", "2024-03-07T09:05"},
        {"2024年3月7日", "2024-03-07"},
        {"2024年03月07日 星期四 09:05", "2024-03-07T09:05"},
        {"2024年3月7日（周四）下午3点", "2024-03-07T15:00"},
        {"2024年3月7日(木) 午後9時5分30秒", "2024-03-07T21:05:30"},
        {"2024年3月7號", "2024-03-07"},
        {"2024. 3. 7.", "2024-03-07"},
        {"2024년 3월 7일 (목) 오후 9:05", "2024-03-07T21:05"},
        {"2024년 3월 7일 오전 9시 5분", "2024-03-07T09:05"},
    });
}

TEST_CASE("words and other times may stand around a date") {
    all_read({
        {"Published: March 7, 2024", "2024-03-07"},
        {"Published March 7, 2024 | Updated March 9, 2024", "2024-03-07"},
        {"Updated: 09:05, 7 March 2024", "2024-03-07T09:05"},
        {"9:05 AM EST, Thu March 7, 2024", "2024-03-07T09:05-05:00"},
        {"Veröffentlicht am 07.03.2024 um 09:05 Uhr", "2024-03-07T09:05"},
        {"Stand: 7. März 2024", "2024-03-07"},
        {"Publié le 7 mars 2024", "2024-03-07"},
        {"By Jane Doe | March 7, 2024 | 5 min read", "2024-03-07"},
        {"(March 7, 2024)", "2024-03-07"},
        {"7 March 2024 | Updated 10:15", "2024-03-07"},
        {"7 March 2024, 10:15 - 11:45", "2024-03-07T10:15"},
        {"2024-03-07, 10:15-11:45", "2024-03-07T10:15"},
        {"2 hours ago (7 March 2024)", "2024-03-07"},
    });
}

TEST_CASE("halves of the day, and zones") {
    all_read({
        {"March 7, 2024 12:05 a.m.", "2024-03-07T00:05"},
        {"March 7, 2024 12:05 PM", "2024-03-07T12:05"},
        {"March 7, 2024 9pm", "2024-03-07T21:00"},
        {"March 7, 2024 9:05 p. m.", "2024-03-07T21:05"},
        {"March 7, 2024 9:05 PM ET", "2024-03-07T21:05"},     // two offsets
        {"March 7, 2024 9:05 PM CST", "2024-03-07T21:05"},    // two continents
        {"March 7, 2024 9:05 PM PDT", "2024-03-07T21:05-07:00"},
        {"7. März 2024 09:05 MEZ", "2024-03-07T09:05+01:00"},
        {"7 March 2024 09:05 (CEST)", "2024-03-07T09:05+02:00"},
        {"7 March 2024 09:05 JST", "2024-03-07T09:05+09:00"},
        {"7 March 2024 09:05 UTC+8", "2024-03-07T09:05+08:00"},
        {"7 March 2024 09:05 GMT-3:30", "2024-03-07T09:05-03:30"},
        {"7 March 2024 25:05", "2024-03-07"},
        {"7 March 2024 09:75", "2024-03-07"},
        {"2024-03-07T09:05:30+15:00", "2024-03-07"},
    });
}

TEST_CASE("three numbers need an order") {
    all_read({{"25/12/2024", "2024-12-25"},
              {"12/25/2024", "2024-12-25"},
              {"03/03/2024", "2024-03-03"},
              {"03/07/2024", "none"},
              {"03-07-2024 09:05", "none"},
              {"07.03.2024", "2024-03-07"},
              {"7. 3. 2024", "2024-03-07"},
              {"07.03.24", "none"},
              {"12/31/69", "2069-12-31"}});
    all_read({{"03/07/2024", "2024-07-03"}, {"03-07-2024", "2024-07-03"}, {"12/25/2024", "2024-12-25"}, {"07.03.24", "2024-03-07"}},
             DateOrder::day_first);
    all_read({{"03/07/2024 9:05 PM", "2024-03-07T21:05"}, {"25/12/2024", "2024-12-25"}, {"3/7/24", "2024-03-07"}}, DateOrder::month_first);
    all_read({{"24/03/07", "2024-03-07"}, {"03/07/2024", "none"}, {"07.03.2024", "2024-03-07"}}, DateOrder::year_first);
}

TEST_CASE("a date may be glued to what stands before it") {
    CHECK(read("HarbourMARCH 7, 2024Updated: MARCH 8, 2024") == "2024-03-07");
    CHECK(read("Jane DoeMarch 7, 2024 9:05") == "2024-03-07T09:05");
    // A day and a year in elements of their own, side by side.
    CHECK(read("Mar 072024") == "2024-03-07");
    CHECK(read("March 72024") == "2024-03-07");
    CHECK(read("March 721204") == "none");
    CHECK(read("March 1720246") == "none");
}

TEST_CASE("bars may part three numbers") {
    CHECK(read("26 | 01 | 2024") == "2024-01-26");
    CHECK(read("7 | 3 | 2024", DateOrder::day_first) == "2024-03-07");
}

TEST_CASE("the order of a language") {
    for (const std::string_view tag : {"de", "fr-FR", "en-GB", "en_AU", "pt-BR", "DE-at"}) CHECK(date_order_of(tag) == DateOrder::day_first);
    for (const std::string_view tag : {"en-US", "en_us"}) CHECK(date_order_of(tag) == DateOrder::month_first);
    for (const std::string_view tag : {"zh-Hans-CN", "ja", "ko-KR"}) CHECK(date_order_of(tag) == DateOrder::year_first);
    for (const std::string_view tag : {"", "en", "en-CA", "en-", "xx", "-", "\xff"}) CHECK(date_order_of(tag) == DateOrder::unknown);
    CHECK(date_order_of(std::string(1000, 'd')) == DateOrder::unknown);
}

TEST_CASE("the order of a host's country") {
    CHECK(date_order_of_host("www.quay.de") == DateOrder::day_first);
    CHECK(date_order_of_host("quay.co.uk") == DateOrder::day_first);
    CHECK(date_order_of_host("quay.jp") == DateOrder::year_first);
    for (const std::string_view host : {"quay.com", "quay.io", "quay.ca", "localhost", ""}) CHECK(date_order_of_host(host) == DateOrder::unknown);
}

TEST_CASE("what is no date") {
    none_read({"", " ", "2 hours ago", "vor 3 Stunden", "yesterday", "3:36", "09:05 Uhr", "March 7", "7 March", "March 2024", "2024",
               "2024-03", "5 min read", "31 February 2024", "29 February 2023", "2024-02-30", "2024-13-07", "0001-01-01T00:00:00Z",
               "7 March 1599", "7 March 2200", "192.168.1.2024", "10.2.3.2024", "1.2.2024.5", "PT2M30S", "March 32, 2024",
               "令和6年3月7日", "7 Smarch 2024", "12345678", "The May issue has 64 pages", "https://example.com/news"});
    CHECK(read("29 February 2024") == "2024-02-29");
    CHECK(read("29 February 2100") == "none");
    CHECK(read(std::string(190, ' ') + "2024-03-07" + std::string(190, ' ')) == "2024-03-07");
    CHECK(read("2024-03-07 " + std::string(200, 'x')) == "none");
}

TEST_CASE("dates in URLs") {
    const auto in_url = [](std::string_view url) { return date_in_url(url).value_or("none"); };
    for (const std::string_view url : {"https://example.com/2024/03/07/storm", "https://example.com/news/2024/3/7/", "/2024-03-07-storm",
                                       "/storm-2024-03-07", "/a/20240307/b.html", "/storm_20240307.html", "/2024/mar/07/storm",
                                       "/2024/March/7", "/n/2024-03/07/c_1.htm", "/n1/2024/0307/c1.html", "/t20240307_1.html",
                                       "/1234567/2024/03/07/"}) {
        INFO(url);
        CHECK(in_url(url) == "2024-03-07");
    }
    for (const std::string_view url : {"", "/", "https://example.com", "https://example.com/2024/03/", "/2024/13/07/", "/2024/02/30/",
                                       "/1989/03/07/", "/2101/03/07/", "/120240307/", "/202403071/", "/2024/03/071", "/2024307/",
                                       "https://example.com/?d=2024-03-07", "/a#2024/03/07", "https://20240307.example.com/", "/2024/may/"}) {
        INFO(url);
        CHECK(in_url(url) == "none");
    }
}

namespace {

std::string digits(unsigned value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

constexpr unsigned days_of(unsigned year, unsigned month) {
    constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

struct Language {
    std::string_view before_month, before_year, before_clock;
    std::array<std::string_view, 12> months;
};

const std::vector<Language>& languages() {
    static const std::vector<Language> all = {
        {" ", " ", " at ", {"Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}},
        {". ", " ", " um ", {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}},
        {" ", " ", " à ", {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}},
        {" de ", " de ", " a las ", {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}},
        {" ", " ", ", ", {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
        {" de ", " de ", " às ", {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}},
        {" ", " ", " om ", {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}},
        {" ", " ", " o ", {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"}},
        {" ", " ", " в ", {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}},
        {" ", " ", " о ", {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"}},
        {" ", " ", " kl ", {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}},
        {". ", " ", " kl. ", {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}},
        {". ", " ", " kl. ", {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"}},
        {". ", " ", " klo ", {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"}},
        {". ", " ", " v ", {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"}},
        {" ", " ", " saat ", {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"}},
        {" de ", " de ", ", ", {"gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre", "desembre"}},
        {" de ", " de ", ", ", {"xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro", "outubro", "novembro", "decembro"}},
        {" ", " ", ", ", {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie"}},
        {". ", " ", " ", {"januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra", "októbra", "novembra", "decembra"}},
        {". ", " ", " ", {"januarja", "februarja", "marca", "aprila", "maja", "junija", "julija", "avgusta", "septembra", "oktobra", "novembra", "decembra"}},
        {". ", ". ", " ", {"januara", "februara", "marta", "aprila", "maja", "juna", "jula", "avgusta", "septembra", "oktobra", "novembra", "decembra"}},
        {". ", ". ", " ", {"јануар", "фебруар", "март", "април", "мај", "јун", "јул", "август", "септембар", "октобар", "новембар", "децембар"}},
        {" ", " ", " ", {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"}},
        {". ", " ", " ", {"jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"}},
        {". ", " ", " ", {"janúar", "febrúar", "mars", "apríl", "maí", "júní", "júlí", "ágúst", "september", "október", "nóvember", "desember"}},
        {" ", " ", ", ", {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}},
        {" ", " ", ", ", {"janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"}},
        {" ", " ", " ", {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}},
        {" ", " ", " ", {"בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"}},
        {" ", " ", ", ", {"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"}},
        {" ", " ", " στις ", {"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"}},
    };
    return all;
}

/// One day and time in all forms, with what each must read as.
std::vector<std::pair<std::string, std::string>> printed(unsigned year, unsigned month, unsigned day, unsigned hour, unsigned minute) {
    const std::string y = std::to_string(year), mm = digits(month, 2), dd = digits(day, 2), d = std::to_string(day);
    const std::string clock = digits(hour, 2) + ":" + digits(minute, 2);
    const std::string twelve = std::to_string(hour % 12 == 0 ? 12 : hour % 12) + ":" + digits(minute, 2) + (hour < 12 ? " am" : " pm");
    const std::string_view name = languages().front().months[month - 1];
    const std::string date = y + "-" + mm + "-" + dd;
    const std::string moment = date + "T" + clock;
    std::vector<std::pair<std::string, std::string>> forms = {
        {date, date},
        {date + " " + clock, moment},
        {moment + ":59+05:30", moment + ":59+05:30"},
        {y + mm + dd + "T" + digits(hour, 2) + digits(minute, 2) + "00Z", moment + ":00Z"},
        {y + "/" + mm + "/" + dd + " " + clock, moment},
        {dd + "." + mm + "." + y + ", " + clock + " Uhr", moment},
        {d + ". " + std::to_string(month) + ". " + y + " " + clock, moment},
        {"Mon, " + dd + " " + std::string(name.substr(0, 3)) + " " + y + " " + clock + ":07 GMT", moment + ":07Z"},
        {"Mon " + std::string(name.substr(0, 3)) + " " + dd + " " + y + " " + clock + ":07 GMT-0300 (X)", moment + ":07-03:00"},
        {"Mon " + std::string(name.substr(0, 3)) + " " + d + " " + clock + ":07 " + y, moment + ":07"},
        {std::string(name) + " " + d + ", " + y + " at " + twelve, moment},
        {clock + ", " + std::string(name) + " " + d + ", " + y, moment},
        {twelve + " EST, Mon " + std::string(name) + " " + d + ", " + y, moment + "-05:00"},
        {y + "年" + std::to_string(month) + "月" + d + "日 " + clock, moment},
        {y + "년 " + std::to_string(month) + "월 " + d + "일 " + clock, moment},
    };
    for (const Language& language : languages()) {
        const std::string words = d + std::string(language.before_month) + std::string(language.months[month - 1]) +
                                  std::string(language.before_year) + y;
        forms.emplace_back(words, date);
        forms.emplace_back(words + std::string(language.before_clock) + clock, moment);
    }
    return forms;
}

}  // namespace

TEST_CASE("every day of some years, in forms of all languages, is read back") {
    constexpr std::array<std::pair<unsigned, unsigned>, 4> clocks = {{{0, 0}, {9, 5}, {12, 30}, {23, 59}}};
    std::size_t wrong = 0;
    std::size_t count = 0;
    for (const unsigned year : {1999U, 2000U, 2023U, 2024U, 2100U}) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned day = 1; day <= days_of(year, month); ++day) {
                const auto [hour, minute] = clocks[(day + month) % clocks.size()];
                for (const auto& [form, iso] : printed(year, month, day, hour, minute)) {
                    ++count;
                    if (read(form) == iso) continue;
                    if (++wrong <= 10) {
                        INFO(form);
                        CHECK(read(form) == iso);
                    }
                }
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(count > 80'000);
}

TEST_CASE("Unix timestamps of every day are that day") {
    std::uint64_t seconds = 631'152'000;
    bool all = true;
    for (unsigned year = 1990; year <= 2100; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned day = 1; day <= days_of(year, month); ++day, seconds += 86'400) {
                const std::string date = std::to_string(year) + "-" + digits(month, 2) + "-" + digits(day, 2);
                all = all && read(std::to_string(seconds)) == date + "T00:00:00Z" && read(std::to_string(seconds + 86'399)) == date + "T23:59:59Z";
            }
        }
    }
    CHECK(all);
}

TEST_CASE("any bytes and all beginnings of dates are read without harm") {
    for (const auto& [form, iso] : printed(2024, 11, 27, 21, 45)) {
        for (std::size_t length = 0; length <= form.size(); ++length) {
            const std::string start(form, 0, length);  // a heap block of its own, for AddressSanitizer
            const std::string result = read(start);
            CHECK((result == "none" || result.size() >= 10));
        }
    }
    static const std::vector<std::string> pieces = {"2024", "03", "7", "March", "mars", ".", "-", "/", ":", " ", ",", "T", "Z", "+", "01:00", "am", "p.m.",
                                                    "GMT", "(", ")", "年", "月", "日", "午後", "de", "\xff", "\xe5\xb9", "오후", "20240307", "1709802330"};
    stet::test::RandomText random(5);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = round % 2 == 0 ? random.of(pieces, random.below(14)) : random.bytes(random.below(60));
        for (const DateOrder order : {DateOrder::unknown, DateOrder::day_first, DateOrder::month_first, DateOrder::year_first}) {
            const std::string result = read(text, order);
            // What was read is a date, and is read as itself.
            if (result != "none") CHECK(read(result) == result);
        }
        const std::string in_url = date_in_url("/" + text).value_or("none");
        if (in_url != "none") CHECK(read(in_url) == in_url);
    }
}

TEST_CASE("long texts are no dates, and soon done with") {
    for (const std::string_view piece : {"2024-03-", "7 March ", "9:05 ", "(", ". . ", "年", "1", "/2024/03"}) {
        std::string text;
        while (text.size() < 4'000'000) text += piece;
        CHECK(read(text) == "none");
        CHECK(read(text.substr(0, 200)).size() >= 4);
        CHECK(date_in_url(text).value_or("none").size() >= 4);
    }
}
