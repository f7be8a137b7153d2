#include "markup/surroundings.hpp"

#include "markup/article_names.hpp"
#include "markup/dates.hpp"
#include "markup/name_parts.hpp"
#include "markup/page_title.hpp"
#include "markup/people_words.hpp"
#include "markup/reporters.hpp"
#include "text/ascii_chunk.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t most_blocks = 1000;   // from the page's beginning
constexpr std::size_t longest = 200;        // bytes of a date
constexpr std::size_t longest_plain = 80;   // … in an element that is not called so
constexpr std::array<std::size_t, 3> rings = {6, 20, most_blocks};  // how many blocks from the headline; what is above it is twice as far
constexpr std::size_t longest_lead = 50;    // bytes at the beginning of a line, "zuletzt aktualisiert"
constexpr std::size_t longest_about = 200;  // bytes of what an element is called
constexpr std::size_t label_depth = 3;     // how many elements may be called what the block in them is

/// What the elements around a block are called.
namespace kind {
inline constexpr std::uint8_t other = 1;   // what is not of the article
inline constexpr std::uint8_t teaser = 2;  // another story's, or the introduction to this one
inline constexpr std::uint8_t date = 4;
inline constexpr std::uint8_t changed = 8;  // the date of a change
inline constexpr std::uint8_t unknown = 16;
}  // namespace kind

constexpr std::uint8_t article_part = 32;  // which is no other thing, though it is called so
constexpr auto about_parts = name_parts_of(
    parts_of(kind::date, {"date", "datum", "time", "publi", "posted", "fecha", "created", "submitted"}),
    parts_of(kind::changed, {"updat", "modif", "change"}),
    parts_of(kind::teaser, {"teaser"}),
    parts_of(kind::other, {"comment", "related", "sidebar", ".widget", "#widget", "recommend", "joined"}),
    parts_of(article_part, article_names));
// What leads to a date in a longer line of an article's data, folded.
constexpr auto publish_words = text::leads_of(std::to_array<std::string_view>({
    "veröffentlicht am", "publiziert am", "erstellt am", "erstellt:", "eingestellt am", "geschrieben von", "erschienen am", "posted", "published:",
    "published on", "submitted", "written by", "date:", "datum:", "publié le", "posté le", "mis en ligne", "rédigé", "fecha:",
    "publicado", "publicada", "pubblicato", "inserito", "scritto da", "data:", "gepubliceerd", "geplaatst", "opublikowano", "publicerad",
    "publisert", "publiceret", "julkaistu", "опубликовано", "дата:", "发布", "發佈", "发表", "日期", "时间",
}));
constexpr auto dateline_ends = text::leads_of(std::to_array<std::string_view>({" - ", " – ", " — ", ": ", ") ", "). "}));
// What a line of a change's date begins with, folded.
constexpr auto change_leads = text::leads_of(std::to_array<std::string_view>({
    "updated", "update:", "last updated", "last modified", "last reviewed", "modified", "this article was updated", "aktualisiert",
    "zuletzt aktualisiert", "zuletzt geändert", "letzte aktualisierung", "letzte änderung", "mis à jour", "mise à jour",
    "article mis à jour", "dernière mise à jour", "modifié le", "dernière modification", "actualizado", "última actualización",
    "aggiornato", "ultimo aggiornamento", "ultima modifica", "atualizado", "última atualização", "bijgewerkt", "laatst bijgewerkt",
    "laatst gewijzigd", "oppdatert", "sist oppdatert", "uppdaterad", "senast uppdaterad", "opdateret", "sidst opdateret", "päivitetty",
    "aktualizacja", "ostatnia aktualizacja", "обновлено", "оновлено", "更新",
}));

// What stands between a date and an author, folded.
constexpr auto inner_leads = text::leads_of(std::to_array<std::string_view>({" by ", " von ", " par ", " por ", " da ", " door ", " av ", " af "}));

template <std::size_t N>
bool has_any(std::string_view text, const text::Leads<N>& words) noexcept {
    return words.find(text).length != 0;
}

class Finder {
public:
    Finder(const Document& document, std::string_view headline, const std::vector<bool>& are_dates, Sought sought)
        : blocks_(document.blocks()),
          document_(document),
          are_dates_(are_dates),
          sought_(sought),
          names_reporters_(sought.bylines && may_name_reporters(document.source())),
          headline_(find(headline)) {
        kinds_.resize(std::max<std::size_t>(document.markup().elements.size(), 1), kind::unknown);
        called_.resize(document.markup().text.size() + 1, kind::unknown);
        // What holds the headline too is all of the article, or more.
        kinds_[0] = 0;
        if (blocks_.empty()) return;
        for (std::uint32_t element = blocks_[headline_].element; element != 0; element = parent_of(element)) kinds_[element] = 0;
    }

