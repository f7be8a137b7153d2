#include "render_marked.hpp"
#include "render_pages.hpp"

#include <stet/render.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using stet::Document;
using stet::Role;
using stet::RoleSet;
using stet::to_html;
using stet::test::Line;
using stet::test::mark;
using stet::test::page_of;
using stet::test::read_html;

namespace {

std::string html(std::string_view markup) { return to_html(read_html(markup), {.roles = RoleSet::all()}); }
std::string html_of(const std::vector<Line>& lines) { return to_html(page_of(lines), {.roles = RoleSet::all()}); }

}  // namespace

TEST_CASE("html: each role has its element") {
    CHECK(html_of({{"Rain is due", Role::title},
                   {"By Ann Lee", Role::byline},
                   {"What to do", Role::heading},
                   {"Deep", Role::heading, 9},
                   {"• Stay in", Role::list_item, 1},
                   {"Keep dry", Role::list_item, 2},
                   {"2) Wait", Role::list_item, 1},
                   {"Water is patient.", Role::quote},
                   {"So are we.", Role::quote},
                   {"A wet street", Role::caption},
                   {"if (rain)\n    stay();", Role::code},
                   {"a < b", Role::code},
                   {"Day Rain\nMon 12", Role::table},
                   {"Tue 40", Role::table},
                   {"It ends."}}) ==
          "<h1>Rain is due</h1>\n<p>By Ann Lee</p>\n<h2>What to do</h2>\n<h6>Deep</h6>\n"
          "<ul>\n<li>Stay in\n<ul>\n<li>Keep dry</li>\n</ul></li>\n<li>2) Wait</li>\n</ul>\n"
          "<blockquote>\n<p>Water is patient.</p>\n<p>So are we.</p>\n</blockquote>\n"
          "<figure>\n<figcaption>A wet street</figcaption>\n</figure>\n"
          "<pre><code>if (rain)\n    stay();\na &lt; b</code></pre>\n"
          "<p>Day Rain<br>\nMon 12<br>\nTue 40</p>\n<p>It ends.</p>\n");
    CHECK(to_html(Document()).empty());
}

TEST_CASE("html: links, emphasis, code, images and lines are kept") {
    CHECK(html("<p>One <b>bold <i>both</i></b>, <a href='/b?x=1&amp;y=\"2\"'>a link</a> <code>a&lt;b</code>") ==
          "<p>One <strong>bold <em>both</em></strong>, <a href=\"https://a.example/b?x=1&amp;y=%222%22\">a link</a> "
          "<code>a&lt;b</code></p>\n");
    CHECK(html("<p><img src=i.png alt='\"><script>'>Words <img src=j.png> more") ==
          "<p><img src=\"https://a.example/x/i.png\" alt=\"&quot;&gt;&lt;script&gt;\"></p>\n"
          "<p>Words<img src=\"https://a.example/x/j.png\" alt=\"\"> more</p>\n");
    CHECK(html("<p>Roses<br>are red<p>and so on") == "<p>Roses<br>\nare red</p>\n<p>and so on</p>\n");
    CHECK(html("<figure><img src=f.jpg><figcaption>A <i>street</i><br>at night</figcaption></figure>") ==
          "<figure>\n<img src=\"https://a.example/x/f.jpg\" alt=\"\">\n<figcaption>A <em>street</em><br>\nat "
          "night</figcaption>\n</figure>\n");
}

TEST_CASE("html: what overlaps is nested, and never opened twice") {
    const auto overlapping = [](std::vector<stet::Inline> inlines) {
        stet::Markup markup;
        markup.elements.emplace_back();
        markup.text = "/a";
        markup.inlines = std::move(inlines);
        auto page = Document::from_blocks("abcdefgh", {stet::Block{.span = {0, 8}}}, std::move(markup));
        REQUIRE(page);
        page->resolve();
        return to_html(*page);
    };
    using enum stet::InlineKind;
    CHECK(overlapping({{{0, 4}, strong}, {{2, 6}, emphasis}}) ==
          "<p><strong>ab<em>cd</em></strong><em>ef</em>gh</p>\n");
    CHECK(overlapping({{{0, 4}, strong}, {{2, 6}, link, {0, 2}}, {{2, 8}, emphasis}, {{3, 7}, code}}) ==
          "<p><strong>ab<em><a href=\"/a\">c<code>d</code></a></em></strong><em><a href=\"/a\"><code>ef</code></a>"
          "<code>g</code>h</em></p>\n");
    CHECK(html("<p>\xE2<b>\x80\x9D x</b>") == "<p>\xE2\x80\x9D <strong>x</strong></p>\n");
    CHECK(overlapping({{{0, 6}, code}, {{2, 4}, strong}, {{2, 2}, strong}, {{5, 5}, image, {0, 2}, {0, 2}}}) ==
          "<p><code>ab</code><strong><code>cd</code></strong><code>e</code><img src=\"/a\" alt=\"/a\"><code>f</code>gh</p>\n");
}

