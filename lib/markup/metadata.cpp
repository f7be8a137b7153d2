#include "markup/metadata.hpp"

#include "markup/author_elements.hpp"
#include "markup/dates.hpp"
#include "markup/headings.hpp"
#include "markup/json_ld.hpp"
#include "markup/language_tag.hpp"
#include "markup/live_entries.hpp"
#include "markup/meta_names.hpp"
#include "markup/moment.hpp"
#include "markup/page_title.hpp"
#include "markup/paywall.hpp"
#include "markup/people.hpp"
#include "markup/people_words.hpp"
#include "markup/surroundings.hpp"
#include "markup/trail.hpp"
#include "text/characters.hpp"
#include "text/find_byte.hpp"
#include "text/folded_words.hpp"
#include "text/names.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace stet::markup {
namespace {

constexpr auto name_index = [] {
    std::array<std::string_view, meta_names.size()> names{};
    std::ranges::transform(meta_names, names.begin(), &MetaName::name);
    return text::WordIndex(names);
}();

/// Whether it is what a template should have filled in: "{{ title }}", "{$category}".
bool is_template(std::string_view text) noexcept { return text.starts_with("{{") || text.starts_with("{$") || text.starts_with("{%"); }

/// Whether it may be an image's address; some pages have its caption there, or all of it.
bool is_address(std::string_view text) noexcept {
    return text.find_first_of("/.") != text.npos && text.find_first_of(" <") == text.npos && !text.starts_with("data:");
}

std::string_view host_of(std::string_view url) noexcept {
    const std::size_t begin = url.find("//");
    if (begin == url.npos) return {};
    const std::string_view host = url.substr(begin + 2);
    return host.substr(0, host.find_first_of("/:?#"));
}

class Reader {
public:
    Reader(const PageData& page, const JsonLdArticle& article, const Document& document, const PageText& text, std::string_view url)
        : page_(page), document_(document), text_(text), article_(article), url_(url), headings_(headings_of(document)) {
        for (const Heading& heading : headings_) heading_letters_.push_back(letters_of(heading.text));
    }

    PageMetadata read() {
        // That of the front page is a mistake of the site's, but for that page.
        const bool is_whole = !is_front_page(page_.canonical);
        if (is_whole) add(MetadataKey::url, page_.canonical, "page/canonical");
        for (const Value& value : from_json_ld()) add(value.key, value.text, "page/json-ld." + std::string(value.name));
        if (article_.is_free.has_value()) add_paywalled(!*article_.is_free, "page/json-ld.isAccessibleForFree");
        for (const std::string& author : article_.organizations) add_people(author, "page/json-ld.author", true);
        add_metas();
        add(MetadataKey::title, page_.title, "page/title");
        add_heading();
        add(MetadataKey::language, page_.language, "page/lang");
        add(MetadataKey::url, article_.url.substr(0, article_.url.find("#")), "page/json-ld.url");
        add(MetadataKey::url, std::string(url_), "page/url");
        if (!is_whole) add(MetadataKey::url, page_.canonical, "page/canonical");
        add_surroundings();
        if (!has(MetadataKey::section)) add_sections();
        if (!has(MetadataKey::modified)) add_change();
        if (!has(MetadataKey::paywalled) && article_.has_paid_part) add_paywalled(true, "page/json-ld.hasPart");
        if (!has(MetadataKey::paywalled) && shows_paywall(document_.markup())) add_paywalled(true, "page/paywall");
        PageMetadata metadata;
        if (may_be_live_blog()) metadata.entries = live_entries(document_, article_.updates, page_, text_);
        metadata.values = std::move(found_);
        return metadata;
    }

private:
    struct Value {
        MetadataKey key;
        std::string_view name;
        std::string text;
    };

