#include "markup/json_ld.hpp"

#include "json/reader.hpp"
#include "markup/character_references.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace stet::markup {
namespace {

using json::Kind;
using json::Value;

/// JSON as templates should have written it: in strings no raw controls and no unknown escapes; outside them no
/// comments, no comma before a bracket, nothing behind the end; what is open is closed.
std::string mended(std::string_view json) {
    std::string out;
    std::string open;  // the brackets that close what is open
    bool in_string = false;
    const auto drop_comma = [&] {
        while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == '\n')) out.pop_back();
    };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        const std::string_view rest = json.substr(at);
        if (in_string) {
            if (c == '\\') {
                const char next = rest.size() > 1 ? rest[1] : '\0';
                const bool known = next != '\0' && std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos;
                if (known) out += {c, next};
                at += known ? 1 : 0;
            } else if (static_cast<unsigned char>(c) < ' ') {
                out += ' ';
            } else {
                out += c;
                in_string = c != '"';
            }
            continue;
        }
        if (rest.starts_with("/*") || rest.starts_with("<!--") || rest.starts_with("//")) {
            const std::string_view end = c == '<' ? "-->" : rest[1] == '*' ? "*/" : "\n";
            at += std::min(rest.find(end), rest.size() - end.size()) + end.size() - 1;
        } else if (c == '{' || c == '[') {
            if (open.empty() && !out.empty()) break;  // a second text
            open += c == '{' ? '}' : ']';
            out += c;
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) continue;
            drop_comma();
            out += c;
            open.pop_back();
            if (open.empty()) break;
        } else if (!open.empty()) {
            in_string = c == '"';
            out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        }
    }
    if (in_string) out += '"';
    drop_comma();
    return out.append(open.rbegin(), open.rend());
}

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

/// What an object's type says of it as the page's article; 0 for nothing.
int rank_of(Value object) {
    const auto type = object.find("@type");
    if (!type) return 0;
    const auto rank = [](std::string_view name) {
        if (name.ends_with("NewsArticle")) return is_news;
        if (name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report" || name == "Recipe" || name == "HowTo") return is_article;
        return name.ends_with("WebPage") ? is_page : 0;
    };
    if (type->is(Kind::string)) return rank(type->string());
    int best = 0;
    if (type->is(Kind::array)) {
        for (const Value each : type->items()) best = each.is(Kind::string) ? std::max(best, rank(each.string())) : best;
    }
    return best;
}

bool is_organization(Value object) {
    if (!object.is(Kind::object)) return false;
    const auto type = object.find("@type");
    return type && type->is(Kind::string) && type->string().ends_with("Organization");
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
            for (const std::string_view inner : {"@graph", "mainEntity", "mainEntityOfPage"}) {
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
            }
            if (!article.headline.empty()) break;
        }
        article.body = without_tags(article.body);
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
        if (value.is(Kind::array)) {
            for (const Value item : value.items()) {
                if (!item.is(Kind::array)) add_names(article, item);
            }
            return;
        }
        const Value person = followed(value);
        auto& names = is_organization(person) ? article.organizations : article.authors;
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
        take(article.url, "url", "@id");
        take(article.url, "mainEntityOfPage", "@id");
        take(article.language, "inLanguage", "name");
        for (const std::string_view key : {"author", "creator"}) {
            const auto authors = object.find(key);
            if (article.authors.empty() && article.organizations.empty() && authors) add_names(article, *authors);
        }
        const auto free = object.find("isAccessibleForFree");
        if (free && !article.is_free) {
            if (free->is(Kind::boolean)) article.is_free = free->boolean();
            else if (free->is(Kind::string)) article.is_free = !(free->string() == "false" || free->string() == "False");
        }
    }

    std::vector<std::pair<int, Value>> articles_;
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
