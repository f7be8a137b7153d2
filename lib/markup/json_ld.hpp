// What a page's JSON-LD says of its article.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

/// An entry of a live blog.
struct JsonLdUpdate {
    std::string text;  // its headline, else its story
    bool is_headline = false;
    std::vector<std::string> authors;
};

/// A step of the way from the site's front page to the article.
struct Crumb {
    std::string name;
    std::string url;
};

/// The values of a schema.org Article as they stand there; empty where they do not.
struct JsonLdArticle {
    std::string headline;
    std::vector<std::string> authors;        // the names of all people
    std::vector<std::string> organizations;  // of the other authors
    std::string published;
    std::string modified;
    std::string section;
    std::string site;  // its publisher's name
    std::string description;
    std::string body;  // its text; tags that stand in it are left out
    std::string image;
    std::string url;
    std::string language;
    std::optional<bool> is_free;
    bool has_paid_part = false;
    bool is_news = false;               // its type says so
    bool is_live_blog = false;
    std::vector<JsonLdUpdate> updates;  // of a live blog
    std::vector<Crumb> trail;           // of the page's BreadcrumbList
};

/// Reads the scripts of a page: the first object in them that is an Article of some kind (NewsArticle,
/// BlogPosting, LiveBlogPosting …), in arrays and graphs too, and of the others what that one lacks; else a
/// WebPage. References by @id are followed. JSON that is broken as templates break it (raw line breaks,
/// commas before a bracket, comments, brackets that are not closed) is mended; what cannot be read
/// is passed over. Linear.
[[nodiscard]] JsonLdArticle read_json_ld(std::span<const std::string_view> scripts);

}  // namespace stet::markup
