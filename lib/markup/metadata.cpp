#include "markup/metadata.hpp"

#include "markup/author_elements.hpp"
#include "markup/dates.hpp"
#include "markup/headings.hpp"
#include "markup/json_ld.hpp"
#include "markup/page_title.hpp"
#include "markup/people.hpp"
#include "markup/surroundings.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
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
    {MetadataKey::published, "og:article:published_time"},
    {MetadataKey::published, "article:published"},
    {MetadataKey::published, "datepublished"},
    {MetadataKey::published, "parsely-pub-date"},
    {MetadataKey::published, "sailthru.date"},
    {MetadataKey::published, "pubdate"},
    {MetadataKey::published, "publishdate"},
    {MetadataKey::published, "publisheddate"},
    {MetadataKey::published, "published_time"},
    {MetadataKey::published, "publish-date"},
    {MetadataKey::published, "publication_date"},
    {MetadataKey::published, "dc.date.issued"},
    {MetadataKey::published, "dcterms.issued"},
    {MetadataKey::published, "dcterms.created"},
    {MetadataKey::published, "dcterms.date"},
    {MetadataKey::published, "dc.date"},
    {MetadataKey::published, "date"},
    {MetadataKey::published, "uploaddate"},
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

std::string_view host_of(std::string_view url) noexcept {
    const std::size_t begin = url.find("//");
    if (begin == url.npos) return {};
    const std::string_view host = url.substr(begin + 2);
    return host.substr(0, host.find_first_of("/:?#"));
}

class Reader {
public:
    Reader(const PageData& page, const Document& document, const PageText& text, std::string_view url)
        : page_(page), document_(document), text_(text), article_(read_json_ld(page.json_ld)), url_(url), headings_(headings_of(document)) {
        for (const Heading& heading : headings_) heading_letters_.push_back(letters_of(heading.text));
    }

