#include "text/split.hpp"

#include "text/blank.hpp"

#include "support/catch.hpp"
#include "support/invariants.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using stet::test::RandomText;
using stet::text::Part;
using Lines = std::vector<std::string>;

namespace {

/// The parts' texts; a section that was parted bears a '#'.
Lines split(std::string_view text) {
    Lines lines;
    for (const Part& part : stet::text::split(text)) {
        lines.push_back((part.section ? "#" : "") +
                        std::string(text.substr(part.begin, part.end - part.begin)));
    }
    return lines;
}

Lines lines(std::string_view text) {
    Lines all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) all.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

/// Breaks `text` greedily at `width` characters, as mail programs and terminals do.
std::string wrapped(std::string_view text, std::size_t width) {
    std::string result;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (column != 0) {
            const bool fits = column + 1 + word.size() <= width;
            result += fits ? ' ' : '\n';
            column = fits ? column + 1 : 0;
        }
        result += word;
        column += word.size();
        at = end + 1;
    }
    return result;
}

const std::string first_paragraph =
    "The harbour master said on Monday that the ferry would not sail before the storm had passed, "
    "and that those who had bought tickets could use them on any later day of the week or have "
    "their "
    "money back at the counter by the pier, which stays open until nine.";
const std::string second_paragraph =
    "Nobody was hurt when the roof of the old fish hall came down in the night, but the street "
    "along "
    "the quay is closed, and people who live there were asked to stay with friends until an "
    "engineer "
    "has looked at the walls of the houses on either side of it.";

}  // namespace

TEST_CASE("a line break is found where the first one stands") {
    RandomText random(5);
    static const std::vector<std::string> pieces = {"a", "bc", "\t", "\n", "\r", "\r\n", "\f", "\u0085", "\u2028",
                                                    "\u2029", "\u00A0", "\u2019", "é", "\xC2", "\xE2\x80", "\v"};
    for (int round = 0; round < 5000; ++round) {
        std::string text = std::string(random.below(80), 'x') + random.of(pieces, random.below(60));
        const char* const end = text.data() + text.size();
        for (const char* at = text.data(); at != end; ++at) {
            const char* slow = at;
            while (slow != end && stet::text::line_break_length(slow, end) == 0) ++slow;
            REQUIRE(stet::text::find_line_break(at, end) == slow);
        }
        const char* at = text.data();
        stet::text::for_each_line_break(text, [&](const char* here, std::size_t length) {
            REQUIRE(here == stet::text::find_line_break(at, end));
            REQUIRE(length == stet::text::line_break_length(here, end));
            at = here + length;
        });
        REQUIRE(stet::text::find_line_break(at, end) == end);
    }
}

TEST_CASE("every kind of line break parts lines") {
    for (const std::string_view line_break :
         {"\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\n\n", "\r\n\r\n", "\r\r",
          "\n \t\n", "\n\r"}) {
        const std::string text = "One line" + std::string(line_break) + "and two";
        INFO(line_break.size());
        CHECK(split(text) == Lines{"One line", "and two"});
    }
    CHECK(split("a\r\nb\rc\nd") == Lines{"a", "b", "c", "d"});
    CHECK(split("a\xC2z\xE2\x80z") ==
          Lines{"a\xC2z\xE2\x80z"});  // beginnings of breaks that are none
}

TEST_CASE("blank characters at a line's ends belong to no block") {
    for (const std::string_view blank :
         {" ", "\t", "\u00A0", "\u2003", "\u200B", "\uFEFF", "\u3000", "\u202F", "\u1680"}) {
        const std::string b(blank);
        CHECK(split(b + "One" + b + "two" + b + "\n" + b + "\n" + b + b + "three") ==
              Lines{"One" + b + "two", "three"});
    }
    CHECK(split("\uFEFFFirst") == Lines{"First"});
    CHECK(split("").empty());
    CHECK(split(" \n\u00A0\r\n\u200B").empty());
    CHECK(split(std::string(1, '\0')) == Lines{std::string(1, '\0')});  // a NUL is no blank
    CHECK(split("\u200Dx") == Lines{"\u200Dx"});                        // nor is a joiner
}

TEST_CASE("bullets stay with their items, and items apart") {
    const std::string list = "• apples\n• pears and plums\n- nuts\n* figs\n– dates\n1. one\n2) two";
    CHECK(split(list) == lines(list));
}

