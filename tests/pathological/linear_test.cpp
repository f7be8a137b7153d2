// Pages made to hurt. Time must grow linearly: what is four times as long may take eight times as
// long at most (noise is allowed for, the square's sixteen times are not), and nothing may take
// minutes.
#include <stet/stet.hpp>

#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/random_text.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

using namespace stet;
using namespace stet::test;

namespace {

using Seconds = std::chrono::duration<double>;

// Below this a clock measures the machine, not the work.
constexpr Seconds too_short{0.004};
constexpr Seconds longest{is_sanitized ? 60.0 : 6.0};
constexpr double worst_ratio = 8;

/// The processor's time, so that a busy machine does not make it longer.
template <class Work>
Seconds time_of(Work&& work) {
    const std::clock_t before = std::clock();
    work();
    return Seconds(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
}

/// The best of three for `make(size)`, or of fewer where one takes long.
template <class Make, class Work>
Seconds best_of(Make&& make, std::size_t size, Work&& work) {
    Seconds best = longest * 100;
    for (int round = 0; round < 3; ++round) {
        auto input = make(size);
        best = std::min(best, time_of([&] { work(std::move(input)); }));
        if (best > Seconds(0.5)) break;
    }
    return best;
}

/// The work on inputs of `size` and of four times that must be linear. Up to three attempts, for a
/// noisy machine.
template <class Make, class Work>
void is_linear(std::string_view what, Make&& make, std::size_t size, Work&& work) {
    INFO(what);
    double ratio = 0;
    Seconds small{};
    Seconds large{};
    for (int attempt = 0; attempt < 3; ++attempt) {
        small = best_of(make, size, work);
        large = best_of(make, 4 * size, work);
        ratio = large / std::max(small, too_short);
        if (ratio < worst_ratio || large > Seconds(3)) break;  // noise is not that long
    }
    INFO("size " << size << " took " << small.count() << " s, four times that " << large.count()
                 << " s");
    // A cache or a heap that is outgrown makes one step dear, once; what is not linear is so at the next step as well.
    if (ratio >= worst_ratio && large < Seconds(0.5)) ratio = best_of(make, 16 * size, work) / large;
    CHECK(ratio < worst_ratio);
    CHECK(large < longest);
}

/// From the bytes to text and back: all that a user does with a page.
void clean_all(std::string text) {
    auto page = Document::from_text(std::move(text));
    if (!page) return;
    const Report report = Pipeline::standard().run(*page);
    (void)report;
    RenderOptions wrapped;
    wrapped.wrap = 72;
    wrapped.front_matter = true;
    JsonOptions json;
    json.pieces = true;
    const std::size_t written =
        to_text(*page, wrapped).size() + to_markdown(*page).size() + to_json(*page, json).size();
    if (written == 0) throw "nothing was written";
}

std::string repeated(std::string_view text, std::size_t bytes) {
    std::string all;
    all.reserve(bytes + text.size());
    while (all.size() < bytes) all += text;
    return all;
}

/// Pages of `size` bytes.
void page_is_linear(std::string_view what, const std::function<std::string(std::size_t)>& make,
                    std::size_t size) {
    is_linear(what, make, size, clean_all);
}
void repeats_are_linear(std::string_view text, std::size_t size = 250'000) {
    page_is_linear(
        text.substr(0, 60), [&](std::size_t bytes) { return repeated(text, bytes); }, size);
}

constexpr std::size_t shrink = is_sanitized ? 8 : 1;

/// Numbered lines, so that no two are alike.
std::string numbered(std::size_t bytes, const std::function<std::string(std::string)>& line) {
    std::string all;
    for (std::size_t i = 0; all.size() < bytes; ++i) all += line(std::to_string(i)) + '\n';
    return all;
}

}  // namespace

TEST_CASE("a line of 64 MB") {
    std::string text =
        repeated("The ferry stayed in port on Monday because of the storm. ", 64'000'000 / shrink);
    const Seconds time = time_of([&] { clean_all(std::move(text)); });
    INFO(time.count() << " s");
    CHECK(time < 3 * longest);
}

TEST_CASE("many lines") {
    page_is_linear(
        "5 million empty lines", [](std::size_t n) { return std::string(n, '\n'); },
        1'250'000 / shrink);
    page_is_linear(
        "empty lines, CRLF", [](std::size_t n) { return repeated("\r\n", n); }, 1'000'000 / shrink);
    page_is_linear(
        "a million lines of a word",
        [](std::size_t n) { return numbered(n, [](std::string i) { return "w" + i; }); },
        500'000 / shrink);
    page_is_linear(
        "a million times the same line", [](std::size_t n) { return repeated("Same line\n", n); },
        1'000'000 / shrink);
    page_is_linear(
        "the same paragraph",
        [](std::size_t n) {
            return repeated(
                "The ferry stayed in port on Monday because the storm had not passed by noon.\n",
                n);
        },
        1'000'000 / shrink);
    page_is_linear(
        "two alternating lines", [](std::size_t n) { return repeated("Rain\nSnow\n", n); },
        500'000 / shrink);
}

TEST_CASE("the words of the rules, over and over") {
    repeats_are_linear("subscribe ", 2'500'000 / shrink);
    repeats_are_linear("subscribe\n");
    repeats_are_linear("Subscribe to our newsletter. ");
    repeats_are_linear("Subscribe to our newsletter.\n");
    repeats_are_linear("sign up for our free daily newsletter ", 2'500'000 / shrink);
    repeats_are_linear("Don't miss\nRain is due in the north\n");
    repeats_are_linear("Related Stories\nStorm closes harbour again\n2 hours ago\n");
    repeats_are_linear("Read more\nRead more\nRain\n");
    repeats_are_linear(
        "Support our work\nWe need your help to go on with our journalism, so that all readers may "
        "have it.\n");
    repeats_are_linear("Comments\nJane Doe\n2 hours ago\nI think so too.\nReply\n");
    repeats_are_linear("Home\nNews\nSport\n");
    // Every literal and proof of every rule, one behind the other.
    const Rules rules = Rules::builtin();
    std::string lines;
    std::string sentences;
    for (const Rule& rule : rules.all()) {
        for (const std::string& literal : rule.any) {
            lines += literal + '\n';
            sentences += literal + ' ';
        }
        for (const std::string& text : rule.match) lines += text + '\n';
    }
    repeats_are_linear(lines);
    repeats_are_linear(sentences);
}

TEST_CASE("sentences") {
    const std::string plea = "Subscribe to our newsletter now";
    page_is_linear(
        "a plea that never ends", [&](std::size_t n) { return plea + repeated(" and so on", n); },
        500'000);
    page_is_linear(
        "a plea and closing quotes",
        [&](std::size_t n) { return plea + "." + std::string(n, '"'); }, 500'000);
    page_is_linear(
        "short sentences", [&](std::size_t n) { return plea + ". " + repeated("I do. ", n); },
        500'000);
    page_is_linear(
        "abbreviations", [&](std::size_t n) { return plea + " " + repeated("Mr. U.S. ", n); },
        250'000);
    page_is_linear(
        "Chinese sentences", [&](std::size_t n) { return plea + repeated("下雨。", n); }, 500'000);
}

TEST_CASE("full stops without a blank") {
    const std::string plea = "Subscribe to our newsletter now";
    page_is_linear(
        "a plea and full stops", [&](std::size_t n) { return plea + std::string(n, '.'); }, 25'000);
    page_is_linear(
        "a plea and letters and full stops",
        [&](std::size_t n) { return plea + repeated("a.", n); }, 25'000);
    page_is_linear(
        "glued sentences", [&](std::size_t n) { return plea + "." + repeated("Rain.", n); },
        50'000);
    page_is_linear(
        "a plea and closers", [&](std::size_t n) { return plea + repeated(".\")", n); }, 250'000);
}

TEST_CASE("marks and signs") {
    for (const auto* sign : {"\"",      "“",         "(",      ")",      "[",      "]",
                             "•",       "• ",        "- ",     "-",      "*",      "1. ",
                             "1",       ".",         "!",      "…",      "|",      "/",
                             "' ",      "「",        "\u200B", "\u00A0", "\uFEFF", "\u0301",
                             "e\u0301", "😀",         "->",     "()",     "[…]",    "2 hours ago ",
                             "3:36 ",   "http://a ", "#",      "&amp;"}) {
        repeats_are_linear(sign);
        repeats_are_linear(std::string(sign) + "\n", 100'000);
    }
}

TEST_CASE("bytes that are no text") {
    repeats_are_linear(std::string(1, '\0'));
    repeats_are_linear("\xff");
    repeats_are_linear("\xc0\xaf");          // an overlong slash
    repeats_are_linear("\xe0\x80\xaf");
    repeats_are_linear("\xed\xa0\x80");      // a surrogate
    repeats_are_linear("\xf4\x90\x80\x80");  // above U+10FFFF
    repeats_are_linear("\xe2\x80");          // the beginning of a line separator
    repeats_are_linear("\xc2");
    repeats_are_linear("a\x80");
    page_is_linear(
        "random bytes", [](std::size_t n) { return RandomText(1).bytes(n); }, 500'000 / shrink);
    page_is_linear(
        "random text", [](std::size_t n) { return RandomText(2).mixed(n / 4); }, 250'000 / shrink);
}

TEST_CASE("text that patterns stumble over") {
    for (const auto* text :
         {"a a a a a a a a a a ", "aaaaaaaaaaaaaaaaaaaa", "subscribe a subscribe ", "by by by by ",
          "sign up sign up for for ", "read more read more: ", "copyright © 2023 © 2023 ",
          "all rights all rights reserved ", "share on share on ", "follow us on on on ",
          "photo photo by by ", "published published on 1 1 1 "}) {
        repeats_are_linear(text);
        // Lines as long as a pattern may see.
        repeats_are_linear(repeated(text, 190) + "\n");
        repeats_are_linear(repeated(text, 1900) + "\n");
    }
}

TEST_CASE("every role over and over, each line another") {
    const auto lines_are_linear = [](std::string_view what,
                                     const std::function<std::string(std::string)>& line) {
        page_is_linear(what, [&](std::size_t n) { return numbered(n, line); }, 480'000 / shrink);
    };
    lines_are_linear("agencies",
                     [](const std::string& i) { return "With files from Agency " + i; });
    lines_are_linear("dates", [](const std::string& i) { return "20 March " + i; });
    lines_are_linear("ages", [](const std::string& i) { return i + " hours ago"; });
    lines_are_linear("bylines", [](const std::string& i) {
        return "By Jane" + std::string(1, static_cast<char>('A' + i.back() % 26)) + " Doe";
    });
    lines_are_linear("captions", [](const std::string& i) {
        return "The quay on Monday " + i + " (AP Photo/Jane Doe)";
    });
    lines_are_linear("items", [](const std::string& i) { return "• item " + i; });
    lines_are_linear("numbers", [](const std::string& i) { return i + ". item"; });
    lines_are_linear("headlines",
                     [](const std::string& i) { return "Storm closes harbour for day " + i; });
    lines_are_linear("headlines with ages", [](const std::string& i) {
        return "Storm closes harbour for day " + i + "\n" + i + " hours ago";
    });
    lines_are_linear("a live blog", [](const std::string& i) {
        return "3:36 pm\nStorm closes harbour for day " + i +
               "\nBy Jane Doe\nThe ferry stayed in port on day " + i +
               " because the storm had not passed by noon.";
    });
    lines_are_linear("quotes", [](const std::string& i) {
        return "\"The ferry stayed in port on day " + i + "\"";
    });
    lines_are_linear("sections",
                     [](const std::string& i) { return "WorldLeaders meet for day " + i; });
    lines_are_linear("captions and their copies", [](const std::string& i) {
        return "The quay on day " + i + "\nThe quay on day " + i + " (Reuters)";
    });
    lines_are_linear("hard-wrapped lines", [](const std::string& i) {
        return "the ferry stayed in port on day " + i + " because the storm had not passed by";
    });
    lines_are_linear("lines that grow",
                     [](const std::string& i) { return std::string(i.size() * 100, 'x'); });
}

TEST_CASE("sizes between which a block changes its treatment") {
    for (const std::size_t size :
         {7'999U, 8'000U, 8'001U, 16'000U, 31'999U, 32'000U, 32'001U, 40'000U}) {
        for (const auto* text : {"subscribe to us now and ", "read more. ", "新闻", "x"}) {
            auto page = Document::from_text(repeated(text, size));
            Pipeline::standard().run(*page);
            CHECK(page->pieces().size() >= 1);
        }
    }
}

TEST_CASE("marks by hand, many on one block and many on many") {
    const auto marked = [](std::size_t count) {
        auto page = Document::from_text(repeated("word ", count));
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t size = static_cast<std::uint32_t>(page->source().size()) - 1;
            page->add_mark({{i / 2, size - i / 2},
                            Verdict::cut,
                            static_cast<Label>(i % label_count),
                            static_cast<Reach>(i % 3),
                            0,
                            OriginId{}});
        }
        return *page;
    };
    is_linear("1e5 nested marks on one block", marked, 25'000 / shrink, [](Document page) {
        page.resolve();
        Pipeline::standard().run(page);
        (void)to_text(page).size();
    });
    const auto scattered = [](std::size_t count) {
        auto page = Document::from_text(repeated("word\n", count * 5));
        for (std::uint32_t i = 0; i < count; ++i) {
            page->add_mark(
                {{i * 5, i * 5 + 40}, Verdict::cut, Label::share, Reach::line, 0, OriginId{}});
        }
        return *page;
    };
    is_linear("a mark a block, each over eight", scattered, 25'000 / shrink, [](Document page) {
        page.resolve();
        Pipeline::standard().run(page);
        (void)to_text(page).size();
    });
}

TEST_CASE("marks over all the page, as many as it has blocks") {
    const auto marked = [](std::size_t count) {
        auto page = Document::from_text(repeated("word\n", count * 5));
        for (std::size_t i = 0; i < count; ++i) {
            page->add_mark({{0, static_cast<std::uint32_t>(page->source().size())},
                            Verdict::cut,
                            Label::share,
                            Reach::run,
                            0,
                            OriginId{}});
        }
        return *page;
    };
    is_linear("marks over all the page", marked, 10'000 / shrink,
              [](Document page) { Pipeline::standard().run(page); });
}

TEST_CASE("metadata without end") {
    const auto lines_are_linear = [](std::string_view what,
                                     const std::function<std::string(std::string)>& line) {
        page_is_linear(what, [&](std::size_t n) { return numbered(n, line); }, 400'000);
    };
    lines_are_linear("addresses", [](const std::string& i) { return "https://example.com/" + i; });
    lines_are_linear("credits",
                     [](const std::string& i) { return "Additional reporting by Jane Doe" + i; });
    const auto values = [](std::size_t count) {
        std::string json =
            R"({"stet":1,"source":"a","blocks":[{"begin":0,"end":1,"role":"paragraph"}],"marks":[],"entries":[],)"
            R"("metadata":{"title":{"value":"t","origin":"title/x","others":[)";
        for (std::size_t i = 0; i < count; ++i)
            json +=
                (i == 0 ? "" : ",") + (R"({"value":"v)" + std::to_string(i) + R"(","origin":"o"})");
        return json + "]}}}";
    };
    REQUIRE(Document::from_json(values(3)).has_value());
    is_linear("many metadata values", values, 10'000,
              [](const std::string& json) { (void)Document::from_json(json).has_value(); });
}

TEST_CASE("documents as JSON") {
    const auto pages = [](std::size_t count) {
        auto page = Document::from_text(
            repeated("Subscribe to our newsletter.\nThe ferry stayed in port.\n", count));
        Pipeline::standard().run(*page);
        JsonOptions options;
        options.document = true;
        return to_json(*page, options);
    };
    is_linear("a long page", pages, 200'000 / shrink,
              [](const std::string& json) { (void)Document::from_json(json).has_value(); });
}

TEST_CASE("HTML made to hurt") {
    const auto html_is_linear = [](std::string_view what, const std::function<std::string(std::size_t)>& make,
                                   std::size_t size) {
        is_linear(what, make, size / shrink, [](const std::string& html) {
            if (!Document::from_html(html)) throw "no page";
        });
    };
    const auto repeats = [&](std::string_view piece, std::size_t size = 1'000'000) {
        html_is_linear(piece.substr(0, 60), [=](std::size_t n) { return repeated(piece, n); }, size);
    };
    for (const std::string_view tag : {"<div>", "<p>", "<b>", "<a>", "<x>", "<li>", "<ul><li>", "<table><tr><td>", "<svg>", "<button>",
                                       "</b>", "</x>", "</p>", "</>", "<br>", "<![CDATA[]]>", "<svg><![CDATA[]]>", "<template>"}) {
        repeats(tag);
    }
    repeats("<");
    repeats("&");
    repeats("&a");
    repeats("<!--");
    repeats("--!");
    repeats("<script>");
    repeats("<script><!--<script>");
    repeats("<title>");
    repeats("<a b='");
    repeats("a\n");
    repeats("&#38;");
    repeats("&nbsp;");
    repeats("<noscript>");
    html_is_linear("one tag of attributes", [](std::size_t n) { return "<a " + repeated("b=c ", n) + ">x"; }, 1'000'000);
    html_is_linear("one attribute", [](std::size_t n) { return "<a b='" + std::string(n, 'c') + "'>x"; }, 1'000'000);
    html_is_linear("a stated article of tags that do not end", [](std::size_t n) {
        return "<script type=application/ld+json>{\"@type\": \"Article\", \"articleBody\": \"" + repeated("<a ", n) + "\"}</script>x";
    }, 1'000'000);
    html_is_linear("one number", [](std::size_t n) { return "&#" + std::string(n, '1') + ";x"; }, 1'000'000);
    for (const std::string_view piece : {"</b>", "</x>", "</li>", "</td>", "<p>", "<li>", "<b>x</b>"}) {
        html_is_linear("a tower, and " + std::string(piece), [=](std::size_t n) {
            return "<b><li><td>" + repeated("<i><div><y>", 20'000) + repeated(piece, n);
        }, 400'000);
    }
}

TEST_CASE("what pages say of themselves, over and over") {
    const auto page_is_linear = [](std::string_view what, const std::function<std::string(std::size_t)>& make, std::size_t size = 400'000) {
        is_linear(what, make, size / shrink, [](const std::string& html) {
            if (!Document::from_html(html, {.url = "https://a.example/live"})) throw "no page";
        });
    };
    const std::string heading = "<h1>Live: gates</h1>";
    for (const std::string_view piece :
         {"<p itemprop=liveBlogUpdate>x</p>", "<div itemprop=liveBlogUpdate>x", "<div class=live-blog-post>x</div>", "<div class=live-blog-post>x", "<a href=/breadcrumb>x</a>",
          "<div class=breadcrumb>x", "<div class=breadcrumb><a href=/x>y</a></div>", "<div class='paywall hidden'>x</div>", "<p>ByJane x", "<p>7 March 2024 by x", "<p>（记者 ",
          "（记者 ", "<div class=author>x", "<div class=author>Jane Doe ", "<div class=author-bio><a rel=author>x", "<meta name=section content=x>", "<i itemprop=image src=x>",
          "<time class=updated datetime=2024-03-07>"}) {
        page_is_linear(piece, [&, piece](std::size_t n) { return heading + repeated(piece, n); });
    }
    const auto with_json = [](std::string_view type, std::string_view list, std::string_view item, std::string_view body) {
        return [=](std::size_t n) {
            std::string items;
            std::string html;
            for (std::size_t i = 0; i < n / 100; ++i) {
                const std::string number = std::to_string(i);
                for (const char c : item) c == '#' ? items += number : items += c;
                for (const char c : body) c == '#' ? html += number : html += c;
            }
            return "<script type=application/ld+json>{\"@type\": \"" + std::string(type) + "\", \"" + std::string(list) + "\": [" + items + "0]}</script>" + html;
        };
    };
    constexpr std::string_view update = R"({"headline": "Gates #", "author": {"name": "Jane Doe"}},)";
    page_is_linear("updates side by side", with_json("LiveBlogPosting", "liveBlogUpdate", update, "<h2>Gates #</h2><p>x</p>"));
    page_is_linear("updates within each other", with_json("LiveBlogPosting", "liveBlogUpdate", update, "<div><h2>Gates #</h2>"));
    page_is_linear("updates that are alike", with_json("LiveBlogPosting", "liveBlogUpdate", R"({"headline": "Gates"},)", "<h2>Gates</h2>"));
    page_is_linear("a long trail", with_json("BreadcrumbList", "itemListElement", R"({"name": "Gates #"},)", "<p>x"));
    page_is_linear("many parts", with_json("NewsArticle", "hasPart", R"({"isAccessibleForFree": true},)", "<p>x"));
}

TEST_CASE("rendering HTML made to hurt") {
    const auto is_rendered_in_linear_time = [](std::string_view what, const std::function<std::string(std::size_t)>& make,
                                               std::size_t size) {
        is_linear(what, make, size / shrink, [](const std::string& html) {
            auto page = Document::from_html(html, {.url = "https://a.example/story"});
            if (!page) throw "no page";
            page->resolve();
            const std::size_t wrapped = to_html(*page, {.wrap = 72}).size() + to_markdown(*page, {.wrap = 72}).size();
            const std::size_t written = to_html(*page).size() + to_markdown(*page).size() + wrapped;
            if (written > 200 * html.size() + 10'000'000) throw "it is many times as long as the page";
        });
    };
    const auto repeats = [&](std::string_view piece, std::size_t size = 100'000) {
        is_rendered_in_linear_time(piece.substr(0, 60), [=](std::size_t n) { return repeated(piece, n); }, size);
    };
    for (const std::string_view piece :
         {"<b>x<i>y</b>z</i>", "<a href=a>x", "<a href=a><b>x</a>y</b>", "<b>x<p>y", "<i>x</i><b>y</b>", "<code>`x</code>", "<code>``</code>",
          "<img src=a>x", "<img src=a alt='[x'>", "<br>x", "x<br>", "<ul><li>x", "<ol><li>x<p>y", "<ol><li>x</ol>", "<tr><td>x", "<table><tr><td>x<td>y",
          "<table><tr><td>x<td>y<tr><td>x<td>y</table>", "<table><tr><td>x", "<blockquote>x<br>y", "<pre>`x</pre>", "<h2>x<b>y</b>",
          "<figure><img src=a><figcaption>x", "<p>!<a href=a>x</a>", "<p>*<b>x</b>_", "<b> </b>x", "<td>x", "<th>x"}) {
        repeats(piece);
    }
    is_rendered_in_linear_time("one row", [](std::size_t n) { return "<table><tr>" + repeated("<td>x", n); }, 100'000);
    is_rendered_in_linear_time(
        "a wide row and many short ones",
        [](std::size_t n) { return "<table><tr>" + repeated("<th>x", n / 2) + repeated("<tr><td>x", n / 2); }, 100'000);
    is_rendered_in_linear_time("one link", [](std::size_t n) { return "<a href=" + std::string(n / 2, 'a') + ">" + repeated("<p>x", n / 2); }, 100'000);
    is_rendered_in_linear_time(
        "a long base", [](std::size_t n) { return "<base href=https://" + std::string(n / 2, 'a') + ">" + repeated("<a href=b>x</a>", n / 2); },
        100'000);
    is_rendered_in_linear_time("one code", [](std::size_t n) { return "<code>" + repeated("` `` ", n); }, 100'000);
    is_rendered_in_linear_time("a tower of links", [](std::size_t n) { return repeated("<a href=b><b><i><code>x</b>", n); }, 100'000);
}

TEST_CASE("a block of many cuts and marks") {
    const auto make = [](std::size_t n) {
        Markup markup;
        markup.elements.emplace_back();
        markup.text = "/address";
        const auto size = static_cast<std::uint32_t>(n);
        for (std::uint32_t at = 0; at < size; at += 3) {
            for (const InlineKind kind : {InlineKind::link, InlineKind::strong, InlineKind::emphasis, InlineKind::code}) {
                const auto last = static_cast<std::uint32_t>(kind) * 5;
                markup.inlines.push_back({{at, std::min(size, at + 3 + last)}, kind, {0, 8}, {}});
            }
        }
        std::string source = repeated("ab* ", n);
        source.resize(n);
        source.back() = 'x';
        auto page = Document::from_blocks(source, {Block{.span = {0, size}}}, std::move(markup));
        if (!page) throw page.error().detail;
        for (std::uint32_t at = 0; at + 7 < size; at += 14) {
            page->add_mark({{at, at + 7}, Verdict::cut, Label::other, Reach::phrase, 0, {}});
        }
        page->resolve();
        return *std::move(page);
    };
    is_linear("cuts and marks", make, 100'000 / shrink, [](const Document& page) {
        if (to_html(page).empty() || to_markdown(page).empty()) throw "nothing was written";
    });
}
