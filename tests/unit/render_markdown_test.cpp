#include "render_cmark.hpp"
#include "render_pages.hpp"

#include <stet/render.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using stet::Document;
using stet::Role;
using stet::RoleSet;
using stet::to_markdown;
using stet::test::Cmark;
using stet::test::dangerous_line;
using stet::test::Line;
using stet::test::mark;
using stet::test::one_line;
using stet::test::page_of;
using stet::test::replace_all;

namespace {

std::string markdown(const std::vector<Line>& lines, std::size_t wrap = 0) {
    return to_markdown(page_of(lines), {.roles = RoleSet::all(), .wrap = wrap});
}

std::string paragraph(std::string text) { return markdown({{std::move(text)}}); }

/// As HTML shows it: entities for what HTML needs, one space for any white space.
std::string shown(std::string text) {
    replace_all(text, "&", "&amp;");
    replace_all(text, "<", "&lt;");
    replace_all(text, ">", "&gt;");
    replace_all(text, "\"", "&quot;");
    return text;
}

}  // namespace

TEST_CASE("markdown: each role has its form") {
    CHECK(markdown({{"Rain is due", Role::title},
                    {"Rivers will rise.", Role::standfirst},
                    {"By Ann Lee", Role::byline},
                    {"What to do", Role::heading},
                    {"At home", Role::heading, 3},
                    {"Deep", Role::heading, 9},
                    {"• Stay in", Role::list_item, 1},
                    {"Keep dry", Role::list_item, 2},
                    {"2) Wait", Role::list_item, 1},
                    {"Deeper", Role::list_item, 5},
                    {"Water is patient.", Role::quote},
                    {"So are we.", Role::quote},
                    {"A wet street", Role::caption},
                    {"if (rain)\n    stay();", Role::code},
                    {"a ``` b", Role::code},
                    {"Day Rain\nMon 12", Role::table},
                    {"Tue 40", Role::table},
                    {"It ends."}}) ==
          "# Rain is due\n\nRivers will rise.\n\nBy Ann Lee\n\n## What to do\n\n### At home\n\n"
          "###### Deep\n\n- Stay in\n  - Keep dry\n2) Wait\n   - Deeper\n\n"
          "> Water is patient.\n>\n> So are we.\n\n*A wet street*\n\n"
          "````\nif (rain)\n    stay();\na ``` b\n````\n\nDay Rain\\\nMon 12\\\nTue 40\n\nIt "
          "ends.\n");
    CHECK(to_markdown(Document()).empty());
    CHECK(to_markdown(page_of({{"Rain is due", Role::title}})).empty());
}

TEST_CASE("markdown: what would be markup is escaped, and no more") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"# Number one", "\\# Number one"},
        {"#hashtag and C# too", "#hashtag and C# too"},
        {"####### seven", "\\####### seven"},
        {"- a dash", "\\- a dash"},
        {"-5 degrees", "-5 degrees"},
        {"--- a dash", "\\--- a dash"},
        {"+ a plus", "\\+ a plus"},
        {"5 - 3 + 1 = 3", "5 - 3 + 1 = 3"},
        {"* a star * 2", "\\* a star \\* 2"},
        {"> said she", "\\> said she"},
        {"3 > 2", "3 > 2"},
        {"1. First", "1\\. First"},
        {"2023) Then", "2023\\) Then"},
        {"1.5 million in 2023. Then", "1.5 million in 2023. Then"},
        {"1234567890. No list", "1234567890. No list"},
        {"12.", "12\\."},
        {"===", "\\==="},
        {"~~~ tilde", "\\~\\~\\~ tilde"},
        {"~5 km", "~5 km"},
        {"some_file_name but _this_ and __that__",
         "some_file_name but \\_this\\_ and \\_\\_that\\_\\_"},
        {"`code` [link](x) ![image](y)", "\\`code\\` \\[link](x) !\\[image](y)"},
        {"<b>bold</b> a < b", "\\<b>bold\\</b> a \\< b"},
        {"AT&T &amp; R&D; &#65; & so on", "AT&T \\&amp; R\\&D; \\&#65; & so on"},
        {"C:\\temp\\", "C:\\\\temp\\\\"},
        {"[1]: http://a.b", "\\[1]: http://a.b"},
        {"“Quotes” – dashes… café", "“Quotes” – dashes… café"},
    };
    for (const auto& [text, want] : cases) CHECK(paragraph(text) == want + "\n");
    CHECK(markdown({{"Number # and ##", Role::heading}}) == "## Number \\# and \\##\n");
    CHECK(markdown({{"- - Twice", Role::list_item}}) == "- \\- Twice\n");
    CHECK(markdown({{"A *star* - _file_", Role::caption}}) == "*A \\*star\\* - \\_file\\_*\n");
}