TEST_CASE("the lines of a hard-wrapped paragraph are one block") {
    for (const std::size_t width : {60U, 72U, 80U}) {
        const std::string first = wrapped(first_paragraph, width);
        const std::string second = wrapped(second_paragraph, width);
        INFO(width);
        CHECK(split(first + "\n\n" + second + "\n\n" + first + "\n") ==
              Lines{first, second, first});
    }
    // Long paragraphs that no blank line parts: the first one's last line is short.
    const std::string first =
        wrapped(first_paragraph + ' ' + first_paragraph + ' ' + first_paragraph, 72);
    const std::string second = wrapped(second_paragraph + ' ' + second_paragraph, 72);
    CHECK(split(first + "\n" + second) == Lines{first, second});
}

TEST_CASE("a hard-wrapped page's heading, list and byline stand by themselves") {
    const std::string first = wrapped(first_paragraph, 72);
    const std::string second = wrapped(second_paragraph, 72);
    const std::string page =
        "Ferry stays in port\n\nBy Jane Doe\n\n" + first + "\n\nWhat the storm did\n\n" + second +
        "\n\n- The pier is closed.\n- The fish hall is closed.\n- The bar is open.\n\n" + first +
        "\n";
    CHECK(split(page) == Lines{"Ferry stays in port", "By Jane Doe", first, "What the storm did",
                               second, "- The pier is closed.", "- The fish hall is closed.",
                               "- The bar is open.", first});
    // An item may follow its paragraph without a gap, and be wrapped itself.
    const std::string item = wrapped("- " + second_paragraph, 72);
    CHECK(split(first + "\n" + item + "\n\n" + second) == Lines{first, item, second});
}

TEST_CASE("an item begins a block even behind a line that is full") {
    const std::string first = wrapped(first_paragraph, 72);
    const Lines all = lines(first);
    std::size_t width = 0;
    for (const std::string& line : all) width = std::max(width, line.size());
    std::string full;  // up to a line of the page's width
    for (const std::string& line : all) {
        full += (full.empty() ? "" : "\n") + line;
        if (line.size() == width) break;
    }
    CHECK(split(full + "\n- The pier is closed.\n\n" + first + "\n\n" + first) ==
          Lines{full, "- The pier is closed.", first, first});
    CHECK(split(full + "\n2) The pier is closed.\n\n" + first + "\n\n" + first) ==
          Lines{full, "2) The pier is closed.", first, first});
}

TEST_CASE("hard-wrapped text with CRLF is joined alike") {
    std::string text = wrapped(first_paragraph, 70) + "\n\n" + wrapped(second_paragraph, 70);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, "\r");
    CHECK(split(text).size() == 2);
}

TEST_CASE("lines that are not wrapped are never joined") {
    SECTION("a list of headlines") {
        const std::string headlines =
            "Ferry stays in port as storm nears the northern islands\nMayor opens the new bridge "
            "after nine years of work\n"
            "Fishermen ask for higher quotas as cod comes back north\nSchool roof falls in, nobody "
            "hurt, pupils sent home early\n"
            "Old brewery to become flats, council votes on Thursday\nWolves seen near the village "
            "for the third time in May\n"
            "Trains late again as heat bends rails south of the city\nChess club wins the cup for "
            "the second year in a row";
        CHECK(split(headlines) == lines(headlines));
    }
    SECTION("a poem") {
        const std::string poem =
            "The tide comes in across the grey of morning\nand takes the footprints that we left "
            "behind\n"
            "the gulls go up and cry a kind of warning\nto all the boats that leave, and all they "
            "find\n"
            "is water, and the line where water ceases\nand someone on the quay who does not wave\n"
            "the day breaks into many little pieces\nand none of them is large enough to save";
        CHECK(split(poem) == lines(poem));
    }
    SECTION("one paragraph a line") {
        const std::string page = first_paragraph + "\n" + second_paragraph + "\n" +
                                 first_paragraph + "\n" + second_paragraph + "\n" + first_paragraph;
        CHECK(split(page) == lines(page));
    }
    SECTION("a menu") {
        const std::string menu =
            "Home\nNews\nSport\nWeather\nOpinion\nCulture\nTravel\nMore\nLog in\nSubscribe";
        CHECK(split(menu) == lines(menu));
    }
    SECTION("Chinese paragraphs, one a line") {
        const std::string page =
            "市政府周一宣布，新的跨海大桥将于今年年底正式通车。\n"
            "工程师表示，大桥的设计可以抵御百年一遇的台风，施工期间没有发生任何重大事故，工人也没有受伤。\n"
            "附近的居民说，他们已经等了九年，希望以后去市中心上班的时间可以缩短一半以上。\n"
            "渡轮公司则担心乘客会减少。\n"
            "该公司正在考虑开辟通往外海岛屿的新航线，以弥补可能的损失，并已经向市政府提出申请。\n"
            "大桥通车当天将举行长跑比赛。";
        CHECK(split(page) == lines(page));
    }
}

