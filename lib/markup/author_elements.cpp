#include "markup/author_elements.hpp"

#include "markup/article_names.hpp"
#include "markup/ascii.hpp"
#include "markup/name_parts.hpp"
#include "markup/tags.hpp"
#include "markup/tokenizer.hpp"
#include "text/characters.hpp"
#include "text/find_byte.hpp"
#include "text/names.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::markup {
namespace {

namespace kind {
inline constexpr std::uint8_t author = 1;
inline constexpr std::uint8_t other = 2;         // comments and other stories ...
inline constexpr std::uint8_t article_part = 4;  // ... which this is not
inline constexpr std::uint8_t detail = 8;        // what of an author is not the name: "author-bio", "author-image"
}  // namespace kind

constexpr auto label_parts = name_parts_of(
    parts_of(kind::author, {"author", "byline", "autor", "auteur", "writer", "redakteur", "verfasser", "reporter", "journalist", "createdby",
                            "submitted", "posted-by", "postedby", "written-by", "username"}),
    parts_of(kind::other, {"comment", "related", "teaser", "sidebar", "recommend", "footer"}),
    parts_of(kind::article_part, article_names),
    parts_of(kind::detail, {"bio", "avatar", "image", "photo", "count", "follow", "button", "share", "social", "job", "role", "position", "licen"}));

// What a link's address has before an author's name, between slashes.
constexpr text::WordIndex author_folders(std::to_array<std::string_view>({
    "author", "authors", "autor", "autoren", "autores", "autorin", "auteur", "auteurs", "autore", "autori", "redakteur", "redaktion",
    "autoren-und-redaktion", "journalist", "journalists", "journalisten", "journaliste", "contributor", "contributors", "columnist",
    "columnists", "writer", "writers", "reporter", "reporters", "our-experts", "byline",
}));

// What a box about an author says before the name, folded; else it may be a name by its capitals.
constexpr text::WordIndex calls(std::to_array<std::string_view>({
    "about", "all", "article", "articles", "author", "contact", "follow", "get", "latest", "meet", "more", "our", "popular", "posts", "read", "recent",
    "related", "see", "share", "subscribe", "the", "view", "visit", "written", "your", "alle", "autor", "folgen", "mehr", "weitere", "über",
    "neueste", "plus", "tous", "derniers", "más", "todos", "sobre", "altri", "tutti", "mais", "meer",
}));

/// A name of two words or more, and no "Latest News" or "Ships, Gates".
bool is_whole_name(std::string_view text) {
    if (!text::is_name(text) || text::count_parts(text, 2) != 2 || text.find(',') != text.npos || text::is_office(text)) return false;
    const std::string folded = text::fold(text);
    const std::string_view words = folded;
    return !calls.has(words.substr(0, words.find(' '))) && !text::is_particle(words.substr(words.rfind(' ') + 1));
}

/// Whether the address is of a page about an author: "/author/jane-doe/", "/library?author=jane".
bool is_of_author(std::string_view address) {
    const char* const all = address.data() + address.size();
    const char* const path_end = text::find_byte(address.data(), text::find_byte(address.data(), all, '#'), '?');
    const auto end = static_cast<std::size_t>(path_end - address.data());
    for (std::string_view path = address.substr(0, end); !path.empty();) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view folder = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (!path.empty() && author_folders.has(folder)) return true;
    }
    return address.substr(end).find("author=") != address.npos;
}

}  // namespace

class AuthorElements::Finder {
public:
    Finder(std::string_view page, std::size_t begin, std::size_t size, std::span<const std::uint32_t> tags)
        : html_(page.substr(begin, size)),
          tokenizer_(html_),
          begin_(begin),
          tags_(std::ranges::lower_bound(tags, begin), tags.end()) {}

    const AuthorElement* find(std::size_t number, std::size_t farthest) {
        while (found_.size() <= number && reads_on(farthest)) {
            if (!name_.empty() || !skip()) read_token();
        }
        return number < found_.size() ? &found_[number] : nullptr;
    }

private:
    static constexpr std::size_t longest = 200;

    std::string_view html_;
    Tokenizer tokenizer_;
    std::size_t begin_;                      // of the markup, in the page
    std::span<const std::uint32_t> tags_;    // of the page, that have not been read yet
    std::vector<AuthorElement> found_;
    AuthorElement open_;      // what is being read
    std::string_view name_;   // its tag; empty while there is none
    std::size_t depth_ = 0;   // elements of this tag that are open
    bool is_skipped_ = false; // it is of others
    std::string about_;       // a label in lower case

    std::size_t read_ = 0;    // how much of the page has been read

    /// Whether elements may come yet that begin at `farthest` or before.
    [[nodiscard]] bool reads_on(std::size_t farthest) const noexcept {
        return read_ < html_.size() && (read_ <= farthest || (!name_.empty() && open_.begin <= farthest));
    }