TEST_CASE("html: all text is there, marked up as it was, and is no markup itself") {
    std::mt19937 random(3);
    const stet::test::Marked marked = stet::test::marked_page(random, 4000);
    for (const std::size_t wrap : {0U, 1U, 30U}) {
        const stet::test::Seen seen = stet::test::seen_in(to_html(marked.page, {.roles = RoleSet::all(), .wrap = wrap}));
        const bool same = std::ranges::equal(seen.text, marked.want.text, [](const auto& a, const auto& b) {
            return a.character == b.character && a.marks == b.marks;
        });
        CHECK(same);
        CHECK(seen.images == marked.want.images);
    }
}

TEST_CASE("html: lists nest as in the page") {
    CHECK(html("<ol><li>one<p>more of one<ul><li>sub<li>sub 2</ul><li>two<br>lines</ol><ul><li>other</ul>") ==
          "<ol>\n<li>one\n<p>more of one</p>\n<ul>\n<li>sub</li>\n<li>sub 2</li>\n</ul></li>\n<li>two<br>\nlines</li>\n"
          "</ol>\n<ul>\n<li>other</li>\n</ul>\n");
}

TEST_CASE("html: tables have their cells, layouts are paragraphs") {
    CHECK(html("<table><tr><th><th>A<th>B</tr><tr><th>r<td>1<td>2<br>3</tr><tr><th>s<td>4<td>5</table><p>x") ==
          "<table>\n<tr><td></td><th>A</th><th>B</th></tr>\n<tr><th>r</th><td>1</td><td>2<br>\n3</td></tr>\n"
          "<tr><th>s</th><td>4</td><td>5</td></tr>\n</table>\n<p>x</p>\n");
    CHECK(html("<table><tr><td>left<td>right</table>") == "<p>left</p>\n<p>right</p>\n");
    CHECK(html("<table><tr><td>a<td>b<tr><td><h2>c</h2>d<td>e</table>") ==
          "<p>a</p>\n<p>b</p>\n<h2>c</h2>\n<p>d</p>\n<p>e</p>\n");
    Document page = read_html("<table><tr><td>a<td>b<tr><td>c<td>d</table>");
    mark(page, "c");
    CHECK(to_html(page) == "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td></td><td>d</td></tr>\n</table>\n");
}

TEST_CASE("html: nothing in it can run") {
    const std::vector<std::string> addresses = {"javascript:alert(1)",
                                                "JaVaScRiPt:alert(1)",
                                                " javascript:alert(1)",
                                                "java\tscript:alert(1)",
                                                "java&#10;script:alert(1)",
                                                "java&NewLine;script&colon;alert(1)",
                                                "&#1;javascript:alert(1)",
                                                "&#x1f;javascript:alert(1)",
                                                "\x01javascript:alert(1)",
                                                "java\x7Fscript:alert(1)",
                                                "&#106;avascript&#58;alert(1)",
                                                "data:text/html,<script>alert(1)</script>",
                                                "DATA:text/html;base64,PHNjcmlwdD4=",
                                                "vbscript:msgbox(1)",
                                                "view-source:x",
                                                "file:///etc/passwd",
                                                "blob:https://a.example/1",
                                                "x y:z",
                                                ""};
    for (const std::string& address : addresses) {
        INFO(address);
        const Document page = read_html("<p>a <a href=\"" + address + "\">b</a> c <img src=\"" + address + "\"> d");
        Document bare = page;
        for (const std::string_view base : {"https://a.example/x/", "javascript:a", ""}) {
            stet::Markup markup = page.markup();
            markup.base = base;
            auto other = Document::from_blocks(std::string(page.source()), {page.blocks().begin(), page.blocks().end()}, markup);
            REQUIRE(other);
            other->resolve();
            const std::string shown = to_html(*other);
            for (const std::string_view never : {"script:", "data:", "DATA:", "file:", "blob:", "view-source:"}) {
                CHECK(shown.find(never) == shown.npos);
            }
            const bool is_bare = shown.find("<a") == shown.npos;
            CHECK((is_bare || shown.find("<a href=\"https://a.example/x/") != shown.npos));
        }
    }
    CHECK(html_of({{"<script>alert(1)</script> &lt; \"'` \xC3<b>"}}) ==
          "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &quot;'` \xEF\xBF\xBD&lt;b&gt;</p>\n");
    // Metadata could hold anything.
    Document page = page_of({{"Words"}});
    page.add_metadata(stet::MetadataKey::title, "<script>", "test");
    CHECK(to_html(page, {.front_matter = true}) == "<p>Words</p>\n");
}

TEST_CASE("html: addresses cannot make it many times as long as the page") {
    const std::string far = "https://a.example/" + std::string(50'000, 'x');
    std::string markup = "<a href='" + far + "'>";
    for (int i = 0; i < 20'000; ++i) markup += "<p>w";
    const std::string shown = html(markup);
    CHECK(shown.size() < 30 * markup.size() + 2'000'000);
    CHECK(shown.find(far) != shown.npos);
}