    std::vector<FoundValue> read() {
        for (const Value& value : from_json_ld()) add(value.key, value.text, "page/json-ld." + std::string(value.name));
        if (article_.is_free.has_value()) {
            found_.push_back({MetadataKey::paywalled, *article_.is_free ? "false" : "true", "page/json-ld.isAccessibleForFree"});
        }
        for (const std::string& author : article_.organizations) add_people(author, "page/json-ld.author", true);
        for (const MetaNames& wanted : meta_names) {
            for (const PageData::Meta& meta : page_.metas) {
                if (meta.name == wanted.name) add(wanted.key, meta.content, "page/meta." + meta.name);
            }
        }
        add(MetadataKey::title, page_.title, "page/title");
        add_heading();
        add_surroundings();
        add(MetadataKey::language, page_.language, "page/lang");
        add(MetadataKey::url, page_.canonical, "page/canonical");
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

    /// Whether it is a name of the site or its publisher, or has the site's host beside one: "The Quay (www.quay.example)".
    [[nodiscard]] bool is_site(std::string_view name) const {
        std::string_view host = host_of(url_);
        if (host.starts_with("www.")) host.remove_prefix(4);
        if (!host.empty() && (is_site_name(name, host) || (name.find(host) != name.npos && name.find('@') == name.npos))) return true;
        if (is_site_name(name, article_.site)) return true;
        return std::ranges::any_of(page_.metas, [&](const PageData::Meta& meta) {
            return (meta.name == "og:site_name" || meta.name == "application-name") && is_site_name(name, meta.content);
        });
    }

    /// The order of a date's numbers in the page's language, by the first source of it that says one: "en" does not, "en_GB" does.
    [[nodiscard]] DateOrder date_order() const {
        DateOrder order = date_order_of(page_.language);
        for (auto meta = page_.metas.begin(); meta != page_.metas.end() && order == DateOrder::unknown; ++meta) {
            if (meta->name == "og:locale" || meta->name == "content-language") order = date_order_of(meta->content);
        }
        return order == DateOrder::unknown ? date_order_of(article_.language) : order;
    }

    /// The headline that another source than <title> has.
    [[nodiscard]] std::string_view headline() const {
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name == "og:title") return meta.content;
        }
        if (!article_.headline.empty()) return article_.headline;
        return headings_.empty() ? std::string_view() : headings_.front().text;
    }

    /// What another source says that the title may be, to know it from the site's name beside it.
    [[nodiscard]] std::string_view twin_of(std::string_view title, std::string_view origin) const {
        if (origin == "page/title") return headline();
        if (origin == "page/json-ld.headline") return title;  // which has no other names
        const std::string letters = letters_of(title);
        const auto twin = std::ranges::find(heading_letters_, letters);
        if (twin != heading_letters_.end()) return headings_[static_cast<std::size_t>(twin - heading_letters_.begin())].text;
        return letters_of(article_.headline) == letters ? std::string_view(article_.headline) : main_heading();
    }

    /// The text of the only h1 that is the page's own, or of several with the same.
    [[nodiscard]] std::string_view main_heading() const {
        std::string_view main;
        for (const Heading& heading : headings_) {
            if (!heading.is_own || is_site_name(heading.text, site())) continue;
            if (!main.empty() && heading.text != main) return {};
            main = heading.text;
        }
        return main;
    }

    /// Adds the h1, before what the page's head has where that was written for search engines.
    void add_heading() {
        const std::string_view heading = main_heading();
        if (heading.empty()) return;
        const auto first = std::ranges::find(found_, MetadataKey::title, &FoundValue::key);
        const auto place = first != found_.end() && is_headline(heading, first->value) ? first : found_.end();
        found_.insert(place, {MetadataKey::title, std::string(heading), "page/h1"});
    }

    [[nodiscard]] bool is_headline(std::string_view heading, std::string_view title) const {
        const std::string letters = letters_of(heading);
        const std::string title_letters = letters_of(title);
        // The same, or with a kicker before it that is glued to it.
        if (letters.find(title_letters) != std::string::npos) return false;
        // Where two sources differ, a third decides.
        const auto is_first = [&](const FoundValue& each) { return each.key == MetadataKey::title && each.origin.starts_with("page/meta."); };
        const auto meta = std::ranges::find_if(found_, is_first);
        if (!article_.headline.empty() && meta != found_.end() && letters_of(meta->value) != title_letters) {
            return letters_of(meta->value) == letters;
        }
        // Editors write a news article's headline; a blog's is often what its owner wrote for search engines.
        if (article_.is_news) return false;
        constexpr std::size_t shortest_word = 3;
        text::WordSet words(title.size(), shortest_word);
        words.add(text::fold(title));
        return words.shared<1>(text::fold(heading)) > 0 || text::count_parts(heading, 4) == 4;
    }

    [[nodiscard]] bool has(MetadataKey key) const { return std::ranges::find(found_, key, &FoundValue::key) != found_.end(); }

    /// Adds what stands around the headline, where the page's head has nothing.
    void add_surroundings() {
        Surroundings around;
        if (!has(MetadataKey::published) || !has(MetadataKey::authors)) {
            const auto title = std::ranges::find(found_, MetadataKey::title, &FoundValue::key);
            around = surroundings_of(document_, title == found_.end() ? std::string_view() : title->value);
        }
        add_first_date(around.dates);
        if (!page_.times.empty()) add(MetadataKey::published, page_.times.front(), "page/time");
        add_first_date(around.far_dates);
        if (!has(MetadataKey::authors)) add_byline(around);
        const auto author = std::ranges::find(found_, MetadataKey::authors, &FoundValue::key);
        const bool is_named = author != found_.end() && author->origin != "page/byline";
        for (const FoundValue& office : offices_) {
            found_.push_back({is_named ? MetadataKey::credit : MetadataKey::authors, office.value, office.origin});
        }
        if (has(MetadataKey::authors)) return;
        for (const std::string& name : short_names_) found_.push_back({MetadataKey::authors, name, "page/byline"});
    }

    /// Adds the first that is a date of the web's age, where there is none yet.
    void add_first_date(const std::vector<std::string_view>& texts) {
        constexpr std::string_view first_year = "1990";
        for (const std::string_view text : texts) {
            if (has(MetadataKey::published)) return;
            auto date = iso_date(text, date_order());
            if (date && *date >= first_year) found_.push_back({MetadataKey::published, std::move(*date), "page/date"});
        }
    }

    /// Adds the people of the first author's element below the headline, of a line there with a lead ("By"), or of the first
    /// such element above it.
    void add_byline(const Surroundings& around) {
        constexpr std::size_t blocks_above = 8;
        constexpr std::size_t bytes_below = 100'000;
        if (around.headline >= text_.blocks.size()) return;
        const std::size_t place = text_.blocks[around.headline];
        const std::size_t above = text_.blocks[around.headline - std::min(around.headline, blocks_above)];
        add_author_elements(text_.html.substr(place, bytes_below));
        for (auto line = around.bylines.begin(); line != around.bylines.end() && !has(MetadataKey::authors); ++line) {
            add(MetadataKey::authors, std::string(*line), "page/byline");
        }
        if (!has(MetadataKey::authors)) add_author_elements(text_.html.substr(above, place - above));
    }

    void add_author_elements(std::string_view html) {
        constexpr std::size_t farthest = 500;  // bytes of markup between two people of one byline
        const std::vector<AuthorElement> elements = author_elements(html);
        const AuthorElement* last = nullptr;
        for (const AuthorElement& element : elements) {
            if (last != nullptr && element.begin - last->end > farthest) return;
            if (has(MetadataKey::authors) && element.label != last->label) return;
            if (is_one_word(element.text)) {
                // A button or a label, perhaps: for where nobody else is named.
                if (short_names_.empty()) short_names_ = people_of(element.text).names;
                if (!short_names_.empty()) last = &element;
                continue;
            }
            add(MetadataKey::authors, element.text, "page/byline");
            if (has(MetadataKey::authors)) last = &element;
        }
    }

    /// Whether the text is one word, in a script that parts words.
    [[nodiscard]] static bool is_one_word(std::string_view text) {
        const char32_t first = text::decode(text.data(), text.data() + text.size()).code_point;
        return text::count_parts(text, 2) == 1 && !text::character(first).is(text::flag::unspaced);
    }

    void add(MetadataKey key, const std::string& text, const std::string& origin) {
        if (text.empty()) return;
        switch (key) {
            case MetadataKey::title: {
                found_.push_back({key, std::string(page_title(text, site(), twin_of(text, origin))), origin});
                break;
            }
            case MetadataKey::authors: add_people(text, origin, is_site(text)); break;
            case MetadataKey::published:
            case MetadataKey::modified:
                if (auto date = iso_date(text, date_order())) found_.push_back({key, std::move(*date), origin});
                break;
            case MetadataKey::language: found_.push_back({key, text.substr(0, text.find_first_of("-_")), origin}); break;
            default: found_.push_back({key, text, origin});
        }
    }

    void add_people(const std::string& text, const std::string& origin, bool are_offices) {
        const People people = people_of(text);
        for (const std::string& name : people.names) {
            (are_offices || is_site(name) ? offices_ : found_).push_back({MetadataKey::authors, name, origin});
        }
        for (const std::string& agency : people.agencies) found_.push_back({MetadataKey::credit, agency, origin});
    }

    const PageData& page_;
    const Document& document_;
    PageText text_;
    JsonLdArticle article_;
    std::string_view url_;
    std::vector<Heading> headings_;
    std::vector<std::string> heading_letters_;  // of each
    std::vector<FoundValue> found_;
    std::vector<FoundValue> offices_;       // authors that are the site itself or its publisher: behind those of a byline
    std::vector<std::string> short_names_;  // of an author's element, of one word
};

}  // namespace

std::vector<FoundValue> read_metadata(const PageData& page, const Document& document, const PageText& text, std::string_view url) {
    return Reader(page, document, text, url).read();
}

}  // namespace stet::markup