    /// Skips what is not read where no element is open: all up to the next of the tags. False where that comes next.
    bool skip() {
        while (!tags_.empty() && tags_.front() - begin_ < read_) tags_ = tags_.subspan(1);
        const std::size_t next = tags_.empty() ? html_.size() : std::min(tags_.front() - begin_, html_.size());
        if (next == read_) return false;
        tokenizer_.skip_to(html_.data() + next);
        read_ = next;
        return true;
    }

    void read_token() {
        const Token token = tokenizer_.next();
        read_ = token.kind == Token::Kind::end ? html_.size() : place_of(token.raw) + token.raw.size();
        if (token.kind == Token::Kind::start_tag) start(token);
        else if (token.kind == Token::Kind::end_tag) end(token);
        else if (token.kind == Token::Kind::text) add_text(token);
    }

    [[nodiscard]] std::size_t place_of(std::string_view part) const noexcept { return static_cast<std::size_t>(part.data() - html_.data()); }

    void begin(const Token& token, std::string_view label, bool is_skipped = false) {
        if (!name_.empty() && !is_skipped_ && is_whole(text::trim_punctuation(open_.text))) close(place_of(token.raw));
        name_ = token.name;
        depth_ = 1;
        is_skipped_ = is_skipped;
        open_ = {{}, label, label.empty() ? AuthorSign::link : AuthorSign::label, place_of(token.raw), 0};
    }

    /// "By Jane Doe <i class=author-role>", "Jane Doe <p class=about-author>": what stands before another element.
    static bool is_whole(std::string_view text) {
        return text.size() <= longest && (text::byline_lead_length(text::fold(text)) != 0 || is_whole_name(text));
    }

    void start(const Token& token) {
        const Tag tag = tag_of(token.name, html_.data() + html_.size());
        if (has(tag, trait::raw)) tokenizer_.read_as(Content::rawtext, token.name);
        else if (has(tag, trait::rcdata)) tokenizer_.read_as(Content::rcdata, token.name);
        else if (has(tag, trait::script_data)) tokenizer_.read_as(Content::script, token.name);
        if (has(tag, trait::empty) || token.self_closing) {
            if (!name_.empty()) open_.text += tag == Tag::br ? '|' : ' ';
            return;
        }
        if (!name_.empty()) {
            if (equals_ignoring_case(token.name, name_)) ++depth_;
            if (is_skipped_) return;
            open_.text += has(tag, trait::block) ? '|' : ' ';  // <span>By</span><b>Jane Doe</b><p>Reporter</p>
        }
        bool is_person = tag == Tag::address;
        for (const Attribute& attribute : tokenizer_.attributes()) {
            const auto is = [&](std::string_view name) { return equals_ignoring_case(attribute.name, name); };
            if (tag == Tag::a && is("href")) is_person = is_person || is_of_author(attribute.value);
            if (attribute.value.empty() || !(is("class") || is("itemprop") || is("rel"))) continue;
            about_.clear();
            append_name(about_, attribute.value);
            const std::uint8_t kinds = label_parts.kinds_in(about_);
            const bool is_other = (kinds & kind::other) != 0 && (kinds & kind::article_part) == 0;
            if (is_other || (kinds & kind::author) != 0) return begin(token, attribute.value, is_other || (kinds & kind::detail) != 0);
        }
        if (is_person && (name_.empty() || open_.sign == AuthorSign::link)) begin(token, {});
    }

    void end(const Token& token) {
        if (name_.empty()) return;
        if (has(tag_of(token.name, html_.data() + html_.size()), trait::block)) open_.text += '|';
        if (!equals_ignoring_case(token.name, name_) || --depth_ > 0) return;
        name_ = {};
        close(place_of(token.raw));
    }

    void close(std::size_t place) {
        std::string_view text = text::trim_punctuation(open_.text);
        if (text.size() > longest) {
            text = first_name(text);
            open_.sign = AuthorSign::box;
        }
        if (is_skipped_ || text.empty()) return;
        found_.push_back({std::string(text), open_.label, open_.sign, open_.begin, place});
    }

    /// The first line that is a whole name, or nothing where a line of prose comes before it.
    static std::string_view first_name(std::string_view text) {
        constexpr std::size_t longest_line = 60;
        while (!text.empty()) {
            const std::string_view line = text::trim_punctuation(text.substr(0, text.find('|')));
            if (line.size() > longest_line) return {};
            if (is_whole_name(line)) return line;
            text.remove_prefix(std::min(text.find('|'), text.size() - 1) + 1);
        }
        return {};
    }

    void add_text(const Token& token) {
        if (token.content == Content::data && !name_.empty() && !is_skipped_ && open_.text.size() <= longest) append_text(open_.text, token);
    }
};

AuthorElements::AuthorElements(std::string_view page, std::size_t begin, std::size_t size, std::span<const std::uint32_t> tags)
    : finder_(std::make_unique<Finder>(page, begin, size, tags)) {}
AuthorElements::~AuthorElements() = default;

const AuthorElement* AuthorElements::find(std::size_t number, std::size_t farthest) { return finder_->find(number, farthest); }

}  // namespace stet::markup
