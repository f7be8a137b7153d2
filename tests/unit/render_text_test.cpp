#include "render_pages.hpp"

#include <stet/render.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

using stet::Canvas;
using stet::Document;
using stet::Role;
using stet::RoleSet;
using stet::Stretch;
using stet::to_text;
using stet::test::mark;
using stet::test::page_of;

namespace {

std::string wrapped(std::string_view text, std::size_t wrap, std::string prefix = {}) {
    Canvas out(wrap);
    out.set_prefix(std::move(prefix));
    out.text(text);
    return std::move(out).take();
}

std::size_t longest_line(std::string_view text) {
    std::size_t longest = 0, length = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
        length = c == '\n' ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    return longest;
}

}  // namespace

TEST_CASE("canvas: owes line breaks, and pays what its neighbours ask for") {
    Canvas out;
    CHECK(out.at_line_start());
    out.blank_line();
    out.text("one");
    CHECK_FALSE(out.at_line_start());
    out.line_break();
    CHECK(out.at_line_start());
    out.blank_line();
    out.line_break();
    out.text("two");
    out.line_break();
    out.raw("three\n");
    out.line_break();
    out.text("four\n\n");
    out.blank_line();
    out.text("five");
    out.blank_line();
    CHECK(std::move(out).take() == "one\n\ntwo\nthree\nfour\n\nfive\n");
    CHECK(Canvas().take().empty());
    Canvas blank;
    blank.blank_line();
    CHECK(std::move(blank).take().empty());
    Canvas ends;
    ends.raw("x\n\n\n");
    CHECK(std::move(ends).take() == "x\n");
}

TEST_CASE("canvas: further lines begin with the prefix, blank ones without its spaces") {
    Canvas out;
    out.raw("> ");
    out.set_prefix("> ");
    out.raw("a\n\nb\nc");
    out.blank_line();
    out.text("d");
    out.set_prefix({});
    out.blank_line();
    out.text("e");
    CHECK(std::move(out).take() == "> a\n>\n> b\n> c\n>\n> d\n\ne\n");
}

TEST_CASE("canvas: wraps at spaces, counting code points") {
    CHECK(wrapped("one two three four", 9) == "one two\nthree\nfour\n");
    CHECK(wrapped("one two three four", 13) == "one two three\nfour\n");
    CHECK(wrapped("éé éé éé", 5) == "éé éé\néé\n");
    CHECK(wrapped("incomprehensibilities a b", 5) == "incomprehensibilities\na b\n");
    CHECK(wrapped("a incomprehensibilities b", 5) == "a\nincomprehensibilities\nb\n");
    CHECK(wrapped("no\xC2\xA0"
                  "break here",
                  6) ==
          "no\xC2\xA0"
          "break\nhere\n");
    CHECK(wrapped("one two three", 6, "> ") == "one\n> two\n> three\n");
    CHECK(wrapped("one two", 0) == "one two\n");
    CHECK(wrapped("double.  Spaces  stay", 8) == "double. \nSpaces \nstay\n");
    CHECK(wrapped("col   col   col", 4) == "col   col   col\n");
    CHECK(wrapped("a\nb c", 2) == "a\nb\nc\n");
}

TEST_CASE("canvas: a word may come in pieces, and raw text is never broken") {
    Canvas out(8);
    out.text("one t");
    out.text("wo");
    out.text("-three");
    out.text(" ");
    out.raw("*four five six*");
    out.raw(" ");
    out.text("x");
    CHECK(std::move(out).take() == "one\ntwo-three\n*four five six* x\n");
}

TEST_CASE("canvas: no byte is lost or moved, whatever the calls") {
    std::mt19937 random(3);
    constexpr std::string_view letters = "ab  é\xFF-\xE2\x80";
    for (int round = 0; round < 20'000; ++round) {
        const std::size_t wrap = random() % 12;
        Canvas out(wrap);
        std::string all;
        const auto calls = random() % 6;
        for (std::size_t i = 0; i < calls; ++i) {
            std::string part;
            const auto size = random() % 20;
            for (std::size_t n = 0; n < size; ++n) part += letters[random() % letters.size()];
            all += part;
            random() % 4 == 0 ? out.raw(part) : out.text(part);
        }
        std::string written = std::move(out).take();
        if (!all.empty()) {
            REQUIRE(written.back() == '\n');
            written.pop_back();
        }
        std::replace(written.begin(), written.end(), '\n', ' ');
        REQUIRE(written == all);
    }
}

