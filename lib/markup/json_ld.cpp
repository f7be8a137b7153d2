#include "markup/json_ld.hpp"

#include "json/reader.hpp"
#include "markup/ascii.hpp"
#include "markup/character_references.hpp"
#include "markup/mend_json.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stet::markup {
namespace {

using json::Kind;
using json::Value;

/// A string as it is meant: many a template writes HTML's references into it, "Lear&#8217;s".
std::string meant(std::string_view string) {
    std::string text;
    for (std::string_view rest = text::trim(string); !rest.empty();) {
        const std::size_t plain = std::min(rest.find('&'), rest.size());
        text.append(rest.substr(0, plain));
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        // As in an attribute, where an address keeps its "&copy=2".
        const std::size_t length = append_reference(text, rest, true);
        if (length == 0) text += '&';
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

/// The text of a string, of the first of a list, or of an object's `key`.
std::string text_of(Value value, std::string_view key) {
    if (value.is(Kind::string)) return meant(value.string());
    if (value.is(Kind::array)) {
        for (const Value item : value.items()) {
            if (!item.is(Kind::array)) return text_of(item, key);
        }
    }
    if (value.is(Kind::object)) {
        if (const auto named = value.find(key); named && named->is(Kind::string)) return meant(named->string());
    }
    return {};
}

/// A text without the tags that some write into it.
std::string without_tags(std::string_view from) {
    const std::size_t last_end = from.rfind('>');
    std::string plain;
    plain.reserve(from.size());
    for (std::size_t at = 0; at < from.size(); ++at) {
        const std::size_t open = std::min(from.find('<', at), from.size());
        plain += from.substr(at, open - at);
        at = open;
        if (open == from.size()) break;
        const char next = open + 1 < from.size() ? from[open + 1] : '\0';
        const bool is_tag = (next == '/' || text::is_ascii_letter(next)) && last_end != from.npos && open < last_end;
        plain += is_tag ? ' ' : '<';
        if (is_tag) at = from.find('>', open);
    }
    return plain;
}

constexpr int is_page = 1;
constexpr int is_article = 2;
constexpr int is_news = 3;

bool ends_ignoring_case(std::string_view text, std::string_view end) noexcept {
    return text.size() >= end.size() && equals_ignoring_case(text.substr(text.size() - end.size()), end);
}

/// The greatest of what `rank` says of an object's types, which may have addresses before them; 0 without.
template <class Rank>
int best_rank(Value object, Rank rank) {
    const auto type = object.is(Kind::object) ? object.find("@type") : std::nullopt;
    if (!type) return 0;
    if (type->is(Kind::string)) return rank(type->string());
    int best = 0;
    if (type->is(Kind::array)) {
        for (const Value each : type->items()) best = each.is(Kind::string) ? std::max<int>(best, rank(each.string())) : best;
    }
    return best;
}

bool is_a(Value object, std::string_view type) {
    return best_rank(object, [&](std::string_view name) { return ends_ignoring_case(name, type) ? 1 : 0; }) != 0;
}

/// What an object's type says of it as the page's article; 0 for nothing.
int rank_of(Value object) {
    return best_rank(object, [](std::string_view name) {
        constexpr auto articles = std::to_array<std::string_view>({"Article", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting"});
        constexpr auto whole_names = std::to_array<std::string_view>({"Report", "Recipe", "HowTo"});
        const auto ends = [&](std::string_view end) { return ends_ignoring_case(name, end); };
        if (ends("NewsArticle")) return is_news;
        if (std::ranges::any_of(articles, ends) || std::ranges::find(whole_names, name) != whole_names.end()) return is_article;
        return ends("WebPage") ? is_page : 0;
    });
}

/// Calls each(item) for the items of a list, or for the value alone.
template <class Each>
void for_each_item(Value value, Each each) {
    if (!value.is(Kind::array)) return each(value);
    for (const Value item : value.items()) each(item);
}

/// true, "False", "https://schema.org/True"
std::optional<bool> truth_of(Value value) {
    if (value.is(Kind::boolean)) return value.boolean();
    if (!value.is(Kind::string)) return std::nullopt;
    if (ends_ignoring_case(value.string(), "false")) return false;
    return ends_ignoring_case(value.string(), "true") ? std::optional(true) : std::nullopt;
}

/// Whether a part of it is said not to be free.
bool has_paid_part(Value object) {
    bool any = false;
    const auto parts = object.find("hasPart");
    if (!parts) return false;
    for_each_item(*parts, [&](Value part) {
        const auto free = part.is(Kind::object) ? part.find("isAccessibleForFree") : std::nullopt;
        any = any || (free && truth_of(*free) == false);
    });
    return any;
}

std::vector<Crumb> trail_of(Value list) {
    std::vector<Crumb> trail;
    const auto steps = list.find("itemListElement");
    if (!steps) return trail;
    for_each_item(*steps, [&](Value step) {
        if (!step.is(Kind::object)) return;
        Crumb crumb;
        const auto item = step.find("item");
        if (const auto name = step.find("name")) crumb.name = text_of(*name, "name");
        if (item && crumb.name.empty() && item->is(Kind::object)) crumb.name = text_of(*item, "name");
        if (item) crumb.url = text_of(*item, item->is(Kind::object) && item->find("url") ? "url" : "@id");
        trail.push_back(std::move(crumb));
    });
    return trail;
}

class Reader {
public:
    void read(Value value) {
        if (value.is(Kind::array)) {
            for (const Value item : value.items()) read(item);
        } else if (value.is(Kind::object)) {
            if (const auto id = value.find("@id"); id && id->is(Kind::string) && value.size() > 1) {
                known_.emplace(id->string(), value);
            }
            if (const int rank = rank_of(value); rank > 0) articles_.emplace_back(rank, value);
            if (trail_.empty() && is_a(value, "BreadcrumbList")) trail_ = trail_of(value);
            for (const std::string_view inner : {"@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"}) {
                if (const auto graph = value.find(inner)) read(*graph);
            }
        }
    }

    [[nodiscard]] JsonLdArticle article() const {
        JsonLdArticle article;
        for (const bool reads_articles : {true, false}) {
            for (const auto& [rank, object] : articles_) {
                if ((rank >= is_article) != reads_articles) continue;
                fill(article, object, reads_articles);
                article.is_news = article.is_news || rank == is_news;
                article.is_live_blog = article.is_live_blog || is_a(object, "LiveBlogPosting");
            }
            if (!article.headline.empty()) break;
        }
        article.body = without_tags(article.body);
        article.trail = trail_;
        return article;
    }

private:
    /// What @id refers to, else the value.
    [[nodiscard]] Value followed(Value value) const {
        if (!value.is(Kind::object) || value.find("name")) return value;
        const auto id = value.find("@id");
        if (!id || !id->is(Kind::string)) return value;
        const auto known = known_.find(id->string());
        return known == known_.end() ? value : known->second;
    }

    void add_names(JsonLdArticle& article, Value value) const {
        for_each_item(value, [&](Value person) { add_name(article, person); });
    }

    void add_name(JsonLdArticle& article, Value value) const {
        if (value.is(Kind::array)) return;
        const Value person = followed(value);
        auto& names = is_a(person, "Organization") ? article.organizations : article.authors;
        if (const auto several = person.is(Kind::object) ? person.find("name") : std::nullopt; several && several->is(Kind::array)) {
            for (const Value name : several->items()) {
                if (name.is(Kind::string)) names.push_back(meant(name.string()));
            }
            return;
        }
        std::string name = text_of(person, "name");
        if (!name.empty()) names.push_back(std::move(name));
    }

    void fill(JsonLdArticle& article, Value object, bool has_headline) const {
        const auto take = [&](std::string& value, std::string_view key, std::string_view inner) {
            const auto found = object.find(key);
            if (value.empty() && found) value = text_of(followed(*found), inner);
        };
        take(article.headline, "headline", "name");
        if (has_headline) take(article.headline, "name", "name");
        take(article.published, "datePublished", "@value");
        take(article.modified, "dateModified", "@value");
        take(article.section, "articleSection", "name");
        take(article.site, "publisher", "name");
        take(article.description, "description", "@value");
        take(article.image, "image", "url");
        take(article.body, "articleBody", "@value");
        take(article.image, "image", "contentUrl");
        take(article.image, "thumbnailUrl", "url");
        take(article.url, "url", "@id");
        take(article.url, "mainEntityOfPage", "@id");
        take(article.language, "inLanguage", "alternateName");
        take(article.language, "inLanguage", "name");
        for (const std::string_view key : {"author", "creator"}) {
            const auto authors = object.find(key);
            if (article.authors.empty() && article.organizations.empty() && authors) add_names(article, *authors);
        }
        if (const auto free = object.find("isAccessibleForFree"); free && !article.is_free) article.is_free = truth_of(*free);
        article.has_paid_part = article.has_paid_part || has_paid_part(object);
        if (const auto updates = object.find("liveBlogUpdate"); updates && article.updates.empty()) add_updates(article, *updates);
    }

    void add_updates(JsonLdArticle& article, Value updates) const {
        for_each_item(updates, [&](Value object) {
            const Value update = followed(object);
            if (!update.is(Kind::object)) return;
            JsonLdArticle read;
            std::string story;
            for (const auto& [text, key] : {std::pair{&read.headline, "headline"}, {&read.headline, "name"}, {&story, "articleBody"}}) {
                if (const auto found = update.find(key); found && text->empty()) *text = text_of(*found, "@value");
            }
            if (const auto authors = update.find("author")) add_names(read, *authors);
            const bool has_headline = !read.headline.empty();
            std::string& text = has_headline ? read.headline : story;
            if (!text.empty()) article.updates.push_back({std::move(text), has_headline, std::move(read.authors)});
        });
    }

    std::vector<std::pair<int, Value>> articles_;
    std::vector<Crumb> trail_;
    std::map<std::string_view, Value> known_;  // by their @id
};

}  // namespace

JsonLdArticle read_json_ld(std::span<const std::string_view> scripts) {
    Reader reader;
    std::vector<std::string> mends;  // what the trees of broken scripts refer to
    std::vector<json::Tree> trees;
    mends.reserve(scripts.size());
    trees.reserve(scripts.size());
    constexpr json::Limits limits{.max_depth = 64, .allows_doubled_keys = true};
    for (const std::string_view script : scripts) {
        auto tree = json::read(script, limits);
        if (!tree) tree = json::read(mends.emplace_back(mended(text::to_valid(script))), limits);
        if (!tree) continue;
        trees.push_back(std::move(*tree));
        reader.read(trees.back().root());
    }
    return reader.article();
}

}  // namespace stet::markup
