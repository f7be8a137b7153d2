// Reporters as Chinese pages name them within their text.
#include "markup/reporters.hpp"
#include "support/catch.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>

using namespace stet;
using markup::reporter_in;

namespace {

const std::string story = "港口的闸门今天上午重新打开，等候了四个星期的船只陆续驶入，码头上站满了前来观看的市民，港务局说，维修工程比原计划提前三天完成，费用也比预算低。";

}  // namespace

TEST_CASE("reporters in lines of their own") {
    for (const std::string_view line : {"记者 王小明", "本报记者王小明", "□ 本报记者 王小明", "记者：王小明", "本报记者王小明发自北京", "海港日报·通讯记者　王小明 摄",
                                        "12日14:25 作者：王小明 出自海港", "（总台记者 王小明）", "(海港报记者王小明)"}) {
        INFO(line);
        CHECK(reporter_in(line) == "王小明");
    }
}

TEST_CASE("reporters in brackets at the ends of a story") {
    CHECK(reporter_in("据新华社海港电（记者 王小明）" + story) == "王小明");
    CHECK(reporter_in(story + "（海港报记者 李红）") == "李红");
    CHECK(reporter_in(story + story + "(记者李红、王小明)") == "李红");
    // In the middle of it they are of the story.
    CHECK(reporter_in(story + story + "（记者 李红）" + story + story) == "");
}

TEST_CASE("where no reporter is named") {
    for (const std::string_view line : {"", "记者", "记者从港务局了解到", "记者 Jane", "他是一名记者", "（记者问）船只何时驶入？", "记者会今天上午在海港举行", "作者不详"}) {
        INFO(line);
        CHECK(reporter_in(line) == "");
    }
    CHECK(reporter_in("记者 " + story) == "");
    CHECK(reporter_in(story) == "");
    const std::string text = story + "（海港报记者 李红）";
    for (std::size_t size = 0; size <= text.size(); ++size) CHECK(reporter_in(std::string_view(text).substr(0, size)).size() <= 12);
}

TEST_CASE("a reporter is the author where the page's head names nobody") {
    const auto authors_of = [](const std::string& html) { return Document::from_html(html)->metadata().authors(); };
    CHECK(authors_of("<h1>闸门打开</h1><p>" + story + "<p>（海港报记者 李红）") == std::vector<std::string>{"李红"});
    CHECK(authors_of("<meta name=author content=王小明><h1>闸门打开</h1><p>" + story + "<p>（海港报记者 李红）") == std::vector<std::string>{"王小明"});
    CHECK(authors_of("<h1>闸门打开</h1><p>" + story + "<div class=comments><p>（海港报记者 李红）</div>").empty());
}
