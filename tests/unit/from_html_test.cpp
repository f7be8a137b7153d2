// Blocks from markup: what text stands where, and as what.
#include "support/catch.hpp"
#include "support/invariants.hpp"
#include "support/random_text.hpp"

#include <stet/stet.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

/// The blocks, a line each: role, level if it has one, text.
std::vector<std::string> blocks_of(std::string_view html) {
    const auto page = Document::from_html(html);
    REQUIRE(page);
    std::vector<std::string> blocks;
    for (const Block& block : page->blocks()) {
        const std::string level = block.level == 0 ? "" : std::to_string(block.level);
        blocks.push_back(std::string(to_string(block.role)) + level + ": " + std::string(page->text(block.span)));
    }
    return blocks;
}

using Blocks = std::vector<std::string>;

}  // namespace

TEST_CASE("roles come from elements") {
    CHECK(blocks_of("<h1>Ferry back</h1><p>It sails.</p><h3>Why</h3>") ==
          Blocks{"heading1: Ferry back", "paragraph: It sails.", "heading3: Why"});
    CHECK(blocks_of("<ul><li>one<li>two<ol><li>three</ol></ul><p>after") ==
          Blocks{"list_item1: one", "list_item1: two", "list_item2: three", "paragraph: after"});
    CHECK(blocks_of("<ul><li><p>first<p>second</ul>") == Blocks{"list_item1: first", "paragraph: second"});
    CHECK(blocks_of("<blockquote><p>So it goes.</p></blockquote><figure><img><figcaption>A <i>ferry</i></figcaption></figure>") ==
          Blocks{"quote: So it goes.", "caption: A ferry"});
    CHECK(blocks_of("<table><caption>Sailings</caption><tr><th>Day<th>Time<tr><td>Monday<td>9</table>") ==
          Blocks{"caption: Sailings", "table: Day", "table: Time", "table: Monday", "table: 9"});
    CHECK(blocks_of("<table><tr><td><p>A table for layout.</table>") == Blocks{"paragraph: A table for layout."});
    CHECK(blocks_of("<dl><dt>Ferry<dd>A boat</dl>") == Blocks{"paragraph: Ferry", "paragraph: A boat"});
}

TEST_CASE("blanks are as browsers show them") {
    CHECK(blocks_of("<p>\n  One\t two \r\n three  </p>") == Blocks{"paragraph: One two three"});
    CHECK(blocks_of("a<b> b</b>c <i>d </i> e") == Blocks{"paragraph: a bc d e"});
    CHECK(blocks_of("<pre>\n  if (a) {\n    b();\n  }\n</pre>") == Blocks{"code: if (a) {\n    b();\n  }"});
    CHECK(blocks_of("<p>Rain<br>Snow<br/>Hail</p>") == Blocks{"paragraph: Rain", "paragraph: Snow", "paragraph: Hail"});
    CHECK(blocks_of("<h2>Rain<br>and snow</h2>") == Blocks{"heading2: Rain and snow"});
    CHECK(blocks_of("<p>&nbsp;</p><p>&nbsp;x&nbsp;y&nbsp;</p>") == Blocks{"paragraph: x\u00A0y"});
    CHECK(blocks_of("<nav><a>News</a><a>Sport</a></nav>") == Blocks{"paragraph: News Sport"});
    CHECK(blocks_of("<p>a<wbr>b<span>c</span>d") == Blocks{"paragraph: abcd"});
}

TEST_CASE("line breaks part blocks: one for <br>, two for all else") {
    const auto page = Document::from_html("<p>a<br>b<br><br>c</p>d<br><p>e");
    REQUIRE(page);
    CHECK(page->source() == "a\nb\n\nc\n\nd\n\ne");
}

TEST_CASE("references are decoded, unknown ones are text") {
    CHECK(blocks_of("<p>Fish &amp; chips &#8211; 5&euro; AT&T &lt;b&gt;") == Blocks{"paragraph: Fish & chips – 5€ AT&T <b>"});
    CHECK(blocks_of("<p>a&#10;b&#32;c") == Blocks{"paragraph: a b c"});
}