TEST_CASE("Chinese paragraphs that happen to be of one length are not joined") {
    const std::string page =
        "市政府周一宣布，新的跨海大桥将于今年年底正式通车，预计每天可以通过三万辆汽车。\n"
        "工程师表示，大桥的设计可以抵御百年一遇的台风，施工期间没有发生任何重大事故。\n"
        "附近的居民说，他们已经等了九年，希望以后去市中心上班的时间可以缩短一半以上。\n"
        "渡轮公司则担心乘客会减少，正在考虑开辟通往外海岛屿的新航线，以弥补可能的损失。\n"
        "大桥通车当天将举行长跑比赛。";
    CHECK(split(page) == lines(page));
}

TEST_CASE("a section that runs on into the headline is parted from it") {
    CHECK(split("WorldLeaders meet in Oslo for talks") ==
          Lines{"#World", "Leaders meet in Oslo for talks"});
    CHECK(split("US newsSenate votes on the budget at last") ==
          Lines{"#US news", "Senate votes on the budget at last"});
    CHECK(split("SportsRovers win the cup again") == Lines{"#Sports", "Rovers win the cup again"});
    CHECK(split("World leaders meet in Oslo for talks") ==
          Lines{"World leaders meet in Oslo for talks"});
    CHECK(split("Worldwide sales of fish rise again") ==
          Lines{"Worldwide sales of fish rise again"});
    CHECK(split("WorldCup final is moved to Sunday") == Lines{"WorldCup final is moved to Sunday"});
    CHECK(split("NewsGuild members vote to strike on Monday") ==
          Lines{"NewsGuild members vote to strike on Monday"});
    CHECK(split("TechCrunch says it will lay off staff") ==
          Lines{"TechCrunch says it will lay off staff"});
    CHECK(split("HealthCare firms to merge in the spring") ==
          Lines{"HealthCare firms to merge in the spring"});
    CHECK(split("WorldLeaders") == Lines{"WorldLeaders"});
}

TEST_CASE("one line may have a million characters") {
    const std::string words(1'000'000, 'x');
    CHECK(split(words) == Lines{words});
    CHECK(split("Title\n" + words + "\nEnd") == Lines{"Title", words, "End"});
}

TEST_CASE("bytes that are no UTF-8 are text") {
    CHECK(split("\xff\xfe\n\xc3\n\xe2\x80") == Lines{"\xff\xfe", "\xc3", "\xe2\x80"});
    CHECK(split("a\xe2\x80\xa8z") == Lines{"a", "z"});
    CHECK(split("a\xf0\xe2\x80\xa8z") == Lines{"a\xf0", "z"});
}

TEST_CASE("the parts of any bytes ascend, are trimmed, and leave only blanks behind") {
    RandomText random(7);
    for (int round = 0; round < 3000; ++round) {
        const std::string text =
            round % 3 == 0 ? random.bytes(random.below(400)) : random.mixed(random.below(400));
        std::size_t covered = 0;
        std::string outside;
        for (const Part& part : stet::text::split(text)) {
            REQUIRE(part.begin >= covered);
            REQUIRE(part.begin < part.end);
            REQUIRE(part.end <= text.size());
            const std::string_view words =
                std::string_view(text).substr(part.begin, part.end - part.begin);
            REQUIRE_FALSE(stet::test::slow::begins_blank(words));
            REQUIRE_FALSE(stet::test::slow::ends_blank(words));
            outside.append(text, covered, part.begin - covered).append(1, '\n');
            covered = part.end;
        }
        outside.append(text, covered, std::string::npos);
        REQUIRE(stet::test::slow::squeezed(outside).empty());
    }
}