TEST_CASE("text: blocks are parted by blank lines, list items by line breaks") {
    const Document page = page_of({{"Rain is due", Role::title},
                                   {"Rivers will rise.", Role::standfirst},
                                   {"By Ann Lee", Role::byline},
                                   {"It will be heavy.", Role::paragraph},
                                   {"What to do", Role::heading, 3},
                                   {"• Stay in", Role::list_item},
                                   {"•Keep dry", Role::list_item},
                                   {"1. Call us", Role::list_item},
                                   {"2) Wait", Role::list_item, 2},
                                   {"Bring wood", Role::list_item},
                                   {"Water is patient.", Role::quote},
                                   {"A wet street", Role::caption},
                                   {"if (rain)\n    stay();", Role::code},
                                   {"return;", Role::code},
                                   {"Day   Rain\nMon   12", Role::table},
                                   {"Tue   40", Role::table},
                                   {"-with AAP", Role::credit}});
    CHECK(to_text(page) ==
          "Rivers will rise.\n\nIt will be heavy.\n\nWhat to do\n\n- Stay in\n- Keep dry\n1. Call "
          "us\n"
          "  2) Wait\n- Bring wood\n\nWater is patient.\n\nif (rain)\n    stay();\nreturn;\n\n"
          "Day   Rain\nMon   12\nTue   40\n");
}

TEST_CASE("text: which roles are shown is an option, lifted ones too") {
    const Document page = page_of({{"Rain is due", Role::title},
                                   {"By Ann Lee", Role::byline},
                                   {"It will be heavy.", Role::paragraph},
                                   {"A wet street", Role::caption}});
    CHECK(to_text(page) == "It will be heavy.\n");
    CHECK(to_text(page, {.roles = RoleSet::body().with(Role::title).with(Role::caption)}) ==
          "Rain is due\n\nIt will be heavy.\n\nA wet street\n");
    CHECK(to_text(page, {.roles = RoleSet{Role::byline}}) == "By Ann Lee\n");
    CHECK(to_text(page, {.roles = RoleSet{}}).empty());
    CHECK(to_text(Document()).empty());
}

TEST_CASE("text: what is cut out of a block leaves one space") {
    Document page = page_of({{"The river rose. Sign up now! The town waited. Follow us. It fell."},
                             {"Buy now!"},
                             {"• Join us! Stay in", Role::list_item},
                             {"a();\nad();\nb();", Role::code}});
    mark(page, "Sign up now! ");
    mark(page, "Follow us.");
    mark(page, "Buy now!");
    mark(page, "• Join us!");
    mark(page, "ad();");
    CHECK(to_text(page) ==
          "The river rose. The town waited. It fell.\n\n- Stay in\n\na();\nb();\n");
    // Pieces that differ in their origin alone are one text.
    mark(page, "own", stet::Verdict::stet);
    CHECK(to_text(page, {.roles = RoleSet{Role::paragraph}}) ==
          "The river rose. The town waited. It fell.\n");
    mark(page, "Stay in");
    CHECK(to_text(page, {.roles = RoleSet{Role::list_item}}).empty());
}

TEST_CASE("text: the lines of a hard-wrapped block become one, whatever parts them") {
    for (const std::string line_break : {"\n", "\r\n", "\r", " \n  ", "\xE2\x80\xA8", "\xC2\x85",
                                         "\xC2\xA0\n\xE2\x80\x8B", "\v\f"}) {
        CAPTURE(line_break);
        const Document page =
            page_of({{"Rain is" + line_break + "due, and it" + line_break + "will  be\theavy."}});
        CHECK(to_text(page) == "Rain is due, and it will  be\theavy.\n");
    }
}

TEST_CASE("text: bytes are as in the source, ill-formed ones too") {
    const Document page = page_of({{"caf\xE9 \xFF\xFE na\xC3\xAFve \xE2\x82"}});
    CHECK(to_text(page) == "caf\xE9 \xFF\xFE na\xC3\xAFve \xE2\x82\n");
    CHECK(to_text(page, {.wrap = 6}) == "caf\xE9\n\xFF\xFE\nna\xC3\xAFve\n\xE2\x82\n");
}

TEST_CASE("text: list markers are the format's own, numbers the source's") {
    const std::vector<std::pair<std::string, std::string>> items = {
        {"• a", "- a"},
        {"•a", "- a"},
        {"- a", "- a"},
        {"* a", "- a"},
        {"– a", "- a"},
        {"-a", "- -a"},
        {"–a", "- –a"},
        {"*a", "- *a"},
        {"1. a", "1. a"},
        {"12) a", "12) a"},
        {"1.5 a", "- 1.5 a"},
        {"1.", ""},
        {"a", "- a"},
        {"▪ a", "- a"},
        {"•", ""},
        {"2023 a", "- 2023 a"},
        {"1234567890. a", "- 1234567890. a"},
        {"•\xC2\xA0 a", "- a"},
        {"5", "- 5"}};
    for (const auto& [item, want] : items) {
        CAPTURE(item);
        const std::string text = to_text(page_of({{item, Role::list_item}}));
        CHECK(text == (want.empty() ? want : want + "\n"));
    }
}

