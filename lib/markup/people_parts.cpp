#include "markup/people_parts.hpp"

#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t longest_lead = 30;  // bytes

bool is_address(std::string_view word) noexcept {
    return word.find('@') != word.npos || word.find("://") != word.npos || word.starts_with("www.");
}

bool begins_small(std::string_view word) noexcept {
    return word.empty() || text::character(text::decode(word.data(), word.data() + word.size()).code_point).is(text::flag::lower);
}

class Splitter {
public:
    explicit Splitter(std::string_view text) noexcept : text_(text) {}

    std::vector<PeoplePart> run() {
        for (std::string_view rest = text_; !rest.empty();) {
            const std::size_t length = std::min(rest.find(' '), rest.size());
            const std::string_view word = rest.substr(0, length);
            rest.remove_prefix(std::min(length + 1, rest.size()));
            read(word, rest);
        }
        close(Joint::start);
        return std::move(parts_);
    }

private:
    std::string_view text_;
    std::vector<PeoplePart> parts_;
    std::string_view part_;     // what is read of the next one
    unsigned words_ = 0;        // in it
    bool is_muted_ = false;     // behind an address, until the part ends
    Joint joint_ = Joint::start;
    Credit credit_ = Credit::none;

    void close(Joint next) {
        const std::string_view part = text::trim(part_);
        if (!part.empty()) parts_.push_back({part, joint_, credit_});
        // "Doe, and Roe": the and counts.
        joint_ = part.empty() && joint_ == Joint::joined ? joint_ : next;
        part_ = {};
        words_ = 0;
        is_muted_ = false;
    }

    void add(std::string_view piece) noexcept {
        if (piece.empty() || is_muted_) return;
        const char* const begin = part_.empty() ? piece.data() : part_.data();
        part_ = {begin, static_cast<std::size_t>(piece.data() + piece.size() - begin)};
        ++words_;
    }

    void read(std::string_view word, std::string_view rest) {
        if (is_address(word)) {
            is_muted_ = true;
            if (word.ends_with(',') || word.ends_with(';')) close(Joint::behind);
            return;
        }
        const std::string folded = text::fold(word);
        if (is_and(folded) || (is_and_or_particle(folded) && stands_between_names(rest))) {
            close(Joint::joined);
        } else if (is_dash(word)) {
            close(Joint::behind);
        } else if (is_reporter(folded)) {
            begin_credit(Credit::author);
        } else {
            read_pieces(word);
        }
    }

    static bool is_dash(std::string_view word) noexcept {
        return text::is_one_of(word, std::initializer_list<std::string_view>{"-", "–", "—", "•", "·", "»", "›", "+"});
    }

    /// Whether two words stand on either side: "Ana Ruiz y Luis Mora", but "José Ortega y Gasset".
    [[nodiscard]] bool stands_between_names(std::string_view rest) const noexcept {
        const std::size_t first = std::min(rest.find(' '), rest.size());
        const std::string_view next = rest.substr(0, first);
        const std::string_view second = rest.substr(std::min(first + 1, rest.size()));
        return words_ >= 2 && !next.ends_with(',') && !begins_small(next) && !second.empty() && !begins_small(second);
    }

    void begin_credit(Credit credit) {
        close(Joint::start);
        credit_ = credit;
    }

    /// A word and the signs within it: "Roe,", "AFP/Roe", "Foto:", "责任编辑:李明".
    void read_pieces(std::string_view word) {
        while (!word.empty()) {
            const std::size_t length = std::min(word.find_first_of(",;|/:"), word.size());
            const std::string_view piece = word.substr(0, length);
            const char sign = length < word.size() ? word[length] : '\0';
            word.remove_prefix(std::min(length + 1, word.size()));
            const Credit credit = sign == ':' || sign == '/' ? credit_of_short(piece) : Credit::none;
            if (credit != Credit::none) {
                begin_credit(credit);
                continue;
            }
            add(piece);
            if (sign == ',' || sign == '|') close(Joint::behind);
            if (sign == '/') close(Joint::joined);
            if (sign == ';') close(Joint::start);
        }
    }

    static Credit credit_of_short(std::string_view piece) {
        return piece.size() <= longest_lead ? credit_of(text::fold(piece)) : Credit::none;
    }
};

}  // namespace

std::string plain_signs(std::string_view text) {
    static constexpr auto twins = std::to_array<std::pair<std::string_view, char>>({
        {"，", ','}, {"、", ','}, {"；", ';'}, {"：", ':'}, {"／", '/'}, {"｜", '|'}, {"（", '('}, {"）", ')'}, {"＆", '&'}, {"＠", '@'},
    });
    const std::string spaced = text::single_spaced(text);
    std::string plain;
    for (std::string_view rest = spaced; !rest.empty();) {
        const auto twin = std::ranges::find_if(twins, [&](const auto& each) { return rest.starts_with(each.first); });
        const char sign = twin != twins.end() ? twin->second : rest.front();
        if (sign == ':' && plain.ends_with(' ')) plain.pop_back();  // as in French
        plain += sign;
        rest.remove_prefix(twin != twins.end() ? twin->first.size() : 1);
    }
    return plain;
}

std::vector<PeoplePart> people_parts(std::string_view text) { return Splitter(text).run(); }

}  // namespace stet::markup
