// Random texts for property tests: always the same ones for the same seed.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

class RandomText {
public:
    explicit RandomText(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    /// `count` pieces of the list, one behind the other.
    std::string of(const std::vector<std::string>& pieces, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += pieces[below(pieces.size())];
        return text;
    }

    std::string bytes(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(random_());
        return text;
    }

    /// Text as hostile as one may meet: words, blanks and line breaks of all kinds, markers,
    /// quotes, wide characters, and bytes that are no UTF-8.
    std::string mixed(std::size_t count) {
        static const std::vector<std::string> pieces = {"word",
                                                        "Word",
                                                        "WORD",
                                                        "a",
                                                        "I",
                                                        "été",
                                                        "Straße",
                                                        "слово",
                                                        "Слово",
                                                        "新闻",
                                                        "記事",
                                                        "뉴스",
                                                        "خبر",
                                                        "ﬁn",
                                                        "ＡＢ",
                                                        "subscribe",
                                                        "Subscribe",
                                                        "Advertisement",
                                                        "read more",
                                                        "2 hours ago",
                                                        "By Jane Doe",
                                                        "don’t",
                                                        "l'eau",
                                                        "1",
                                                        "12",
                                                        "3:36",
                                                        "2023",
                                                        "http://a.bc/d",
                                                        " ",
                                                        " ",
                                                        " ",
                                                        " ",
                                                        "\t",
                                                        "\u00A0",
                                                        "\u200B",
                                                        "\u3000",
                                                        "\uFEFF",
                                                        "\n",
                                                        "\n",
                                                        "\n\n",
                                                        "\r\n",
                                                        "\r",
                                                        "\u2028",
                                                        "\u2029",
                                                        "\u0085",
                                                        "\v",
                                                        "\f",
                                                        ".",
                                                        ". ",
                                                        "!",
                                                        "?",
                                                        "…",
                                                        "...",
                                                        "。",
                                                        "，",
                                                        ",",
                                                        ":",
                                                        ";",
                                                        "-",
                                                        "–",
                                                        "—",
                                                        "•",
                                                        "• ",
                                                        "- ",
                                                        "1. ",
                                                        "* ",
                                                        "\"",
                                                        "“",
                                                        "”",
                                                        "'",
                                                        "(",
                                                        ")",
                                                        "[",
                                                        "]",
                                                        "（",
                                                        "「",
                                                        "|",
                                                        "/",
                                                        "»",
                                                        "·",
                                                        "😀",
                                                        "e\u0301",
                                                        std::string(1, '\0'),
                                                        "\xff",
                                                        "\xc3",
                                                        "\xe2\x80",
                                                        "\xf0\x9f",
                                                        "\xed\xa0\x80",
                                                        "\xc0\xaf",
                                                        "\x7f",
                                                        "\x1b"};
        return of(pieces, count);
    }

private:
    std::mt19937 random_;
};

}  // namespace stet::test
