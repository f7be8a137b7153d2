// Markdown of HTML pages: what their markup says.
#include "render_cmark.hpp"
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
using stet::to_markdown;
using stet::test::bit;
using stet::test::Cmark;
using stet::test::emphasis_bits;
using stet::test::mark;
using stet::test::Marked;
using stet::test::marked_page;
using stet::test::read_html;
using stet::test::Seen;
using stet::test::seen_in;
using stet::test::Shown;

namespace {

std::string markdown(std::string_view html, std::size_t wrap = 0) {
    return to_markdown(read_html(html), {.roles = RoleSet::all(), .wrap = wrap});
}

}  // namespace

TEST_CASE("markdown: marks are read back where they were (cmark)") {
    if (!Cmark::is_there()) return;
    std::mt19937 random(7);
    for (const std::size_t wrap : {std::size_t{0}, std::size_t{1}, std::size_t{12}}) {
        const Marked marked = marked_page(random, 4000);
        const std::string written = to_markdown(marked.page, {.roles = RoleSet::all(), .wrap = wrap});
        const Seen seen = seen_in(Cmark::html(written));
        const auto& want = marked.want.text;
        CHECK(seen.images == marked.want.images);
        std::size_t same = 0;
        std::size_t wanted = 0;
        std::size_t emphasised = 0;
        std::size_t lost_code = 0;
        for (; same < std::min(seen.text.size(), want.size()); ++same) {
            const Shown& is = seen.text[same];
            const Shown& should = want[same];
            // Emphasis may be left out, and code that would make a definition; links may not, and nothing comes in.
            if (is.character != should.character || (is.marks & ~should.marks) != 0) break;
            if (((is.marks ^ should.marks) & bit(stet::InlineKind::link)) != 0) break;
            lost_code += ((is.marks ^ should.marks) & bit(stet::InlineKind::code)) != 0 ? 1U : 0U;
            wanted += (should.marks & emphasis_bits) != 0 ? 1U : 0U;
            emphasised += (is.marks & emphasis_bits) != 0 ? 1U : 0U;
        }
        std::string around;
        for (std::size_t at = same < 20 ? 0 : same - 20; at < std::min(same + 20, want.size()); ++at) around += want[at].character;
        INFO("wrap " << wrap << ", differs within " << around);
        CHECK(same == want.size());
        CHECK(seen.text.size() == want.size());
        INFO(emphasised << " of " << wanted << " characters are emphasised");
        CHECK(3 * emphasised > 2 * wanted);
        CHECK(1000 * lost_code < want.size());
    }
}

TEST_CASE("markdown: links, emphasis, code and images") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<p>See <a href=b.html>this [x] page</a>!<a href='#n'>2</a>",
         "See [this \\[x\\] page](https://a.example/x/b.html)\\![2](https://a.example/x/y.html#n)"},
        {"<p><a href='/a_(b)?c=1&amp;amp;d'>x</a>", "[x](https://a.example/a_\\(b\\)?c=1&amp;amp;d)"},
        {"<p><a href='javascript:x'>x</a> <a href='//b.example/ &lt;y&gt;'>y</a>",
         "x [y](https://b.example/%20%3Cy%3E)"},
        {"<p>One <b>bold <i>both</i></b> and <i>more <b>again</b></i>", "One **bold *both*** and *more **again***"},
        {"<p>a <b> b </b><i> c</i>, <b>d</b> <b>e</b>", "a **b** *c*, **d e**"},
        {"<p><b>All</b>", "**All**"},
        {"<p><b><a href=l>Link</a></b> <a href=l><b>Link</b></a>",
         "**[Link](https://a.example/x/l) [Link](https://a.example/x/l)**"},
        {"<p><code>a`b</code>, <code>``</code>, <b><code>*x*</code></b>", "``a`b``, ``` `` ```, **`*x*`**"},
        {"<h2>A <i>word</i></h2>", "## A *word*"},
        {"<ul><li>A <b>word</b></ul>", "- A **word**"},
        {"<p><img src=a.png alt='A [b] *c*\nd'>Words <img src=b.png>here",
         "![A \\[b\\] \\*c\\* d](https://a.example/x/a.png)\n\nWords![](https://a.example/x/b.png) here"},
        {"<figure><img src=a.png><figcaption>A <i>b</i> <b>c</b></figcaption></figure>",
         "![](https://a.example/x/a.png)\n\n*A b **c***"},
        {"<ul><li><img src=a.png>one</ul>", "- ![](https://a.example/x/a.png)one"},
    };
    for (const auto& [html, want] : cases) CHECK(markdown(html) == want + "\n");
}