    std::vector<Value> from_json_ld() {
        std::vector<Value> values{
            {MetadataKey::title, "headline", whole_headline()},
            {MetadataKey::published, "datePublished", article_.published},
            {MetadataKey::modified, "dateModified", article_.modified},
            {MetadataKey::section, "articleSection", article_.section},
            {MetadataKey::site, "publisher", article_.site},
            {MetadataKey::description, "description", article_.description},
            {MetadataKey::image, "image", article_.image},
            {MetadataKey::language, "inLanguage", article_.language},
        };
        for (const std::string& author : article_.authors) values.push_back({MetadataKey::authors, "author", author});
        return values;
    }

    /// Adds the meta elements by the order of their names, those of one name as they stand.
    void add_metas() {
        std::vector<std::pair<std::size_t, const PageData::Meta*>> known;
        for (const PageData::Meta& meta : page_.metas) {
            if (const std::size_t number = name_index.find(meta.name); number < meta_names.size()) known.emplace_back(number, &meta);
        }
        std::ranges::stable_sort(known, {}, [](const auto& each) { return each.first; });
        for (const auto& [number, meta] : known) add_meta(meta_names[number].key, *meta);
    }

    void add_meta(MetadataKey key, const PageData::Meta& meta) {
        const std::string origin = "page/meta." + meta.name;
        if (key != MetadataKey::paywalled) return add(key, meta.content, origin);
        if (const std::optional<bool> paywalled = is_paywalled(meta.name, meta.content)) add_paywalled(*paywalled, origin);
    }

    void add_paywalled(bool is_paywalled, const std::string& origin) {
        found_.push_back({MetadataKey::paywalled, is_paywalled ? "true" : "false", origin});
    }

    /// Adds the sections on the way to the article.
    void add_sections() {
        const auto title = std::ranges::find(found_, MetadataKey::title, &FoundValue::key);
        const std::string_view article = title == found_.end() ? std::string_view() : std::string_view(title->value);
        const auto is_of_site = [&](std::string_view name) { return is_site(name); };
        std::vector<std::string> sections = sections_of(article_.trail, article, is_of_site);
        const bool is_given = !sections.empty();
        if (!is_given) sections = sections_of(shown_trail(document_), article, is_of_site);
        for (std::string& section : sections) {
            found_.push_back({MetadataKey::section, std::move(section), is_given ? "page/json-ld.BreadcrumbList" : "page/breadcrumb"});
        }
    }

    /// Adds the first <time> of a change.
    void add_change() {
        const auto time = std::ranges::find_if(page_.times, &PageData::Time::is_change);
        if (time != page_.times.end()) add(MetadataKey::modified, time->when, "page/time");
    }

    /// Whether the page says so, or its title or address has the word.
    [[nodiscard]] bool may_be_live_blog() const {
        if (page_.is_live_blog || article_.is_live_blog) return true;
        return std::ranges::any_of(found_, [](const FoundValue& value) {
            if (value.key != MetadataKey::title && value.key != MetadataKey::url) return false;
            const std::string folded = text::fold(value.value);
            return folded.find("live") != std::string::npos || folded.find("ticker") != std::string::npos;
        });
    }