TEST_CASE("markdown: what is cut out of a block leaves one space") {
    Document page = page_of({{"The river rose. Sign up! The town waited."},
                             {"Rain Sign in! 2. again", Role::heading},
                             {"A street. Buy it! - Photo", Role::caption}});
    mark(page, "Sign up!");
    mark(page, "Sign in!");
    mark(page, "Buy it!");
    CHECK(to_markdown(page, {.roles = RoleSet::all()}) ==
          "The river rose. The town waited.\n\n## Rain 2. again\n\n*A street.* *- Photo*\n");
}

TEST_CASE("markdown: wrapped lines keep their block's form") {
    CHECK(markdown({{"The river rose again and the town waited."},
                    {"• Stay in until the water falls", Role::list_item},
                    {"Keep dry and warm", Role::list_item, 2},
                    {"Water is patient, and so are we.", Role::quote},
                    {"A heading is never broken at all", Role::heading},
                    {"A wet street in the old town", Role::caption}},
                   16) ==
          "The river rose\nagain and the\ntown waited.\n\n- Stay in until\n  the water\n  falls\n"
          "  - Keep dry and\n    warm\n\n> Water is\n> patient, and\n> so are we.\n\n"
          "## A heading is never broken at all\n\n*A wet street in\nthe old town*\n");
    CHECK(markdown({{"The answer is 1. It is > 2 - or 2. Yes - no."}}, 14) ==
          "The answer is\n1\\. It is \\> 2\n\\- or 2. Yes\n\\- no.\n");
}

TEST_CASE("markdown: no text turns into markup (cmark)") {
    if (!Cmark::is_there()) return;
    std::mt19937 random(5);
    for (const std::size_t wrap : {std::size_t{0}, std::size_t{1}, std::size_t{12}}) {
        std::vector<Line> lines;
        std::string want;
        const std::vector<Role> roles = {Role::paragraph, Role::heading,   Role::caption,
                                         Role::quote,     Role::paragraph, Role::list_item,
                                         Role::byline};
        for (int i = 0; i < 4000; ++i) {
            const Role role = roles[random() % roles.size()];
            std::string text = dangerous_line(random);
            // A list item's own marker would be taken off; this one has none.
            if (role == Role::list_item) text = "• " + text;
            // Two lists or quotes in a row are one; keep them apart.
            const bool twice = !lines.empty() && lines.back().role == role;
            if (twice && (role == Role::list_item || role == Role::quote)) {
                lines.push_back({"between", Role::paragraph});
                want += "<p>between</p> ";
            }
            lines.push_back({text, role});
            const std::string inner = shown(role == Role::list_item ? text.substr(4) : text);
            switch (role) {
                case Role::heading: want += "<h2>" + inner + "</h2> "; break;
                case Role::caption: want += "<p><em>" + inner + "</em></p> "; break;
                case Role::quote: want += "<blockquote> <p>" + inner + "</p> </blockquote> "; break;
                case Role::list_item: want += "<ul> <li>" + inner + "</li> </ul> "; break;
                default: want += "<p>" + inner + "</p> ";
            }
        }
        replace_all(want, "\t", " ");
        std::string html = Cmark::html(markdown(lines, wrap));
        replace_all(html, "\t", " ");
        html = one_line(html);
        want = one_line(want);
        std::size_t same = 0;
        while (same < html.size() && same < want.size() && html[same] == want[same]) ++same;
        INFO("wrap " << wrap << "\nwant …" << want.substr(same < 60 ? 0 : same - 60, 160)
                     << "\ngot  …" << html.substr(same < 60 ? 0 : same - 60, 160));
        CHECK(html == want);
    }
}

TEST_CASE("markdown: lists nest, number and end as meant (cmark)") {
    if (!Cmark::is_there()) return;
    const std::string html = Cmark::html(markdown({{"• one", Role::list_item, 1},
                                                   {"• two", Role::list_item, 2},
                                                   {"7. three", Role::list_item, 3},
                                                   {"8. four", Role::list_item, 3},
                                                   {"• five", Role::list_item, 2},
                                                   {"• six", Role::list_item, 1},
                                                   {"x = 1;", Role::code},
                                                   {"3. seven", Role::list_item},
                                                   {"after"},
                                                   {"a", Role::table},
                                                   {"- b", Role::table}}));
    CHECK(one_line(html) ==
          "<ul> <li>one <ul> <li> <p>two</p> <ol start=\"7\"> <li>three</li> <li>four</li> </ol> "
          "</li> <li> <p>five</p> </li> </ul> </li> <li>six</li> </ul> <pre><code>x = 1; "
          "</code></pre> "
          "<ol start=\"3\"> <li>seven</li> </ol> <p>after</p> <p>a<br /> - b</p> ");
}
