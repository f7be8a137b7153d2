#include "markup/metadata.hpp"

#include "markup/dates.hpp"
#include "markup/json_ld.hpp"
#include "markup/page_title.hpp"
#include "markup/people.hpp"

#include <array>
#include <utility>

namespace stet::markup {
namespace {

/// The meta elements of a key, the most trusted first.
struct MetaNames {
    MetadataKey key;
    std::string_view name;
};

constexpr auto meta_names = std::to_array<MetaNames>({
    {MetadataKey::title, "og:title"},
    {MetadataKey::title, "twitter:title"},
    {MetadataKey::title, "headline"},
    {MetadataKey::title, "dc.title"},
    {MetadataKey::title, "dcterms.title"},
    {MetadataKey::title, "sailthru.title"},
    {MetadataKey::title, "parsely-title"},
    {MetadataKey::authors, "author"},
    {MetadataKey::authors, "article:author"},
    {MetadataKey::authors, "parsely-author"},
    {MetadataKey::authors, "sailthru.author"},
    {MetadataKey::authors, "byl"},
    {MetadataKey::authors, "dc.creator"},
    {MetadataKey::authors, "dcterms.creator"},
    {MetadataKey::authors, "twitter:data1"},
    {MetadataKey::published, "article:published_time"},
    {MetadataKey::published, "og:published_time"},
    {MetadataKey::published, "datepublished"},
    {MetadataKey::published, "parsely-pub-date"},
    {MetadataKey::published, "sailthru.date"},
    {MetadataKey::published, "pubdate"},
    {MetadataKey::published, "publishdate"},
    {MetadataKey::published, "publish-date"},
    {MetadataKey::published, "publication_date"},
    {MetadataKey::published, "dc.date.issued"},
    {MetadataKey::published, "dcterms.issued"},
    {MetadataKey::published, "dcterms.created"},
    {MetadataKey::published, "dcterms.date"},
    {MetadataKey::published, "dc.date"},
    {MetadataKey::published, "date"},
    {MetadataKey::modified, "article:modified_time"},
    {MetadataKey::modified, "og:updated_time"},
    {MetadataKey::modified, "datemodified"},
    {MetadataKey::modified, "dcterms.modified"},
    {MetadataKey::modified, "lastmod"},
    {MetadataKey::section, "article:section"},
    {MetadataKey::section, "parsely-section"},
    {MetadataKey::site, "og:site_name"},
    {MetadataKey::site, "application-name"},
    {MetadataKey::site, "dc.publisher"},
    {MetadataKey::description, "og:description"},
    {MetadataKey::description, "description"},
    {MetadataKey::description, "twitter:description"},
    {MetadataKey::description, "dc.description"},
    {MetadataKey::image, "og:image"},
    {MetadataKey::image, "og:image:url"},
    {MetadataKey::image, "twitter:image"},
    {MetadataKey::image, "twitter:image:src"},
    {MetadataKey::url, "og:url"},
    {MetadataKey::language, "og:locale"},
    {MetadataKey::language, "content-language"},
    {MetadataKey::language, "dc.language"},
});

class Reader {
public:
    Reader(const PageData& page, std::string_view url, std::string_view heading)
        : page_(page), article_(read_json_ld(page.json_ld)), url_(url), heading_(heading) {}

    std::vector<FoundValue> read() {
        for (const Value& value : from_json_ld()) add(value.key, value.text, "page/json-ld." + std::string(value.name));
        if (article_.is_free.has_value()) {
            found_.push_back({MetadataKey::paywalled, *article_.is_free ? "false" : "true", "page/json-ld.isAccessibleForFree"});
        }
        for (const MetaNames& wanted : meta_names) {
            for (const PageData::Meta& meta : page_.metas) {
                if (meta.name == wanted.name) add(wanted.key, meta.content, "page/meta." + meta.name);
            }
        }
        add(MetadataKey::title, page_.title, "page/title");
        add(MetadataKey::language, page_.language, "page/lang");
        add(MetadataKey::url, page_.canonical, "page/canonical");
        if (!page_.times.empty()) add(MetadataKey::published, page_.times.front(), "page/time");
        if (!url_.empty()) {
            add(MetadataKey::url, std::string(url_), "page/url");
            if (auto date = date_in_url(url_)) found_.push_back({MetadataKey::published, std::move(*date), "page/url"});
        }
        return std::move(found_);
    }

private:
    struct Value {
        MetadataKey key;
        std::string_view name;
        std::string text;
    };

    std::vector<Value> from_json_ld() {
        std::vector<Value> values{
            {MetadataKey::title, "headline", article_.headline},
            {MetadataKey::published, "datePublished", article_.published},
            {MetadataKey::modified, "dateModified", article_.modified},
            {MetadataKey::section, "articleSection", article_.section},
            {MetadataKey::site, "publisher", article_.site},
            {MetadataKey::description, "description", article_.description},
            {MetadataKey::image, "image", article_.image},
            {MetadataKey::url, "url", article_.url},
            {MetadataKey::language, "inLanguage", article_.language},
        };
        for (const std::string& author : article_.authors) values.push_back({MetadataKey::authors, "author", author});
        return values;
    }

    [[nodiscard]] std::string_view site() const {
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name == "og:site_name") return meta.content;
        }
        return article_.site;
    }

    /// The headline that another source than <title> has.
    [[nodiscard]] std::string_view headline() const {
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name == "og:title") return meta.content;
        }
        return article_.headline.empty() ? heading_ : std::string_view(article_.headline);
    }

    void add(MetadataKey key, const std::string& text, const std::string& origin) {
        if (text.empty()) return;
        switch (key) {
            case MetadataKey::title: {
                const bool is_element = origin == "page/title";
                found_.push_back({key, std::string(page_title(text, site(), is_element ? headline() : std::string_view())), origin});
                break;
            }
            case MetadataKey::authors: {
                const People people = people_of(text);
                for (const std::string& name : people.names) found_.push_back({key, name, origin});
                for (const std::string& agency : people.agencies) found_.push_back({MetadataKey::credit, agency, origin});
                break;
            }
            case MetadataKey::published:
            case MetadataKey::modified:
                if (auto date = iso_date(text, date_order_of(page_.language))) found_.push_back({key, std::move(*date), origin});
                break;
            case MetadataKey::language: found_.push_back({key, text.substr(0, text.find_first_of("-_")), origin}); break;
            default: found_.push_back({key, text, origin});
        }
    }

    const PageData& page_;
    JsonLdArticle article_;
    std::string_view url_;
    std::string_view heading_;
    std::vector<FoundValue> found_;
};

}  // namespace

std::vector<FoundValue> read_metadata(const PageData& page, std::string_view url, std::string_view heading) {
    return Reader(page, url, heading).read();
}

}  // namespace stet::markup