TEST_CASE("text: wraps, list items under their text") {
    const Document page = page_of({{"The river rose again and the town waited."},
                                   {"• Stay in until the water falls", Role::list_item},
                                   {"10. Call the town hall first", Role::list_item}});
    CHECK(to_text(page, {.wrap = 16}) ==
          "The river rose\nagain and the\ntown waited.\n\n- Stay in until\n  the water\n  falls\n"
          "10. Call the\n    town hall\n    first\n");
    for (std::size_t wrap = 1; wrap < 60; ++wrap) {
        const std::string text = to_text(page, {.wrap = wrap});
        CHECK(longest_line(text) <= std::max<std::size_t>(wrap, 9));
        std::string unwrapped = text;
        std::erase_if(unwrapped, [](char c) { return c == ' ' || c == '\n'; });
        std::string want = to_text(page);
        std::erase_if(want, [](char c) { return c == ' ' || c == '\n'; });
        CHECK(unwrapped == want);
    }
}

TEST_CASE("text: front matter is YAML that holds whatever the values hold") {
    Document page = page_of({{"It will be heavy."}});
    CHECK(to_text(page, {.front_matter = true}) == "It will be heavy.\n");
    using stet::MetadataKey;
    page.add_metadata(MetadataKey::title, "Rain: \"due\" # now\n---", "title/first");
    page.add_metadata(MetadataKey::title, "Rain", "title/second");
    page.add_metadata(MetadataKey::authors, "Ann Lee", "byline/by");
    page.add_metadata(MetadataKey::authors, "Bo\xE2\x80\xA8 \xFF", "byline/by");
    page.add_metadata(MetadataKey::authors, "Someone", "credit/x");
    CHECK(to_text(page, {.front_matter = true}) ==
          "---\ntitle: \"Rain: \\\"due\\\" # now\\n---\"\nauthors:\n  - \"Ann Lee\"\n"
          "  - \"Bo\\u2028 \xEF\xBF\xBD\"\n---\n\nIt will be heavy.\n");
    CHECK(to_text(page, {.roles = RoleSet{}, .front_matter = true}).ends_with("---\n"));
}

TEST_CASE("a format of one's own") {
    struct Counting final : stet::Format {
        void stretch(Canvas& out, const Stretch& stretch) override {
            out.line_break();
            out.raw(std::to_string(stretch.block) + (stretch.first ? ": " : "+ "));
            out.text(stretch.marker);
            out.text(stretch.ordered ? "#" : "");
            out.text(stretch.text);
        }
        void end(Canvas& out) override {
            out.blank_line();
            out.text("end");
        }
    };
    Document page = page_of({{"Rain is due. Join us! It rains."}, {"3. Wait", Role::list_item}});
    mark(page, "Join us!");
    Counting format;
    CHECK(stet::render(page, format) == "0: Rain is due.\n0+ It rains.\n1: 3.#Wait\n\nend\n");
}

TEST_CASE("formats by name") {
    const Document page = page_of({{"Rain is *due*."}});
    CHECK(stet::format_names() == std::vector<std::string_view>{"text", "markdown", "html", "json"});
    CHECK(*stet::render(page, "text") == to_text(page));
    CHECK(*stet::render(page, "markdown") == stet::to_markdown(page));
    CHECK(*stet::render(page, "html") == stet::to_html(page));
    CHECK(*stet::render(page, "json") == stet::to_json(page));
    const auto none = stet::render(page, "docx");
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == stet::ErrorCode::unknown_name);
    CHECK(none.error().detail == "no format is named \"docx\"; there are text, markdown, html, json");
}

TEST_CASE("text: a format that reads no runs is given one a stretch, and the same text") {
    struct Counting final : stet::Format {
        explicit Counting(bool reads) : reads_them(reads) {}
        void stretch(stet::Canvas& out, const stet::Stretch& of) override {
            runs += of.runs.size();
            std::string joined;
            for (const stet::Run& run : of.runs) joined += run.text;
            CHECK(joined == of.text);
            out.blank_line();
            out.text(of.text);
        }
        [[nodiscard]] bool reads_runs() const noexcept override { return reads_them; }
        bool reads_them;
        std::size_t runs = 0;
    };
    const auto page = stet::Document::from_html("<p>Rain <b>fell</b>\non the <a href='/q'>quay</a>.</p><p>And on.</p>");
    Counting all(true), none(false);
    CHECK(stet::render(*page, all) == stet::render(*page, none));
    CHECK(all.runs == 6);
    CHECK(none.runs == 2);
}