TEST_CASE("what is no text is left out") {
    CHECK(blocks_of("<head><title>T</title><style>p{}</style></head><p>x<script>if (a < b) '</p>'</script>y"
                    "<!-- c --><template>t</template><svg><text>s</text></svg><iframe><p>i</iframe>"
                    "<select><option>o</select><textarea>t</textarea><video>v</video>z") == Blocks{"paragraph: xyz"});
    CHECK(blocks_of("<math><mi>x</mi><mo>=</mo><mn>1</mn></math>") == Blocks{"paragraph: x=1"});
}

TEST_CASE("how ruby's characters are read is left out") {
    CHECK(blocks_of("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>です") == Blocks{"paragraph: 漢字です"});
}

TEST_CASE("a caption as long as a story is none") {
    const std::string story(701, 'x');
    CHECK(blocks_of("<figcaption>" + story + "</figcaption><figcaption>A ferry") == Blocks{"paragraph: " + story, "caption: A ferry"});
}

TEST_CASE("noscript is text only where it holds the page") {
    CHECK(blocks_of("<p>The ferry is back after a week.</p><noscript><p>Switch scripts on.</noscript>") ==
          Blocks{"paragraph: The ferry is back after a week."});
    CHECK(blocks_of("<div>Loading</div><noscript><p>The ferry is back after a week of repairs to its gates.</p>"
                    "<p>It sails at nine.</p></noscript>") ==
          Blocks{"paragraph: Loading", "paragraph: The ferry is back after a week of repairs to its gates.",
                 "paragraph: It sails at nine."});
}

TEST_CASE("unclosed and misnested markup is read as browsers do") {
    CHECK(blocks_of("<p>one<p>two<div>three<p>four</div>five") ==
          Blocks{"paragraph: one", "paragraph: two", "paragraph: three", "paragraph: four", "paragraph: five"});
    CHECK(blocks_of("<b>bold<p>para</b> goes on</p>") == Blocks{"paragraph: bold", "paragraph: para goes on"});
    CHECK(blocks_of("<h2>head<h3>next</h2>text") == Blocks{"heading2: head", "heading3: next", "paragraph: text"});
    CHECK(blocks_of("<ul><li>a</div></span></p>b</ul>") == Blocks{"list_item1: a", "paragraph: b"});
    CHECK(blocks_of("</p></div></body></html><p>behind the end") == Blocks{"paragraph: behind the end"});
    CHECK(blocks_of("<svg><path><p>out of svg</p>") == Blocks{"paragraph: out of svg"});
    CHECK(blocks_of("<svg/><p>x</p><svg><circle/></svg><p>y") == Blocks{"paragraph: x", "paragraph: y"});
    CHECK(blocks_of("<table><tr><td>a<table><tr><td>b</table>c</table>d") ==
          Blocks{"table: a", "table: b", "table: c", "paragraph: d"});
    CHECK(blocks_of("").empty());
    CHECK(blocks_of("<p>cut off <a href='x") == Blocks{"paragraph: cut off"});
}

TEST_CASE("each block has its place in the page") {
    const std::string html = "<p>One &amp; <b>two</b></p>\n<p>three</p>";
    const auto page = Document::from_html(html);
    REQUIRE(page);
    REQUIRE(page->blocks().size() == 2);
    const auto in_page = [&](std::size_t i) {
        const Span span = page->blocks()[i].page;
        return html.substr(span.begin, span.size());
    };
    CHECK(in_page(0) == "One &amp; <b>two");
    CHECK(in_page(1) == "three");
}