    [[nodiscard]] std::string_view site() const {
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name == "og:site_name") return meta.content;
        }
        return article_.site.empty() ? host_of(url_) : std::string_view(article_.site);
    }

    /// Whether it is a name of the site or its publisher, or has the site's host in it: "The Quay (www.quay.example)", "The Quay Team".
    [[nodiscard]] bool is_site(std::string_view name) const {
        constexpr std::size_t shortest_label = 6;
        std::string_view host = host_of(url_);
        if (host.starts_with("www.")) host.remove_prefix(4);
        if (!host.empty() && (is_site_name(name, host) || (name.find(host) != name.npos && name.find('@') == name.npos))) return true;
        const std::string label = letters_of(host.substr(0, host.rfind('.')));
        if (label.size() >= shortest_label && letters_of(name).find(label) != std::string::npos) return true;
        if (is_site_name(name, article_.site)) return true;
        constexpr auto names = std::to_array<std::string_view>({
            "og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "copyright",
        });
        return std::ranges::any_of(page_.metas, [&](const PageData::Meta& meta) {
            return std::ranges::find(names, meta.name) != names.end() && is_site_name(name, meta.content);
        });
    }

    /// The order of a date's numbers in the page's language, by the first source of it that says one ("en" does not, "en_GB" does); else
    /// in its country by the host.
    [[nodiscard]] DateOrder date_order() const {
        DateOrder order = date_order_of(page_.language);
        for (auto meta = page_.metas.begin(); meta != page_.metas.end() && order == DateOrder::unknown; ++meta) {
            if (meta->name == "og:locale" || meta->name == "content-language") order = date_order_of(meta->content);
        }
        if (order == DateOrder::unknown) order = date_order_of(article_.language);
        return order == DateOrder::unknown ? date_order_of_host(host_of(url_)) : order;
    }

    /// The headline that another source than <title> has: a heading that stands at one of its ends, ...
    [[nodiscard]] std::string_view headline() const {
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name == "og:title") return meta.content;
        }
        if (!article_.headline.empty()) return article_.headline;
        const std::string title = letters_of(page_.title);
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const bool is_part = title.starts_with(heading_letters_[i]) || title.ends_with(heading_letters_[i]);
            if (is_part && text::count_parts(headings_[i].text, 2) == 2) return headings_[i].text;
        }
        const auto first = std::ranges::find(headings_, 1, &Heading::level);
        return first == headings_.end() ? std::string_view() : first->text;
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
            if (heading.level != 1 || !heading.is_own || is_site_name(heading.text, site())) continue;
            if (!main.empty() && heading.text != main) return {};
            main = heading.text;
        }
        return main;
    }

    /// JSON-LD's headline; whole, where it was cut at the 110 characters that search engines ask for and another source has the rest.
    [[nodiscard]] std::string whole_headline() const {
        constexpr std::size_t shortest_cut = 90;
        std::string_view cut = article_.headline;
        for (const std::string_view dots : {std::string_view("..."), std::string_view("…")}) {
            if (cut.ends_with(dots)) cut.remove_suffix(dots.size());
        }
        if (cut.size() < shortest_cut && cut.size() == article_.headline.size()) return article_.headline;
        const std::string letters = letters_of(cut);
        const std::string_view heading = main_heading();
        if (letters_of(heading).starts_with(letters)) return std::string(heading);
        for (const PageData::Meta& meta : page_.metas) {
            if (meta.name != "og:title") continue;
            const std::string_view title = page_title(meta.content, site(), heading);
            if (letters_of(title).starts_with(letters)) return std::string(title);
        }
        return article_.headline;
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
        // The title stands on the page, below another heading or above it.
        if (std::ranges::find(heading_letters_, title_letters) != heading_letters_.end()) return false;
        // Where two sources differ, a third decides.
        const auto is_first = [&](const FoundValue& each) { return each.key == MetadataKey::title && each.origin.starts_with("page/meta."); };
        const auto meta = std::ranges::find_if(found_, is_first);
        if (!article_.headline.empty() && meta != found_.end() && letters_of(meta->value) != title_letters) {
            return letters_of(meta->value) == letters;
        }
        // Editors write a news article's headline; a blog's is often what its owner wrote for search engines.
        if (article_.is_news) return false;
        constexpr unsigned shortest_word = 3;
        text::WordSet<shortest_word> words(title.size());
        words.add(text::fold(title));
        return words.shared<1>(text::fold(heading)) > 0 || text::count_parts(heading, 4) == 4;
    }

    [[nodiscard]] bool has(MetadataKey key) const { return std::ranges::find(found_, key, &FoundValue::key) != found_.end(); }

    /// Adds what stands around the headline, where the page's head has nothing.
    void add_surroundings() {
        Surroundings around;
        const std::vector<FoundValue> short_authors = take_short_authors();
        const auto published = std::ranges::find(found_, MetadataKey::published, &FoundValue::key);
        const bool has_date = published != found_.end();
        const bool is_utc = has_date && moment_of(published->value).is_utc();
        const Sought sought{.dates = !has_date ? Reach::far : is_utc ? Reach::near : Reach::none, .bylines = !has(MetadataKey::authors)};
        if (sought.dates != Reach::none || sought.bylines) {
            const auto title = std::ranges::find(found_, MetadataKey::title, &FoundValue::key);
            around = surroundings_of(document_, title == found_.end() ? std::string_view() : title->value, find_times(), sought);
        }
        if (is_utc) add_local_date(published - found_.begin(), around.dates);
        add_first_date(around.dates);
        add_url_dates();
        add_loose_dates();
        add_time(around.headline);
        add_first_date(around.far_dates);
        if (!has(MetadataKey::published)) add_program_date();
        if (!has(MetadataKey::authors)) add_byline(around);
        add_short_authors(short_authors);
        const auto author = std::ranges::find(found_, MetadataKey::authors, &FoundValue::key);
        const bool is_named = author != found_.end() && author->origin != "page/byline";
        for (const FoundValue& office : offices_) {
            found_.push_back({is_named ? MetadataKey::credit : MetadataKey::authors, office.value, office.origin});
        }
        if (has(MetadataKey::authors)) return;
        for (const std::string& name : short_names_) found_.push_back({MetadataKey::authors, name, "page/byline"});
    }

    /// Takes out the authors of the page's head, where each is one word: a login, or a part of the name that the byline has.
    std::vector<FoundValue> take_short_authors() {
        const auto is_author = [](const FoundValue& value) { return value.key == MetadataKey::authors; };
        const auto is_whole = [&](const FoundValue& value) { return is_author(value) && !is_one_word(value.value); };
        std::vector<FoundValue> authors;
        if (std::ranges::any_of(found_, is_whole)) return authors;
        std::ranges::copy_if(found_, std::back_inserter(authors), is_author);
        std::erase_if(found_, is_author);
        return authors;
    }

    /// Adds them behind the byline's author, where they may be that one's; else before.
    void add_short_authors(const std::vector<FoundValue>& authors) {
        const auto named = std::ranges::find(found_, MetadataKey::authors, &FoundValue::key);
        const bool are_named = named != found_.end() && std::ranges::all_of(authors, [&](const FoundValue& author) {
            return is_login(author.value) || text::fold(named->value).find(text::fold(author.value)) != std::string::npos;
        });
        found_.insert(are_named ? found_.end() : named, authors.begin(), authors.end());
    }

    /// "jane.doe", "jdoe2", "JD": a word that is no name as it stands.
    [[nodiscard]] static bool is_login(std::string_view word) {
        constexpr std::size_t longest_initials = 4;
        const auto is_sign = [](char c) { return text::is_digit(c) || c == '_' || c == '.' || c == '@'; };
        return !text::is_name(word) || std::ranges::any_of(word, is_sign) ||
               (word.size() <= longest_initials && std::ranges::all_of(word, text::is_ascii_upper));
    }

    /// Adds the first that is a date of the web's age, where there is none yet.
    void add_first_date(const std::vector<DateText>& texts) {
        constexpr std::string_view first_year = "1990";
        for (const DateText& text : texts) {
            if (has(MetadataKey::published)) return;
            auto date = date_of(text);
            if (date && *date >= first_year) found_.push_back({MetadataKey::published, std::move(*date), "page/date"});
        }
    }

    /// Adds the day on which readers saw a date that is given in UTC, before that: another value has it with their offset, or it is
    /// printed at the headline with a time that is some quarters of an hour from it.
    void add_local_date(std::ptrdiff_t place, const std::vector<DateText>& texts) {
        const Moment utc = moment_of(found_[static_cast<std::size_t>(place)].value);
        for (auto other = found_.begin() + place + 1; other != found_.end(); ++other) {
            if (other->key != MetadataKey::published) continue;
            const Moment moment = moment_of(other->value);
            if (!moment.is_same(utc) || moment.day == utc.day) continue;
            std::rotate(found_.begin() + place, other, other + 1);
            return;
        }
        for (const DateText& text : texts) {
            auto date = iso_date(text.text, date_order());
            if (!date || !moment_of(*date).is_local_of(utc) || moment_of(*date).day == utc.day) continue;
            found_.insert(found_.begin() + place, {MetadataKey::published, std::move(*date), "page/date"});
            return;
        }
    }

    void add_loose_dates() {
        for (const std::string_view name : loose_date_names) {
            for (const PageData::Meta& meta : page_.metas) {
                if (meta.name == name) add_meta(MetadataKey::published, meta);
            }
        }
    }

    void add_url_dates() {
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i].key != MetadataKey::url) continue;
            auto date = date_in_url(found_[i].value);
            if (date) found_.push_back({MetadataKey::published, std::move(*date), std::string(found_[i].origin)});
        }
    }

    /// Adds the first date of those that the page's programs know, where there is none yet: {"publishedDate":"2024-03-07"}.
    void add_program_date() {
        static constexpr text::WordIndex keys(std::to_array<std::string_view>({
            "datePublished", "publishedDate", "publishDate", "publicationDate", "publishedAt", "published_at", "publish_date", "publication_date",
            "published_date", "firstPublishedAt",
        }));
        constexpr std::size_t longest = 40;
        const std::string_view html = text_.html;
        // "ubli" is common to them all, and b the rarest letter of it.
        const char* const end = html.data() + html.size();
        for (const char* b = text::find_byte(html.data(), end, 'b'); b != end; b = text::find_byte(b + 1, end, 'b')) {
            if (b == html.data() || b[-1] != 'u' || !std::string_view(b, end).starts_with("bli")) continue;
            if (has(MetadataKey::published)) return;
            const auto at = static_cast<std::size_t>(b - 1 - html.data());
            const std::size_t begin = at - std::min(at, longest);
            const std::string_view around = html.substr(begin, 2 * longest);
            const std::size_t open = around.substr(0, at - begin).rfind('"');
            if (open == around.npos) continue;
            const std::string_view key = around.substr(open + 1, around.find('"', open + 1) - open - 1);
            if (!keys.has(key)) continue;
            const std::string_view behind = html.substr(begin + open + key.size() + 2, longest);
            const std::size_t quote = behind.find('"');
            if (behind.substr(0, quote).find_first_not_of(": ") != behind.npos || quote == behind.npos) continue;
            const std::string_view value = behind.substr(quote + 1);
            add(MetadataKey::published, std::string(value.substr(0, value.find('"'))), "page/script");
        }
    }

    /// The blocks that have one, but of a change.
    [[nodiscard]] std::vector<bool> find_times() const {
        std::vector<bool> have(text_.blocks.size());
        for (const PageData::Time& time : page_.times) {
            const auto block = std::ranges::upper_bound(text_.blocks, time.place, {}, &Span::end);
            if (block != text_.blocks.end() && !time.is_change) have[static_cast<std::size_t>(block - text_.blocks.begin())] = true;
        }
        return have;
    }

    /// What the <time> in the text's block has for programs, else the date that is printed.
    [[nodiscard]] std::optional<std::string> date_of(const DateText& printed) const {
        if (const PageData::Time* time = time_in(page_, text_, printed.block)) {
            if (time->is_change) return std::nullopt;
            if (auto date = iso_date(time->when)) return date;
        }
        return iso_date(printed.text, date_order());
    }

    /// Adds the first <time> below the headline that is not of a change, else the first of all.
    void add_time(std::size_t headline) {
        const auto is_first = [](const PageData::Time& time) { return !time.is_change; };
        const std::size_t place = headline < text_.blocks.size() ? text_.blocks[headline].begin : 0;
        const auto below = std::ranges::lower_bound(page_.times, place, {}, &PageData::Time::place);
        auto time = std::find_if(below, page_.times.end(), is_first);
        if (time == page_.times.end()) time = std::ranges::find_if(page_.times, is_first);
        if (time != page_.times.end()) add(MetadataKey::published, time->when, "page/time");
    }

    /// Adds the people of the first author's element below the headline, of a line there with a lead ("By"), or of the first
    /// such element above it.
    void add_byline(const Surroundings& around) {
        constexpr std::size_t blocks_above = 8;
        constexpr std::size_t bytes_below = 100'000;
        if (around.headline >= text_.blocks.size()) return;
        const std::size_t place = text_.blocks[around.headline].begin;
        const std::size_t above = text_.blocks[around.headline - std::min(around.headline, blocks_above)].begin;
        AuthorElements below(text_.html, place, bytes_below, page_.tags);
        add_author_elements(below, AuthorSign::label);
        for (auto line = around.bylines.begin(); line != around.bylines.end() && !has(MetadataKey::authors); ++line) {
            add(MetadataKey::authors, std::string(*line), "page/byline");
        }
        AuthorElements those_above(text_.html, above, place - above, page_.tags);
        if (!has(MetadataKey::authors)) add_author_elements(those_above, AuthorSign::label);
        if (!has(MetadataKey::authors)) add_author_elements(below, AuthorSign::link);
        for (auto line = around.signatures.begin(); line != around.signatures.end() && !has(MetadataKey::authors); ++line) {
            add(MetadataKey::authors, std::string(*line), "page/byline");
        }
        if (!has(MetadataKey::authors)) add_author_elements(below, AuthorSign::box);
    }

    void add_author_elements(AuthorElements& elements, AuthorSign sign) {
        constexpr std::size_t gap = 500;  // bytes of markup between two people of one byline
        std::size_t farthest = text_.html.size();
        std::optional<std::string_view> label;
        for (std::size_t i = 0; const AuthorElement* element = elements.find(i, farthest); ++i) {
            if (element->sign != sign || (sign == AuthorSign::link && !text::is_name(element->text))) continue;
            if (element->begin > farthest || (has(MetadataKey::authors) && element->label != label)) return;
            if (is_one_word(element->text)) {
                // A button or a label, perhaps: for where nobody else is named.
                if (short_names_.empty()) short_names_ = people_of(element->text).names;
                if (short_names_.empty()) continue;
            } else {
                add(MetadataKey::authors, element->text, "page/byline");
                if (!has(MetadataKey::authors)) continue;
            }
            farthest = element->end + gap;
            label = element->label;
        }
    }

    /// Whether the text is one word, in a script that parts words.
    [[nodiscard]] static bool is_one_word(std::string_view text) {
        const char32_t first = text::decode(text.data(), text.data() + text.size()).code_point;
        return text::count_parts(text, 2) == 1 && !text::character(first).is(text::flag::unspaced);
    }

    void add(MetadataKey key, const std::string& text, const std::string& origin) {
        if (text.empty() || is_template(text)) return;
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
            case MetadataKey::language:
                if (std::string language = language_of(text); !language.empty()) found_.push_back({key, std::move(language), origin});
                break;
            case MetadataKey::url: found_.push_back({key, text::absolute_url(document_.markup().base, text), origin}); break;
            case MetadataKey::image:
                if (is_address(text)) found_.push_back({key, text::absolute_url(document_.markup().base, text), origin});
                break;
            case MetadataKey::site:
                if (text.find("://") == text.npos) found_.push_back({key, text, origin});
                break;
            default: found_.push_back({key, text, origin});
        }
    }

    void add_people(const std::string& text, const std::string& origin, bool are_offices) {
        const People people = people_of(text);
        for (const std::string& name : people.names) {
            (are_offices || is_site(name) || is_organization(text::fold(name)) ? offices_ : found_).push_back({MetadataKey::authors, name, origin});
        }
        for (const std::string& agency : people.agencies) found_.push_back({MetadataKey::credit, agency, origin});
    }

    const PageData& page_;
    const Document& document_;
    PageText text_;
    const JsonLdArticle& article_;
    std::string_view url_;
    std::vector<Heading> headings_;
    std::vector<std::string> heading_letters_;  // of each
    std::vector<FoundValue> found_;
    std::vector<FoundValue> offices_;       // authors that are the site itself or its publisher: behind those of a byline
    std::vector<std::string> short_names_;  // of an author's element, of one word
};

}  // namespace

PageMetadata read_metadata(const PageData& page, const JsonLdArticle& article, const Document& document, const PageText& text,
                           std::string_view url) {
    return Reader(page, article, document, text, url).read();
}

}  // namespace stet::markup
