#include "markup/month_names.hpp"

#include "text/time_words.hpp"
#include "text/word_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace stet::markup {
namespace {

struct Month {
    std::string_view name;
    std::uint8_t number;
};

// Folded; those that other languages share stand in text/time_words.inc. Croatian's listopada is Polish's November, too.
constexpr auto months = std::to_array<Month>({
    {"gener", 1}, {"xaneiro", 1}, {"január", 1}, {"januára", 1}, {"januarja", 1}, {"januara", 1}, {"siječnja", 1}, {"јануар", 1}, {"јануара", 1},
    {"јануари", 1}, {"януари", 1}, {"ianuarie", 1}, {"sausio", 1}, {"janvāris", 1}, {"janvārī", 1}, {"jaanuar", 1}, {"janúar", 1}, {"janar", 1},
    {"يناير", 1}, {"ינואר", 1}, {"בינואר", 1}, {"जनवरी", 1},
    {"febrer", 2}, {"febreiro", 2}, {"február", 2}, {"februára", 2}, {"februarja", 2}, {"februara", 2}, {"veljače", 2}, {"фебруар", 2}, {"фебруара", 2},
    {"фебруари", 2}, {"февруари", 2}, {"februarie", 2}, {"vasario", 2}, {"februāris", 2}, {"februārī", 2}, {"veebruar", 2}, {"febrúar", 2}, {"febr", 2},
    {"shkurt", 2}, {"فبراير", 2}, {"شباط", 2}, {"פברואר", 2}, {"בפברואר", 2}, {"फरवरी", 2},
    {"març", 3}, {"marec", 3}, {"március", 3}, {"márc", 3}, {"ožujka", 3}, {"marta", 3}, {"март", 3}, {"марта", 3}, {"martie", 3}, {"kovo", 3}, {"martā", 3},
    {"märts", 3}, {"maret", 3}, {"mac", 3}, {"مارس", 3}, {"آذار", 3}, {"מרץ", 3}, {"מרס", 3}, {"במרץ", 3}, {"במרס", 3}, {"मार्च", 3},
    {"apríl", 4}, {"apríla", 4}, {"április", 4}, {"ápr", 4}, {"travnja", 4}, {"aprila", 4}, {"април", 4}, {"априла", 4}, {"aprilie", 4}, {"balandžio", 4},
    {"aprīlis", 4}, {"aprīlī", 4}, {"aprill", 4}, {"prill", 4}, {"أبريل", 4}, {"ابريل", 4}, {"إبريل", 4}, {"نيسان", 4}, {"אפריל", 4}, {"באפריל", 4}, {"अप्रैल", 4},
    {"maig", 5}, {"máj", 5}, {"mája", 5}, {"május", 5}, {"svibnja", 5}, {"maja", 5}, {"мај", 5}, {"маја", 5}, {"май", 5}, {"gegužės", 5}, {"maijs", 5},
    {"maijā", 5}, {"maí", 5}, {"مايو", 5}, {"أيار", 5}, {"מאי", 5}, {"במאי", 5}, {"मई", 5},
    {"juny", 6}, {"xuño", 6}, {"jún", 6}, {"júna", 6}, {"június", 6}, {"junija", 6}, {"juna", 6}, {"lipnja", 6}, {"јун", 6}, {"јуна", 6}, {"јуни", 6}, {"юни", 6},
    {"iunie", 6}, {"birželio", 6}, {"jūnijs", 6}, {"jūnijā", 6}, {"juuni", 6}, {"júní", 6}, {"qershor", 6}, {"يونيو", 6}, {"حزيران", 6}, {"יוני", 6}, {"ביוני", 6}, {"जून", 6},
    {"juliol", 7}, {"xullo", 7}, {"júl", 7}, {"júla", 7}, {"július", 7}, {"julija", 7}, {"jula", 7}, {"srpnja", 7}, {"јул", 7}, {"јула", 7}, {"јули", 7}, {"юли", 7},
    {"iulie", 7}, {"liepos", 7}, {"jūlijs", 7}, {"jūlijā", 7}, {"juuli", 7}, {"júlí", 7}, {"julai", 7}, {"korrik", 7}, {"يوليو", 7}, {"تموز", 7}, {"יולי", 7}, {"ביולי", 7}, {"जुलाई", 7},
    {"agost", 8}, {"augusta", 8}, {"augusztus", 8}, {"avgust", 8}, {"avgusta", 8}, {"kolovoza", 8}, {"август", 8}, {"августа", 8}, {"rugpjūčio", 8},
    {"augusts", 8}, {"augustā", 8}, {"ágúst", 8}, {"agustus", 8}, {"ogos", 8}, {"gusht", 8}, {"أغسطس", 8}, {"اغسطس", 8}, {"آب", 8}, {"אוגוסט", 8}, {"באוגוסט", 8}, {"अगस्त", 8},
    {"setembre", 9}, {"szeptember", 9}, {"szept", 9}, {"septembra", 9}, {"septembar", 9}, {"rujna", 9}, {"септембар", 9}, {"септембра", 9}, {"септември", 9},
    {"septembrie", 9}, {"rugsėjo", 9}, {"septembris", 9}, {"septembrī", 9}, {"shtator", 9}, {"سبتمبر", 9}, {"أيلول", 9}, {"ספטמבר", 9}, {"בספטמבר", 9}, {"सितंबर", 9}, {"सितम्बर", 9},
    {"október", 10}, {"októbra", 10}, {"oktobra", 10}, {"oktobar", 10}, {"октобар", 10}, {"октобра", 10}, {"октомври", 10}, {"octombrie", 10}, {"spalio", 10},
    {"oktobris", 10}, {"oktobrī", 10}, {"oktoober", 10}, {"tetor", 10}, {"أكتوبر", 10}, {"اكتوبر", 10}, {"אוקטובר", 10}, {"באוקטובר", 10}, {"अक्टूबर", 10},
    {"novembra", 11}, {"novembar", 11}, {"studenoga", 11}, {"studenog", 11}, {"новембар", 11}, {"новембра", 11}, {"ноември", 11}, {"noiembrie", 11}, {"lapkričio", 11},
    {"novembris", 11}, {"novembrī", 11}, {"nóvember", 11}, {"nëntor", 11}, {"نوفمبر", 11}, {"נובמבר", 11}, {"בנובמבר", 11}, {"नवंबर", 11}, {"नवम्बर", 11},
    {"desembre", 12}, {"decembro", 12}, {"decembra", 12}, {"decembar", 12}, {"prosinca", 12}, {"децембар", 12}, {"децембра", 12}, {"декември", 12}, {"decembrie", 12}, {"gruodžio", 12},
    {"decembris", 12}, {"decembrī", 12}, {"detsember", 12}, {"disember", 12}, {"dhjetor", 12}, {"ديسمبر", 12}, {"דצמבר", 12}, {"בדצמבר", 12}, {"दिसंबर", 12}, {"दिसम्बर", 12},
});

constexpr text::WordIndex index([] {
    std::array<std::string_view, months.size()> names{};
    for (std::size_t i = 0; i < months.size(); ++i) names[i] = months[i].name;
    return names;
}());

}  // namespace

std::uint8_t month_of(std::string_view folded) noexcept {
    if (const std::uint8_t month = text::time_word(folded).month; month != 0) return month;
    const std::size_t place = index.find(folded);
    return place < months.size() ? months[place].number : std::uint8_t{0};
}

}  // namespace stet::markup
