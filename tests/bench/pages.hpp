// News-like pages of any size, all made up: the same seed gives the same page on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace stet::bench {

/// Writes pages as a scraper would: menu, headline, byline and date, a story with boxes between its
/// paragraphs, lists of other stories, pleas, a footer. A large page is many such articles one below
/// the other, as endless scrolling leaves them, so that pages of all sizes are made of the same.
class PageWriter {
public:
    explicit PageWriter(std::uint64_t seed) : random_(seed) {
        // The rare words of a language: made of syllables, one seed for all writers so that the
        // rules of the rules benchmark find the same words.
        std::mt19937_64 syllables(7);
        for (std::size_t i = 0; i < 4000; ++i) {
            std::string word;
            for (std::size_t n = 2 + syllables() % 3; n > 0; --n) {
                word += onsets[syllables() % onsets.size()];
                word += rimes[syllables() % rimes.size()];
            }
            rare_.push_back(std::move(word));
        }
    }

    /// A page of about `bytes` bytes.
    std::string page(std::size_t bytes) {
        page_.clear();
        while (page_.size() < bytes) article(std::min<std::size_t>(bytes - page_.size(), 9000));
        return page_;
    }

    /// A word as running text has them: the common ones often.
    std::string_view word() {
        const std::uint64_t draw = random_();
        if (draw % 100 < 48) return common[(draw >> 8) % common.size()];
        // The square of a uniform draw prefers the front of the list.
        const std::size_t a = (draw >> 8) % rare_.size();
        const std::size_t b = (draw >> 32) % rare_.size();
        return rare_[a * b / rare_.size()];
    }

private:
    static constexpr auto common = std::to_array<std::string_view>({
        "the", "the", "the", "of", "of", "and", "and", "to", "to", "in", "in", "a", "a", "that", "is",
        "was", "for", "with", "as", "it", "on", "by", "at", "from", "this", "are", "be", "have", "not",
        "which", "he", "she", "said", "said", "they", "will", "has", "had", "were", "their", "more", "new",
        "after", "who", "would", "people", "one", "two", "last", "year", "government", "over", "first",
        "could", "about", "also", "its", "city", "there", "been", "when", "week", "free", "support", "read",
        "sign", "follow", "share", "continue", "story", "subscribers", "report", "our", "we", "you",
    });
    static constexpr auto onsets = std::to_array<std::string_view>({
        "b", "br", "c", "ch", "d", "dr", "f", "g", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v",
    });
    static constexpr auto rimes = std::to_array<std::string_view>({
        "a", "an", "ar", "e", "en", "er", "est", "i", "in", "ing", "ion", "o", "on", "or", "u", "um", "é", "y",
    });
    static constexpr auto menu = std::to_array<std::string_view>({
        "Home", "News", "World", "Business", "Sport", "Culture", "Travel", "Weather", "Opinion", "Video",
        "Newsletters", "Podcasts", "Sign in", "Subscribe", "Search", "Menu", "Skip to content", "My account",
    });
    static constexpr auto pleas = std::to_array<std::string_view>({
        "Sign up for our morning newsletter and get the day's stories in your inbox.",
        "Support independent journalism. Become a member today from just $5 a month.",
        "This article is for subscribers only. Already a subscriber? Log in",
        "We use cookies and similar technologies to run this site.",
        "Share this article", "Advertisement", "Story continues below", "Copy link", "Read more here.",
    });
    static constexpr auto footer = std::to_array<std::string_view>({
        "About us", "Contact us", "Terms of use", "Privacy policy", "Cookie settings", "Advertise with us",
        "© 2024 The Valley Courier. All rights reserved.", "Follow us on social media", "Back to top",
    });

    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

    void line(std::string_view text) {
        page_ += text;
        page_ += '\n';
        if (below(3) == 0) page_ += '\n';
    }

    void words(std::size_t count, bool capitals) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) page_ += ' ';
            const std::size_t at = page_.size();
            page_ += word();
            char& first = page_[at];
            if ((i == 0 || capitals || below(12) == 0) && first >= 'a' && first <= 'z') {
                first = static_cast<char>(first - 'a' + 'A');
            }
            if (i + 1 < count && below(14) == 0) page_ += below(6) == 0 ? " —" : ",";
        }
    }

    void sentence() {
        const bool speech = below(5) == 0;
        if (speech) page_ += "“";
        words(8 + below(18), false);
        if (below(6) == 0) page_ += " " + std::to_string(below(3000));
        page_ += speech ? ",” he said." : ".";
    }

    void paragraph() {
        const std::size_t sentences = 1 + below(4);
        for (std::size_t i = 0; i < sentences; ++i) {
            if (i > 0) page_ += ' ';
            sentence();
        }
        page_ += "\n\n";
    }

    void headline() {
        words(5 + below(7), below(2) == 0);
        page_ += '\n';
    }

    void other_stories(std::string_view heading) {
        line(heading);
        for (std::size_t i = 3 + below(4); i > 0; --i) {
            headline();
            line(std::to_string(2 + below(20)) + " hours ago");
        }
    }

    void box() {
        switch (below(6)) {
            case 0: other_stories("Related stories"); break;
            case 1:
                words(2 + below(4), false);
                page_ += "\n\n";
                break;
            case 2:
                for (std::size_t i = 2 + below(4); i > 0; --i) {
                    page_ += "• ";
                    words(6 + below(10), false);
                    page_ += '\n';
                }
                break;
            case 3:
                words(8 + below(12), false);
                page_ += ". (AP Photo/Jane Doe)\n\n";
                break;
            default: line(pleas[below(pleas.size())]);
        }
    }

    void article(std::size_t bytes) {
        const std::size_t end = page_.size() + bytes;
        for (std::size_t i = 0; i < 14 && page_.size() + bytes * 9 / 10 < end; ++i) {
            line(menu[below(menu.size())]);
        }
        headline();
        page_ += "By Jane Doe\nMarch " + std::to_string(1 + below(28)) + ", 2024\n";
        while (page_.size() + bytes / 4 < end) {
            paragraph();
            if (below(4) == 0) box();
        }
        if (bytes > 3000) {
            other_stories("More from The Valley Courier");
            line(pleas[below(pleas.size())]);
        }
        while (page_.size() < end) {
            below(3) == 0 ? headline() : line(footer[below(footer.size())]);
        }
    }

    std::mt19937_64 random_;
    std::vector<std::string> rare_;
    std::string page_;
};

}  // namespace stet::bench