    Surroundings run() {
        const bool is_near = sought_.dates != Reach::far && !sought_.bylines;
        const std::size_t farthest = is_near ? rings.front() : most_blocks;
        const std::size_t end = std::min({blocks_.size(), most_blocks, headline_ + farthest + 1});
        for (std::size_t i = headline_ + 1; i < end; ++i) take(i, i - headline_);
        for (std::size_t i = headline_; i > 0 && headline_ - i < farthest; --i) take(i - 1, 2 * (headline_ - i + 1));
        for (std::size_t i = 0; i < dates_.size(); ++i) {
            auto& dates = i < 2 ? found_.dates : found_.far_dates;
            dates.insert(dates.end(), dates_[i].begin(), dates_[i].end());
        }
        found_.far_dates.insert(found_.far_dates.end(), last_.begin(), last_.end());
        found_.headline = headline_;
        return std::move(found_);
    }

private:
    std::span<const Block> blocks_;
    const Document& document_;
    const std::vector<bool>& are_dates_;
    Sought sought_;
    bool names_reporters_;
    std::size_t headline_;             // its block
    std::vector<std::uint8_t> kinds_;  // of each element that was asked for
    std::vector<std::uint8_t> called_; // what an element is called by itself, at the begin of its Element::about, which others share
    std::vector<std::uint32_t> path_;  // elements that are not known yet
    std::string folded_;               // the beginning of the line that is read
    Surroundings found_;
    std::array<std::vector<DateText>, 2 * rings.size()> dates_;  // of each ring, those that are called so first
    std::vector<DateText> last_;

    [[nodiscard]] std::uint32_t parent_of(std::uint32_t element) const noexcept { return document_.markup().elements[element].parent; }