TEST_CASE("a page of another encoding becomes UTF-8, and its blocks keep their place") {
    const std::string html = "<meta charset=windows-1252><p>Caf\xE9 \x96 ouvert</p><p>\x80 5";
    const auto page = Document::from_html(html);
    REQUIRE(page);
    REQUIRE(page->blocks().size() == 2);
    CHECK(page->source() == "Café – ouvert\n\n€ 5");
    const auto in_page = [&](std::size_t i) { return html.substr(page->blocks()[i].page.begin, page->blocks()[i].page.size()); };
    CHECK(in_page(0) == "Caf\xE9 \x96 ouvert");
    CHECK(in_page(1) == "\x80 5");

    const std::string utf8 = "\xEF\xBB\xBF<meta charset=windows-1252><p>Café";
    CHECK(Document::from_html(utf8)->source() == "Café");
    CHECK(utf8.substr(Document::from_html(utf8)->blocks()[0].page.begin) == "Café");
    const std::string decoded = "<meta charset=windows-1251><p>Café";
    CHECK(Document::from_html(decoded, {.charset = "utf-8"})->source() == "Café");
    CHECK(Document::from_html(decoded)->source() != "Café");
    CHECK(Document::from_html("<p>\x8B\x97", {.charset = "shift_jis"})->source() == "距");
}

TEST_CASE("any bytes are a page, and all invariants hold") {
    const Pipeline pipeline = Pipeline::standard();
    const std::vector<std::string> pieces = {
        "<p>",       "</p>",  "<div>",     "</div>",   "<b>",      "</b>",     "<a href=x>", "</a>",       "<table>", "<tr>",
        "<td>",      "<li>",  "<ul>",      "</ul>",    "<h1>",     "</h2>",    "<br>",       "<pre>",      "</pre>",  "<svg>",
        "</svg>",    "<math>", "<title>",  "</title>", "<script>", "</script>", "<!--",      "-->",        "&nbsp;",  "&#0;",
        "&",         "<",     ">",         "\n",       " ",        "word ",    "A sentence of words. ",    "<noscript>", "</noscript>",
        "<x-card>",  "</x-card>", "<button>", "<select>", "</select>", "<template>", "\xFF", "\u00A0", "\u200B", std::string(1, '\0'),
    };
    for (unsigned seed = 0; seed < 300; ++seed) {
        test::RandomText random(seed);
        const std::string html = seed % 5 == 0 ? random.bytes(400) : random.of(pieces, 80);
        auto page = Document::from_html(html);
        REQUIRE(page);
        REQUIRE(test::has_places(*page, html.size()));
        REQUIRE(test::broken_invariants(*page, pipeline) == std::vector<std::string>{});
    }
}

namespace {

/// What is around each block: its elements from the inner to the outer.
std::vector<std::string> elements_of(std::string_view html) {
    const auto page = Document::from_html(html);
    REQUIRE(page);
    const Markup& markup = page->markup();
    std::vector<std::string> all;
    for (const Block& block : page->blocks()) {
        std::string around;
        for (std::uint32_t i = block.element; i != 0; i = markup.elements[i].parent) {
            around.append(around.empty() ? "" : " < ").append(markup.view(markup.elements[i].about));
        }
        all.push_back(around);
    }
    return all;
}

/// What is marked up: kind, words, and address if it has one.
std::vector<std::string> inlines_of(std::string_view html, std::string_view url = {}) {
    const auto page = Document::from_html(html, {.url = url});
    REQUIRE(page);
    const Markup& markup = page->markup();
    std::vector<std::string> all;
    for (const Inline& each : markup.inlines) {
        std::string line = std::string(to_string(each.kind)) + ": " + std::string(page->text(each.span));
        if (!each.target.empty()) line += " -> " + markup.address(each.target);
        if (!each.alt.empty()) line.append(" (").append(markup.view(each.alt)).append(")");
        all.push_back(line);
    }
    return all;
}

}  // namespace

TEST_CASE("each block knows the elements around it, the innermost that holds all of it first") {
    CHECK(elements_of("<body class='dark  wide'><MAIN id=story><p>a <b>b</b></main><x-card role=note>c</x-card>") ==
          Blocks{"p < main #story < body .dark .wide", "x-card role=note < body .dark .wide"});
    CHECK(elements_of("<p><span class=by>By</span> Jane<p><span class=by>By <i>Jane</i></span>") == Blocks{"p", "span .by < p"});
    CHECK(elements_of("<a><div>one</div><div>two</div></a>") == Blocks{"div < a", "div < a"});
    CHECK(elements_of("<div style='color:red; display : none'>a</div><div hidden>b</div><div aria-hidden=true>c</div>"
                      "<div style=visibility:hidden itemprop='articleBody'>d") ==
          Blocks{"div hidden", "div hidden", "div aria-hidden", "div itemprop=articleBody hidden"});
    CHECK(elements_of("<div class='a&amp;b' class=c>x") == Blocks{"div .a&b"});
    CHECK(Document::from_text("plain")->markup().elements.empty());
}

