// References made absolute: the examples of RFC 3986, section 5.4, and what pages have besides.
#include "support/catch.hpp"
#include "text/url.hpp"

using stet::text::absolute_url;

TEST_CASE("references are resolved as in RFC 3986, section 5.4") {
    const auto from = [](std::string_view reference) { return absolute_url("http://a/b/c/d;p?q", reference); };
    CHECK(from("g:h") == "g:h");
    CHECK(from("g") == "http://a/b/c/g");
    CHECK(from("./g") == "http://a/b/c/g");
    CHECK(from("g/") == "http://a/b/c/g/");
    CHECK(from("/g") == "http://a/g");
    CHECK(from("//g") == "http://g");
    CHECK(from("?y") == "http://a/b/c/d;p?y");
    CHECK(from("g?y") == "http://a/b/c/g?y");
    CHECK(from("#s") == "http://a/b/c/d;p?q#s");
    CHECK(from("g?y#s") == "http://a/b/c/g?y#s");
    CHECK(from(";x") == "http://a/b/c/;x");
    CHECK(from("") == "http://a/b/c/d;p?q");
    CHECK(from(".") == "http://a/b/c/");
    CHECK(from("./") == "http://a/b/c/");
    CHECK(from("..") == "http://a/b/");
    CHECK(from("../g") == "http://a/b/g");
    CHECK(from("../..") == "http://a/");
    CHECK(from("../../g") == "http://a/g");
    CHECK(from("../../../g") == "http://a/g");
    CHECK(from("/./g") == "http://a/g");
    CHECK(from("/../g") == "http://a/g");
    CHECK(from("g.") == "http://a/b/c/g.");
    CHECK(from("..g") == "http://a/b/c/..g");
    CHECK(from("./../g") == "http://a/b/g");
    CHECK(from("g/./h") == "http://a/b/c/g/h");
    CHECK(from("g/../h") == "http://a/b/c/h");
    CHECK(from("g?y/../x") == "http://a/b/c/g?y/../x");
    CHECK(from("g#s/../x") == "http://a/b/c/g#s/../x");
}

TEST_CASE("addresses are read with HTML's leniency") {
    CHECK(absolute_url("https://a.example", "x") == "https://a.example/x");
    CHECK(absolute_url("https://a.example?q", "x") == "https://a.example/x");
    CHECK(absolute_url("https://a.example/b/#top", " \n/x\t") == "https://a.example/x");
    CHECK(absolute_url("https://a.example/b/", "one\ntwo") == "https://a.example/b/onetwo");
    CHECK(absolute_url("https://a.example/b/", "\\\\c.example\\d?e\\f") == "https://c.example/d?e\\f");
    CHECK(absolute_url("", "../x") == "../x");
    CHECK(absolute_url("not an address", "/x") == "/x");
    CHECK(absolute_url("https://a.example/", "mailto:jane@a.example") == "mailto:jane@a.example");
}