    /// The block that is the headline, as a heading or not; else a heading that has some of it, or the first.
    [[nodiscard]] std::size_t find(std::string_view headline) const {
        const std::string wanted = letters_of(headline);
        std::optional<std::size_t> same;
        std::optional<std::size_t> similar;
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < std::min(blocks_.size(), most_blocks); ++i) {
            const bool is_heading = blocks_[i].role == Role::heading;
            const std::size_t size = blocks_[i].span.size();
            if (is_heading && !first) first = i;
            // What is much longer or shorter is not read.
            if (wanted.empty() || size > 2 * headline.size() || 2 * size < headline.size()) continue;
            if (!is_heading && same) continue;
            const std::string_view text = document_.text(blocks_[i].span);
            if (has_letters(text, wanted)) {
                if (is_heading) return i;
                same = i;
            } else if (is_heading && !similar) {
                const std::string letters = letters_of(text);
                if (wanted.find(letters) != wanted.npos || letters.find(wanted) != letters.npos) similar = i;
            }
        }
        return same.value_or(similar.value_or(first.value_or(0)));
    }

    /// What the element is called by itself. Most are called as others before them.
    std::uint8_t called_by_itself(std::uint32_t element) {
        const Span about = document_.markup().elements[element].about;
        std::uint8_t& called = called_[about.begin];
        if (called != kind::unknown) return called;
        const std::uint8_t parts = about_parts.kinds_in(document_.markup().view(about).substr(0, longest_about));
        called = parts & kind::teaser;
        if ((parts & kind::other) != 0 && (parts & article_part) == 0) called |= kind::other;
        if ((parts & kind::date) != 0) called |= (parts & kind::changed) != 0 ? kind::changed : kind::date;
        return called;
    }

    /// What the element is called, and those around it if they are of other things.
    std::uint8_t kinds_of(std::uint32_t element) {
        for (; kinds_[element] == kind::unknown; element = parent_of(element)) path_.push_back(element);
        std::uint8_t kinds = kinds_[element];
        for (; !path_.empty(); path_.pop_back()) {
            kinds = (kinds & (kind::other | kind::teaser)) | called_by_itself(path_.back());
            kinds_[path_.back()] = kinds;
        }
        return kinds;
    }

    /// What the innermost elements around a block call it.
    std::uint8_t label_of(std::uint32_t element) {
        for (std::size_t depth = 0; element != 0 && depth < label_depth; ++depth) {
            const std::uint8_t called = kinds_of(element) & (kind::date | kind::changed);
            if (called != 0) return called;
            element = parent_of(element);
        }
        return 0;
    }

    /// "Seatown, 7 March 2024" of "Seatown, 7 March 2024 – The harbour ...", or nothing.
    static std::string_view dateline_of(std::string_view text) noexcept {
        constexpr std::size_t longest_dateline = 60;
        const auto end = dateline_ends.find(text.substr(0, longest_dateline));
        return end.length == 0 ? std::string_view() : text.substr(0, end.at);
    }

    /// Folds the beginning of a line: most are ASCII, all of whose bytes are folded at once.
    void fold(std::string_view beginning) {
        std::array<char, text::AsciiChunk::size> bytes{}, lower;
        static_assert(longest_lead < bytes.size());
        std::ranges::copy(beginning, bytes.begin());
        const std::uint64_t all = (std::uint64_t{1} << beginning.size()) - 1;
        if ((text::AsciiChunk::read(bytes.data(), beginning.size(), lower.data()).other & all) == 0) {
            folded_.assign(lower.data(), beginning.size());
        } else {
            folded_.clear();
            text::append_folded(folded_, beginning);
        }
    }

    /// How a line begins that is a byline.
    struct BylineLead {
        std::size_t length;  // in the folded line
        bool is_all;         // there is nothing behind
    };
    std::optional<BylineLead> byline_lead(std::string_view text) {
        if (const std::size_t length = glued_by_length(text)) return BylineLead{length, false};
        if (text::is_digit(text.front())) return lead_behind_date(text);
        const std::size_t size = folded_.size();
        // "By " may be all of a line, whose space is gone. What leads nowhere with it, does not without.
        const std::size_t spaced_length = author_lead_length(folded_ += ' ');
        folded_.resize(size);
        if (spaced_length == 0 && size != 0) return std::nullopt;
        const std::size_t length = author_lead_length(folded_);
        const bool is_whole = text.size() < longest_lead;
        if (is_whole && length >= size) return BylineLead{size, true};
        if (length != 0) return BylineLead{length, false};
        return is_whole && spaced_length > size ? std::optional(BylineLead{size, true}) : std::nullopt;
    }

    /// "7 March 2024 by Jane Doe"
    [[nodiscard]] std::optional<BylineLead> lead_behind_date(std::string_view text) const {
        const auto found = inner_leads.find(folded_);
        const bool has_date = found.length != 0 && iso_date(text.substr(0, found.at), DateOrder::day_first).has_value();
        return has_date ? std::optional(BylineLead{found.at + found.length, false}) : std::nullopt;
    }

    /// Takes the line, which names an author; where it only leads up to one, that below it.
    void take_byline(std::size_t block, std::string_view text, BylineLead lead, bool is_near) {
        constexpr std::size_t longest_name = 100;
        auto& lines = is_near ? found_.bylines : found_.signatures;
        const auto is_whole_name = [](std::string_view name) { return text::is_name(name) && text::count_parts(name, 2) == 2; };
        // Far away "By ..." may begin prose and menus, "Posted by jdoe at 9:05" does not.
        const std::string_view words = text::trim(std::string_view(folded_).substr(0, lead.length));
        const bool is_certain = words.find_first_of(": ") != words.npos || words.ends_with("：");
        if (lead.is_all) {
            // A list's item is a tab: "Author", "Recent posts".
            if (block + 1 >= blocks_.size() || blocks_[block].role == Role::list_item) return;
            const std::string_view next = document_.text(blocks_[block + 1].span);
            if (next.size() <= longest_name && (is_near || is_certain || is_whole_name(next))) lines.push_back(next);
            return;
        }
        const bool is_signature = block > headline_ && is_whole_name(text.substr(std::min(lead.length, text.size())));
        if (is_near || is_certain || is_signature) lines.push_back(text);
    }

    void take_reporter(std::size_t block, std::string_view text) {
        const std::string_view reporter = reporter_in(text);
        if (!reporter.empty() && (kinds_of(blocks_[block].element) & (kind::other | kind::teaser)) == 0) found_.signatures.push_back(reporter);
    }

    void take(std::size_t block, std::size_t distance) {
        std::string_view text = document_.text(blocks_[block].span);
        const bool is_near = distance <= rings.front();
        if (names_reporters_) take_reporter(block, text);
        const bool is_long = text.size() > longest;
        if (is_long) text = is_near ? dateline_of(text) : std::string_view();
        const bool is_sought = sought_.dates == Reach::far || (sought_.dates == Reach::near && is_near);
        const bool may_be_date = is_sought && std::ranges::any_of(text, text::is_digit);
        const bool may_be_byline = sought_.bylines && !is_long && !text.empty();
        if (!may_be_date && !may_be_byline) return;
        fold(text.substr(0, longest_lead));
        const std::optional<BylineLead> lead = may_be_byline ? byline_lead(text) : std::nullopt;
        if (!may_be_date && !lead) return;
        const std::uint8_t around = kinds_of(blocks_[block].element);
        if ((around & kind::other) != 0) return;
        const bool is_last = is_long || (around & kind::teaser) != 0;  // where nothing else is found
        if (lead && !is_last) take_byline(block, text, *lead, is_near);
        if (!may_be_date) return;
        const std::uint8_t called = are_dates_[block] ? kind::date : label_of(blocks_[block].element);
        if (called == 0 && text.size() > longest_plain && !has_any(text::fold(text), publish_words)) return;
        if (is_last || (called & kind::changed) != 0 || change_leads.length_at(folded_) != 0) {
            last_.push_back({text, block});
            return;
        }
        const auto ring = std::ranges::lower_bound(rings, std::min(distance, rings.back())) - rings.begin();
        dates_[2 * static_cast<std::size_t>(ring) + (called == 0 ? 1 : 0)].push_back({text, block});
    }
};

}  // namespace

Surroundings surroundings_of(const Document& document, std::string_view headline, const std::vector<bool>& are_dates,
                             Sought sought) {
    return Finder(document, headline, are_dates, sought).run();
}

}  // namespace stet::markup