TEST_CASE("words marked up and images keep their place") {
    CHECK(inlines_of("<p>One <a href=/x>two <b>three</b></a> <em>four <i>five</i></em> <code>6</code>", "https://a.example/n/1") ==
          Blocks{"link: two three -> https://a.example/x", "strong: three", "emphasis: four five", "code: 6"});
    CHECK(inlines_of("<a href=u><p>one<p>two</a> <a>no link</a>") == Blocks{"link: one -> u", "link: two -> u"});
    CHECK(inlines_of("<b>bold<p>para</b> plain") == Blocks{"strong: bold", "strong: para"});
    CHECK(inlines_of("<p><b>&nbsp;</b>x<i> y&nbsp;</i>") == Blocks{"emphasis: y"});
    CHECK(inlines_of("<base href='/img/'><figure><img src=a.png alt='A ferry'><figcaption>c</figcaption></figure>", "https://a.example/n/1") ==
          Blocks{"image:  -> https://a.example/img/a.png (A ferry)"});
    CHECK(inlines_of("<p>x<img src='data:image/gif;base64,R0' data-src=lazy.png><img width=1 src=dot.gif>"
                     "<img src='data:x' srcset=' s.png 1x, t.png 2x'><template><img src=t.png></template>") ==
          Blocks{"image:  -> lazy.png", "image:  -> s.png"});
    const auto page = Document::from_html("<p>a</p><img src=i.png><p>b");
    REQUIRE(page);
    REQUIRE(page->markup().inlines.size() == 1);
    CHECK(page->markup().inlines[0].span.begin == page->blocks()[1].span.begin);
}

TEST_CASE("what markup says of a document is checked and comes back from JSON") {
    const auto page = Document::from_html("<div id=x><p>One <a href='/u?a&amp;b'>two</a><img src=i.png alt='\"q\"'>", {.url = "https://a.example/"});
    REQUIRE(page);
    const std::string json = to_json(*page, {.document = true});
    const auto again = Document::from_json(json);
    REQUIRE(again);
    CHECK(to_json(*again, {.document = true}) == json);
    CHECK(again->markup().elements.size() == page->markup().elements.size());
    CHECK(again->markup().address(again->markup().inlines[0].target) == "https://a.example/u?a&b");
    CHECK(page->markup().stated_body.empty());

    const auto stating = Document::from_html("<script type=application/ld+json>{\"@type\": \"Article\", \"articleBody\": \"<p>One \\\"two\\\"\"}</script><p>One");
    REQUIRE(stating);
    CHECK(stating->markup().stated_body == " One \"two\"");
    const auto stating_again = Document::from_json(to_json(*stating, {.document = true}));
    REQUIRE(stating_again);
    CHECK(stating_again->markup().stated_body == stating->markup().stated_body);

    const auto refused = [](Markup markup, std::uint32_t element) {
        return Document::from_blocks("ab", {{.span = {0, 2}, .element = element}}, std::move(markup)).error().code == ErrorCode::bad_blocks;
    };
    CHECK(refused({}, 1));
    CHECK(refused({.elements = {{}, {1, {}}}}, 0));
    CHECK(refused({.elements = {{0, {0, 1}}}}, 0));
    CHECK(refused({.inlines = {{.span = {1, 3}}}}, 0));
    CHECK(refused({.inlines = {{.span = {1, 2}}, {.span = {0, 1}}}}, 0));
    CHECK(refused({.inlines = {{.span = {0, 1}, .target = {0, 1}}}}, 0));
    CHECK(refused({.text = "\xFF"}, 0));
}