TEST_CASE("markdown: emphasis that would not be read is left out, its words are not") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<p>in<b>tr</b>a and in<i>tr</i>a", "in**tr**a and in*tr*a"},
        {"<p><b>Note:</b>words", "Note:words"},
        {"<p>words<b>(so)</b>", "words(so)"},
        {"<p>«<b>so</b>», “<i>so</i>”. <i>So.</i> So", "«**so**», “*so*”. *So.* So"},
        {"<p>雨<b>が</b>降る", "雨**が**降る"},
        {"<p>a\x01<b>(b)</b> a\xE2\x80\xA8<b>(b)</b>", "a\x01(b) a **(b)**"},
        {"<p>1<b>. No list</b>", "1\\. No list"},
        {"<p>x<b><code>a</code></b><i><code>b</code></i>y", "x`ab`y"},
    };
    for (const auto& [html, want] : cases) CHECK(markdown(html) == want + "\n");
}

TEST_CASE("markdown: lines that br parts") {
    CHECK(markdown("<p>Roses<br>- red\\<br><b>x</b><p>so on") == "Roses\\\n\\- red\\\\\\\n**x**\n\nso on\n");
    CHECK(markdown("<blockquote>a<br>b<p>c</blockquote><ul><li>d<br>e<li>f</ul>") ==
          "> a\\\n> b\n>\n> c\n\n- d\\\n  e\n\n- f\n");
}

TEST_CASE("markdown: lists nest, number and hold paragraphs") {
    CHECK(markdown("<ol><li>one<p>more<ul><li>sub<li>sub 2</ul><li>two<ol><li>deep</ol></ol>") ==
          "1. one\n\n   more\n\n   - sub\n   - sub 2\n2. two\n   1. deep\n");
    CHECK(markdown("<ol><li>one<h3>Head</h3><li>two</ol>") == "1. one\n\n### Head\n\n2. two\n");
}

TEST_CASE("markdown: tables") {
    CHECK(markdown("<p>x<table><tr><th><th>A<th>B|b</tr><tr><td>r<td><b>1</b><td>2<br>3</tr>"
                   "<tr><td>s<td><code>|</code><td>#</tr></table><p>y") ==
          "x\n\n| | A | B\\|b |\n| --- | --- | --- |\n| r | **1** | 2 3 |\n| s | `\\|` | \\# |\n\ny\n");
    CHECK(markdown("<table><tr><td>a<td>b<tr><td>c<td>d</table><table><tr><td>e<td>f<tr><td>g<td>h</table>", 4) ==
          "| | |\n| --- | --- |\n| a | b |\n| c | d |\n\n| | |\n| --- | --- |\n| e | f |\n| g | h |\n");
    CHECK(markdown("<table><tr><td>left<tr><td>below</table>") == "left\n\nbelow\n");
    CHECK(markdown("<table><tr><td>a<td><ul><li>b</ul><tr><td>c<td>d</table>") == "a\n\n- b\n\nc\n\nd\n");
}

TEST_CASE("markdown: what is cut takes its markup and images with it") {
    Document page = read_html("<p><a href=a>The river <b>rose. Sign</b> <img src=i.png>up! The <i>town</i> waited.</a>");
    mark(page, "Sign up!");
    CHECK(to_markdown(page) ==
          "[The river **rose.**](https://a.example/x/a) [The *town* waited.](https://a.example/x/a)\n");
}

TEST_CASE("markdown: wrapped lines keep their marks") {
    CHECK(markdown("<p>The <b>river rose and</b> <a href=/a>the town waited</a> <code>a b c d e</code> long", 12) ==
          "The **river\nrose and**\n[the town\nwaited](https://a.example/a)\n`a b c d e`\nlong\n");
}
