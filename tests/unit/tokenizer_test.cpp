// What the html5lib tests do not ask: that tokens are the whole page, whatever its bytes, and that it takes
// linear time. (tokenizer_conformance_test.cpp has the standard.)
#include "markup/ascii.hpp"
#include "markup/tokenizer.hpp"
#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace stet::markup;

namespace {

/// Reads all tokens as a page's builder would: by the content that each element has.
std::vector<Token> all_tokens(std::string_view page) {
    Tokenizer tokenizer(page);
    std::vector<Token> tokens;
    while (true) {
        const Token token = tokenizer.next();
        if (token.kind == Token::Kind::end) return tokens;
        tokens.push_back(token);
        if (token.kind != Token::Kind::start_tag) continue;
        if (equals_ignoring_case(token.name, "script")) tokenizer.read_as(Content::script, token.name);
        if (equals_ignoring_case(token.name, "style")) tokenizer.read_as(Content::rawtext, token.name);
        if (equals_ignoring_case(token.name, "title")) tokenizer.read_as(Content::rcdata, token.name);
        if (equals_ignoring_case(token.name, "plaintext")) tokenizer.read_as(Content::plaintext, token.name);
        if (equals_ignoring_case(token.name, "svg")) tokenizer.allow_cdata(true);
    }
}

std::string decoded(std::string_view page) {
    std::string text;
    for (const Token& token : all_tokens(page)) {
        if (token.kind == Token::Kind::text) append_text(text, token);
    }
    return text;
}

}  // namespace

TEST_CASE("a tag's attributes are views of the page, in order") {
    const std::string page = "<a HREF='x?a=1&amp;b=2' download class = big id=\"i\"/>";
    Tokenizer tokenizer(page);
    const Token tag = tokenizer.next();
    CHECK(tag.kind == Token::Kind::start_tag);
    CHECK(tag.self_closing);
    CHECK(tag.raw == page);
    const auto attributes = tokenizer.attributes();
    REQUIRE(attributes.size() == 4);
    CHECK(equals_ignoring_case(attributes[0].name, "href"));
    CHECK(attributes[0].value == "x?a=1&amp;b=2");
    CHECK(attributes[1].value.empty());
    CHECK(attributes[2].value == "big");
    CHECK(attributes[3].value == "i");
    CHECK(attributes[3].value.data() >= page.data());
    CHECK(tokenizer.next().kind == Token::Kind::end);
    CHECK(tokenizer.next().kind == Token::Kind::end);
}

TEST_CASE("references mean what they mean in text, and less in attributes") {
    CHECK(decoded("Fish &amp chips &ndash; 5&nbsp;&#8364; &#x80; &notit; &unknown; &#0; &# &") ==
          "Fish & chips – 5\u00A0€ € ¬it; &unknown; \uFFFD &# &");
    std::string value;
    append_value(value, "?a=1&copy=2&amp;b=&lt;&copy;");
    CHECK(value == "?a=1&copy=2&b=<©");
}

TEST_CASE("what no markup begins is text") {
    CHECK(decoded("1 < 2, a<b") == "1 < 2, a");  // <b is a tag that the end cuts off
    CHECK(decoded("x </> y") == "x  y");
    CHECK(decoded("a </") == "a </");
    CHECK(decoded("<svg><![CDATA[1 < 2 & 3]]></svg>") == "1 < 2 & 3");
    CHECK(decoded("<title>a <b> &amp; c</title>d") == "a <b> & cd");
    CHECK(decoded("<script>if (a < b) '</scr' + '</script>d") == "if (a < b) '</scr' + 'd");
    CHECK(decoded("<script><!--<script></script>--></script>d") == "<!--<script></script>-->d");
    CHECK(decoded("a\r\nb\rc") == "a\nb\nc");
}

TEST_CASE("tokens are the whole page, but for a tag that its end cuts off") {
    const std::vector<std::string> pieces = {
        "<",     ">",       "</",  "/>",     "<!--",     "-->",      "--!>", "<!",      "<?",     "<!doctype html>", "&amp;",
        "&",     "&#",      "'",   "\"",     "=",        " ",        "a",    "<a ",     "<p>",    "</p>",            "<script>",
        "<!--",  "</script>", "-", "<title>", "</title>", "<style>", "</style ", "<svg>", "<![CDATA[", "]]>",        std::string(1, '\0'),
        "\xFF",  "é",       "\r",  "\n",     "<plaintex",
    };
    for (unsigned seed = 0; seed < 400; ++seed) {
        stet::test::RandomText random(seed);
        const std::string page = seed % 4 == 0 ? random.bytes(300) : random.of(pieces, 60);
        std::size_t at = 0;
        for (const Token& token : all_tokens(page)) {
            REQUIRE(static_cast<std::size_t>(token.raw.data() - page.data()) == at);
            REQUIRE_FALSE(token.raw.empty());
            at += token.raw.size();
        }
        const bool is_cut_off = at < page.size();
        if (is_cut_off) REQUIRE(page[at] == '<');
    }
}
